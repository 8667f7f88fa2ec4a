package indexfile

import (
	"strconv"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

func TestTopicWordsBelongToCodes(t *testing.T) {
	seen := map[int]bool{}
	for _, line := range strings.Split(strings.TrimSpace(topicWords), "\n") {
		code, list, _ := strings.Cut(line, " ")
		n, err := strconv.Atoi(code)
		if err != nil {
			t.Errorf("%q does not start with a code", line)
			continue
		}
		if _, ok := catalog.Lookup(n); !ok || seen[n] {
			t.Errorf("%d is not in the catalog, or has two lines", n)
		}
		seen[n] = true
		if len(strings.Fields(list)) == 0 {
			t.Errorf("%d has no words", n)
		}
	}
}
