package source

import (
	"io/fs"
	"sort"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/choose"
	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// Catalog is the content of all data files, checked.
type Catalog struct {
	Statuses  []*catalog.Status
	Articles  map[int]string // HTML by number
	Practice  map[int]Practice
	Vendors   []catalog.Vendor
	Intros    []catalog.ClassIntro
	Pairs     []catalog.Pair
	Libraries []catalog.Library
	Choices   []choose.Node
	Keywords  [][]string // in the order of Statuses
	// Vocabulary holds the sources of search terms.
	Vocabulary []indexfile.Source
	// Languages holds the words of other languages, by language.
	Languages map[string]indexfile.Language
}

// Practice has the fields of articles.Practice, which cannot be imported here: the
// generator must run when the package that it writes is broken.
type Practice struct {
	SearchEngines, Source string
	Production            []string
}

// Options choose how strict Load is.
type Options struct {
	// Draft leaves out the rules about the length of articles, so that a writer
	// can look at half-written ones.
	Draft bool
	// registry stands in for the IANA registry in tests of a few records; nil
	// means the real one.
	registry map[int]string
	// shortest stands in for minSteps in tests with a small tree of choices; 0
	// means the real one.
	shortest int
}

// Load reads the data files below fsys (the folder catalog/) and checks them.
// Its error is a Problems value that names file, line, field and reason.
func Load(fsys fs.FS, opts Options) (*Catalog, error) {
	in, problems := readAll(fsys)
	if len(problems) > 0 {
		return nil, problems.orNil()
	}
	in.registry = registered
	if opts.registry != nil {
		in.registry = opts.registry
	}
	in.shortest = minSteps
	if opts.shortest > 0 {
		in.shortest = opts.shortest
	}
	for _, rule := range rules {
		if rule.article && opts.Draft {
			continue
		}
		problems = append(problems, rule.check(in)...)
	}
	if len(problems) > 0 {
		return nil, problems.orNil()
	}
	out, problems := in.convert()
	if err := problems.orNil(); err != nil {
		return nil, err
	}
	var registered []int
	for n := range in.registry {
		if in.byCode(n) != nil {
			registered = append(registered, n)
		}
	}
	out.Languages, problems = readLanguages(fsys, registered, func(n int) bool { return in.byCode(n) != nil })
	if err := problems.orNil(); err != nil {
		return nil, err
	}
	out.Vocabulary, problems = readVocabulary(fsys, func(n int) bool { return in.byCode(n) != nil })
	if err := problems.orNil(); err != nil {
		return nil, err
	}
	return out, nil
}

// input is what the rules check: all records, decoded.
type input struct {
	codes     []code
	vendors   []vendor
	intros    []intro
	pairs     []pairRecord
	pairsFile *file
	libraries []libraryRecord
	libFile   *file
	choices   []choice
	// registry is the IANA registry: number to description.
	registry map[int]string
	// shortest is the least number of answers on a path through the choices.
	shortest int
}

type code struct {
	record
	*file
}

type vendor struct {
	vendorRecord
	*file
}

type intro struct {
	introRecord
	*file
}

type choice struct {
	choiceRecord
	*file
}

func readAll(fsys fs.FS) (*input, Problems) {
	var in input
	var problems Problems
	add := func(ps Problems) { problems = append(problems, ps...) }

	files, ps := readDir(fsys, "codes")
	add(ps)
	for _, f := range files {
		c := code{file: f}
		if ps := f.decode(&c.record); ps != nil {
			add(ps)
			continue
		}
		in.codes = append(in.codes, c)
	}
	files, ps = readDir(fsys, "vendors")
	add(ps)
	for _, f := range files {
		v := vendor{file: f}
		if ps := f.decode(&v.vendorRecord); ps != nil {
			add(ps)
			continue
		}
		in.vendors = append(in.vendors, v)
	}
	files, ps = readDir(fsys, "classes")
	add(ps)
	for _, f := range files {
		c := intro{file: f}
		if ps := f.decode(&c.introRecord); ps != nil {
			add(ps)
			continue
		}
		in.intros = append(in.intros, c)
	}
	files, ps = readDir(fsys, "choose/questions")
	add(ps)
	for _, f := range files {
		c := choice{file: f}
		if ps := f.decode(&c.choiceRecord); ps != nil {
			add(ps)
			continue
		}
		in.choices = append(in.choices, c)
	}
	in.pairs, in.pairsFile, ps = readTable[pairRecord](fsys, "pairs.yaml")
	add(ps)
	in.libraries, in.libFile, ps = readTable[libraryRecord](fsys, "libraries.yaml")
	add(ps)

	sort.SliceStable(in.codes, func(i, j int) bool { return in.codes[i].Code < in.codes[j].Code })
	return &in, problems
}

// byCode returns the record of a number, nil when there is none.
func (in *input) byCode(n int) *code {
	for i := range in.codes {
		if in.codes[i].Code == n {
			return &in.codes[i]
		}
	}
	return nil
}

// files returns the files of all records, tables included.
func (in *input) files() []*file {
	var out []*file
	for i := range in.codes {
		out = append(out, in.codes[i].file)
	}
	for _, v := range in.vendors {
		out = append(out, v.file)
	}
	for _, c := range in.intros {
		out = append(out, c.file)
	}
	for _, c := range in.choices {
		out = append(out, c.file)
	}
	return append(out, in.pairsFile, in.libFile)
}

func (in *input) vendor(id string) bool {
	for _, v := range in.vendors {
		if v.id == id {
			return true
		}
	}
	return false
}

func (in *input) library(id string) bool {
	for _, l := range in.libraries {
		if l.ID == id {
			return true
		}
	}
	return false
}
