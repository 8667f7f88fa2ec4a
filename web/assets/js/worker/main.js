// @ts-check
// The service worker: keeps the site for use without a network.
//
//   build.js      the list of files, in tiers
//   lifecycle.js  installing, taking charge, repairing
//   save.js       filling a cache: copying, downloading (download.js), unpacking (pack.js)
//   caches.js     one cache for each build, and the notes in it
//   backoff.js    how long to wait after a failure
//   serving.js    which build answers
//   answer.js     the answer to a request; routes.js: which file that is
//   messages.js   what pages may ask
//
// A build counts as installed when its core is complete and has the right hashes. It
// waits until no page uses the old one, or until a person agrees to reload.
import { answer } from "./answer.js";
import { pathOf, scope } from "./build.js";
import { activate, install, look } from "./lifecycle.js";
import { hear } from "./messages.js";

addEventListener("install", (event) => event.waitUntil(install()));

addEventListener("activate", (event) => event.waitUntil(activate().finally(() => clients.claim())));

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  if (/^(api\/|sw\.js$)/.test(pathOf(url) ?? "api/")) return; // never kept
  event.respondWith(answer(event));
  if (event.request.mode === "navigate") event.waitUntil(look());
});

addEventListener("message", hear);
