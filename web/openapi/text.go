package openapi

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
)

// standard is what there is to say about the key of a response.
type standard struct {
	phrase  string // "Not Found"
	summary string // a sentence
	label   string // of a link in a description: "404"
	url     string // of the page or specification; may be ""
}

// description returns the standard description in CommonMark.
func (s standard) description() string {
	phrase := s.phrase
	if s.url != "" {
		phrase = "[" + phrase + "](" + s.url + ")"
	}
	if s.summary == "" {
		return phrase
	}
	return phrase + ": " + s.summary
}

// link returns a link for a description that says the rest.
func (s standard) link() string { return "[About " + s.label + "](" + s.url + ")" }

var (
	codeKey  = regexp.MustCompile(`^[0-9]{3}$`)
	rangeKey = regexp.MustCompile(`^[1-5][xX]{2}$`)
)

// standardOf returns what there is to say about a key of responses, and false for keys
// that are neither a code, nor a range, nor default.
func standardOf(key, site string) (standard, bool) {
	page := func(path string) string {
		if site == "" {
			return ""
		}
		return strings.TrimSuffix(site, "/") + path
	}
	switch {
	case key == "default":
		return standard{phrase: "Any other status code", url: page("/")}, true
	case rangeKey.MatchString(key):
		digit, _ := strconv.Atoi(key[:1])
		class := catalog.ClassOf(digit * 100)
		return standard{
			phrase: class.String(), label: strings.ToLower(key), url: page("/category/" + class.Slug() + "/"),
			summary: "any status code from " + key[:1] + "00 to " + key[:1] + "99 that is not listed.",
		}, true
	case codeKey.MatchString(key):
		code, _ := strconv.Atoi(key)
		return standardOfCode(code, page)
	}
	return standard{}, false
}

func standardOfCode(code int, page func(string) string) (standard, bool) {
	if s, ok := catalog.Lookup(code); ok {
		url := page(app.CodePath(code))
		if spec, ok := s.Source(s.Spec); ok && url == "" {
			url = spec.URL
		}
		return standard{phrase: app.DisplayPhrase(s), summary: s.Summary, label: strconv.Itoa(code), url: url}, true
	}
	class := catalog.ClassOf(code)
	if class == catalog.ClassOutside {
		return standard{}, false
	}
	generic, ok := catalog.Lookup(class.Generic())
	if !ok {
		return standard{}, false
	}
	return standard{
		phrase: class.String(), label: strconv.Itoa(code), url: page("/category/" + class.Slug() + "/"),
		summary: fmt.Sprintf("%d is not a registered status code; clients treat it as %d %s (RFC 9110, section 15).", code, generic.Code, generic.Phrase),
	}, true
}

// codeNamed returns the code that the name of a response among the components gives:
// "404", "NotFound", "not-found".
func codeNamed(name string) (string, bool) {
	if codeKey.MatchString(name) || rangeKey.MatchString(name) {
		return name, true
	}
	plain := letters(name)
	for _, s := range catalog.All() {
		for _, phrase := range app.NamesOf(s) {
			if plain != "" && letters(phrase) == plain && s.Registered() {
				return fmt.Sprintf("%03d", s.Code), true
			}
		}
	}
	return "", false
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
