
// --- Updates -------------------------------------------------------------------
// A new build is downloaded in the background and offered in all tabs. It takes
// over when someone accepts it in one of them, then in all of them, or when all
// have been closed.

const HOUR = 3600e3;
let lastCheck = Date.now();

function watchUpdates() {
  let controlled = Boolean(workers.controller);
  workers.addEventListener("controllerchange", async () => {
    // The first worker takes over a page of its own build: nothing changes.
    const update = controlled;
    controlled = true;
    if (update) {
      // The reason is the build; a worker that does not answer must not keep the
      // page on the old one.
      const late = new Promise((resolve) => setTimeout(resolve, 3000));
      reload((await Promise.race([ask(workers.controller, "status").catch(() => {}), late]))?.version);
    }
    whenIdle(startIfLocal);
  });
  const follow = () => registration.installing?.addEventListener("statechange", offer);
  registration.addEventListener("updatefound", follow);
  follow();
  offer();
  // The browser looks for a new build when a page is loaded. An installed app can
  // stay open for weeks.
  const check = () => {
    if (doc.hidden || Date.now() - lastCheck < HOUR) return;
    lastCheck = Date.now();
    registration.update().catch(() => {});
  };
  doc.addEventListener("visibilitychange", check);
  addEventListener("online", check);
}

let offered = ""; // version of the build that is offered

/** Offers the build that is waiting. Nothing is replaced before someone agrees. */
async function offer() {
  const worker = registration.waiting;
  if (!worker || !workers.controller) return;
  const { version } = await ask(worker, "status");
  offered = version;
  if (store.get("declined") === version || doc.getElementById("update")) return;
  notice("update", "A new version of StatusDeck is ready.", {
    Reload: () => (registration.waiting ? registration.waiting.postMessage("activate") : location.reload()),
    Later: () => store.set("declined", offered),
  });
}

// Declined in one tab is declined in all.
store.on("declined", () => store.get("declined") && doc.getElementById("update")?.remove());

/** Shows a message with buttons in the corner; "Close" if there are none. */
function notice(id, text, actions = { Close: () => {} }) {
  doc.getElementById(id)?.remove();
  const toast = doc.createElement("div");
  toast.id = id;
  toast.className = "toast";
  toast.setAttribute("role", "status");
  const message = doc.createElement("p");
  toast.append(message);
  for (const [label, act] of Object.entries(actions)) {
    const button = doc.createElement("button");
    button.type = "button";
    button.className = toast.children.length > 1 ? "button" : "button primary";
    button.textContent = label;
    button.onclick = () => {
      toast.remove();
      act();
    };
    toast.append(button);
  }
  doc.body.append(toast);
  // A live region is read when it changes, not when it appears.
  message.textContent = text;
}

/**
 * Loads the page anew, with its address and what has been typed; at most once
 * for each reason, so that nothing can make it a loop. Says whether it will.
 */
function reload(reason = "unknown") {
  try {
    if (sessionStorage.getItem("statusdeck:reloaded") === reason) return false;
    sessionStorage.setItem("statusdeck:reloaded", reason);
    const focused = doc.activeElement === searchBox();
    sessionStorage.setItem("statusdeck:typed", JSON.stringify([searchBox()?.value ?? "", focused]));
  } catch {
    return false; // it could not be limited
  }
  location.reload();
  return true;
}

/** Takes up what had been typed before reload(). */
function carryOn() {
  try {
    const [text, focused] = JSON.parse(sessionStorage.getItem("statusdeck:typed")) ?? [];
    sessionStorage.removeItem("statusdeck:typed");
    const box = searchBox();
    if (!box || typeof text !== "string") return;
    box.value = text;
    if (focused) box.focus({ preventScroll: true });
  } catch {
    // nothing was kept, or not by us
  }
}
