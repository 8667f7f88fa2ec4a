// @ts-check
// What this browser stores for its user.
// store.get(name)         the value, or the empty one if there is none or it is damaged
// store.set(name, value)  false if it lasts only as long as this page
// store.on(name, f)       f() when it changes, in this tab or in another
// Also for the program and for scripts of the page, as globalThis.statusdeck.store.
//
// The names are those of kinds; each is a key "statusdeck:NAME" of localStorage.
// Nothing that is read is trusted: other programs, older builds and people can
// have written it. Storage that is full, switched off or private loses values,
// but never throws.

/** A word that fits a pattern, stored as it is; "" for none. */
const word = (pattern) => ({
  read: (text) => (pattern.test(text) ? text : ""),
  write: String,
});

/** A list of status codes without repetition, stored as a JSON array. */
const codes = (most) => ({
  read(text) {
    let list;
    try {
      list = JSON.parse(text);
    } catch {
      // damaged: as if it were empty
    }
    if (!Array.isArray(list)) return [];
    return [...new Set(list)].filter((n) => Number.isInteger(n) && n >= 0 && n <= 999).slice(0, most);
  },
  write: (list) => (list.length ? JSON.stringify(list) : ""),
});

const kinds = {
  pins: codes(200), // pinned cards, in the order of pinning
  recent: codes(20), // codes looked at, the last first
  language: word(/^[a-z0-9-]{1,32}$/), // ID of the library whose constants are shown
  keys: word(/^(on|off)$/), // shortcuts of a single key; see keys.js
  theme: word(/^(light|dark)$/), // theme.js reads it too
  declined: word(/^[0-9a-f]{16}$/), // build that was offered and declined
  saved: word(/^everything$/), // whether the tools are to be saved for offline use, too
};

export const store = (() => {
  const KEY = "statusdeck:";
  // migrations[n] changes what version n of the store has written to n + 1.
  const migrations = [(read, write) => {}];
  const unkept = {}; // values that storage did not take
  const changes = new EventTarget();

  let disk;
  try {
    disk = localStorage;
  } catch {
    // switched off: every use of disk throws as well
  }
  const read = (name) => {
    try {
      return unkept[name] ?? disk.getItem(KEY + name) ?? "";
    } catch {
      return "";
    }
  };
  const write = (name, text) => {
    try {
      text ? disk.setItem(KEY + name, text) : disk.removeItem(KEY + name);
      delete unkept[name];
      return true;
    } catch {
      unkept[name] = text;
      return false;
    }
  };

  // A newer build may have been here before: its version stays, and what this
  // one does not understand is empty.
  const version = Number(read("version")) || 0;
  for (const migrate of migrations.slice(version)) migrate(read, write);
  if (version < migrations.length) write("version", String(migrations.length));

  addEventListener("storage", ({ key }) => {
    for (const name in kinds) if (key === null || key === KEY + name) changes.dispatchEvent(new Event(name));
  });

  return {
    get: (name) => kinds[name].read(read(name)),
    set(name, value) {
      // What would not be read is not written.
      const text = kinds[name].write(kinds[name].read(kinds[name].write(value)));
      const kept = write(name, text);
      changes.dispatchEvent(new Event(name));
      return kept;
    },
    on: (name, f) => changes.addEventListener(name, f),
  };
})();
globalThis.statusdeck = Object.assign(globalThis.statusdeck ?? {}, { store });
