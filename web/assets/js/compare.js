// Compares two to five codes, which the address names: /compare/?codes=401,403.
// All facts come from the pages of the codes, which the offline copy holds, so
// this costs the browser program nothing and starts without it. The markup is that
// of the prerendered pages of pairs (app/compare.go).
import { codeBox } from "./codebox.js";

const doc = document;
const $ = (id) => doc.getElementById(id);
const base = doc.body.dataset.base;
const MOST = 5;

const words = (list) => list.join(", ").replace(/, ([^,]*)$/, " and $1");

/** What an address asks for: the codes it names that there are, and what is wrong with the rest. */
function read(query) {
  const known = new Set($("compare-form").dataset.codes.split(" "));
  const codes = [];
  const problems = [];
  const parts = (new URLSearchParams(query).getAll("codes").join(",").slice(0, 200)).split(/[\s,;+]+|\bvs\b|\bor\b/i);
  for (const part of parts.filter(Boolean)) {
    const number = /^\d{1,3}$/.test(part) && part.padStart(3, "0");
    if (!number) problems.push(`“${part.slice(0, 20)}” is not a status code.`);
    else if (known.has(number)) codes.includes(number) || codes.push(number);
    else if (/^[1-5]/.test(number)) problems.push(`${number} is not assigned: a client treats it as ${number[0]}00.`);
    else problems.push(`${number} lies outside 100-599 and is not a valid status code.`);
  }
  const over = codes.splice(MOST);
  if (over.length) problems.push(`At most five codes fit side by side: ${words(over)} left out.`);
  return { codes, problems };
}

const pages = new Map();

/** What the page of a code says, in pieces of markup. */
function page(code) {
  if (!pages.has(code)) {
    pages.set(code, load(code));
    pages.get(code).catch(() => pages.delete(code)); // the next attempt asks again
  }
  return pages.get(code);
}

async function load(code) {
  const response = await fetch(`${base}status/${code}/`);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const html = new DOMParser().parseFromString(await response.text(), "text/html");
  const find = (selector) => html.querySelector(selector);
  const facts = new Map([["Summary", { value: find(".lead").innerHTML, sourced: find(".lead").innerHTML }]]);
  for (const row of html.querySelectorAll(".facts > div")) {
    const dd = row.querySelector("dd");
    const sourced = dd.innerHTML;
    for (const source of dd.querySelectorAll(".src")) {
      if (source.previousSibling?.data === " ") source.previousSibling.remove();
      source.remove();
    }
    facts.set(row.querySelector("dt").textContent, { value: dd.innerHTML.trimEnd(), sourced });
  }
  const rules = new Map();
  for (const row of html.querySelectorAll(".confused dl > div")) {
    rules.set(row.querySelector("dt .num").textContent, row.querySelector("dd > span").innerHTML);
  }
  return {
    code,
    mark: find(".code-page").className.match(/k\d/)[0],
    link: `<a href="${base}status/${code}/" class="code-link"><span class="num">${code}</span> <span class="phrase">${find("h1 .phrase").innerHTML}</span></a>`,
    facts,
    rules,
    sending: section(html, "when-to-send-it") || section(html, "what-it-means"),
    example: [...html.querySelectorAll("section.example > :not(h2)")].map((el) => el.outerHTML).join(""),
  };
}

/** The section of an article that a heading begins. */
function section(html, id) {
  let out = "";
  let el = html.getElementById(id)?.nextElementSibling;
  for (; el && el.tagName !== "H2"; el = el.nextElementSibling) out += el.outerHTML;
  return out;
}

function rulesOf(sides) {
  let out = "";
  sides.forEach((a, i) => {
    for (const b of sides.slice(i + 1)) {
      const rule = a.rules.get(b.code);
      if (rule) out += `<div class="rule"><p class="rule-codes">${words([a.code, b.code].sort()).replace(" and ", " or ")}</p><p>${rule}</p></div>`;
    }
  });
  return out;
}

