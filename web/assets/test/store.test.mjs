// The store, with a stand-in for the browser's localStorage.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

let disk, onStorage, loads = 0;

beforeEach(() => {
  disk = new Map();
  globalThis.localStorage = {
    getItem: (key) => disk.get(key) ?? null,
    setItem: (key, value) => void disk.set(key, value),
    removeItem: (key) => void disk.delete(key),
  };
  globalThis.addEventListener = (type, listener) => (onStorage = listener);
});

/** The store as a page that has just been opened has it. */
const open = async () => (await import(`../js/store.js?${loads++}`)).store;

test("a value is there when the page is opened again", async () => {
  assert.equal((await open()).set("pins", [404, 500]), true);
  assert.deepEqual((await open()).get("pins"), [404, 500]);
  assert.equal(disk.get("statusdeck:pins"), "[404,500]");
});

for (const [damage, text] of [
  ["no JSON", "[404"], ["no list", '{"404":1}'], ["a number", "404"], ["nothing", "null"],
]) {
  test(`${damage} is read as an empty list`, async () => {
    disk.set("statusdeck:pins", text);
    assert.deepEqual((await open()).get("pins"), []);
  });
}

test("of a list only status codes are read, each once", async () => {
  disk.set("statusdeck:pins", '[404, "404", 404, -5, 1000, 99.5, 0]');
  assert.deepEqual((await open()).get("pins"), [404, 0]);
});

test("a list is cut at its limit", async () => {
  const store = await open();
  store.set("recent", Array.from({ length: 30 }, (_, i) => 400 + i));
  assert.equal(store.get("recent").length, 20);
});

test("a word that does not fit its pattern is empty, and is not written", async () => {
  disk.set("statusdeck:theme", "<script>");
  const store = await open();
  assert.equal(store.get("theme"), "");
  store.set("theme", "purple");
  assert.equal(disk.has("statusdeck:theme"), false);
});

test("without storage a value lasts as long as the page", async () => {
  delete globalThis.localStorage;
  const store = await open();
  assert.equal(store.set("theme", "dark"), false);
  assert.equal(store.get("theme"), "dark");
  assert.equal((await open()).get("theme"), "");
});

test("full storage keeps what it has, and the page goes on with the new value", async () => {
  const store = await open();
  store.set("pins", [404]);
  localStorage.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  assert.equal(store.set("pins", [404, 500]), false);
  assert.deepEqual(store.get("pins"), [404, 500]);
  assert.equal(disk.get("statusdeck:pins"), "[404]");
});

test("a change in this tab or in another is reported, by name", async () => {
  const store = await open();
  const heard = [];
  store.on("pins", () => heard.push("pins"));
  store.on("theme", () => heard.push("theme"));
  store.set("pins", [404]);
  onStorage({ key: "statusdeck:theme" });
  onStorage({ key: "of-another-program" });
  assert.deepEqual(heard, ["pins", "theme"]);
  onStorage({ key: null }); // all was cleared
  assert.deepEqual(heard, ["pins", "theme", "pins", "theme"]);
});

test("a store of a newer version is not changed back", async () => {
  disk.set("statusdeck:version", "7");
  await open();
  assert.equal(disk.get("statusdeck:version"), "7");
});
