// The page about embedding: loads the widget as other sites do, and applies the
// options to the preview and to the text to copy.
const doc = document;
const $ = (id) => doc.getElementById(id);
const base = doc.body.dataset.base;
const here = new URL(base, location.href).href.slice(0, -1);

const script = doc.createElement("script");
script.src = base + "embed/v1/statusdeck.js";
doc.head.append(script);

/** Puts the address of this site where the build did not know it. */
function address() {
  const put = (text) => text.replaceAll("https://HOST" + base.slice(0, -1), here).replaceAll("ORIGIN", location.origin);
  for (const code of doc.querySelectorAll(".embed-page .message code")) {
    if (/HOST|ORIGIN/.test(code.textContent)) code.textContent = put(code.textContent);
  }
  for (const button of doc.querySelectorAll(".embed-page [data-copy]")) {
    if (/HOST|ORIGIN/.test(button.dataset.copy)) button.dataset.copy = put(button.dataset.copy);
  }
}

// What was chosen before this script was there counts.
const options = Object.fromEntries(["code", "view", "theme", "language"].map((name) => [name, $("embed-" + name).value]));

/** Shows the options; the program makes the page anew when it starts. */
function apply() {
  for (const [name, value] of Object.entries(options)) {
    const control = $("embed-" + name);
    if (control && control.value !== value) control.value = value;
  }
  const el = doc.querySelector("#embed-preview http-status");
  const link = el?.querySelector("a");
  if (!link) return;
  const { code, view, theme, language } = options;
  const attributes = { code, view: view === "badge" ? "" : view, theme, "lang-constant": language };
  for (const [name, value] of Object.entries(attributes)) {
    if ((el.getAttribute(name) ?? "") === value) continue;
    if (value) el.setAttribute(name, value);
    else el.removeAttribute(name);
  }
  const option = [...$("embed-codes").options].find((o) => o.value === code);
  const text = option ? `${code} ${option.textContent}` : code;
  const path = `status/${/^\d{3}$/.test(code) ? code : "404"}/`;
  if (link.textContent !== text) link.textContent = text;
  if (link.getAttribute("href") !== base + path) link.setAttribute("href", base + path);

  const shown = doc.querySelector("#embed-snippet code");
  const [tag] = shown.textContent.split("\n"); // of the script
  const host = tag.match(/src="(.*)\/embed\//)[1];
  const escape = (s) => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const written = Object.entries(attributes).filter(([, v]) => v).map(([n, v]) => ` ${n}="${escape(v)}"`).join("");
  const snippet = `${tag}\n\n<http-status${written}><a href="${host}/${path}">${escape(text)}</a></http-status>`;
  if (shown.textContent !== snippet) shown.textContent = snippet;
  doc.querySelector("#embed-snippet [data-copy]").dataset.copy = snippet;

  // The snippets for generators were written for a badge of 404.
  for (const figure of doc.querySelectorAll("[aria-labelledby=generators] .message")) {
    const text404 = (figure.dataset.template ??= figure.querySelector("code").textContent);
    const chosen = text404
      .replaceAll('<http-status code="404">', `<http-status${written}>`)
      .replaceAll("status/404/", path)
      .replaceAll("404 Not Found", escape(text))
      .replaceAll("status 404 >", `status ${escape(code)} >`);
    if (figure.querySelector("code").textContent !== chosen) figure.querySelector("code").textContent = chosen;
    figure.querySelector("[data-copy]").dataset.copy = chosen;
  }
}

function change(e) {
  const name = /^embed-(code|view|theme|language)$/.exec(e.target.id)?.[1];
  if (!name) return;
  options[name] = e.target.value;
  // A number that is still being typed is none yet.
  if (name !== "code" || e.target.value.length === 3) apply();
}

doc.addEventListener("input", change);
addEventListener("statusdeck:ready", apply);
address();
// What the browser has put back into the controls counts.
for (const name of Object.keys(options)) options[name] = $("embed-" + name)?.value || options[name];
apply();
