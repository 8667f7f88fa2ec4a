// The script inside every page, after the style sheet; the content security policy
// names its hash (server.ThemeHash). Applies what has to be there before the first
// paint: the chosen theme, and the room for the shelves of the home page.
{
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("statusdeck:theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    for (const shelf of ["pins", "recent"]) {
      if (/^\[\d/.test(localStorage.getItem(`statusdeck:${shelf}`))) root.setAttribute(`data-${shelf}`, "");
    }
  } catch {
    // storage is switched off: the system's theme it is
  }
  // All other scripts come after the first paint, which they would only hold up. A
  // page in the background is not painted; some browsers do not tell.
  const scripts = document.currentScript.dataset.then.split(" ");
  const load = () => scripts.splice(0).forEach((src) => import(src));
  addEventListener("load", () => setTimeout(load, document.hidden ? 0 : 500));
  try {
    new PerformanceObserver(load).observe({ type: "paint", buffered: true });
  } catch {
    // the load event it is
  }
}
