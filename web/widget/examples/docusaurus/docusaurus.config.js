export default {
  title: "Shop API",
  url: "https://shop.example",
  baseUrl: "/",
  themeConfig: { colorMode: { respectPrefersColorScheme: true } },
  presets: [["classic", { blog: false, docs: { routeBasePath: "/" } }]],
  scripts: [{ async: true, type: "module", src: "HOST/embed/v1/statusdeck.js", "data-autolink": "main" }],
};
