package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const api = `openapi: 3.1.0
# Comments stay.
paths:
  /pets:
    get:
      responses:
        '200':
          description: All pets
        '404':
          content: {}
`

func TestOpenAPIReadsFilesAndStandardInput(t *testing.T) {
	file := filepath.Join(t.TempDir(), "api.yaml")
	if err := os.WriteFile(file, []byte(api), 0o600); err != nil {
		t.Fatal(err)
	}
	const added = "'404':\n          description: '[Not Found](https://codes.example/status/404/): "
	missing := runLine(t, env{}, "openapi", "-check", file)
	if !errors.Is(missing.failed, errFound) || !strings.HasPrefix(missing.out, file+":9: GET /pets: 404: no description; [Not Found](https://www.rfc-editor.org/") {
		t.Errorf("-check says %+v", missing)
	}
	if got := runLine(t, env{}, "openapi", file, "-site", "https://codes.example/"); got.failed != nil || !strings.Contains(got.out, added) || !strings.Contains(got.out, "# Comments stay.") {
		t.Errorf("the completed document is %+v", got)
	}
	if got := runLine(t, env{stdin: strings.NewReader(api)}, "openapi", "-site", "https://codes.example", "-"); got.failed != nil || !strings.Contains(got.out, added) {
		t.Errorf("from standard input it is %+v", got)
	}
	if got := runLine(t, env{}, "openapi", "-links", "-site", "https://codes.example", file).out; !strings.Contains(got, "description: All pets [About 200](https://codes.example/status/200/)\n") {
		t.Errorf("with -links it is %s", got)
	}
	if got := runLine(t, env{stdin: strings.NewReader("openapi: 3.0.0\npaths: [\n")}, "openapi", "-"); !errors.Is(got.failed, errUnread) || !strings.Contains(got.err, "statusdeck: openapi: standard input:") {
		t.Errorf("a broken document: %+v", got)
	}
}

func TestOpenAPIReplacesItsOwnInput(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "api.yaml"), filepath.Join(dir, "link.yaml")
	if err := os.WriteFile(file, []byte(api), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("api.yaml", link); err != nil {
		t.Fatal(err)
	}
	if got := runLine(t, env{}, "openapi", "-o", link, link); got.failed != nil || got.out != "" {
		t.Fatalf("got %+v", got)
	}
	data, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(data), "description: '[Not Found](") {
		t.Errorf("the file holds %s, %v", data, err)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its permissions are %v, %v; want those it had", info.Mode(), err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is one no more: %v", err)
	}
	if got := runLine(t, env{}, "openapi", "-check", file); got.failed != nil || got.out != "" {
		t.Errorf("afterwards -check says %+v", got)
	}
	if left, err := filepath.Glob(filepath.Join(dir, ".statusdeck-*")); err != nil || len(left) > 0 {
		t.Errorf("temporary files are left: %v, %v", left, err)
	}
	if got := runLine(t, env{}, "openapi", "-o", filepath.Join(dir, "none", "x"), file); got.failed == nil || !strings.Contains(got.failed.Error(), "write the document") {
		t.Errorf("an output that cannot be written: %+v", got)
	}
}
