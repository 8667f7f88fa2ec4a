// import type {} from "statusdeck/react";
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { HTTPStatusAttributes, HTTPStatusElement, HTTPStatusSearchAttributes, HTTPStatusSearchElement, HTTPStatusTableAttributes, HTTPStatusTableElement } from "./index.js";

type Props<Element, Attributes> = Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, "class" | keyof Attributes> & Attributes & { class?: string };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "http-status": Props<HTTPStatusElement, HTTPStatusAttributes>;
      "http-status-table": Props<HTTPStatusTableElement, HTTPStatusTableAttributes>;
      "http-status-search": Props<HTTPStatusSearchElement, HTTPStatusSearchAttributes>;
    }
  }
}
