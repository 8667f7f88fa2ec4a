// Applies what has to be there before the first paint: the chosen theme, and the
// room for the shelves of the home page. The only script that the page waits for,
// loaded beside the style sheet.
try {
  const root = document.documentElement;
  const theme = localStorage.getItem("statusdeck:theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  for (const shelf of ["pins", "recent"]) {
    if (/^\[\d/.test(localStorage.getItem(`statusdeck:${shelf}`))) root.setAttribute(`data-${shelf}`, "");
  }
} catch {
  // storage is switched off: the system's theme it is
}
