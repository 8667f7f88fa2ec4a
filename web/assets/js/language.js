// @ts-check
// The reader's library. The choice at the top of a code page is remembered on this device: its
// row is marked on every page, and its name is the one to copy.
import { doc } from "./env.js";
import { onPage } from "./fill.js";
import { store } from "./store.js";

doc.addEventListener("change", (e) => {
  if (e.target.id !== "language") return;
  store.set("language", e.target.value);
  showLanguage();
});

/** Marks the row of the library and offers its name at the top of the page. */
function showLanguage() {
  const id = store.get("language");
  const select = doc.getElementById("language");
  const button = doc.querySelector("[data-constant]");
  if (!select || !button) return;
  // What is stored may come from another version, or from anyone.
  const known = [...select.options].some((option) => option.value === id);
  select.value = known ? id : "";
  button.dataset.first ??= button.dataset.copy; // the name that is offered before a choice
  let name = button.dataset.first;
  for (const row of doc.querySelectorAll("tr[data-language]")) {
    const chosen = known && id !== "" && row.dataset.language === id;
    row.toggleAttribute("data-chosen", chosen);
    if (chosen) name = row.querySelector("td > code")?.textContent ?? name;
  }
  if (button.dataset.copy !== name) {
    button.textContent = `Copy ${name}`;
    button.dataset.copy = name;
    delete button.dataset.label;
  }
}

onPage(showLanguage);
store.on("language", showLanguage);
