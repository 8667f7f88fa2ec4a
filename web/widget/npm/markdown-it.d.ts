import type { StatusDeckOptions } from "./rehype.js";
export type { StatusDeckOptions };

/** A markdown-it plug-in that links the status codes in a page. */
export default function markdownItStatusdeck(md: any, options: StatusDeckOptions): void;
