import type { MDXComponents } from "mdx/types";

export const useMDXComponents = (): MDXComponents => ({});
