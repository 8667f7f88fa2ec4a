import markdownItStatusdeck from "statusdeck/markdown-it";

export default {
  title: "Shop API",
  head: [["script", { async: "", type: "module", src: "/codes/embed/v1/statusdeck.js" }]],
  markdown: { config: (md) => md.use(markdownItStatusdeck, { base: "/codes/" }) },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("http-status") } } },
};
