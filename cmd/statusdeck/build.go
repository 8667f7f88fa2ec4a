package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"

	sitebuild "github.com/statusdeck/statusdeck/web/build"
	"github.com/statusdeck/statusdeck/web/site"
	"github.com/statusdeck/statusdeck/web/site/embedded"
)

// buildFlags are the flags of build.
// defaultRepo is the source repository that pages link to.
const defaultRepo = "https://github.com/statusdeck/statusdeck"

type buildFlags struct {
	out, base, origin, repo, cache, archive, keep, only string
	wasm, exec, explain                                 string
	quick, retire                                       bool
}

func buildCommand() *command {
	var f buildFlags
	return &command{
		name: "build", summary: "write the static site into a folder",
		about: "Writes the static site, ready for any web server.",
		flags: f.define, run: f.run,
	}
}

func (f *buildFlags) define(fs *flag.FlagSet) {
	fs.StringVar(&f.out, "out", "dist", "write the site into this `FOLDER`")
	fs.StringVar(&f.base, "base", "/", "the `PATH` the site is served under, such as /docs/codes/")
	fs.StringVar(&f.origin, "origin", "", "scheme and host of the site (`ORIGIN`), such as https://codes.example, for canonical links and the sitemap")
	fs.StringVar(&f.repo, "repo", defaultRepo, "`URL` of the source repository, for the links to edit a page; empty for none")
	fs.StringVar(&f.wasm, "wasm", "", "use the browser program in `FILE` instead of the one inside the binary")
	fs.StringVar(&f.exec, "wasm-exec", "", "`FILE` wasm_exec.js of the Go release that compiled -wasm")
	fs.StringVar(&f.explain, "explain-wasm", "", "`FILE` with the program of the explain page, of the same Go release as -wasm")
	fs.StringVar(&f.cache, "cache", "", "keep compressed files in this `FOLDER` between builds")
	fs.BoolVar(&f.quick, "quick", false, "compress fast instead of small, while working on the site")
	fs.StringVar(&f.archive, "archive", "", "write one archive `FILE`, for the binary, instead of a folder")
	fs.StringVar(&f.keep, "keep", "", "`FOLDER` of the previous build; its hashed files stay, for tabs that are still open")
	fs.BoolVar(&f.retire, "retire", false, "write only sw.js for a site that has moved or ended: a service worker that removes the saved copies, and itself")
	fs.StringVar(&f.only, "only", "", "build this `PART` only: embed, what a documentation site needs to host the widget itself")
}

func (f *buildFlags) run(_ context.Context, e env, _ []string) error {
	if f.keep != "" {
		if info, err := os.Stat(f.keep); err != nil || !info.IsDir() {
			return fmt.Errorf("-keep %s: there is no such folder", f.keep)
		}
	}
	s, err := f.site()
	if err != nil {
		return err
	}
	if f.keep != "" {
		if _, err := s.Keep(f.keep); err != nil {
			return err
		}
	}
	if f.archive != "" {
		data, err := s.Archive()
		if err != nil {
			return err
		}
		if err := os.WriteFile(f.archive, data, 0o644); err != nil {
			return fmt.Errorf("write archive: %w", err)
		}
		return nil
	}
	if err := s.Write(f.out); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "wrote %d files to %s\n", len(s.Files()), f.out)
	return nil
}

// site builds the site.
func (f *buildFlags) site() (*site.Site, error) {
	if f.retire {
		return sitebuild.Retire()
	}
	opts := sitebuild.Options{Base: f.base, Origin: f.origin, Repo: f.repo, Only: f.only, Compress: &sitebuild.Compressor{Dir: f.cache, Quick: f.quick}}
	if err := opts.Check(); err != nil {
		return nil, usageError(err.Error())
	}
	if err := f.program(&opts); err != nil {
		return nil, err
	}
	return sitebuild.Build(opts)
}

// program finds the two browser programs: in the named files, else in the site inside
// the binary, whose compressed files are then taken over as well.
func (f *buildFlags) program(opts *sitebuild.Options) error {
	if (f.wasm == "") != (f.exec == "") || (f.wasm == "") != (f.explain == "") {
		return usageError("-wasm, -wasm-exec and -explain-wasm go together")
	}
	if f.wasm != "" {
		var err error
		if opts.Wasm, err = os.ReadFile(f.wasm); err != nil {
			return fmt.Errorf("read the browser program: %w", err)
		}
		if opts.WasmExec, err = os.ReadFile(f.exec); err != nil {
			return fmt.Errorf("read the start script: %w", err)
		}
		if opts.ExplainWasm, err = os.ReadFile(f.explain); err != nil {
			return fmt.Errorf("read the program of the explain page: %w", err)
		}
		return nil
	}
	s, err := embedded.Site()
	if err != nil {
		return err
	}
	opts.Compress.Known = s
	opts.Wasm, opts.WasmExec = hashed(s, "assets/app.", ".wasm"), hashed(s, "assets/wasm_exec.", ".js")
	opts.ExplainWasm = hashed(s, "assets/explain.", ".wasm")
	return nil
}

// hashed returns the content of the asset whose name starts and ends as given.
func hashed(s *site.Site, prefix, suffix string) []byte {
	for _, f := range s.Files() {
		if strings.HasPrefix(f.Path, prefix) && strings.HasSuffix(f.Path, suffix) {
			return f.Data
		}
	}
	return nil
}
