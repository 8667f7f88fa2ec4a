package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	sitebuild "github.com/statusdeck/statusdeck/web/build"
	"github.com/statusdeck/statusdeck/web/site"
	"github.com/statusdeck/statusdeck/web/site/embedded"
)

func build(_ context.Context, e env, args []string) error {
	fs := flag.NewFlagSet("build", flag.ContinueOnError)
	out := fs.String("out", "dist", "folder to write the site into")
	base := fs.String("base", "/", "path under which the site will stand, such as /docs/codes/")
	origin := fs.String("origin", "", "scheme and host of the site, such as https://codes.example, for canonical links and the sitemap")
	repo := fs.String("repo", "https://github.com/statusdeck/statusdeck", "source repository, for the links to edit a page; empty for none")
	wasm := fs.String("wasm", "", "browser program to use instead of the one inside the binary")
	exec := fs.String("wasm-exec", "", "wasm_exec.js of the Go release that compiled -wasm")
	explain := fs.String("explain-wasm", "", "program behind the explain page, of the same Go release as -wasm")
	cache := fs.String("cache", "", "folder in which compressed files are kept between builds")
	quick := fs.Bool("quick", false, "compress fast instead of small, while working on the site")
	archive := fs.String("archive", "", "write one archive file, for the binary, instead of a folder")
	keep := fs.String("keep", "", "folder of the build before; its hashed files stay, for tabs that are still open")
	only := fs.String("only", "", `"embed" for just what a documentation site needs to host the widget itself`)
	if err := parse(e, fs, args, "build [flags]", "Writes the static site, ready for any web server.", 0); err != nil {
		return err
	}
	opts := sitebuild.Options{Base: *base, Origin: *origin, Repo: *repo, Only: *only, Compress: &sitebuild.Compressor{Dir: *cache, Quick: *quick}}
	if err := program(&opts, *wasm, *exec, *explain); err != nil {
		return err
	}
	s, err := sitebuild.Build(opts)
	if err != nil {
		return err
	}
	if *keep != "" {
		if _, err := s.Keep(*keep); err != nil {
			return err
		}
	}
	if *archive != "" {
		data, err := s.Archive()
		if err != nil {
			return err
		}
		if err := os.WriteFile(*archive, data, 0o644); err != nil {
			return fmt.Errorf("write archive: %w", err)
		}
		return nil
	}
	if err := s.Write(*out); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "wrote %d files to %s\n", len(s.Files()), *out)
	return nil
}

// program finds the two browser programs: in the named files, else in the site inside
// the binary, whose compressed files are then taken over as well.
func program(opts *sitebuild.Options, wasm, exec, explain string) error {
	if (wasm == "") != (exec == "") || (wasm == "") != (explain == "") {
		return errors.New("-wasm, -wasm-exec and -explain-wasm go together")
	}
	if wasm != "" {
		var err error
		if opts.Wasm, err = os.ReadFile(wasm); err != nil {
			return fmt.Errorf("read the browser program: %w", err)
		}
		if opts.WasmExec, err = os.ReadFile(exec); err != nil {
			return fmt.Errorf("read the start script: %w", err)
		}
		if opts.ExplainWasm, err = os.ReadFile(explain); err != nil {
			return fmt.Errorf("read the program behind the explain page: %w", err)
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
