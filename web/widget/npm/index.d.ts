/** The options of {@link register}. */
export interface RegisterOptions {
  /** Where the files of the package, or a StatusDeck site, are served: "/codes/", "https://codes.example/". */
  base: string | URL;
  /** Links to the pages of codes get a hover card. */
  links?: boolean;
  /** Selector of the elements in whose text codes become badges. Not for pages that a framework renders. */
  autolink?: string;
  /** Regular expression of your own for them. */
  autolinkPattern?: string;
  /** The API reference on the page, whose codes become badges. */
  preset?: "swagger-ui" | "scalar" | "redoc" | "rapidoc" | "elements";
}

/**
 * Loads the elements once, and resolves when they are defined. On a server it does nothing.
 * Rejects when their script cannot be loaded; it can then be called again.
 */
export function register(options: RegisterOptions): Promise<void>;

export type StatusView = "badge" | "line" | "card" | "full";
export type StatusTheme = "light" | "dark";
export type StatusState = "loading" | "ready" | "unknown" | "offline";

/** Attributes of <http-status>. */
export interface HTTPStatusAttributes {
  code: string | number;
  view?: StatusView;
  theme?: StatusTheme;
  /** ID of a library, such as "go", "python" or "node". */
  "lang-constant"?: string;
}
/** Attributes of <http-status-table>; class is "1xx" to "5xx", or "unofficial". */
export interface HTTPStatusTableAttributes {
  theme?: StatusTheme;
}
/** Attributes of <http-status-search>. */
export interface HTTPStatusSearchAttributes {
  results?: "event";
  theme?: StatusTheme;
}

export interface HTTPStatusElement extends HTMLElement {}
export interface HTTPStatusTableElement extends HTMLElement {}
export interface HTTPStatusSearchElement extends HTMLElement {}

/** The events of the elements; all of them bubble. */
export interface StatusDeckEventMap {
  "statusdeck:load": CustomEvent<{ code: string; state: "ready" }>;
  "statusdeck:error": CustomEvent<{ code: string; state: "unknown" | "offline" }>;
  "statusdeck:select": CustomEvent<{ code: string; url: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "http-status": HTTPStatusElement;
    "http-status-table": HTTPStatusTableElement;
    "http-status-search": HTTPStatusSearchElement;
  }
  interface HTMLElementEventMap extends StatusDeckEventMap {}
  interface DocumentEventMap extends StatusDeckEventMap {}
}
