package search_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog/search"
	"github.com/statusdeck/statusdeck/catalog/search/languages"
)

// otherLanguages is the share, in percent, of queries in other languages whose code
// must be the first result.
const otherLanguages = 70

func TestOtherLanguages(t *testing.T) {
	if search.AddLanguage("") || search.AddLanguage("SDX2 nothing") {
		t.Error("a file that is none is taken for a language")
	}
	before := search.Run("page not found", search.Filter{}).Results[0]
	for _, id := range search.Languages {
		data, ok := languages.File(id)
		if !ok || !search.AddLanguage(data) || !search.AddLanguage(data) {
			t.Fatalf("language %s: there %v, not added", id, ok)
		}
	}
	after := search.Run("page not found", search.Filter{})
	if after.Results[0].Status != before.Status || after.Results[0].Reason != before.Reason {
		t.Errorf("page not found: %s with languages, %s without", after.Results[0].Reason, before.Reason)
	}

	data, err := os.ReadFile("testdata/languages.txt")
	if err != nil {
		t.Fatal(err)
	}
	all, right := map[string]int{}, map[string]int{}
	for line := range strings.Lines(string(data)) {
		col := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		a := search.Run(col[1], search.Filter{Class: ""})
		got := "nothing"
		if top, ok := a.Top(); ok {
			got = strconv.Itoa(top.Status.Code)
		}
		for _, lang := range []string{col[0], "all"} {
			all[lang]++
			if strings.Contains("|"+col[2]+"|", "|"+got+"|") {
				right[lang]++
			}
		}
		if !strings.Contains("|"+col[2]+"|", "|"+got+"|") {
			t.Logf("%s %q: got %s, want %s", col[0], col[1], got, col[2])
		}
		if len(a.Facets) == 0 {
			t.Errorf("%q: no facets", col[1])
		}
	}
	for lang := range all {
		share := 100 * float64(right[lang]) / float64(all[lang])
		t.Logf("%s: %d of %d, %.0f%%", lang, right[lang], all[lang], share)
		if lang == "all" && share < otherLanguages {
			t.Errorf("%.1f%% of the queries in other languages, want %d%%", share, otherLanguages)
		}
	}
}

func TestTheLanguageOfAQueryByItsScript(t *testing.T) {
	for query, want := range map[string]string{"not found": "", "не найдено": "ru", "見つからない": "ja", "찾을 수 없음": "ko", "未找到": "zh", "Zugriff verweigert": "", "": ""} {
		if got := search.LanguageOf(query); got != want {
			t.Errorf("%q is %q, want %q", query, got, want)
		}
	}
}
