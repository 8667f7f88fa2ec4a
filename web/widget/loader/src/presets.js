// Where API references write status codes: <script data-preset="swagger-ui">.

/**
 * @typedef {object} Preset
 * @property {string} root the reference itself; a page without it gets a warning
 * @property {string} codes elements whose text is a code and nothing else
 * @property {string} prose descriptions, which are read as automatic links read a text
 */

/** @type {Record<string, Preset>} */
export const presets = {
  __proto__: null,
  "swagger-ui": {
    root: ".swagger-ui",
    codes: ".swagger-ui .response-col_status",
    prose: ".swagger-ui .renderedMarkdown",
  },
  scalar: {
    root: ".scalar-app",
    codes: '.scalar-app [id*=".responses."] > .parameter-item-name, .scalar-app .property-name > [id*=".responses."], .scalar-app .scalar-card [role=tab]',
    prose: ".scalar-app .markdown",
  },
  // Versions 2 and 3.
  redoc: {
    root: ".redoc-wrap, redoc",
    codes: "[data-section-id] button > strong, [data-section-id] [role=tab], [data-section-id] [data-testid=right-panel] button",
    prose: '.redoc-wrap p, [data-component-name="Markdown/Markdown"]',
  },
  // All of it is in shadow trees.
  rapidoc: {
    root: "rapi-doc",
    codes: "[part~=btn-response-status]",
    prose: ".m-markdown, .m-markdown-small",
  },
  elements: {
    root: ".sl-elements",
    codes: ".sl-elements [role=tab]",
    prose: ".sl-elements .sl-markdown-viewer",
  },
};
