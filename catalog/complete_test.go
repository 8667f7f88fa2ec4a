package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/articles"
)

func TestEveryStatusHasWhatTheDataModelRequires(t *testing.T) {
	for _, s := range catalog.All() {
		for name, text := range map[string]string{
			"phrase": s.Phrase, "summary": s.Summary, "use case": s.UseCase, "origin": s.Origin,
			"state": string(s.State), "registry": string(s.Registry), "popularity": string(s.Popularity),
			"visibility": string(s.SeenBy), "cache rule": string(s.Cacheable.Rule), "reason for the cache rule": s.Cacheable.Note,
			"content rule": string(s.Content.Rule), "retry rule": string(s.Retry.Rule), "retry advice": s.Retry.Advice,
			"article": articles.HTML(s.Code),
		} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%03d has no %s", s.Code, name)
			}
		}
		if len(catalog.Keywords(s.Code)) == 0 {
			t.Errorf("%03d has no keywords", s.Code)
		}
		if (s.State == catalog.StateTemporary) != (s.Expires != "") {
			t.Errorf("%03d is %s and expires on %q", s.Code, s.State, s.Expires)
		}
		if s.SeenBy == catalog.VisibilityClient && len(s.Example.Exchanges) == 0 {
			t.Errorf("%03d is seen by clients and has no example", s.Code)
		}
		if s.Class() == catalog.ClassRedirection && s.Registered() && slices.Contains([]int{301, 302, 303, 307, 308}, s.Code) && s.Redirect.Rule == "" {
			t.Errorf("%03d redirects and does not say what becomes of the method", s.Code)
		}
		if s.Registered() != (s.Origin == catalog.OriginIANA) {
			t.Errorf("%03d has the registry entry %s and the origin %s", s.Code, s.Registry, s.Origin)
		}
	}
}

func TestEveryFactNamesASourceOfItsStatus(t *testing.T) {
	for _, s := range catalog.All() {
		facts := map[string]string{
			"spec": s.Spec, "cacheable": s.Cacheable.Source, "content": s.Content.Source, "retry": s.Retry.Source,
		}
		if s.Redirect.Rule != "" {
			facts["redirect"] = s.Redirect.Source
		}
		for _, f := range s.Fields {
			facts["field "+f.Name] = f.Source
		}
		for _, m := range s.OtherMeanings {
			if len(m.Sources) == 0 {
				t.Errorf("%03d: %s's meaning has no source", s.Code, m.Origin)
			}
			for _, id := range m.Sources {
				facts["meaning of "+m.Origin+" "+id] = id
			}
		}
		for fact, id := range facts {
			if _, ok := s.Source(id); !ok {
				t.Errorf("%03d: the source %q of %s is not listed", s.Code, id, fact)
			}
		}
		if _, ok := s.Source("no such source"); ok {
			t.Errorf("%03d has a source that it cannot have", s.Code)
		}
		for _, src := range s.Sources {
			if !strings.HasPrefix(src.URL, "https://") || src.Title == "" || src.Kind != "primary" && src.Kind != "secondary" {
				t.Errorf("%03d: bad source %+v", s.Code, src)
			}
		}
	}
}

func TestEveryReferenceLeadsToAStatus(t *testing.T) {
	for _, s := range catalog.All() {
		for _, n := range slices.Concat(s.Related, s.Nearest) {
			if _, ok := catalog.Lookup(n); !ok {
				t.Errorf("%03d refers to %03d, which is not in the catalog", s.Code, n)
			}
		}
		if !s.Registered() && len(s.Nearest) == 0 && s.Class() != catalog.ClassOutside {
			t.Logf("%03d names no registered code that is nearest to it", s.Code)
		}
	}
}

func TestConstantsStandInTheOrderOfTheLibraries(t *testing.T) {
	order := map[string]int{}
	for i, l := range catalog.Libraries() {
		order[l.ID] = i + 1
	}
	for _, s := range catalog.All() {
		last := 0
		for _, c := range s.Constants {
			if order[c.Library] <= last || c.Expr == "" {
				t.Errorf("%03d: the constant %q of %q is out of place", s.Code, c.Expr, c.Library)
			}
			last = order[c.Library]
		}
		if _, ok := s.Constant("no such library"); ok {
			t.Errorf("%03d has a constant in a library that does not exist", s.Code)
		}
	}
}
