package build

import (
	"slices"
	"strings"

	"github.com/statusdeck/statusdeck/app/choosepage"
)

// tiers lists the parts of the site that are saved for offline use, in the order in
// which they are saved. A path that ends with a slash stands for all pages in that
// folder, one that ends with a dot for all files that begin with it. What no tier
// lists is not saved: what only other sites, crawlers, hosts and the install dialog
// read.
var tiers = []struct {
	name  string
	paths []string
}{
	// Saved at the first visit; "Available offline" is true when it is complete. To
	// have another file at hand offline, add it here.
	{"core", []string{
		"index.html", notFoundPath, "offline/", "about/", "print/",
		"status/", "category/", "vendor/",
		"assets/site.", "assets/boot.", "assets/app.", "assets/wasm_exec.", "assets/when.", prefilterPath, programPath,
		"icons/icon.svg", "icons/icon-192.png", "manifest.webmanifest",
	}},
	// Saved when the browser is idle, or when one of them is opened.
	{"tools", []string{"choose/", "compare/", choosepage.DiagramFile, "assets/compare.", "assets/diagram."}},
	// Saved when one of them is opened, in an installed app, by "Save everything", or
	// idle at a later visit: embed with what its examples load, and explain, whose program
	// is as large as everything else together.
	{"embed", []string{
		"embed/index.html", "assets/embed.", "assets/frame.",
		badgeDir + "404.svg", embedDir + "statusdeck.js", embedDir + "more.js", embedDir + "404.json", embedDir + "429.json",
		embedDir + "503.json", embedDir + "1xx.json", embedDir + "search/index.html",
	}},
	{"explain", []string{"explain/", "assets/explain.", "assets/explain-worker."}},
}

// tierOf returns the name of the tier that a file belongs to, "" for none.
func tierOf(path string) string {
	for _, tier := range tiers {
		if slices.ContainsFunc(tier.paths, func(p string) bool { return p == path || begins(path, p) }) {
			return tier.name
		}
	}
	return ""
}

// begins reports whether a file is one of those that p stands for.
func begins(path, p string) bool {
	switch {
	case strings.HasSuffix(p, "/"):
		return strings.HasPrefix(path, p) && strings.HasSuffix(path, ".html")
	case strings.HasSuffix(p, "."):
		return strings.HasPrefix(path, p)
	}
	return false
}
