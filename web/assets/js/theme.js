// The script at the beginning of every page; the content security policy names its
// hash (server.InlineHashes). Applies what has to be there before the first paint:
// the chosen theme, and the room for the shelves of the home page.
{
  const root = document.documentElement;
  // While a page still arrives, what is there changes its place: cards in a row, the hand.
  root.setAttribute("data-arriving", "");
  addEventListener("DOMContentLoaded", () => root.removeAttribute("data-arriving"));
  try {
    const theme = localStorage.getItem("statusdeck:theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    for (const shelf of ["pins", "recent"]) {
      if (/^\[\d/.test(localStorage.getItem(`statusdeck:${shelf}`))) root.setAttribute(`data-${shelf}`, "");
    }
  } catch {
    // storage is switched off: the system's theme it is
  }
}
