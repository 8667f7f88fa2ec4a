// @ts-check
// The script of a card that another site frames: it tells the page around how high the
// card is, in the messages that hosts understand. It stores nothing and loads nothing.
const root = document.documentElement;
const theme = new URLSearchParams(location.search).get("theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;

// WordPress frames what oEmbed names in a sandbox without pop-ups, and knows the
// frame by a secret behind the address.
const secret = /^#\?secret=([a-zA-Z0-9]+)$/.exec(location.hash)?.[1];

/** @param {unknown} message */
const tell = (message) => parent.postMessage(message, "*");

function tellHeight() {
  const height = Math.ceil(root.getBoundingClientRect().height);
  tell({ statusdeck: { height } });
  // Embedly's form, which Iframely, Medium and others read.
  tell(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
  if (secret) tell({ message: "height", value: height, secret });
}

if (parent !== window) {
  new ResizeObserver(tellHeight).observe(root);
  addEventListener("click", (e) => {
    const link = e.target instanceof Element && e.target.closest("a");
    if (!secret || !link) return;
    e.preventDefault();
    tell({ message: "link", value: link.href, secret });
  });
}
