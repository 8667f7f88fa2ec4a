package site

import "strings"

// Public reports whether a file is for visitors. Files for the host that serves
// the site (_headers, _redirects, _deploy/) start with an underscore. Files that
// start with a dot are never part of a site.
func Public(path string) bool {
	return !strings.HasPrefix(path, "_") && !strings.HasPrefix(path, ".") && !strings.Contains(path, "/.")
}
