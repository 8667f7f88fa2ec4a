package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// takeFilters splits a query into free text and the filters that it names, and
// puts these on top of f.
//
// A filter in text is a name, a colon and a value, without spaces unless the
// value is quoted:
//
//	class:4xx                     also class:client-error, class:outside
//	origin:iana                   also origin:unofficial
//	vendor:cloudflare             an ID, a name, a short word, or the start of one
//	popularity:common             also occasional, rare
//	recommended:yes               and deprecated, cacheable, retryable; also no
//	is:deprecated, not:cacheable  the same in other words; is:common, is:unofficial
//	header:retry-after            also field:allow, header:* (any required field)
//
// A name without a value is on its way to become a filter and is left out.
// What is no filter, such as error:timeout, stays text. A value that makes no sense is
// not used, and of two values of one filter the last is: a notice says so.
func (ix *index) takeFilters(query string, f Filter) (string, Filter, []Notice) {
	if strings.IndexByte(query, ':') < 0 {
		return query, f, nil
	}
	var notices []Notice
	var typed Filter // what the text has set so far
	var text strings.Builder
	for rest := query; rest != ""; {
		var chunk string
		chunk, rest = nextChunk(rest)
		name, value, found := strings.Cut(chunk, ":")
		if found && isFilterName(name) {
			value = strings.Trim(value, `"`)
			if value == "" {
				continue
			}
			name, value = strings.ToLower(name), strings.ToLower(value)
			before := typed
			switch {
			case !ix.setFilter(&typed, name, value):
				notices = append(notices, Notice{chunk, "Not used: " + expected(name)})
			case before.Class != "" && before.Class != typed.Class, before.Origin != "" && before.Origin != typed.Origin,
				before.Popularity != "" && before.Popularity != typed.Popularity, before.Header != "" && before.Header != typed.Header,
				typed.contradicts(before):
				notices = append(notices, Notice{chunk, "Used instead of the filter of the same name before it"})
			case typed.Header != before.Header && !ix.hasHeader(typed.Header):
				notices = append(notices, Notice{chunk, "No code has this header field"})
			}
			continue
		}
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		text.WriteString(chunk)
	}
	return text.String(), typed.over(f), notices
}

// expected says what the value of a filter can be.
func expected(name string) string {
	switch name {
	case "class":
		return "a class is 1xx to 5xx, or outside"
	case "origin", "vendor", "owner":
		return "no vendor has this name; there is a list on the page About"
	case "popularity":
		return "popularity is common, occasional or rare"
	case "is", "not":
		return "it takes cacheable, retryable, recommended, deprecated, unofficial or a popularity"
	}
	return "it takes yes or no"
}

// over returns a filter with the values of f, and those of g where f has none.
func (f Filter) over(g Filter) Filter {
	f.Class, f.Origin, f.Header = or(f.Class, g.Class), or(f.Origin, g.Origin), or(f.Header, g.Header)
	f.Popularity = catalog.Popularity(or(string(f.Popularity), string(g.Popularity)))
	for _, c := range [...]struct {
		to   *Choice
		from Choice
	}{{&f.Recommended, g.Recommended}, {&f.Deprecated, g.Deprecated}, {&f.Cacheable, g.Cacheable}, {&f.Retryable, g.Retryable}} {
		*c.to = Choice(or(string(*c.to), string(c.from)))
	}
	return f
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// contradicts reports whether f says no to something to which g says yes, or the other
// way round.
func (f Filter) contradicts(g Filter) bool {
	differ := func(a, b Choice) bool { return b != "" && a != b }
	return differ(f.Recommended, g.Recommended) || differ(f.Deprecated, g.Deprecated) || differ(f.Cacheable, g.Cacheable) || differ(f.Retryable, g.Retryable)
}

// hasHeader reports whether some code has a header field.
func (ix *index) hasHeader(name string) bool {
	if name == HeaderRequired {
		return true
	}
	for i := range ix.headers {
		if ix.headers[i].Value == name {
			return true
		}
	}
	return false
}

// nextChunk cuts s at the first space that is not inside quotes after a colon.
func nextChunk(s string) (chunk, rest string) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"' && (quoted || i > 0 && s[i-1] == ':'):
			quoted = !quoted
		case s[i] == ' ' && !quoted:
			return s[:i], strings.TrimLeft(s[i:], " ")
		}
	}
	return s, ""
}

