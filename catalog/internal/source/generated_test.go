package source

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// catalogDir is the folder catalog/, seen from this package.
const catalogDir = "../.."

// load loads the real catalog.
func load(t *testing.T) *Catalog {
	t.Helper()
	c, err := Load(os.DirFS(catalogDir), Options{})
	if err != nil {
		t.Fatalf("the data files are broken:\n%v", err)
	}
	return c
}

func TestGeneratedFilesAreCurrent(t *testing.T) {
	files, err := load(t).Generate()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"codes_gen.go", "codes_search_gen.go", "tables_gen.go", "search/data/index.bin", "articles/articles_gen.go", "choose/choose_gen.go"} {
		if files[name] == nil {
			t.Errorf("%s is not generated any more", name)
		}
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(catalogDir, filepath.FromSlash(name)))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("catalog/%s is not what the data files give: run `make generate` (%v)", name, err)
		}
	}
}

func TestGeneratingTwiceGivesTheSameBytes(t *testing.T) {
	one, err := load(t).Generate()
	if err != nil {
		t.Fatal(err)
	}
	two, err := load(t).Generate()
	if err != nil {
		t.Fatal(err)
	}
	for name := range one {
		if !bytes.Equal(one[name], two[name]) {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

func TestRelationsAreMutual(t *testing.T) {
	related := map[[2]int]bool{}
	c := load(t)
	for _, s := range c.Statuses {
		for _, n := range s.Related {
			related[[2]int{s.Code, n}] = true
		}
	}
	for r := range related {
		if !related[[2]int{r[1], r[0]}] {
			t.Errorf("%d is related to %d, and not the other way round", r[0], r[1])
		}
	}
}
