package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/statusdeck/statusdeck/web/site"
)

// baseOf returns the base path that a site was built for: its
// manifest says so. asked is what the command line wants, "" for nothing; every
// address in the pages has the base path in it, so another one cannot work.
func baseOf(s *site.Site, asked string) (string, error) {
	var manifest struct {
		Scope string `json:"scope"`
	}
	f, ok := s.File("manifest.webmanifest")
	if !ok {
		return "", fmt.Errorf("the site has no manifest.webmanifest: not written by statusdeck build")
	}
	if err := json.Unmarshal(f.Data, &manifest); err != nil {
		return "", fmt.Errorf("read the site's manifest: %w", err)
	}
	built := manifest.Scope
	if !strings.HasPrefix(built, "/") || !strings.HasSuffix(built, "/") || strings.Contains(built, "//") {
		return "", fmt.Errorf("the scope %q in the site's manifest is not a base path", built)
	}
	if asked != "" && asked != built {
		return "", fmt.Errorf("the site was built for %s, not for %s: build it with 'statusdeck build -base %s'", built, asked, asked)
	}
	return built, nil
}
