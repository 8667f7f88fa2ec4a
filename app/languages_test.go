package app

import (
	"testing"

	"github.com/statusdeck/statusdeck/catalog/search/languages"
)

func TestWordsComeThroughAsText(t *testing.T) {
	for _, id := range []string{"de", "ja"} {
		data, ok := languages.File(id)
		if !ok || decodeWords(EncodeWords(data)) != data {
			t.Errorf("%s: other bytes after the way through text", id)
		}
	}
}
