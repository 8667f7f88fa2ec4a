// Applies the chosen theme before the first paint: the only script that the page
// waits for, loaded beside the style sheet.
try {
  const theme = localStorage.getItem("statusdeck:theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // storage is switched off: the system's theme it is
}