func isFilterName(s string) bool {
	switch strings.ToLower(s) {
	case "class", "origin", "vendor", "owner", "popularity", "recommended", "deprecated",
		"cacheable", "retryable", "header", "field", "is", "not":
		return true
	}
	return false
}

// setFilter sets one filter, and reports false when the value makes no sense.
// name and value are in lower case.
func (ix *index) setFilter(f *Filter, name, value string) bool {
	switch name {
	case "class":
		return setClass(f, value)
	case "origin", "vendor", "owner":
		return ix.setOrigin(f, value)
	case "popularity":
		return setPopularity(f, value)
	case "recommended":
		return setChoice(&f.Recommended, value)
	case "deprecated":
		return setChoice(&f.Deprecated, value)
	case "cacheable":
		return setChoice(&f.Cacheable, value)
	case "retryable":
		return setChoice(&f.Retryable, value)
	case "header", "field":
		f.Header = ix.headerName(value)
		return true
	case "is":
		return setProperty(f, value, ChoiceYes) || setPopularity(f, value) || setClass(f, value) ||
			value == OriginUnofficial && ix.setOrigin(f, value)
	case "not":
		return setProperty(f, value, ChoiceNo)
	}
	return false
}

func setClass(f *Filter, value string) bool {
	if value == ClassOutside {
		f.Class = value
		return true
	}
	for _, c := range catalog.Classes() {
		d := c.Digits()
		if value == d || value == d[:2] || value == d[:1] || value == c.Slug() {
			f.Class = d
			return true
		}
	}
	return false
}

func (ix *index) setOrigin(f *Filter, value string) bool {
	if value == catalog.OriginIANA || value == OriginUnofficial {
		f.Origin = value
		return true
	}
	id := ix.vendorID(value)
	if id == "" {
		return false
	}
	f.Origin = id
	return true
}

func setPopularity(f *Filter, value string) bool {
	switch p := catalog.Popularity(value); p {
	case catalog.PopularityCommon, catalog.PopularityOccasional, catalog.PopularityRare:
		f.Popularity = p
		return true
	}
	return false
}

func setChoice(c *Choice, value string) bool {
	switch value {
	case "yes", "y", "true", "1":
		*c = ChoiceYes
	case "no", "n", "false", "0":
		*c = ChoiceNo
	default:
		return false
	}
	return true
}

func setProperty(f *Filter, property string, c Choice) bool {
	switch property {
	case "recommended":
		f.Recommended = c
	case "deprecated":
		f.Deprecated = c
	case "cacheable":
		f.Cacheable = c
	case "retryable":
		f.Retryable = c
	default:
		return false
	}
	return true
}

// vendorID returns the ID of the vendor that value, in lower case, names: by ID,
// name or word, or, where that gives none, by the start of one. Of several, the
// one with the most codes is meant. It is "" when no vendor fits.
func (ix *index) vendorID(value string) string {
	for _, whole := range [...]bool{true, false} {
		id, most := "", -1
		for i := range ix.vendors {
			v := &ix.vendors[i]
			if !vendorNamed(v, value, whole) {
				continue
			}
			codes := 0
			for d := range ix.docs {
				if indexfile.HasOrigin(ix.docs[d].status, v.ID) {
					codes++
				}
			}
			if codes > most {
				id, most = v.ID, codes
			}
		}
		if id != "" {
			return id
		}
	}
	return ""
}

func vendorNamed(v *catalog.Vendor, value string, whole bool) bool {
	fits := func(name string) bool {
		return len(value) <= len(name) && strings.EqualFold(name[:len(value)], value) &&
			(!whole || len(value) == len(name))
	}
	if fits(v.ID) || fits(v.Name) {
		return true
	}
	for _, w := range v.Words {
		if fits(w) {
			return true
		}
	}
	return false
}

// headerName returns the field name of the catalog that value names or starts,
// and value itself when there is none.
func (ix *index) headerName(value string) string {
	if value == HeaderRequired {
		return value
	}
	started := value
	for i := range ix.headers {
		name := ix.headers[i].Value
		if strings.EqualFold(name, value) {
			return name
		}
		if started == value && len(value) < len(name) && strings.EqualFold(name[:len(value)], value) {
			started = name
		}
	}
	return started
}
