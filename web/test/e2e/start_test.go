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

func TestWhatIsTypedIsAnsweredBeforeTheProgramStarts(t *testing.T) {
	s, b := serve(t), open(t)
	b.goTo(s.url + "/status/200/")
	b.offlineReady()
	// The program is ready, and the table is not, when the first key comes.
	b.beforePages(`
		const request = fetch, compile = WebAssembly.compileStreaming, instantiate = WebAssembly.instantiate;
		const ready = Promise.withResolvers();
		fetch = async (...what) => {
			if (String(what[0]).endsWith("/prefilter.json")) await ready.promise;
			return request(...what);
		};
		WebAssembly.compileStreaming = async (response) => {
			const module = await compile(response);
			while (!document.getElementById("q").value) await new Promise((resolve) => setTimeout(resolve, 10));
			ready.resolve();
			return module;
		};
		WebAssembly.instantiate = (...program) => {
			globalThis.answersAtStart = document.querySelectorAll("#answers:not([hidden]) [role=option]").length;
			return instantiate(...program);
		};`)
	for _, path := range []string{"/", "/status/404/"} {
		b.goTo(s.url + path)
		b.focus("#q")
		b.typeText("rate limit")
		b.started()
		if eval[int](b, `answersAtStart`) == 0 {
			t.Errorf("%s: the program starts before anything is answered", path)
		}
		b.until("the search takes over", `document.querySelector("#cards .top-hit")?.dataset.code === "429"`)
	}
}

func TestTheProgramIsFetchedAfterTheTable(t *testing.T) {
	s, b := serve(t), open(t)
	b.beforePages(`
		const request = fetch;
		fetch = async (...what) => {
			if (String(what[0]).endsWith("/prefilter.json")) await new Promise((resolve) => setTimeout(resolve, 300)); // a slow line
			return request(...what);
		};`)
	b.goTo(s.url + "/status/200/")
	b.focus("#q")
	b.started()
	const order = `(() => {
		const request = (part) => performance.getEntriesByType("resource").find(({ name }) => name.includes(part));
		return request("/prefilter.json").responseEnd <= request("/assets/app.").startTime;
	})()`
	if !eval[bool](b, order) {
		t.Error("the program is on its way before the table is there, and takes half of the line")
	}
}
