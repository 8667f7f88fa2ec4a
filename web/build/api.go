package build

import (
	"encoding/json"
	"fmt"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/articles"
)

// The static JSON under /api/v1/. Field names and meanings are described in
// assets/schema.json; within v1 fields are only ever added.

type apiStatus struct {
	Code           int           `json:"code"`
	Phrase         string        `json:"phrase"`
	Summary        string        `json:"summary"`
	Class          string        `json:"class"`
	ClassName      string        `json:"className"`
	UseCase        string        `json:"useCase"`
	Notes          string        `json:"notes"`
	Origin         apiOrigin     `json:"origin"`
	State          string        `json:"state"`
	Registry       string        `json:"registry"`
	Expires        string        `json:"expires,omitempty"`
	Spec           apiSource     `json:"spec"`
	Popularity     string        `json:"popularity"`
	Recommended    bool          `json:"recommended"`
	Deprecated     bool          `json:"deprecated"`
	SeenBy         string        `json:"seenBy"`
	Cacheable      apiRule       `json:"cacheable"`
	Content        apiRule       `json:"content"`
	Retry          apiRetry      `json:"retry"`
	RedirectMethod *apiRule      `json:"redirectMethod,omitempty"`
	Fields         []apiField    `json:"fields"`
	FormerNames    []string      `json:"formerNames"`
	Aliases        []string      `json:"aliases"`
	Keywords       []string      `json:"keywords"`
	Constants      []apiConstant `json:"constants"`
	Nearest        []int         `json:"nearest"`
	Related        []int         `json:"related"`
	ConfusedWith   []apiConfused `json:"confusedWith"`
	Example        apiExample    `json:"example"`
	OtherMeanings  []apiMeaning  `json:"otherMeanings"`
	Sources        []apiSource   `json:"sources"`
	Page           string        `json:"page"`
	SearchEngines  *apiSearch    `json:"searchEngines,omitempty"`
	Production     []string      `json:"production,omitempty"`
	Article        string        `json:"article,omitempty"`
}

type apiOrigin struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// apiSearch is what search engines document for a code.
type apiSearch struct {
	Rule   string `json:"rule"`
	Source string `json:"source"`
}

type apiRule struct {
	Rule   string `json:"rule"`
	Note   string `json:"note"`
	Source string `json:"source"`
}

type apiRetry struct {
	Rule       string `json:"rule"`
	Advice     string `json:"advice"`
	RetryAfter string `json:"retryAfter"`
	Source     string `json:"source"`
}

type apiField struct {
	Name   string `json:"name"`
	In     string `json:"in"`
	Need   string `json:"need"`
	Level  string `json:"level"`
	Note   string `json:"note"`
	Source string `json:"source"`
}

type apiConstant struct {
	Library    string   `json:"library"`
	Label      string   `json:"label"`
	Version    string   `json:"version"`
	Expression string   `json:"expression"`
	Aliases    []string `json:"aliases"`
	Deprecated bool     `json:"deprecated"`
	Note       string   `json:"note"`
}

type apiConfused struct {
	Code int    `json:"code"`
	Rule string `json:"rule"`
}

type apiExample struct {
	Note      string        `json:"note"`
	Exchanges []apiExchange `json:"exchanges"`
}

type apiExchange struct {
	Request   string   `json:"request"`
	Responses []string `json:"responses"`
}

type apiMeaning struct {
	Phrase  string    `json:"phrase"`
	Origin  apiOrigin `json:"origin"`
	State   string    `json:"state"`
	SeenBy  string    `json:"seenBy"`
	Summary string    `json:"summary"`
	Nearest []int     `json:"nearest"`
	Sources []string  `json:"sources"`
}

type apiSource struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	URL     string `json:"url"`
	Kind    string `json:"kind"`
	AsOf    string `json:"asOf"`
	Checked string `json:"checked"`
}

