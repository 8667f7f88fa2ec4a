// --- The reader's library ----------------------------------------------------
// The choice under "In code" is remembered on this device: its row is marked on
// every page, and its name can be copied from the top of the page.

const languageKey = "statusdeck:language";

function chosenLanguage() {
  try {
    return localStorage.getItem(languageKey) ?? "";
  } catch {
    return ""; // storage is switched off: nothing is remembered
  }
}

doc.addEventListener("change", (e) => {
  if (e.target.id !== "language") return;
  try {
    localStorage.setItem(languageKey, e.target.value);
  } catch {
    // not kept, but shown on this page
  }
  showLanguage(e.target.value);
});

/** Marks the row of a library and offers its name at the top of the page. */
function showLanguage(id) {
  const select = doc.getElementById("language");
  const button = doc.querySelector("[data-constant]");
  if (!select || !button) return;
  // What is stored may come from another version, or from anyone.
  const known = [...select.options].some((option) => option.value === id);
  select.value = known ? id : "";
  let name;
  for (const row of doc.querySelectorAll("tr[data-language]")) {
    const chosen = known && id !== "" && row.dataset.language === id;
    row.toggleAttribute("data-chosen", chosen);
    if (chosen) name = row.querySelector("td > code")?.textContent;
  }
  button.hidden = !name;
  if (name) {
    button.textContent = `Copy ${name}`;
    button.dataset.copy = name;
    delete button.dataset.label;
  }
}

const remembered = () => chosenLanguage() && showLanguage(chosenLanguage());
remembered();
addEventListener("statusdeck:ready", remembered);
addEventListener("statusdeck:page", remembered);

// --- Sharing -----------------------------------------------------------------

doc.addEventListener("click", async (e) => {
  const button = e.target.closest?.("[data-share]");
  if (!button) return;
  const link = new URL(button.dataset.share, location.href).href;
  if (navigator.share) {
    try {
      await navigator.share({ title: doc.title, url: link });
      return;
    } catch (err) {
      if (err.name === "AbortError") return; // the person changed their mind
    }
  }
  button.dataset.copyLink = button.dataset.share;
  copyFrom(button);
});
