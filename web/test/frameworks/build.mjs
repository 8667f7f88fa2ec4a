// Renders the pages into the folder that the first argument names. HOST is the second one.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { compile } from "svelte/compiler";

const [out, host] = process.argv.slice(2);

/** Compiles components of Svelte, for the browser or for the server. */
const svelte = (generate) => ({
  name: "svelte",
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, "utf8"), { filename: path, generate, dev: true }).js.code,
    }));
  },
});

const bundle = (entry, file, platform) =>
  esbuild.build({
    entryPoints: ["src/" + entry],
    outfile: file,
    bundle: true,
    platform,
    format: "esm",
    jsx: "automatic",
    jsxDev: false,
    conditions: [platform === "browser" ? "browser" : "node", "development"],
    define: { "process.env.NODE_ENV": '"development"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true" },
    banner: platform === "node" ? { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' } : {},
    plugins: [svelte(platform === "browser" ? "client" : "server")],
    logLevel: "error",
  });

const servers = {
  react: `import { renderToString } from "react-dom/server"; import { createElement } from "react"; import { App } from "./react.jsx";
    export const render = (host) => renderToString(createElement(App, { host }));`,
  vue: `import { renderToString } from "vue/server-renderer"; import { app } from "./vue.js"; export const render = (host) => renderToString(app(host));`,
  svelte: `import { render as draw } from "svelte/server"; import App from "./App.svelte"; export const render = (host) => draw(App, { props: { host } }).body;`,
};

for (const [name, source] of Object.entries(servers)) {
  await mkdir(`${out}/${name}`, { recursive: true });
  await writeFile(`src/${name}-server.tmp.js`, source);
  await bundle(`${name}-server.tmp.js`, `${out}/${name}-server.mjs`, "node");
  await bundle(name === "react" ? "react-client.jsx" : `${name}-client.js`, `${out}/${name}/app.js`, "browser");
  const { render } = await import(pathToFileURL(`${out}/${name}-server.mjs`));
  await writeFile(
    `${out}/${name}/index.html`,
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">LOADER</head>` +
      `<body><div id="root">${await render(host)}</div><script>window.host = ${JSON.stringify(host)}</script><script type="module" src="DELAYapp.js"></script></body></html>`,
  );
}
