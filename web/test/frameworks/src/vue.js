import { createSSRApp, h, ref } from "vue";
import { codes, drive, start } from "./state.js";

// What a template is compiled to: the texts of an element are joined.
export const app = (host) => createSSRApp({
  setup() {
    const s = ref(start);
    if (typeof window !== "undefined") drive(() => s.value, (to) => (s.value = to));
    return () => {
      const { code: index, count, shown, items } = s.value;
      const code = codes[index];
      return h("main", [
        h("p", `The server answers HTTP ${code} today.`),
        h("p", `Status code ${code}, seen ${count} times, then HTTP 500.`),
        shown ? h("p", "It is a 410 now.") : null,
        h("ul", items.map((item) => h("li", { key: item }, item))),
        h("p", [h("a", { href: `${host}/status/${code}/` }, "Read about " + code)]),
      ]);
    };
  },
});
