// The content security policy, judged by Google's CSP Evaluator, and lived with
// by Chromium: no page type may run into it.
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { header, replace } from "../lib/altered.mjs";
import { visit } from "../lib/visit.mjs";

export default {
  name: "csp",
  title: "CSP: evaluated, and no violation",
  async check(site, { browser, restricted }) {
    const problems = [];
    const policies = new Map();
    for (const path of restricted ? site.pages.map((p) => p.path) : [...site.paths, "/no/such/page"]) {
      const { headers } = await site.get(path);
      const policy = headers.get("content-security-policy") ?? "";
      policies.set(policy, policies.get(policy) ?? path);
    }
    for (const [policy, path] of policies) problems.push(...judge(policy).map((p) => `${path}: ${p}`));
    const states = restricted ? site.pages.map(({ path }) => ({ path })) : site.states;
    for (const state of states) {
      const { problems: found } = await visit(await browser(), site, state, { waits: 300 });
      problems.push(...found.map((p) => `${state.path}: ${p}`));
    }
    return { looked: `${policies.size} policies, ${states.length} pages`, problems };
  },
  controls: [
    { breaks: "no policy", pages: ["/"], alter: { "/": header("content-security-policy", null) }, flags: /no policy/ },
    { breaks: "'unsafe-inline' is allowed", pages: ["/"], alter: { "/": header("content-security-policy", (v) => v.replace("script-src", "script-src 'unsafe-inline'")) }, flags: /unsafe-inline/ },
    { breaks: "every host is allowed", pages: ["/"], alter: { "/": header("content-security-policy", (v) => v.replace("script-src 'self'", "script-src *")) }, flags: /script-src/ },
    { breaks: "the page has an inline script", pages: ["/about/"], alter: { "/about/": replace("<h1", "<script>1</script><h1") }, flags: /violat/i },
    { breaks: "the page has an inline style", pages: ["/about/"], alter: { "/about/": replace("<h1", '<h1 style="color:red"') }, flags: /violat/i },
    { breaks: "the policy forbids the style sheet", pages: ["/about/"], alter: { "/about/": header("content-security-policy", (v) => v.replace("style-src 'self'", "style-src 'none'")) }, flags: /violat/i },
    { breaks: "the page has an error in its script", pages: ["/about/"], alter: { "~/assets/boot\\.": (a) => "nothing.at.all;" + a.body }, flags: /nothing is not defined/ },
  ],
};

/** What is wrong with a policy. */
function judge(policy) {
  if (!policy) return ["no policy"];
  const csp = new CspParser(policy).csp;
  const problems = [];
  for (const [directive, values] of Object.entries(csp.directives)) {
    for (const value of values) if (/unsafe/.test(value) && value !== "'wasm-unsafe-eval'") problems.push(`${directive} has ${value}`);
  }
  for (const finding of new CspEvaluator(csp).evaluate()) {
    // 'self' is flagged as a chance for hosts with uploads or JSONP; this one has
    // static files of its own and nothing else.
    const ours = finding.directive === "script-src" && finding.value === "'self'";
    if (finding.severity <= Severity.MEDIUM_MAYBE && !ours) problems.push(`CSP Evaluator: ${finding.directive} ${finding.value ?? ""}: ${finding.description}`);
  }
  return problems;
}
