import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";

export default defineConfig({
  image: { service: passthroughImageService() },
  integrations: [
    starlight({
      title: "Shop API",
      pagefind: false,
      head: [{ tag: "script", attrs: { async: true, type: "module", src: "HOST/embed/v1/statusdeck.js", "data-autolink": "main" } }],
    }),
  ],
});
