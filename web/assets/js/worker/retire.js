// @ts-check
// The worker of a site that has moved or ended: removes what the workers before it have
// saved, and itself. `statusdeck build -retire` writes it.
import { PREFIX } from "./scope.js";

addEventListener("install", (event) => event.waitUntil(skipWaiting()));

// It answers no request, so the next page comes from the network. It must not load the
// open pages anew: such a request would wait for this to end.
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await registration.unregister();
})()));
