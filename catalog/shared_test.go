package catalog_test

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/search"
)

// snapshot is everything that the package hands out, as text.
func snapshot(t *testing.T) string {
	t.Helper()
	data, err := json.Marshal([]any{catalog.All(), catalog.Vendors(), catalog.Intros(), catalog.Pairs(), catalog.Libraries()})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Run with -race, this test also tells whether any of it is unsafe for
// concurrent use.
func TestTheAPIIsSafeForConcurrentUseAndChangesNothing(t *testing.T) {
	before := snapshot(t)
	queries := []string{"", "404", "4xx", "rate limit", "401 vs 403", "class:5xx timeout", "unathorized", "471", "\xff\x00", "retry-after origin:iana"}
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			for i := range 10 * len(queries) {
				query := queries[(i+worker)%len(queries)]
				a := search.Run(query, search.Filter{})
				b := search.Run(query, search.Filter{})
				if len(a.Results) != len(b.Results) || len(a.Results) > 0 && a.Results[0].Status != b.Results[0].Status {
					t.Errorf("%q has two answers", query)
				}
				for _, r := range a.Results {
					use(r.Status)
				}
			}
		})
	}
	wg.Wait()
	if snapshot(t) != before {
		t.Error("using the API has changed the catalog")
	}
}

// use calls what can be called with a status.
func use(s *catalog.Status) {
	catalog.Lookup(s.Code)
	catalog.PairsOf(s.Code)
	_ = s.Class().Generic()
	for _, id := range s.Origins() {
		catalog.LookupVendor(id)
	}
	s.Source(s.Spec)
	s.Constant("go")
}

// A caller may sort, cut or overwrite any list that it gets: nobody else, the
// look-ups included, sees the change.
func TestListsBelongToTheCaller(t *testing.T) {
	t.Run("All", func(t *testing.T) { changeList(t, catalog.All) })
	t.Run("ByClass", func(t *testing.T) {
		changeList(t, func() []*catalog.Status { return catalog.ByClass(catalog.ClassClientError) })
	})
	t.Run("ByVendor", func(t *testing.T) {
		changeList(t, func() []*catalog.Status { return catalog.ByVendor("nginx") })
	})
	t.Run("Unofficial", func(t *testing.T) { changeList(t, catalog.Unofficial) })
	t.Run("Classes", func(t *testing.T) { changeList(t, catalog.Classes) })
	t.Run("Intros", func(t *testing.T) { changeList(t, catalog.Intros) })
	t.Run("Libraries", func(t *testing.T) { changeList(t, catalog.Libraries) })
	t.Run("Pairs", func(t *testing.T) { changeList(t, catalog.Pairs) })
	t.Run("PairsOf", func(t *testing.T) {
		changeList(t, func() []catalog.Pair { return catalog.PairsOf(404) })
	})
	t.Run("Origins", func(t *testing.T) {
		s, _ := catalog.Lookup(530)
		changeList(t, s.Origins)
	})

	t.Run("Vendors", func(t *testing.T) {
		first := catalog.Vendors()[0].ID
		clear(catalog.Vendors())
		if catalog.Vendors()[0].ID != first {
			t.Error("a change of one caller's list is seen by the next caller")
		}
	})

	list := catalog.All()
	slices.Reverse(list)
	clear(list[:len(list)/2])
	for _, code := range []int{100, 404, 599} {
		if s, ok := catalog.Lookup(code); !ok || s.Code != code {
			t.Errorf("after a caller reversed and cleared its list, %d is not found", code)
		}
	}
}

// changeList reverses a list and clears its first element, and checks that the
// function still returns what it did.
func changeList[E comparable](t *testing.T, list func() []E) {
	t.Helper()
	before := slices.Clone(list())
	mine := list()
	slices.Reverse(mine)
	clear(mine[:1])
	if !slices.Equal(list(), before) {
		t.Error("a change of one caller's list is seen by the next caller")
	}
}
