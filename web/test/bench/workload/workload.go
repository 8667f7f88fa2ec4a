// Package workload holds what all search engines in the benchmarks get: the texts
// of the catalog as plain documents, and the queries of the relevance suite.
package workload

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/statusdeck/statusdeck/catalog"
)

// MiniSearch holds the options of MiniSearch, as JSON.
//
//go:embed minisearch.json
var MiniSearch []byte

// Document holds the texts of a status that our index has, too.
type Document struct {
	Code      int    `json:"code"`
	Number    string `json:"number"`
	Phrase    string `json:"phrase"`
	Names     string `json:"names"`
	Keywords  string `json:"keywords"`
	Constants string `json:"constants"`
	Fields    string `json:"fields"`
	Vendors   string `json:"vendors"`
	Summary   string `json:"summary"`
	UseCase   string `json:"use_case"`
	Rest      string `json:"rest"`
	// Topics and Terms are the words about a code and the vocabulary, which only
	// WithWords fills in.
	Topics string `json:"topics,omitempty"`
	Terms  string `json:"terms,omitempty"`
}

// Query is a query with the codes of which one must come first. Half is 0 or 1: the
// weights of our ranking were fitted on the queries of half 0.
type Query struct {
	Query string `json:"query"`
	First []int  `json:"first"`
	List  string `json:"-"`
	Half  int    `json:"-"`
}

// Documents returns the documents of all statuses.
func Documents() []Document {
	var docs []Document
	for _, s := range catalog.All() {
		d := Document{Code: s.Code, Number: fmt.Sprintf("%03d", s.Code), Phrase: s.Phrase, Summary: s.Summary, UseCase: s.UseCase}
		names := append(append([]string{}, s.FormerNames...), s.Aliases...)
		rest := []string{s.Notes, s.Retry.Advice, s.Retry.RetryAfter, s.Redirect.Rule, s.Class().String()}
		var constants, fields, vendors []string
		for _, c := range s.Constants {
			constants = append(append(constants, c.Expr), c.Aliases...)
		}
		for _, f := range s.Fields {
			fields = append(fields, f.Name)
			rest = append(rest, f.Note)
		}
		for _, m := range s.OtherMeanings {
			names = append(names, m.Phrase)
			rest = append(rest, m.Summary)
		}
		for _, o := range s.Origins() {
			if v, ok := catalog.LookupVendor(o); ok {
				vendors = append(append(vendors, v.Name), v.Words...)
			}
		}
		if src, ok := s.Source(s.Spec); ok {
			rest = append(rest, src.Title)
		}
		d.Names, d.Keywords = strings.Join(names, "\n"), strings.Join(catalog.Keywords(s.Code), "\n")
		d.Constants, d.Fields = strings.Join(constants, "\n"), strings.Join(fields, "\n")
		d.Vendors, d.Rest = strings.Join(vendors, "\n"), strings.Join(rest, "\n")
		docs = append(docs, d)
	}
	return docs
}

// WithWords adds what else our index has to the documents: the words about each code
// and the vocabulary, from the sources of the module in root.
func WithWords(docs []Document, root string) ([]Document, error) {
	topics, err := topics(filepath.Join(root, "catalog", "internal", "indexfile", "topics.go"))
	if err != nil {
		return nil, err
	}
	terms, err := terms(filepath.Join(root, "catalog", "vocabulary"))
	if err != nil {
		return nil, err
	}
	for i := range docs {
		docs[i].Topics, docs[i].Terms = topics[docs[i].Code], strings.Join(terms[docs[i].Code], "\n")
	}
	return docs, nil
}

// topics reads the constant topicWords: a line for each code.
func topics(file string) (map[int]string, error) {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		return nil, fmt.Errorf("read the words about codes: %w", err)
	}
	words := map[int]string{}
	ast.Inspect(f, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || v.Names[0].Name != "topicWords" || len(v.Values) != 1 {
			return true
		}
		if text, ok := v.Values[0].(*ast.BasicLit); ok {
			for line := range strings.Lines(strings.Trim(text.Value, "`")) {
				code, list, _ := strings.Cut(strings.TrimSpace(line), " ")
				if n, err := strconv.Atoi(code); err == nil {
					words[n] = list
				}
			}
		}
		return false
	})
	if len(words) == 0 {
		return nil, fmt.Errorf("read the words about codes: %s has no constant topicWords", file)
	}
	return words, nil
}

// terms reads the vocabulary: the terms of each code.
func terms(dir string) (map[int][]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("read the vocabulary: no files in %s", dir)
	}
	out := map[int][]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read the vocabulary: %w", err)
		}
		var record struct {
			Entries map[string]yaml.Node `yaml:"entries"`
		}
		if err := yaml.Unmarshal(data, &record); err != nil {
			return nil, fmt.Errorf("read the vocabulary: %s: %w", file, err)
		}
		for _, term := range slices.Sorted(maps.Keys(record.Entries)) {
			node := record.Entries[term]
			codes := []*yaml.Node{&node}
			if node.Kind == yaml.SequenceNode {
				codes = node.Content
			}
			for _, c := range codes {
				if n, err := strconv.Atoi(c.Value); err == nil {
					out[n] = append(out[n], term)
				}
			}
		}
	}
	return out, nil
}

// Queries reads the queries of a file of the relevance suite.
func Queries(file string) ([]Query, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the queries: %w", err)
	}
	var out []Query
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		col := strings.Split(line, "\t")
		if i == 0 || strings.HasPrefix(line, "#") || len(col) < 5 {
			continue
		}
		q := Query{Query: col[3], List: filepath.Base(file), Half: len(out) % 2}
		first, _, _ := strings.Cut(col[4], ",")
		for _, s := range strings.Split(first, "|") {
			n, err := strconv.Atoi(s)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: expected %q", file, col[0], col[4])
			}
			q.First = append(q.First, n)
		}
		out = append(out, q)
	}
	return out, nil
}
