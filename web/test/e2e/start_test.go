//go:build e2e

package e2e

import "testing"

// Starting takes a task of hundreds of milliseconds on a slow machine: reading and
// scrolling must not pay for it, also where the program costs no download.
func TestTheProgramStartsOnlyForSomeoneWhoReachesForTheSearch(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/")
	b.offlineReady()
	for _, path := range []string{"/", "/status/404/", "/category/client-error/"} {
		b.goTo(s.url + path)
		b.until("the page is loaded", `document.readyState === "complete" && navigator.serviceWorker.controller`)
		// Everything that waits for the page, a scroll or an idle browser has had its turn.
		if got := eval[string](b, `(async () => {
			const event = (target, type) => new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
			const scrolled = event(document, "scrollend");
			scrollTo(0, 200);
			await scrolled;
			await navigator.serviceWorker.ready;
			for (let i = 0; i < 5; i++) await new Promise((resolve) => requestIdleCallback(resolve));
			return document.documentElement.dataset.program ?? "waits";
		})()`); got != "waits" {
			t.Errorf("%s: the program is %s before anyone reaches for the search", path, got)
		}
		b.click("#q")
		b.started()
	}
}
