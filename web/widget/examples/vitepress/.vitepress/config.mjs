export default {
  title: "Shop API",
  head: [["script", { async: true, type: "module", src: "HOST/embed/v1/statusdeck.js", "data-autolink": "main" }]],
  vue: {
    template: {
      compilerOptions: { isCustomElement: (tag) => tag.startsWith("http-status") },
    },
  },
};
