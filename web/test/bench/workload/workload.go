// Package workload holds what all search engines in the benchmarks get: the texts
// of the catalog as plain documents, and the queries of the relevance suite.
package workload

import (
	_ "embed"
	"fmt"
	"os"
	"strconv"
	"strings"

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
}

// Query is a query with the codes of which one must come first.
type Query struct {
	Query string `json:"query"`
	First []int  `json:"first"`
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
		q := Query{Query: col[3]}
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
