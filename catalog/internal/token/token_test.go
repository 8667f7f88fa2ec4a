package token

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// pieces returns what the tokenizer makes of a text: lexemes separated by spaces,
// their parts by bars, folded.
func pieces(s string) string {
	var out []string
	for start, end := Next(s, 0); start < len(s); start, end = Next(s, end) {
		var parts []string
		for from, part := start, NextPart(s, start, end); from < end; from, part = part, NextPart(s, part, end) {
			var t Term
			t.Set(s[from:part])
			parts = append(parts, string(t.Folded()))
		}
		out = append(out, strings.Join(parts, "|"))
	}
	return strings.Join(out, " ")
}

func TestTextsAreCutIntoWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Not Found", "not found"},
		{":not_found", "not found"},
		{"HttpStatus.NOT_FOUND", "http|status not found"},
		{"StatusTeapot", "status|teapot"},
		{"HTTPVersionNotSupported", "http|version|not|supported"},
		{"Status404NotFound", "status|404|not|found"},
		{"http404", "http|404"},
		{"404error", "404|error"},
		{"HTTP_308", "http 308"},
		{"http2 oauth2 h2c", "http2 oauth2 h2c"},
		{"HTTP/1.1 200 OK", "http11 200 ok"},
		{"Retry-After: 120", "retry after 120"},
		{"I'm can’t 'quoted'", "im cant quoted"},
		{"réponse naïve", "reponse naive"},
		{"ｎｏｔ ４０４ ٤٠٤", "not 404 404"},
		{"e\u0301tag", "etag"},
		{"a🔥b — c…d", "a b c d"},
		{"\u202e404\u202c", "404"},
		{"\xff\xfe404\x80", "404"},
		{"未找到", "未找到"},
	} {
		if got := pieces(c.text); got != c.want {
			t.Errorf("%q is cut into %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWordsOfOneFamilyHaveOneStem(t *testing.T) {
	for _, family := range []string{
		"request requests requested requesting",
		"cache caches cached caching",
		"retry retries retried retrying",
		"expire expires expired expiring",
		"authorize authorized authorization authorizing",
		"redirect redirects redirected redirection",
		"validate validated validation validating",
		"negotiate negotiates negotiated negotiation",
		"stop stops stopped stopping",
		"permanent permanently",
		"require requires required requirement",
		"policy policies",
		"timeout timeouts",
		"throttle throttled throttling",
		"delete deleted deletes",
		"proxy proxies",
	} {
		words := strings.Fields(family)
		for _, w := range words[1:] {
			if a, b := stemOf(words[0]), stemOf(w); a != b {
				t.Errorf("the stem of %s is %q, that of %s is %q", words[0], a, w, b)
			}
		}
	}
}

func TestWordsOfDifferentFamiliesKeepTheirStems(t *testing.T) {
	for _, pair := range []string{"access accept", "status state", "unauthorized authorized", "https http", "port post", "content continue"} {
		a, b, _ := strings.Cut(pair, " ")
		if stemOf(a) == stemOf(b) {
			t.Errorf("%s and %s have the same stem %q", a, b, stemOf(a))
		}
	}
}

func stemOf(w string) string {
	var t Term
	t.Set(w)
	return string(t.Stemmed())
}

func FuzzTokenizer(f *testing.F) {
	for _, s := range []string{"", "404", "4xx", "HttpStatus.NOT_FOUND", "can’t", "HTTP/1.1", "e\u0301", "🔥", "\xff", "ＡＢ", "ıİſ", "a'b'c'", "Status404NotFound", strings.Repeat("x", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for start, end := Next(s, 0); start < len(s); start, end = Next(s, end) {
			if start < last || end <= start || end > len(s) {
				t.Fatalf("lexeme [%d:%d] after %d in %q", start, end, last, s)
			}
			last = end
			for from, part := start, NextPart(s, start, end); from < end; from, part = part, NextPart(s, part, end) {
				if part <= from || part > end {
					t.Fatalf("part [%d:%d] of [%d:%d] in %q", from, part, start, end, s)
				}
				if utf8.ValidString(s) && !utf8.ValidString(s[from:part]) {
					t.Fatalf("part [%d:%d] splits a rune in %q", from, part, s)
				}
				var w Term
				w.Set(s[from:part])
				if w.N > MaxLen || w.Stem > w.N || w.N > 0 && w.Stem == 0 {
					t.Fatalf("term of %q has length %d, stem %d", s[from:part], w.N, w.Stem)
				}
				if utf8.ValidString(s) && !utf8.Valid(w.Folded()) {
					t.Fatalf("%q folds to invalid UTF-8", s[from:part])
				}
			}
		}
	})
}
