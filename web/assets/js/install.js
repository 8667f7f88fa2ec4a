// @ts-check
// Installing. A quiet button at the foot of the page, where the browser can install
// the site. Safari on iOS offers no call for that: there the button explains how.
import { showDialog } from "./dialog.js";
import { doc, installed } from "./env.js";
import { onPage } from "./fill.js";

let installer; // the browser's own dialog, kept until it is asked for
const onIOS = navigator.standalone === false; // only Safari on iOS knows it

addEventListener("beforeinstallprompt", (e) => {
  e.preventDefault();
  installer = e;
  offerInstall();
});
addEventListener("appinstalled", () => {
  installer = undefined;
  offerInstall();
});

function offerInstall() {
  const place = doc.querySelector("[data-install]");
  if (place) place.hidden = installed || !(installer || onIOS);
}

doc.addEventListener("click", async (e) => {
  if (!e.target.closest?.("[data-install]")) return;
  if (!installer) {
    const how = doc.createElement("p");
    how.textContent = "In Safari, tap Share, then “Add to Home Screen”. StatusDeck then opens in a window of its own and works without a network.";
    return showDialog("install", "Install StatusDeck", how);
  }
  const asked = installer;
  installer = undefined; // it can be used only once
  offerInstall();
  await asked.prompt(); // a browser that is turned down asks again another day
});

onPage(offerInstall);
