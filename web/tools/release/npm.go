package main

import (
	"bytes"

	"github.com/statusdeck/statusdeck/web/widget/npm"
)

// npm returns the files of the npm package, with those of a build for other sites
// below site/.
func (r *release) npm(widget []file) ([]file, error) {
	files, err := npm.Files(".", r.version)
	if err != nil {
		return nil, err
	}
	var out []file
	for _, f := range files {
		out = append(out, file{path: "package/" + f.Path, data: f.Data, program: bytes.HasPrefix(f.Data, []byte("#!"))})
	}
	for _, f := range widget {
		if npm.Hosted(f.path) {
			out = append(out, file{path: "package/site/" + f.path, data: f.data})
		}
	}
	return out, nil
}
