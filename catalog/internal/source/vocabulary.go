package source

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// vocabularyRecord is a file of the folder vocabulary/; see catalog/search/README.md.
type vocabularyRecord struct {
	Name    string    `yaml:"name"`
	Source  yaml.Node `yaml:"source"` // a URL, or a list of them
	Version string    `yaml:"version"`
	Read    string    `yaml:"read"`
	Exact   bool      `yaml:"exact"`
	Entries yaml.Node `yaml:"entries"`
}

var day = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)

// readVocabulary reads the files of the folder vocabulary/, which may be missing, in
// the order of their names. known reports whether the catalog has a number.
func readVocabulary(fsys fs.FS, known func(int) bool) ([]indexfile.Source, Problems) {
	names, err := fs.Glob(fsys, "vocabulary/*.yaml")
	if err != nil {
		return nil, Problems{{File: "vocabulary", Reason: err.Error()}}
	}
	var sources []indexfile.Source
	var problems Problems
	for _, name := range names {
		s, ps := readSource(fsys, name, known)
		sources = append(sources, s)
		problems = append(problems, ps...)
	}
	if len(sources) > 255 {
		problems = append(problems, Problem{File: path.Dir(names[0]), Reason: "has more than 255 files, which the index has no room for"})
	}
	return sources, problems
}

func readSource(fsys fs.FS, name string, known func(int) bool) (indexfile.Source, Problems) {
	var out indexfile.Source
	text, p := readText(fsys, name)
	if p != nil {
		return out, Problems{*p}
	}
	var r vocabularyRecord
	dec := yaml.NewDecoder(strings.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&r); err != nil {
		return out, Problems{yamlProblem(name, err)}
	}
	var problems Problems
	bad := func(line int, field, format string, args ...any) {
		problems = append(problems, Problem{File: name, Line: line, Field: field, Reason: fmt.Sprintf(format, args...)})
	}
	if r.Name == "" || strings.ContainsAny(r.Name, "!\n") {
		bad(1, "name", "is %q, want what a result says before the term", r.Name)
	}
	if r.Version == "" {
		bad(1, "version", "is missing: a tag, or a commit and its date")
	}
	if !day.MatchString(r.Read) {
		bad(1, "read", "is %q, want the day on which the source was read, as 2026-11-26", r.Read)
	}
	urls := []*yaml.Node{&r.Source}
	if r.Source.Kind == yaml.SequenceNode {
		urls = r.Source.Content
	}
	for _, u := range urls {
		if !strings.HasPrefix(u.Value, "https://") {
			bad(max(u.Line, 1), "source", "is %q, want the address of the file in the project's source, or a list", u.Value)
		}
	}
	if r.Entries.Kind != yaml.MappingNode || len(r.Entries.Content) == 0 {
		bad(max(r.Entries.Line, 1), "entries", "has no terms")
		return out, problems
	}
	out.Name, out.Exact = r.Name, r.Exact
	seen := map[string]bool{}
	for i := 0; i+1 < len(r.Entries.Content); i += 2 {
		key, value := r.Entries.Content[i], r.Entries.Content[i+1]
		field := "entries." + key.Value
		if key.Value != strings.TrimSpace(key.Value) || key.Value == "" || seen[key.Value] {
			bad(key.Line, field, "is empty, has space around it or is there twice")
		}
		seen[key.Value] = true
		t := indexfile.SourceTerm{Text: key.Value}
		codes := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			codes = value.Content
		}
		for _, c := range codes {
			n, err := strconv.Atoi(c.Value)
			if err != nil || !known(n) {
				bad(c.Line, field, "leads to %q, which is not a code of the catalog", c.Value)
				continue
			}
			t.Codes = append(t.Codes, n)
		}
		out.Terms = append(out.Terms, t)
	}
	return out, problems
}
