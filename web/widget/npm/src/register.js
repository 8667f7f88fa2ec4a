// @ts-check
// Loads the elements from where their files are served.

const elements = ["http-status", "http-status-table", "http-status-search"];

/** @type {Promise<void> | undefined} */
let registered;

/**
 * @param {{ base: string | URL, links?: boolean, autolink?: string, autolinkPattern?: string, preset?: string }} options
 * @returns {Promise<void>}
 */
export function register({ base, links = false, autolink, autolinkPattern, preset }) {
  // Nothing to do where a page is rendered on a server.
  if (typeof document === "undefined") return Promise.resolve();
  return (registered ??= load(base, { links: links ? "" : undefined, autolink, autolinkPattern, preset }));
}

/** @param {string | URL} base @param {Record<string, string | undefined>} options */
function load(base, options) {
  const folder = new URL(base, document.baseURI);
  if (!folder.pathname.endsWith("/")) folder.pathname += "/";
  const script = document.createElement("script");
  script.type = "module";
  script.src = new URL("embed/v1/statusdeck.js", folder).href;
  for (const [name, value] of Object.entries(options)) if (value !== undefined) script.dataset[name] = value;
  return new Promise((resolve, reject) => {
    script.onerror = () => {
      registered = undefined;
      script.remove();
      reject(new Error(`StatusDeck: cannot load ${script.src}`));
    };
    document.head.append(script);
    Promise.all(elements.map((name) => customElements.whenDefined(name))).then(() => resolve(undefined));
  });
}
