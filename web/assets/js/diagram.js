// The size of the diagram: by buttons, keys and Ctrl with the wheel. Moving about
// is the browser's own scrolling.
const doc = document;
const box = () => doc.getElementById("diagram");
const drawing = () => box()?.querySelector("svg"); // the first strip; all are equally wide
const measures = (svg) => svg.getAttribute("viewBox").split(" ").map(Number);
const [, , full] = measures(drawing());

/** Sets the width in pixels; what is in the middle stays there. */
function resize(width) {
  const view = box();
  const svg = drawing();
  if (!svg) return;
  const before = svg.getBoundingClientRect().width;
  const next = Math.min(full * 3, Math.max(200, width));
  const middle = [view.scrollLeft + view.clientWidth / 2, view.scrollTop + view.clientHeight / 2];
  // Attributes, because the policy of the site forbids styles in the markup.
  for (const strip of view.querySelectorAll("svg")) {
    strip.setAttribute("width", next);
    strip.setAttribute("height", (next * measures(strip)[3]) / full);
  }
  const grown = next / before;
  view.scrollLeft = middle[0] * grown - view.clientWidth / 2;
  view.scrollTop = middle[1] * grown - view.clientHeight / 2;
  const spoken = doc.getElementById("spoken"); // the boot script's region for screen readers
  if (spoken) spoken.textContent = `Diagram at ${Math.round((100 * next) / full)}%`;
}

const zooms = {
  in: () => resize(drawing().getBoundingClientRect().width * 1.25),
  out: () => resize(drawing().getBoundingClientRect().width / 1.25),
  fit: () => resize(box().clientWidth),
  one: () => resize(full),
};

doc.addEventListener("click", (e) => {
  const button = e.target.closest?.("[data-zoom], [data-print]");
  if (!button) return;
  e.preventDefault(); // done
  button.dataset.zoom ? zooms[button.dataset.zoom]() : print();
});

doc.addEventListener("keydown", (e) => {
  if (!e.target.closest?.("#diagram") || e.ctrlKey || e.metaKey || e.altKey) return;
  const zoom = { "+": "in", "=": "in", "-": "out", 0: "fit" }[e.key];
  if (!zoom) return;
  e.preventDefault();
  zooms[zoom]();
});

doc.addEventListener(
  "wheel",
  (e) => {
    if (!e.ctrlKey || !e.target.closest?.("#diagram")) return;
    e.preventDefault();
    zooms[e.deltaY < 0 ? "in" : "out"]();
  },
  { passive: false },
);

// A mouse drags the drawing; fingers and pens scroll anyway. What was pressed on is
// a link only if the mouse has not moved.
let grabbed = null;
let moved = false;
doc.addEventListener("pointerdown", (e) => {
  moved = false;
  if (e.pointerType === "mouse" && e.button === 0 && e.target.closest?.("#diagram svg")) grabbed = [e.clientX, e.clientY];
});
doc.addEventListener("pointermove", (e) => {
  if (!grabbed) return;
  const [x, y] = [grabbed[0] - e.clientX, grabbed[1] - e.clientY];
  if (!moved && Math.hypot(x, y) < 5) return;
  moved = true;
  box().classList.add("grabbed");
  box().scrollBy(x, y);
  grabbed = [e.clientX, e.clientY];
});
for (const name of ["pointerup", "pointercancel"]) {
  doc.addEventListener(name, () => {
    grabbed = null;
    box()?.classList.remove("grabbed");
  });
}
// In the capture phase: the search program follows links too.
addEventListener("click", (e) => moved && e.target.closest?.("#diagram") && (e.preventDefault(), e.stopPropagation(), (moved = false)), true);
doc.addEventListener("dragstart", (e) => e.target.closest?.("#diagram") && e.preventDefault());
