export interface StatusDeckOptions {
  /** The address of the StatusDeck site whose pages the links lead to: "https://codes.example/", "/codes/". */
  base: string;
  /** "http-status" (default) makes badges, "a" plain links, which have hover cards with the script's data-links. */
  element?: "http-status" | "a";
}

/** A rehype plug-in that links the status codes in a page. */
export default function rehypeStatusdeck(options: StatusDeckOptions): (tree: any) => void;
