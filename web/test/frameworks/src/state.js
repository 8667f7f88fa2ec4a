// What all pages show: the same texts, from the same state.
export const codes = ["404", "410", "429", "503"];

export const start = { code: 0, count: 1, shown: true, items: ["a 404 error", "HTTP 503 or 429", "nothing", "returns 410 then"] };

export const change = {
  next: (s) => ({ ...s, code: (s.code + 1) % codes.length }),
  count: (s) => ({ ...s, count: s.count + 1 }),
  toggle: (s) => ({ ...s, shown: !s.shown }),
  reverse: (s) => ({ ...s, items: [...s.items].reverse() }),
  drop: (s) => ({ ...s, items: s.items.slice(1) }),
  add: (s) => ({ ...s, items: ["HTTP " + codes[s.items.length % codes.length] + " number " + s.count, ...s.items], count: s.count + 1 }),
};

/** The text that a page is to show in a state. */
export const text = (s) => [
  `The server answers HTTP ${codes[s.code]} today.`,
  `Status code ${codes[s.code]}, seen ${s.count} times, then HTTP 500.`,
  s.shown ? "It is a 410 now." : "",
  ...s.items,
  `Read about ${codes[s.code]}`,
].filter(Boolean).join("|");

/** Lets the test act on a page, and read what is wrong with it. */
export const drive = (get, set) => {
  window.act = (name) => set(change[name](get()));
  window.expected = () => text(get());
  window.actual = () => [...document.querySelectorAll("main p, main li")].map((el) => el.textContent).join("|");
};
