// What few pages need of the widget: hover cards, <http-status-table>,
// <http-status-search>, the full view, and automatic links. statusdeck.js loads it
// once, checks its hash, and hands over what it is built of.
import { autolink } from "./autolink.js";
import { badge, links, listen } from "./hover.js";
import { search } from "./search.js";
import { full, table } from "./views.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(`__STYLE__`);

document.currentScript.statusdeck((el, tools, event) => {
  tools.sheets = [tools.sheet, sheet];
  listen(tools);
  if (el.localName === "script") {
    if (el.hasAttribute("data-links")) links();
    if (el.matches("[data-autolink],[data-preset]")) autolink(el.dataset, tools);
    return;
  }
  if (!el.isConnected) return;
  if (event) return badge(el, event);
  el.shadowRoot.adoptedStyleSheets = tools.sheets;
  if (el.localName === "http-status-table") table(el, tools);
  else if (el.localName === "http-status-search") search(el, tools);
  else full(el);
});