func newAPIStatus(s *catalog.Status, links app.Links) apiStatus {
	out := apiStatus{
		Code: s.Code, Phrase: s.Phrase, Summary: s.Summary,
		Class: s.Class().Digits(), ClassName: s.Class().String(),
		UseCase: s.UseCase, Notes: s.Notes,
		Origin: newAPIOrigin(s.Origin), State: string(s.State), Registry: string(s.Registry), Expires: s.Expires,
		Popularity: string(s.Popularity), Recommended: s.Recommended, Deprecated: s.Deprecated,
		SeenBy:      string(s.SeenBy),
		Cacheable:   apiRule{string(s.Cacheable.Rule), s.Cacheable.Note, s.Cacheable.Source},
		Content:     apiRule{string(s.Content.Rule), s.Content.Note, s.Content.Source},
		Retry:       apiRetry{string(s.Retry.Rule), s.Retry.Advice, s.Retry.RetryAfter, s.Retry.Source},
		FormerNames: orEmpty(s.FormerNames), Aliases: orEmpty(s.Aliases), Keywords: orEmpty(catalog.Keywords(s.Code)),
		Nearest: orEmpty(s.Nearest), Related: orEmpty(s.Related),
		Fields: []apiField{}, Constants: []apiConstant{}, ConfusedWith: []apiConfused{},
		OtherMeanings: []apiMeaning{}, Sources: []apiSource{},
		Example: apiExample{Note: s.Example.Note, Exchanges: []apiExchange{}},
		Page:    links.Code(s.Code),
	}
	if out.Class == "" {
		out.Class = "outside"
	}
	if src, ok := s.Source(s.Spec); ok {
		out.Spec = newAPISource(src)
	}
	if s.Redirect.Rule != "" {
		out.RedirectMethod = &apiRule{Rule: s.Redirect.Rule, Source: s.Redirect.Source}
	}
	for _, f := range s.Fields {
		out.Fields = append(out.Fields, apiField{f.Name, string(f.In), apiNeed(f.Need), string(f.Need), f.Note, f.Source})
	}
	for _, lib := range catalog.Libraries() {
		if c, ok := s.Constant(lib.ID); ok {
			out.Constants = append(out.Constants, apiConstant{
				lib.ID, lib.Label, lib.Version, c.Expr, orEmpty(c.Aliases), c.Deprecated, c.Note,
			})
		}
	}
	for _, p := range catalog.PairsOf(s.Code) {
		out.ConfusedWith = append(out.ConfusedWith, apiConfused{p.Other(s.Code), p.Rule})
	}
	for _, x := range s.Example.Exchanges {
		out.Example.Exchanges = append(out.Example.Exchanges, apiExchange{x.Request, orEmpty(x.Responses)})
	}
	for _, o := range s.OtherMeanings {
		out.OtherMeanings = append(out.OtherMeanings, apiMeaning{
			o.Phrase, newAPIOrigin(o.Origin), string(o.State), string(o.SeenBy), o.Summary, orEmpty(o.Nearest), orEmpty(o.Sources),
		})
	}
	for _, src := range s.Sources {
		out.Sources = append(out.Sources, newAPISource(src))
	}
	return out
}

// apiNeed returns a requirement level as one of the four that version 1 of the API
// started with; the level field has all of them.
func apiNeed(n catalog.Need) string {
	if n == catalog.NeedMustAs200 || n == catalog.NeedMustWhen {
		n = catalog.NeedShould
	}
	return string(n)
}

func newAPISource(src catalog.Source) apiSource {
	return apiSource{ID: src.ID, Title: src.Title, URL: src.URL, Kind: string(src.Kind), AsOf: src.AsOf, Checked: src.Checked}
}

func newAPIOrigin(id string) apiOrigin { return apiOrigin{ID: id, Name: catalog.OriginName(id)} }

// orEmpty makes a missing list an empty one, which JSON writes as [].
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// CodeJSON returns the JSON of a code as /api/v1/codes/NNN.json has it, indented, for
// a site at the root.
func CodeJSON(s *catalog.Status) ([]byte, error) {
	out, err := json.MarshalIndent(withArticle(s, app.Links{Base: "/"}), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encode %d: %w", s.Code, err)
	}
	return append(out, '\n'), nil
}

// withArticle returns a code with what only the file of a single code has.
func withArticle(s *catalog.Status, links app.Links) apiStatus {
	one := newAPIStatus(s, links)
	one.Article = links.Rebase(articles.HTML(s.Code))
	if p, ok := articles.PracticeOf(s.Code); ok {
		one.SearchEngines, one.Production = &apiSearch{p.SearchEngines, p.Source}, p.Production
	}
	return one
}

// data adds the JSON files: all codes without their articles, and one file per
// code with its article.
func (b *builder) data() error {
	all := make([]apiStatus, 0, len(catalog.All()))
	for _, s := range catalog.All() {
		all = append(all, newAPIStatus(s, b.links))
		if err := b.addJSON("api/v1/codes/"+pad(s.Code)+".json", withArticle(s, b.links)); err != nil {
			return err
		}
	}
	if err := b.addJSON("api/v1/codes.json", all); err != nil {
		return err
	}
	schema, err := readAsset("schema.json")
	if err != nil {
		return err
	}
	b.add("api/v1/schema.json", []byte(schema))
	return nil
}

func (b *builder) addJSON(path string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode %s: %w", path, err)
	}
	b.add(path, append(data, '\n'))
	return nil
}
