package source

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// languageRecord is a file of the folder languages/; see catalog/search/README.md.
type languageRecord struct {
	Name    string               `yaml:"name"`
	Checked string               `yaml:"checked"`
	Codes   map[int]languageCode `yaml:"codes"`
}

type languageCode struct {
	Phrase string   `yaml:"phrase"`
	Words  []string `yaml:"words"`
}

// How many words a registered code has in each language.
const leastWords, mostWords = 3, 8

// readLanguages reads the files of the folder languages/, which may be missing, by the
// language that they are named after. registered are the numbers that each must have,
// known reports whether the catalog has a number.
func readLanguages(fsys fs.FS, registered []int, known func(int) bool) (map[string]indexfile.Language, Problems) {
	names, err := fs.Glob(fsys, "languages/*.yaml")
	if err != nil {
		return nil, Problems{{File: "languages", Reason: err.Error()}}
	}
	languages := map[string]indexfile.Language{}
	var problems Problems
	for _, name := range names {
		text, p := readText(fsys, name)
		if p != nil {
			problems = append(problems, *p)
			continue
		}
		var r languageRecord
		dec := yaml.NewDecoder(strings.NewReader(text))
		dec.KnownFields(true)
		if err := dec.Decode(&r); err != nil {
			problems = append(problems, yamlProblem(name, err))
			continue
		}
		bad := func(field, format string, args ...any) {
			problems = append(problems, Problem{File: name, Field: field, Reason: fmt.Sprintf(format, args...)})
		}
		l := indexfile.Language{Name: r.Name, Phrases: map[int]string{}, Words: map[int][]string{}}
		if r.Name == "" {
			bad("name", "is missing: the name of the language, in it")
		}
		if r.Checked == "" {
			bad("checked", "is missing: who has read the words after their writer, and when, or that nobody has")
		}
		for _, n := range registered {
			if _, ok := r.Codes[n]; !ok {
				bad("codes", "%d is missing", n)
			}
		}
		for n, c := range r.Codes {
			field := fmt.Sprintf("codes.%d", n)
			switch {
			case !known(n):
				bad(field, "is not a code of the catalog")
			case c.Phrase == "":
				bad(field+".phrase", "is missing")
			case len(c.Words) < leastWords || len(c.Words) > mostWords:
				bad(field+".words", "has %d entries, want %d to %d", len(c.Words), leastWords, mostWords)
			}
			l.Phrases[n], l.Words[n] = c.Phrase, c.Words
		}
		languages[strings.TrimSuffix(path.Base(name), ".yaml")] = l
	}
	return languages, problems
}
