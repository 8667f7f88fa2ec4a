package search_test

import (
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog/search"
	"github.com/statusdeck/statusdeck/catalog/search/languages"
)

// Of the queries in other languages, so many percent must give their code first: of all
// in a list, and of those in each language.
const (
	otherLanguages = 85
	eachLanguage   = 70
)

// languages.txt was there while the words were written; languages-unseen.txt is by
// somebody who had read neither the words nor that list, and stays as it is.
func TestOtherLanguages(t *testing.T) {
	addLanguages(t)
	for _, list := range []string{"languages.txt", "languages-unseen.txt"} {
		data, err := os.ReadFile("testdata/" + list)
		if err != nil {
			t.Fatal(err)
		}
		all, right := map[string]int{}, map[string]int{}
		for line := range strings.Lines(string(data)) {
			col := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			a := search.Run(col[1], search.Filter{})
			got := "nothing"
			if top, ok := a.Top(); ok {
				got = strconv.Itoa(top.Status.Code)
			}
			found := slices.Contains(strings.Split(col[2], "|"), got)
			for _, lang := range []string{col[0], "all"} {
				all[lang]++
				if found {
					right[lang]++
				}
			}
			if !found {
				t.Logf("%s %q: got %s, want %s", col[0], col[1], got, col[2])
			}
			if len(a.Facets) == 0 {
				t.Errorf("%q: no facets", col[1])
			}
		}
		if len(all) != len(search.Languages)+1 {
			t.Errorf("%s has %d languages, want %d", list, len(all)-1, len(search.Languages))
		}
		for _, lang := range slices.Sorted(maps.Keys(all)) {
			share, want := 100*float64(right[lang])/float64(all[lang]), float64(eachLanguage)
			if lang == "all" {
				want = otherLanguages
			}
			t.Logf("%s, %s: %d of %d, %.0f%%", list, lang, right[lang], all[lang], share)
			if share < want {
				t.Errorf("%s, %s: %.1f%%, want %.0f%%", list, lang, share, want)
			}
		}
	}
}

// addLanguages adds the words of all languages to the search.
func addLanguages(t *testing.T) {
	t.Helper()
	for _, id := range search.Languages {
		data, ok := languages.File(id)
		if !ok || !search.AddLanguage(data) || !search.AddLanguage(data) {
			t.Fatalf("language %s: there %v, not added", id, ok)
		}
	}
}

func TestOtherLanguagesLeaveEnglishAlone(t *testing.T) {
	addLanguages(t)
	for _, c := range []struct {
		query  string
		code   int
		reason string
	}{
		{"page not found", 404, `keyword "page not found"`},
		{"site under maintenance", 503, `keyword "under maintenance"`},
		// Words that other languages have too.
		{"container is not running", 409, `Docker message "container is not running"`},
		{"response flag UH", 503, "Envoy response flag UH"},
	} {
		a := search.Run(c.query, search.Filter{})
		if top, ok := a.Top(); !ok || top.Status.Code != c.code || top.Reason != c.reason {
			t.Errorf("%q: %s, want %d, %s", c.query, top.Reason, c.code, c.reason)
		}
	}
}

func TestADamagedLanguageIsRefused(t *testing.T) {
	good, ok := languages.File("de")
	if !ok {
		t.Fatal("no German")
	}
	for _, data := range []string{"", "SDX3 nothing", "<!doctype html>", good[:len(good)/2], good + "x"} {
		if search.AddLanguage(data) {
			t.Errorf("%.12q, %d bytes, is taken for a language", data, len(data))
		}
	}
	for at := 0; at < len(good); at += 7 {
		damaged := good[:at] + string(rune(good[at]&0x7F^1)) + good[at+1:]
		if search.AddLanguage(damaged) {
			t.Errorf("a file with another byte %d is taken for a language", at)
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
