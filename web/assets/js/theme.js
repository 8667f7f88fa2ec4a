// The script at the beginning of every page; the content security policy names its
// hash (server.InlineHashes). Applies what has to be there before the first paint:
// the chosen theme, and the room for the shelves of the home page.
{
  const root = document.documentElement;
  // A page is shown when it is there as a whole: while it arrives, what is there changes
  // its place, as cards in a row do. Not all browsers can be asked to wait so (HTML, link
  // type "expect"); hiding main instead costs a paint of what is around it.
  const end = document.createElement("link");
  if ("blocking" in end) {
    document.head.append(Object.assign(end, { rel: "expect", blocking: "render", href: "#announce" }));
  } else {
    root.setAttribute("data-arriving", "");
    addEventListener("DOMContentLoaded", () => root.removeAttribute("data-arriving"));
  }
  // A search by address is answered by the program; until then no page shows all codes
  // as if they were the answer.
  if (/[?&]q=[^&]/.test(location.search)) root.setAttribute("data-query", "");
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
