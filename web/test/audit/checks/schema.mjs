// The JSON files against their schema, by Ajv (JSON Schema 2020-12).
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { replace } from "../lib/altered.mjs";

export default {
  name: "schema",
  title: "JSON against its schema, by Ajv",
  async check(site) {
    const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
    formats(ajv);
    const validate = ajv.compile(await site.json("/api/v1/schema.json"));
    const paths = site.paths.filter((path) => /^\/api\/v1\/.*\.json$/.test(path) && !path.endsWith("schema.json"));
    const problems = [];
    for (const path of paths) {
      const { headers } = await site.get(path);
      if (headers.get("content-type")?.split(";")[0] !== "application/json") problems.push(`${path} is sent as ${headers.get("content-type")}`);
      if (validate(await site.json(path))) continue;
      // Of the errors of the alternatives that did not fit, the deepest tell most.
      const errors = [...validate.errors].sort((a, b) => b.instancePath.split("/").length - a.instancePath.split("/").length).slice(0, 3);
      for (const e of errors) problems.push(`${path}${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
    }
    const all = await site.json("/api/v1/codes.json");
    if (all.length !== paths.length - 1) problems.push(`codes.json has ${all.length} codes, and there are ${paths.length - 1} files of one code`);
    return { looked: `${paths.length} files`, problems };
  },
  controls: [
    { breaks: "a word that the schema does not list", alter: { "/api/v1/codes/404.json": replace('"popularity":"common"', '"popularity":"vast"') }, flags: /404\.json\/popularity/ },
    { breaks: "a member is missing", alter: { "/api/v1/codes/503.json": replace(/"summary":"[^"]*",/, "") }, flags: /503\.json.*summary/ },
    { breaks: "a number is text", alter: { "/api/v1/codes.json": replace('"code":404,"phrase"', '"code":"404","phrase"') }, flags: /codes\.json\/\d+\/code/ },
  ],
};
