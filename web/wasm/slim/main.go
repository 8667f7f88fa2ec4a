package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/statusdeck/statusdeck/web/wasm/slim/strip"
)

const (
	modulePath = "github.com/maxence-charriere/go-app/v10"
	// version is the one that the files in _goapp were made from.
	version = "v10.1.11"
	// pkg is the folder, in the module and in _goapp, of the package.
	pkg = "pkg/app"
)

func main() {
	out := flag.String("out", "build/slim", "folder to write to, below the main module's")
	source := flag.String("source", "web/wasm/slim", "folder of this command")
	program := flag.String("program", "app", "folder of the package that uses go-app")
	linked := flag.String("strip", "", "only remove the line numbers from this program, and write it to -o")
	stripped := flag.String("o", "", "file to write the stripped program to")
	accept := flag.Bool("accept", false, "record the hashes of go-app's files in goapp.sum")
	flag.Parse()
	if *linked != "" {
		if err := stripFile(*linked, *stripped); err != nil {
			fmt.Fprintln(os.Stderr, "slim:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*out, *source, *program, *accept); err != nil {
		fmt.Fprintln(os.Stderr, "slim:", err)
		os.Exit(1)
	}
}

func run(out, source, program string, accept bool) error {
	dir, err := moduleDir()
	if err != nil {
		return err
	}
	names, err := ported(source)
	if err != nil {
		return err
	}
	sums := filepath.Join(source, "goapp.sum")
	if accept {
		return writeSums(sums, filepath.Join(dir, pkg), names)
	}
	if err := checkSums(sums, filepath.Join(dir, pkg), names); err != nil {
		return err
	}
	files, err := slimFiles(dir, source, program)
	if err != nil {
		return err
	}
	module := filepath.Join(out, "goapp")
	if err := writeTree(module, files); err != nil {
		return err
	}
	return writeModfile(out, module)
}

// stripFile removes the line numbers from a linked program.
func stripFile(from, to string) error {
	program, err := os.ReadFile(from)
	if err != nil {
		return fmt.Errorf("read the program: %w", err)
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("find Go's own folder: %w", err)
	}
	out, err := strip.Lines(program, strings.TrimSpace(string(goroot)))
	if errors.Is(err, strip.ErrUnknownGo) {
		fmt.Fprintf(os.Stderr, "slim: %s keeps its line numbers and is a tenth larger: %v; see README.md in web/wasm/slim\n", to, err)
		return writeFile(to, program)
	}
	if err != nil {
		return fmt.Errorf("strip %s: %w", from, err)
	}
	return writeFile(to, out)
}

// moduleDir returns the folder of the pinned module, and downloads it first if it
// is not in the module cache yet.
func moduleDir() (string, error) {
	var required struct {
		Version string
		Replace *struct{ Path string }
	}
	if err := goJSON(&required, "list", "-m", "-json", modulePath); err != nil {
		return "", fmt.Errorf("find module %s: %w", modulePath, err)
	}
	switch {
	case required.Replace != nil:
		return "", fmt.Errorf("%s is already replaced by %s", modulePath, required.Replace.Path)
	case required.Version != version:
		return "", fmt.Errorf("go.mod requires %s %s, but the files in _goapp are made from %s: see README.md there", modulePath, required.Version, version)
	}
	// go list knows the folder of a downloaded module only.
	var downloaded struct{ Dir, Error string }
	if err := goJSON(&downloaded, "mod", "download", "-json", modulePath); err != nil {
		return "", fmt.Errorf("download module %s: %w %s", modulePath, err, downloaded.Error)
	}
	if downloaded.Dir == "" {
		return "", fmt.Errorf("download module %s: go mod download names no folder", modulePath)
	}
	return downloaded.Dir, nil
}

// goJSON runs the go command and decodes the JSON that it prints. It prints some
// even when it fails.
func goJSON(into any, args ...string) error {
	cmd := exec.Command("go", args...)
	cmd.Stderr = os.Stderr
	out, failed := cmd.Output()
	if len(out) > 0 {
		if err := json.Unmarshal(out, into); err != nil {
			return fmt.Errorf("decode the output of go %s: %w", args[0], errors.Join(err, failed))
		}
	}
	return failed
}
