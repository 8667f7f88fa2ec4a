// <http-status view="full"> and <http-status-table>.

export const full = (el) => {
  // Attributes change while this script, or the fragment, is on its way.
  const isFull = () => el.box && el.getAttribute("view") === "full";
  if (!isFull()) return;
  el.box.className = el.box.part = el.box.className.replace("card", "scroll");
  el.box.tabIndex = 0;
  el.show = (content) => {
    delete el.show;
    el.show(content); // the card
    if (!isFull()) return;
    el.box.replaceChildren(...el.shadowRoot.childNodes, content.querySelector(".more").cloneNode(true));
    el.shadowRoot.replaceChildren(el.box);
  };
  el.fill();
};

export const table = (el, { base, make }) => {
  const name = /(^|\s)([1-5]xx|unofficial)(\s|$)/.exec(el.className)?.[2];
  // Pages change classes for reasons of their own.
  if (!el.box || name !== el.name) {
    el.name = name;
    el.box = make("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: "Status codes" }, make("slot", {}, name ? make("a", { href: base + name + ".html", textContent: name }) : ""));
    el.shadowRoot.replaceChildren(el.box);
    el.show = (content) => el.box.replaceChildren(content.querySelector("table").cloneNode(true));
    el.tell(name ? "loading" : "unknown");
  }
  if (name && el.getAttribute("state") !== "ready") el.fill();
};
