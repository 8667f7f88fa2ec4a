package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/web/site/embedded"
)

// version is set by the linker in releases (web/tools/release), commit in all builds
// from a checkout (Makefile). A binary from `go install` knows its module's version.
var version, commit string

func versionCommand() *command {
	return &command{
		name: "version", summary: "print the version, and what the binary can do",
		about: "Prints version, commit and Go version, and whether the site is inside the binary.",
		run: func(_ context.Context, e env, _ []string) error {
			info, _ := debug.ReadBuildInfo()
			fmt.Fprintf(e.stdout, "statusdeck %s\n", versionOf(info))
			fmt.Fprintf(e.stdout, "commit     %s\n", commitOf(info))
			fmt.Fprintf(e.stdout, "go         %s %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
			site, err := embedded.Site()
			switch {
			case errors.Is(err, embedded.ErrNone):
				fmt.Fprintln(e.stdout, "site       not inside: show, search and explain work; serve needs -dir, build needs -wasm")
			case err != nil:
				return err
			default:
				fmt.Fprintf(e.stdout, "site       inside, %d files\n", len(site.Files()))
			}
			return nil
		},
	}
}

// versionOf returns the version set by the linker, or that of the module.
func versionOf(info *debug.BuildInfo) string {
	switch {
	case version != "":
		return version
	case info != nil && info.Main.Version != "" && info.Main.Version != "(devel)":
		return info.Main.Version
	}
	return app.Version + " (development build)"
}

func commitOf(info *debug.BuildInfo) string {
	if commit != "" {
		return commit
	}
	if info != nil {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				return s.Value
			}
		}
	}
	return "unknown"
}
