package source

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// small is the registry of the small catalog in testdata/base.txtar.
var small = Options{registry: map[int]string{204: "No Content", 404: "Not Found"}, shortest: 2}

// base returns the small catalog that every test starts from.
func base(t testing.TB) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

func TestTheSmallCatalogHasNoProblem(t *testing.T) {
	c, err := Load(base(t), small)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Statuses) != 3 || len(c.Articles) != 3 || len(c.Vendors) != 2 || len(c.Intros) != 6 || len(c.Pairs) != 1 || len(c.Libraries) != 1 || len(c.Choices) != 7 {
		t.Errorf("got %d statuses, %d articles, %d vendors, %d introductions, %d pairs, %d libraries, %d choices",
			len(c.Statuses), len(c.Articles), len(c.Vendors), len(c.Intros), len(c.Pairs), len(c.Libraries), len(c.Choices))
	}
}

// The cases are testdata/lint/RULE/CASE.txtar. The comment says what is broken.
// A section "edit FILE" holds lines to take out of the small catalog, marked
// "-", and lines to put in their place, marked "+"; "add FILE" holds a new file
// and "remove FILE" takes one away. "want" is the golden: what Load reports.
func TestEveryBrokenFileIsReportedWithFileLineFieldAndReason(t *testing.T) {
	for _, path := range cases(t) {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(path), "testdata/lint/"), ".txtar")
		t.Run(name, func(t *testing.T) {
			fsys, a, want := broken(t, path)
			got := report(t, fsys)
			if *update {
				i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
				if i < 0 {
					a.Files = append(a.Files, txtar.File{Name: "want"})
					i = len(a.Files) - 1
				}
				a.Files[i].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("%sgot:\n%s\nwant:\n%s", a.Comment, got, want)
			}
		})
	}
}

func TestEveryRuleHasACaseAndComplainsInIt(t *testing.T) {
	tried := map[string]bool{"read": true} // broken before any rule sees it
	for _, r := range rules {
		tried[r.name] = true
		paths, _ := filepath.Glob("testdata/lint/" + r.name + "/*.txtar")
		if len(paths) == 0 {
			t.Errorf("rule %q has no case: add testdata/lint/%s/", r.name, r.name)
		}
		for _, path := range paths {
			fsys, _, _ := broken(t, path)
			in, problems := readAll(fsys)
			in.registry, in.shortest = small.registry, small.shortest
			if len(problems) > 0 || len(r.check(in)) == 0 {
				t.Errorf("%s: the rule does not complain (problems of reading: %v)", path, problems)
			}
		}
	}
	for _, path := range cases(t) {
		if name := filepath.Base(filepath.Dir(path)); !tried[name] {
			t.Errorf("%s is named after no rule", path)
		}
	}
}

// broken returns the small catalog as a case breaks it, the case, and its golden.
func broken(t *testing.T, path string) (fsys fstest.MapFS, a *txtar.Archive, want string) {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	fsys = base(t)
	for _, f := range a.Files {
		switch verb, file, _ := strings.Cut(f.Name, " "); verb {
		case "edit":
			edit(t, fsys, file, string(f.Data))
		case "add":
			fsys[file] = &fstest.MapFile{Data: f.Data}
		case "remove":
			delete(fsys, file)
		case "want":
			want = string(f.Data)
		default:
			t.Fatalf("%s: unknown section %q", path, f.Name)
		}
	}
	return fsys, a, want
}

func cases(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/lint/*/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases below testdata/lint: %v", err)
	}
	return paths
}

// report loads a catalog that must be broken and returns the problems, one a
// line, and fails when one lacks its file or reason.
func report(t *testing.T, fsys fs.FS) string {
	t.Helper()
	c, err := Load(fsys, small)
	if err == nil || c != nil {
		t.Fatalf("Load gave %v, %v: want an error and no catalog", c, err)
	}
	var ps Problems
	if !errors.As(err, &ps) {
		t.Fatalf("Load's error is a %T, want Problems", err)
	}
	for _, p := range ps {
		if p.File == "" || p.Reason == "" {
			t.Errorf("problem without file or reason: %+v", p)
		}
	}
	return err.Error() + "\n"
}

// edit replaces the lines of script that start with "-" by those that start
// with "+". The former must occur in the file exactly once.
func edit(t *testing.T, fsys fstest.MapFS, name, script string) {
	t.Helper()
	var from, to strings.Builder
	for line := range strings.Lines(script) {
		switch line[0] {
		case '-':
			from.WriteString(line[1:])
		case '+':
			to.WriteString(line[1:])
		default:
			t.Fatalf("edit %s: line %q starts with neither - nor +", name, line)
		}
	}
	f := fsys[name]
	if f == nil {
		t.Fatalf("edit %s: no such file in the small catalog", name)
	}
	// The added line end makes matches start where lines do.
	old, data := "\n"+from.String(), "\n"+string(f.Data)
	if n := strings.Count(data, old); n != 1 {
		t.Fatalf("edit %s: these lines occur %d times in it, want once:\n%s", name, n, from.String())
	}
	data = strings.Replace(data, old, "\n"+to.String(), 1)
	fsys[name] = &fstest.MapFile{Data: []byte(data[1:])}
}

func TestProblemsAreSortedByFileAndLine(t *testing.T) {
	ps := Problems{{File: "b", Line: 1, Reason: "x"}, {File: "a", Line: 9, Field: "f", Reason: "y"}, {File: "a", Line: 2, Reason: "z"}}
	if got, want := fmt.Sprint(ps.orNil()), "a:2: z\na:9: f: y\nb:1: x"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