function table(sides) {
  const differing = [];
  const same = [];
  for (const label of ["Summary", ...$("comparison").dataset.facts.split("|")]) {
    const facts = sides.map((side) => side.facts.get(label));
    if (!facts.some(Boolean)) continue;
    const cells = facts.map((fact, i) => `<td data-code="${sides[i].code}">${fact?.sourced ?? '<span class="missing">no entry</span>'}</td>`);
    const equal = facts.every((fact) => (fact?.value ?? "") === (facts[0]?.value ?? ""));
    (equal ? same : differing).push(`<tr><th scope="row">${label}</th>${cells.join("")}</tr>`);
  }
  const group = (title, mark, rows) =>
    rows.length ? `<tbody class="${mark}"><tr class="group"><th scope="rowgroup" colspan="${sides.length + 1}">${title}</th></tr>${rows.join("")}</tbody>` : "";
  return {
    differences: differing.length,
    html:
      `<section aria-labelledby="side-by-side"><h2 id="side-by-side">All facts</h2>` +
      `<div class="table-scroll" tabindex="0" role="region" aria-label="Facts side by side">` +
      `<table class="compare cols-${sides.length}"><thead><tr><td></td>` +
      sides.map((side) => `<th scope="col" class="${side.mark}">${side.link}</th>`).join("") +
      `</tr></thead>` +
      group(`≠ ${differing.length} difference${differing.length === 1 ? "" : "s"}`, "differs", differing) +
      group(`= The same for ${sides.length === 2 ? "both" : "all"}`, "same", same) +
      `</table></div></section>`,
  };
}

const columns = (sides, title, id, kind, content) =>
  `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><div class="sides">` +
  sides.map((side) => `<div class="side${kind} ${side.mark}"><h3>${side.link}</h3>${content(side)}</div>`).join("") +
  `</div></section>`;

let turn = 0;

/** Shows what the address asks for. */
async function show() {
  if (!$("chosen")) return; // the page of a pair is complete
  const mine = ++turn;
  const { codes, problems } = read(location.search);
  $("chosen").innerHTML = codes
    .map((code) => `<li>${code}<button type="button" data-remove="${code}" aria-label="Remove ${code}">×</button></li>`)
    .join("");
  $("compare-add").disabled = codes.length >= MOST;
  const tell = () => {
    $("compare-problem").hidden = !problems.length;
    $("compare-problem").textContent = problems.join(" ");
  };
  doc.title = `${codes.length > 1 ? `${codes.join(" vs ")}: compared` : "Compare HTTP status codes"} | StatusDeck`;
  $("compare-title").textContent = codes.length > 1 ? `Compare ${words(codes)}` : "Compare status codes";
  if (codes.length === 1) problems.push(`Add a second code to compare ${codes[0]} with.`);
  tell();
  if (codes.length < 2) {
    $("comparison").hidden = true;
    return;
  }
  let sides;
  try {
    sides = await Promise.all(codes.map(page));
  } catch {
    if (mine !== turn) return;
    problems.push("The pages of these codes could not be loaded. Check the connection and try again.");
    $("comparison").hidden = true;
    return tell();
  }
  if (mine !== turn) return; // the choice has changed meanwhile
  const facts = table(sides);
  $("comparison").innerHTML =
    rulesOf(sides) +
    facts.html +
    columns(sides, "When to send it", "when", " prose", (side) => side.sending) +
    columns(sides, "Examples", "examples", "", (side) => side.example);
  $("comparison").hidden = false;
  const spoken = $("spoken"); // the boot script's region for screen readers
  if (spoken) spoken.textContent = `${words(codes)} compared: ${facts.differences} differences.`;
}

/** Changes the choice, and the address with it. */
function choose(codes) {
  history.pushState(null, "", codes.length ? `?codes=${codes.join(",")}` : location.pathname);
  return show();
}

// On the page of a pair, the two codes and the new one make a comparison of their own.
codeBox((code) => {
  const pair = /\/compare\/(\d{3})-(\d{3})\/$/.exec(location.pathname);
  if (pair) return location.assign(`${base}compare/?codes=${[...new Set([pair[1], pair[2], code])]}`);
  const { codes } = read(location.search);
  if (!codes.includes(code)) choose([...codes, code]);
  if ($("compare-add").disabled) $("chosen").querySelector("li:last-child button").focus();
});

doc.addEventListener("click", (e) => {
  const code = e.target.closest?.("[data-remove]")?.dataset.remove;
  if (!code) return;
  e.preventDefault(); // done
  const { codes } = read(location.search);
  choose(codes.filter((other) => other !== code));
  ($("chosen").querySelector("button") ?? $("compare-add")).focus();
});

addEventListener("popstate", show);
show();
