// What TypeScript must accept, and, where it says so, refuse.
import { register, type StatusView } from "statusdeck";
import { codes } from "statusdeck/codes";
import rehypeStatusdeck from "statusdeck/rehype";
import markdownItStatusdeck from "statusdeck/markdown-it";

const done: Promise<void> = register({ base: "/codes/", links: true });
// @ts-expect-error base is needed
register({ links: true });
register({ base: "/codes/", preset: "redoc" });
// @ts-expect-error no such preset
register({ base: "/codes/", preset: "swagger" });

const status = document.createElement("http-status");
const view: StatusView = "card";
status.setAttribute("view", view);
// @ts-expect-error no such view
const wrong: StatusView = "tiny";
status.addEventListener("statusdeck:load", (e) => e.detail.code.padStart(3, "0"));
document.addEventListener("statusdeck:select", (e) => new URL(e.detail.url));
document.addEventListener("statusdeck:error", (e) => {
  // @ts-expect-error an element that shows its content is no error
  return e.detail.state === "ready";
});
document.querySelector("http-status-table")?.focus();

const phrase: string = codes[0].phrase;
const transform: (tree: unknown) => void = rehypeStatusdeck({ base: "/" });
// @ts-expect-error no such element
rehypeStatusdeck({ base: "/", element: "b" });
markdownItStatusdeck({}, { base: "/", element: "a" });
export { done, phrase, transform, wrong };
