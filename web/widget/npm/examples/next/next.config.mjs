import createMDX from "@next/mdx";

// Turbopack takes plug-ins by their names.
const withMDX = createMDX({ options: { remarkPlugins: ["remark-gfm"], rehypePlugins: [["statusdeck/rehype", { base: "/codes/" }]] } });

export default withMDX({ output: "export", trailingSlash: true, pageExtensions: ["mdx", "tsx"] });
