package build

import (
	"fmt"

	"github.com/statusdeck/statusdeck/web/site"
)

// Retire returns what to publish at the address of a site that has moved or ended: a
// service worker that removes the saved copies of the site, and itself. Without it,
// browsers that have been there serve their copies for ever.
func Retire() (*site.Site, error) {
	script, err := bundle("worker/retire.js", nil)
	if err != nil {
		return nil, fmt.Errorf("make the worker that retires a site: %w", err)
	}
	s := site.New()
	s.Add(&site.File{Path: workerPath, Data: script})
	return s, nil
}
