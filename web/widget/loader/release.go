package loader

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// released holds the scripts of every release, byte for byte: a page that asks
// for an exact version with its hash gets it from every later build.
//
//go:embed released
var released embed.FS

// Release is a version of the scripts that does not change any more.
type Release struct {
	// Version is the exact version, "1.0.0".
	Version string
	Scripts
}

// Releases returns all releases, of which there is at least one, the newest last.
func Releases() ([]Release, error) {
	dirs, err := fs.ReadDir(released, "released")
	if err != nil {
		return nil, fmt.Errorf("list releases of the widget: %w", err)
	}
	var out []Release
	for _, d := range dirs {
		r := Release{Version: d.Name()}
		for name, data := range map[string]*[]byte{"statusdeck.js": &r.Loader, "more.js": &r.More} {
			if *data, err = released.ReadFile(path.Join("released", r.Version, name)); err != nil {
				return nil, fmt.Errorf("read release of the widget: %w", err)
			}
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		return nil, errors.New("the widget has no release")
	}
	slices.SortFunc(out, func(a, b Release) int { return compareVersions(a.Version, b.Version) })
	return out, nil
}

// compareVersions compares versions by their numbers: "1.9.0" is before "1.10.0".
func compareVersions(a, b string) int {
	parse := func(s string) [3]int {
		var v [3]int
		// What is no version stays at zero; the test of the folder refuses it.
		_, _ = fmt.Sscanf(s, "%d.%d.%d", &v[0], &v[1], &v[2])
		return v
	}
	x, y := parse(a), parse(b)
	return slices.Compare(x[:], y[:])
}
