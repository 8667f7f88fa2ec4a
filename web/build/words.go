package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog/search"
	"github.com/statusdeck/statusdeck/catalog/search/languages"
)

// words adds the search's words of other languages, a file for each, and returns the
// path of their folder, which carries a hash of all of them. The browser program loads
// those that it needs; see app.Words.
func (b *builder) words() (string, error) {
	files := map[string]string{}
	sum := sha256.New()
	for _, id := range search.Languages {
		data, ok := languages.File(id)
		if !ok {
			return "", fmt.Errorf("add the words of the language %s: there is no file", id)
		}
		files[id] = app.EncodeWords(data)
		fmt.Fprintf(sum, "%s %s", id, data)
	}
	dir := wordsPrefix + hex.EncodeToString(sum.Sum(nil)[:8]) + "/"
	for _, id := range search.Languages {
		b.add(dir+id+".txt", []byte(files[id]))
	}
	return dir, nil
}

// wordsPrefix is where the paths of words start. They are not kept for offline use:
// most people need none, others one.
const wordsPrefix = "assets/words."
