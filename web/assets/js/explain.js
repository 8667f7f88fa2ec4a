// The explain page: takes text, or a file of any size, and shows what the worker
// makes of it. The search program replaces the page's content by a copy of itself
// when it starts, so elements are looked up when they are needed.
const WORKER = __WORKER__;
const doc = document;
const $ = (id) => doc.getElementById(id);
const AT_ONCE = 1 << 20; // characters that are explained without a click

let worker = null; // warm, or at work
let busy = false;
let timer = 0;
let used = "#explain-input"; // what started the work: where the focus goes back to

/** Explains a Blob; what was going on before is given up. While someone types, the page stays where it is. */
function explain(input, typing = false) {
  clearTimeout(timer);
  if (busy) end();
  problem("");
  busy = true;
  worker ??= new Worker(WORKER);
  progress(0, input.size);
  timer = setTimeout(() => {
    if (!busy) return;
    $("explain-progress").hidden = false;
    if (!typing) reveal($("explain-progress"), "nearest");
  }, 200);
  worker.onmessage = ({ data }) => {
    if (data.read !== undefined) return progress(data.read, input.size);
    if (data.failed) return failed(`The program could not be started: ${data.failed}.`);
    done();
    if (data.html) show(data.html);
    else problem(`${data.problem[0].toUpperCase()}${data.problem.slice(1)}.`);
    if (!typing) reveal(data.html ? $("report") : $("explain-problem"), data.html ? "start" : "center");
  };
  worker.onerror = (e) => {
    e.preventDefault();
    failed("The program could not be started. To use this page offline, open it once while you are online.");
  };
  worker.postMessage(input);
}

/** Says why the program could not be started, and gets the one of a newer build if that is why. */
async function failed(message) {
  end();
  const answer = await fetch(WORKER).catch(() => undefined);
  if (answer?.status === 404) {
    const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
    if (registration?.active) {
      registration.update().catch(() => {});
      message = "The server has a newer version of StatusDeck. Explaining works again once you have accepted it.";
    } else {
      // The text is kept, a chosen file would be lost.
      if ($("explain-input").value && globalThis.statusdeck?.reload(WORKER)) return;
      message = "StatusDeck was updated after this page was opened. Load the page again, then explain the text or file anew.";
    }
  }
  problem(message);
  reveal($("explain-problem"), "center");
}

function end() {
  worker?.terminate();
  worker = null;
  done();
}

function done() {
  busy = false;
  clearTimeout(timer);
  $("explain-progress").hidden = true;
}

const megabytes = (n) => (n / 1e6).toFixed(1);

function progress(read, size) {
  const bar = doc.querySelector("#explain-progress progress");
  bar.value = size ? Math.min(100, (100 * read) / size) : 0; // more is read than a gzip file has
  $("explain-read").textContent = read ? `${megabytes(read)} of ${megabytes(size)} MB read` : "Starting";
}

function problem(text) {
  $("explain-problem").textContent = text;
  if (text) result("");
}

function show(html) {
  result(html);
  const heading = $("report");
  $("announce").textContent = heading.textContent;
  if (doc.activeElement !== $("explain-input")) heading.focus({ preventScroll: true });
}

/** Brings an element, and some of what follows it, onto the screen. */
function reveal(el, block) {
  const { top, bottom } = el.getBoundingClientRect();
  const bar = doc.querySelector(".bar").getBoundingClientRect();
  if (top >= bar.bottom && bottom < 0.75 * innerHeight) return;
  el.scrollIntoView({ block, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function result(html) {
  $("explain-result").innerHTML = html;
  $("explain-example").hidden = html !== "";
  doc.querySelector('[data-explain="clear"]').hidden = html === "" && $("explain-input").value === "";
}

const explainText = (typing) => explain(new Blob([$("explain-input").value]), typing);

function explainFile(file) {
  used = "#explain-file";
  $("explain-input").value = "";
  explain(file);
}

const actions = {
  example() {
    used = '[data-explain="example"]';
    $("explain-input").value = $("example-input").textContent;
    explainText();
  },
  cancel() {
    end();
    problem("Cancelled.");
    doc.querySelector(used)?.focus();
  },
  clear() {
    end();
    $("explain-input").value = "";
    problem("");
    result("");
    $("explain-input").focus();
  },
};

doc.addEventListener("click", (e) => {
  const action = actions[e.target.closest?.("[data-explain]")?.dataset.explain];
  if (!action) return;
  e.preventDefault(); // done
  action();
});

doc.addEventListener("submit", (e) => {
  if (e.target.id !== "explain-form") return;
  e.preventDefault();
  used = '#explain-form [type="submit"]';
  explainText();
});

doc.addEventListener("input", (e) => {
  if (e.target.id !== "explain-input") return;
  const typed = e.target.value;
  used = "#explain-input";
  clearTimeout(timer);
  if (busy) end();
  if (typed === "") actions.clear();
  else if (typed.length <= AT_ONCE) {
    const pasted = e.inputType?.startsWith("insertFrom"); // by pasting or dropping
    timer = setTimeout(explainText, pasted ? 0 : 600, !pasted);
  } else problem("");
});

doc.addEventListener("change", (e) => {
  const file = e.target.id === "explain-file" && e.target.files[0];
  if (!file) return;
  e.target.value = ""; // so that the same file can be chosen again
  explainFile(file);
});

// Findings are hidden by severity and by rule.
doc.addEventListener("change", (e) => {
  const filters = e.target.closest(".report-filter");
  if (!filters) return;
  const report = filters.parentElement;
  const off = { severity: new Set(), rule: new Set() };
  for (const box of filters.querySelectorAll("input:not(:checked)")) off[box.dataset.filter].add(box.value);
  const findings = [...report.querySelectorAll(".finding")];
  const filtered = (f) => off.severity.has(f.dataset.severity) || off.rule.has(f.dataset.rule);
  // The elements stay, so that the others keep their numbers.
  for (const f of findings) f.classList.toggle("filtered", filtered(f));
  for (const ref of report.querySelectorAll(".ref")) ref.hidden = filtered(doc.getElementById(ref.hash.slice(1)));
  const hidden = findings.filter(filtered).length;
  filters.querySelector("[role=status]").textContent = hidden ? `${hidden} of ${findings.length} findings are hidden.` : "";
});

// Ctrl+Enter explains at once.
doc.addEventListener("keydown", (e) => {
  if (e.target.id === "explain-input" && e.key === "Enter" && (e.ctrlKey || e.metaKey)) explainText();
});

// A file may be dropped anywhere on the page.
const files = (e) => [...(e.dataTransfer?.types ?? [])].includes("Files");
const over = (on) => $("explain-form").classList.toggle("drop", on);
doc.addEventListener("dragover", (e) => {
  if (!files(e)) return;
  e.preventDefault();
  over(true);
});
doc.addEventListener("dragleave", (e) => e.relatedTarget || over(false));
doc.addEventListener("drop", (e) => {
  over(false);
  const file = e.dataTransfer?.files[0];
  if (!file) return;
  e.preventDefault();
  explainFile(file);
});

// A file that the system opens with the installed app.
window.launchQueue?.setConsumer(async ({ files: opened }) => {
  if (opened?.length) explainFile(await opened[0].getFile());
});

// What was typed, or kept by the browser, before this script was there.
if ($("explain-input").value) explainText(true);
