// The page about embedding: loads the widget as other sites do, and fits preview and
// snippets to the options. Without this script, the page shows the recommended way
// for every host.
const doc = document;
const $ = (id) => doc.getElementById(id);
const all = (selector, root = doc) => [...root.querySelectorAll(selector)];
const base = doc.body.dataset.base;
const here = new URL(base, location.href).href.slice(0, -1);

const script = doc.createElement("script");
script.src = base + "embed/v1/statusdeck.js";
script.dataset.links = "";
doc.head.append(script);

// What was chosen before this script was there counts, and so does what the browser has
// put back into the controls.
const names = ["host", "way", "code", "view", "class", "theme", "language"];
const options = Object.fromEntries(names.map((name) => [name, $("embed-" + name).value]));
if (!codes().has(options.code)) options.code = "404";

/** Reads the codes that have a card, with their names. */
function codes() {
  return new Map(all("#embed-codes option").map((o) => [o.value, o.textContent]));
}

/** Puts the address of this site where the build did not know it. */
const addressed = (text) => text.replaceAll("https://HOST" + base.slice(0, -1), here).replaceAll("ORIGIN", location.origin);

function set(figure, text) {
  const code = figure.querySelector("code");
  if (code.textContent !== text) code.textContent = text;
  figure.querySelector("[data-copy]").dataset.copy = text;
}

/**
 * @typedef {object} Content What comes into the page
 * @property {string} [tag] the element, if it is not just a link
 * @property {Record<string, string>} [attributes]
 * @property {{ path: string, text: string }} link the link, or the one inside the element
 * @property {boolean} [inline] whether it is part of a sentence
 */

/** @returns {Content} */
function wanted() {
  const { way, code, view, theme, language } = options;
  const link = { path: `status/${code}/`, text: `${code} ${codes().get(code)}` };
  switch (way) {
    case "table": {
      const title = $("embed-class").selectedOptions[0].textContent;
      const folder = title.replace(/^\S+ (?=\S)/, "").toLowerCase().replaceAll(" ", "-");
      return { tag: "http-status-table", attributes: { class: options.class, theme }, link: { path: `category/${folder}/`, text: title } };
    }
    case "search":
      return { tag: "http-status-search", attributes: { theme }, link: { path: "", text: "Search status codes" } };
    case "status":
      return { tag: "http-status", attributes: { code, view, theme, "lang-constant": language }, link, inline: !view };
    case "automatic":
      return { tag: "http-status", attributes: { code }, link, inline: true };
    default:
      return { link, inline: true };
  }
}

const escaped = (s) => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const sentence = (inline, text) => (inline ? `The server answers ${text}.` : text);

/**
 * Writes the text of a page in the language of a host.
 * @param {string} template
 * @param {string} markup
 * @param {Content} content
 */
function use(template, markup, { tag, attributes = {}, link, inline }) {
  if (options.way === "automatic") return sentence(true, link.text);
  if (!tag) return template.replaceAll("status/404/", link.path).replaceAll("404 Not Found", link.text);
  const host = template.match(/https?:\/\/[^"()<>]*(?=\/status\/404\/)/)[0];
  const written = Object.entries(attributes).filter(([, v]) => v).map(([n, v]) => ` ${n}="${escaped(v)}"`).join("");
  const html = sentence(inline, `<${tag}${written}><a href="${host}/${link.path}">${escaped(link.text)}</a></${tag}>`);
  return markup === "rst" ? `.. raw:: html\n\n   ${inline ? `<p>${html}</p>` : html}` : html;
}

/** Gives the script the attribute of the chosen way, in HTML and in the objects of configurations. */
function loading(template, automatic) {
  return template.replace(/(, )"data-links": "true"| data-links(?=>)/, (was, comma) => {
    if (options.way === "links") return was;
    if (options.way !== "automatic") return "";
    const [name, value] = automatic.split(/=(.*)/s);
    return comma ? `, "${name}": "${value}"` : ` ${name}="${value}"`;
  });
}

/**
 * Shows in the preview what the snippet makes.
 * @param {Content} content
 */
function preview({ tag, attributes = {}, link, inline }) {
  const box = $("embed-preview");
  let el = tag ? box.querySelector(tag) : null;
  let a = el?.querySelector("a") ?? box.querySelector("p > a");
  if (tag ? !el : !a || box.querySelector("http-status,http-status-table,http-status-search")) {
    a = doc.createElement("a");
    el = tag ? doc.createElement(tag) : null;
    el?.append(a);
    const p = doc.createElement(tag && tag !== "http-status" ? "div" : "p");
    p.append(around("The server answers "), el ?? a, around("."));
    box.replaceChildren(p);
  }
  for (const span of all(".around", box)) span.hidden = !inline;
  if (a.textContent !== link.text) a.textContent = link.text;
  if (a.getAttribute("href") !== base + link.path) a.setAttribute("href", base + link.path);
  if (!el) return;
  for (const name of ["code", "view", "theme", "lang-constant", "class"]) {
    const value = attributes[name] ?? "";
    if ((el.getAttribute(name) ?? "") === value) continue;
    if (value) el.setAttribute(name, value);
    else el.removeAttribute(name);
  }
}

function around(text) {
  const span = doc.createElement("span");
  span.className = "around";
  span.textContent = text;
  return span;
}

/** Shows the options; the program makes the page anew when it starts. */
function apply() {
  const picker = $("embed-preview");
  if (!picker) return;
  for (const name of names) {
    const control = $("embed-" + name);
    if (control.value !== options[name] && control !== doc.activeElement) control.value = options[name];
  }
  const { way, host } = options;
  for (const label of all(".embed-options [data-ways]")) label.hidden = !label.dataset.ways.split(" ").includes(way);
  for (const p of all(".embed-way")) p.classList.toggle("embed-chosen", p.dataset.way === way);
  const what = wanted();
  preview(what);
  for (const figure of all(".embed-page .message")) {
    const template = addressed((figure.dataset.template ??= figure.querySelector("code").textContent));
    const home = figure.closest(".embed-host");
    if (!home) set(figure, template);
    else if (figure.parentElement.className === "embed-use") set(figure, use(template, home.dataset.markup, what));
    else set(figure, loading(template, home.dataset.automatic));
  }
  for (const home of all(".embed-host")) home.classList.toggle("embed-chosen", home.dataset.host === host);
  for (const more of all(".embed-elements")) more.classList.toggle("embed-chosen", !!what.tag && way !== "automatic");
}

function change(e) {
  const name = /^embed-(.*)$/.exec(e.target.id)?.[1];
  if (!names.includes(name)) return;
  const value = e.target.value;
  if (name === "code") {
    // A number that is still being typed is none yet.
    const known = codes().has(value);
    $("embed-note").textContent = known || (/^\d{0,2}$/.test(value) && e.type === "input") ? "" : `There is no card for “${value}”.`;
    e.target.ariaInvalid = $("embed-note").textContent ? "true" : "false";
    if (!known) return;
  }
  options[name] = value;
  apply();
}

doc.addEventListener("input", change);
doc.addEventListener("change", change);
addEventListener("statusdeck:ready", apply);
apply();
