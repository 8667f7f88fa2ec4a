package build

import (
	"fmt"

	"github.com/statusdeck/statusdeck/web/server/deploy"
)

// deploy adds configuration files for other hosts. It is the last step: they are
// neither compressed nor part of the offline cache.
func (b *builder) deploy() error {
	files, err := deploy.Files(b.site, b.Base)
	if err != nil {
		return fmt.Errorf("host files: %w", err)
	}
	for _, f := range files {
		b.site.Add(f)
	}
	return nil
}
