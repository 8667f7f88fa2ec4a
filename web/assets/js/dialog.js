// @ts-check
import { doc } from "./env.js";

/** Shows something in a dialog. */
export function showDialog(id, heading, content) {
  doc.getElementById(id)?.remove();
  const dialog = doc.createElement("dialog");
  dialog.id = id;
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", `${id}-title`);
  const title = doc.createElement("h2");
  title.id = `${id}-title`;
  title.textContent = heading;
  const close = doc.createElement("button");
  close.type = "button";
  close.className = "button";
  close.textContent = "Close";
  close.onclick = () => dialog.close();
  // A press beside the dialog closes it, too. (A handler that returned false would
  // cancel every click inside.)
  dialog.onclick = (e) => {
    if (e.target === dialog) dialog.close();
  };
  dialog.append(title, content, close);
  doc.body.append(dialog);
  dialog.showModal();
}
