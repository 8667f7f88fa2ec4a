package build

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A build from the binary starts with a script that the build of the binary has
// minified already: both sites must be the same.
func TestMinifyingGosStartScriptTwiceChangesNothing(t *testing.T) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		t.Fatal(err)
	}
	once, err := transform("wasm_exec.js", string(source))
	if err != nil {
		t.Fatal(err)
	}
	twice, err := transform("wasm_exec.js", string(once))
	if err != nil {
		t.Fatal(err)
	}
	if string(twice) != string(once) {
		t.Errorf("once gives %d bytes, twice %d", len(once), len(twice))
	}
	if len(once) > len(source)*3/4 {
		t.Errorf("%d bytes of %d are left", len(once), len(source))
	}
}
