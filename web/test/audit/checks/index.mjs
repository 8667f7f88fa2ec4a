// All checks, in the order in which they run: the quick ones first.
import axe from "./axe.mjs";
import csp from "./csp.mjs";
import { openSearch, robotsTxt, sitemap } from "./discovery.mjs";
import htmlValidate from "./html-validate.mjs";
import lighthouse from "./lighthouse.mjs";
import links from "./links.mjs";
import manifest from "./manifest.mjs";
import nu from "./nu.mjs";
import schema from "./schema.mjs";
import structured from "./structured.mjs";
import visual from "./visual.mjs";
import widget from "./widget.mjs";

/** Each has a name, a title, check(site, env) and controls; see README.md. */
export const checks = [nu, htmlValidate, links, schema, sitemap, robotsTxt, openSearch, structured, manifest, csp, axe, visual, widget, lighthouse];
