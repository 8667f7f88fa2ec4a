package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

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
	linked := flag.String("strip", "", "only take the line numbers out of this program, to -o")
	stripped := flag.String("o", "", "file to write the stripped program to")
	accept := flag.Bool("accept", false, "write goapp.sum for the module as it is now")
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
	sums := filepath.Join(source, "goapp.sum")
	if accept {
		return writeSums(sums, filepath.Join(dir, pkg))
	}
	if err := checkSums(sums, filepath.Join(dir, pkg)); err != nil {
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

// stripFile takes the line numbers out of a linked program.
func stripFile(from, to string) error {
	program, err := os.ReadFile(from)
	if err != nil {
		return fmt.Errorf("read the program: %w", err)
	}
	out, err := strip.Lines(program)
	if err != nil {
		return fmt.Errorf("strip %s: %w", from, err)
	}
	return writeFile(to, out)
}

// moduleDir returns the folder of the pinned module.
func moduleDir() (string, error) {
	cmd := exec.Command("go", "list", "-m", "-json", modulePath)
	cmd.Stderr = os.Stderr
	data, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("find module %s: %w", modulePath, err)
	}
	var m struct {
		Version, Dir string
		Replace      *struct{ Path string }
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return "", fmt.Errorf("read what go list says of %s: %w", modulePath, err)
	}
	switch {
	case m.Replace != nil:
		return "", fmt.Errorf("%s is replaced by %s already", modulePath, m.Replace.Path)
	case m.Version != version:
		return "", fmt.Errorf("go.mod has %s %s, but the files in _goapp are made from %s: compare them with the new version, then change the constant and run with -accept", modulePath, m.Version, version)
	case m.Dir == "":
		return "", errors.New("the module is not downloaded: run go mod download")
	}
	return m.Dir, nil
}
