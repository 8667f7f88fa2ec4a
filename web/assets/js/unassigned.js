// @ts-check
// The page of a number without an entry is one for its whole class: it gets to say
// which number was asked for. The program's own page says so by itself.
import { doc } from "./env.js";

const code = /\/status\/(\d{3})\/?$/.exec(location.pathname)?.[1];
const heading = doc.querySelector(".unassigned-page h1");
if (code && heading) {
  heading.textContent = `${code} is not assigned`;
  doc.title = `${code} is not an assigned status code | StatusDeck`;
}
