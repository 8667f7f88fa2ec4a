import rehypeStatusdeck from "statusdeck/rehype";

export default {
  title: "Shop API",
  url: "https://shop.example",
  baseUrl: "/",
  onBrokenLinks: "ignore",
  scripts: [{ src: "/codes/embed/v1/statusdeck.js", type: "module", async: true }],
  presets: [["classic", { blog: false, docs: { routeBasePath: "/", rehypePlugins: [[rehypeStatusdeck, { base: "/codes/" }]] } }]],
};
