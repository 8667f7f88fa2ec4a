// Package embedded carries the built site inside the binary. `make build` makes
// site.zip and compiles with the tag embedsite; without the tag there is none.
package embedded

import (
	"errors"
	"fmt"

	"github.com/statusdeck/statusdeck/web/site"
)

// ErrNone is returned by Site when the binary was built without a site.
var ErrNone = errors.New("this binary was built without a site inside; build it with `make build`, or name a folder with -dir")

// Site returns the built site, or ErrNone.
func Site() (*site.Site, error) {
	if len(archive) == 0 {
		return nil, ErrNone
	}
	s, err := site.ReadArchive(archive)
	if err != nil {
		return nil, fmt.Errorf("read the embedded site: %w", err)
	}
	return s, nil
}
