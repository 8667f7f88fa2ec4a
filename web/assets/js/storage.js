// @ts-check
/**
 * go-app reads both storages when it starts, and crashes where that is forbidden:
 * then it gets replacements in memory.
 */
export function lendStorage() {
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      globalThis[name].length;
    } catch {
      const map = new Map();
      const value = {
        get length() {
          return map.size;
        },
        key: (i) => [...map.keys()][i] ?? null,
        getItem: (k) => map.get(k) ?? null,
        setItem: (k, v) => void map.set(k, v),
        removeItem: (k) => void map.delete(k),
        clear: () => map.clear(),
      };
      Object.defineProperty(globalThis, name, { configurable: true, value });
    }
  }
}
