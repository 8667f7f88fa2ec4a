package main

import (
	"path/filepath"

	"github.com/statusdeck/statusdeck/web/widget/python"
)

// wheel packs the Python package as pip installs it.
func (r *release) wheel() error {
	parts, err := python.Files(".", r.version)
	if err != nil {
		return err
	}
	var files []file
	for _, f := range parts {
		files = append(files, file{path: f.Path, data: f.Data})
	}
	return writeZip(filepath.Join(r.out, python.WheelName(r.version)), files)
}
