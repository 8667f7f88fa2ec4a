// @ts-check
import { doc } from "./env.js";

/**
 * Shows a message with buttons in the corner; "Close" if there are none.
 * @param {string} id of the message: a second one replaces the first
 * @param {string} text
 * @param {Record<string, () => void>} actions by the labels of their buttons
 */
export function notice(id, text, actions = { Close: () => {} }) {
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
