// @ts-check
// Messages for screen readers.
import { doc } from "./env.js";

// The region is not the program's own (#announce): go-app updates that one node by
// node, so no other script may touch it.
const spoken = doc.createElement("p");
spoken.id = "spoken";
spoken.className = "visually-hidden";
spoken.setAttribute("role", "status");
doc.body.append(spoken);

/** Has screen readers say a text. */
export function announce(text) {
  spoken.textContent = text;
}
