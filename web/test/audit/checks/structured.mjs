// Structured data: JSON-LD that jsonld.js expands, with the members that the
// types in use need (schema.org).
import jsonld from "jsonld";
import { replace } from "../lib/altered.mjs";

const schema = "http://schema.org/";
// What each type must have to be of use, and whose values are addresses.
const required = {
  DefinedTerm: ["name", "description", "termCode"],
  TechArticle: ["headline", "url"],
  BreadcrumbList: ["itemListElement"],
  ListItem: ["position", "name"],
  WebSite: ["name", "url"],
  DefinedTermSet: ["name", "url"],
  SearchAction: ["target"],
  EntryPoint: ["urlTemplate"],
};

// schema.org's context maps every plain name to itself; addresses are strings.
const documentLoader = async (url) => {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`no context is kept for ${url}`);
  return { contextUrl: null, documentUrl: url, document: { "@context": { "@vocab": schema, id: "@id", type: "@type" } } };
};

export default {
  name: "structured",
  title: "Structured data: JSON-LD, by jsonld.js",
  async check(site) {
    const problems = [];
    const found = new Map();
    for (const { path } of site.pages) {
      const html = await site.text(path);
      const scripts = [...html.matchAll(/<script\b[^>]*type="?application\/ld\+json"?[^>]*>(.*?)<\/script>/gs)];
      const types = new Set();
      for (const [, text] of scripts) {
        try {
          const nodes = await jsonld.expand(JSON.parse(text), { documentLoader });
          if (!nodes.length) problems.push(`${path}: the data say nothing`);
          walk(nodes, (node) => problems.push(...nodeProblems(node, types, site).map((p) => `${path}: ${p}`)));
        } catch (err) {
          problems.push(`${path}: ${err.message}`);
        }
      }
      for (const type of types) found.set(type, (found.get(type) ?? 0) + 1);
      if (/^\/status\/\d\d\d\/$/.test(path)) {
        if (!types.has("DefinedTerm") && !types.has("TechArticle")) problems.push(`${path}: neither a DefinedTerm nor a TechArticle`);
        if (!types.has("BreadcrumbList")) problems.push(`${path}: no BreadcrumbList`);
      }
    }
    return { looked: [...found].map(([type, n]) => `${n} ${type}`).join(", ") || "nothing found", problems };
  },
  controls: [
    { breaks: "the JSON is broken", pages: ["/status/404/"], alter: { "/status/404/": replace(/(ld\+json"?[^>]*>)\{/, "$1{,") }, flags: /404.*JSON/ },
    { breaks: "another type than meant", pages: ["/status/404/"], alter: { "/status/404/": replace(/"BreadcrumbList"/g, '"BreadcrumbLst"') }, flags: /BreadcrumbLst|no BreadcrumbList/ },
    { breaks: "a name is missing", pages: ["/status/404/"], alter: { "/status/404/": replace(/"name":"(?=[^"]*")/, '"nmae":"') }, flags: /lacks name/ },
    { breaks: "the data are missing", pages: ["/status/404/"], alter: { "/status/404/": replace(/application\/ld\+json/g, "text/plain") }, flags: /neither a DefinedTerm/ },
  ],
};

function walk(value, visit) {
  if (Array.isArray(value)) value.forEach((v) => walk(v, visit));
  else if (value && typeof value === "object") {
    if (value["@type"]) visit(value);
    Object.values(value).forEach((v) => walk(v, visit));
  }
}

function nodeProblems(node, types, site) {
  const problems = [];
  for (const iri of node["@type"]) {
    const type = iri.replace(schema, "");
    types.add(type);
    if (!iri.startsWith(schema)) problems.push(`${iri} is no type of schema.org`);
    else if (!required[type]) problems.push(`${type} is not among the types checked here`);
    for (const member of required[type] ?? []) if (!node[schema + member]?.length) problems.push(`${type} lacks ${member}`);
  }
  for (const member of ["url", "item"]) {
    for (const v of node[schema + member] ?? []) {
      const address = v["@value"] ?? v["@id"];
      if (typeof address !== "string") continue;
      if (!URL.canParse(address)) problems.push(`${member} ${address} is not an absolute address`);
      else if (site.pathOf(address) !== null && !site.paths.includes(site.pathOf(address))) problems.push(`${member} ${address} is no page of this site`);
    }
  }
  return problems;
}
