//go:build e2e

package e2e

import (
	"fmt"
	"testing"
)

func TestTheScriptOfAQueryLoadsTheWordsOfItsLanguage(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct{ query, code, language string }{
		{"слишком много запросов", "429", "ru"},
		{"ページが見つかりません", "404", "ja"},
	} {
		b := open(t)
		b.goTo(s.url + "/")
		b.slash()
		b.started()
		if got := b.requestsTo("/assets/words."); len(got) > 0 {
			t.Errorf("words are loaded before anyone asks for them: %v", got)
		}
		b.typeText(tt.query)
		b.until(tt.query+" finds "+tt.code, fmt.Sprintf(`document.querySelector("#cards.results [data-code]")?.dataset.code === %q`, tt.code))
		if got := b.requestsTo("/assets/words."); len(got) != 1 {
			t.Errorf("%s loads %v, want the words of %s once", tt.query, got, tt.language)
		}
	}
}
