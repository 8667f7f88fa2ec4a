// What the scripts of a page find besides the browser's own names.

/** Values that the build puts in place of names: see web/build/scripts.go. */
declare const __CONFIG__: any;
declare const __WORKER__: string;

/** What the scripts, the program and other scripts of a page share. */
declare var statusdeck: any;

/** Go's start script, wasm_exec.js. */
declare var Go: any;

/** Environment of the browser program, asked for by go-app. */
declare var goappGetenv: (name: string) => string;

// Elements are looked up by selectors that the markup guarantees.
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}
interface Document {
  getElementById(id: string): any;
  activeElement: any;
}
interface HTMLElement {
  querySelector(selectors: string): any;
}

// The target of an event is an element, of a kind that the handler asks for.
interface EventTarget {
  contains?(other: any): boolean;
  closest?(selectors: string): any;
  readonly id?: any;
  value?: any;
  files?: any;
}
interface Event {
  readonly inputType?: string;
}

/** Only Safari on iOS has it. */
interface Navigator {
  readonly standalone?: boolean;
  /** Not in Firefox and Safari. */
  readonly connection?: { saveData?: boolean; type?: string; effectiveType?: string };
}

/** Files that the system opens with the installed app, where the browser knows how (File Handling API). */
interface Window {
  launchQueue?: { setConsumer(consumer: (params: { files?: { getFile(): Promise<File> }[] }) => void): void };
}
