import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";
import rehypeStatusdeck from "statusdeck/rehype";

export default defineConfig({
  image: { service: passthroughImageService() },
  integrations: [
    starlight({
      title: "Shop API",
      pagefind: false,
      head: [{ tag: "script", attrs: { type: "module", async: true, src: "/codes/embed/v1/statusdeck.js" } }],
    }),
  ],
  markdown: { rehypePlugins: [[rehypeStatusdeck, { base: "/codes/" }]] },
});
