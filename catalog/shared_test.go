package catalog_test

import (
	"encoding/json"
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
	s.Class().Generic()
	for _, id := range s.Origins() {
		catalog.LookupVendor(id)
	}
	s.Source(s.Spec)
	s.Constant("go")
}

func TestListsMadeForTheCallerMayBeChanged(t *testing.T) {
	before := snapshot(t)
	s, _ := catalog.Lookup(404)
	for _, list := range [][]*catalog.Status{catalog.ByClass(catalog.ClientError), catalog.ByVendor("nginx"), catalog.Unofficial()} {
		for i := range list {
			list[i] = s
		}
	}
	for _, list := range [][]catalog.Pair{catalog.PairsOf(404)} {
		for i := range list {
			list[i] = catalog.Pair{}
		}
	}
	catalog.Classes()[0] = catalog.Outside
	s.Origins()[0] = "nobody"
	if snapshot(t) != before || catalog.Classes()[0] != catalog.Informational {
		t.Error("changing a list has changed the catalog")
	}
}

// Lists that are shared must not grow into the package's own memory.
func TestAppendingToASharedListLeavesItAlone(t *testing.T) {
	for name, spare := range map[string]int{
		"All":       cap(catalog.All()) - len(catalog.All()),
		"Vendors":   cap(catalog.Vendors()) - len(catalog.Vendors()),
		"Intros":    cap(catalog.Intros()) - len(catalog.Intros()),
		"Pairs":     cap(catalog.Pairs()) - len(catalog.Pairs()),
		"Libraries": cap(catalog.Libraries()) - len(catalog.Libraries()),
	} {
		if spare != 0 {
			t.Errorf("%s has room for %d more", name, spare)
		}
	}
}
