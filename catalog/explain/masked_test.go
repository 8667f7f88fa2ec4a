package explain

import (
	"os"
	"strings"
	"testing"
)

// What Masked says is what the code does: each word that it lists makes a name secret.
func TestMaskedSaysWhatIsMasked(t *testing.T) {
	all := strings.Join(Masked(), "\n")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range Masked() {
		if !strings.Contains(string(readme), "\n- "+text+"\n") {
			t.Errorf("README.md lacks\n- %s", text)
		}
	}
	for _, list := range []struct {
		words []string
		names func(word string) []string
		place place
	}{
		{wordsAnywhere, func(w string) []string { return []string{w, "x-" + w, "my" + w + "s"} }, inHeader},
		{wordsWhole, func(w string) []string { return []string{w, "X-" + w, "user_" + w} }, inHeader},
		{codeWords, func(w string) []string { return []string{w + "_code", "X-" + w + "-Code"} }, inHeader},
		{namesInData, func(w string) []string { return []string{w} }, inData},
	} {
		for _, w := range list.words {
			if !strings.Contains(all, w) {
				t.Errorf("Masked does not list %q", w)
			}
			for _, name := range list.names(w) {
				if !secretName(name, list.place) {
					t.Errorf("%q is listed, and the name %q is no secret", w, name)
				}
			}
		}
	}
	for _, name := range append([]string{"Content-Type", "Date", "ETag", "Location", "Vary", "Host", "Author", "Authority", "X-Request-Id", "Expires"}, publicNames...) {
		if secretName(name, inHeader) {
			t.Errorf("%q is a secret", name)
		}
	}
}
