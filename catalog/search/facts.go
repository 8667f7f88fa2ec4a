package search

import (
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// factFilter reads a text that only asks for a fact, such as "cacheable status codes",
// "which codes are not retryable" or "codes that need a header", as a filter. ok is
// false when the text says anything else, or names no fact.
func factFilter(text string, given Filter) (f Filter, ok bool) {
	var need, header, plural, not bool
	var class catalog.Class
	for start, end := token.Next(text, 0); start < len(text); start, end = token.Next(text, end) {
		w := text[start:end]
		yes := ChoiceYes
		if not {
			yes = ChoiceNo
		}
		fact := true
		switch {
		case isOneOf(w, " cacheable "):
			f.Cacheable = yes
		case isOneOf(w, " uncacheable "):
			f.Cacheable = ChoiceNo
		case isOneOf(w, " retryable retriable "):
			f.Retryable = yes
		case isOneOf(w, " deprecated obsolete "):
			f.Deprecated = yes
		case isOneOf(w, " recommended "):
			f.Recommended = yes
		case isOneOf(w, " common popular ") && !not:
			f.Popularity = catalog.PopularityCommon
		case isOneOf(w, " rare ") && !not:
			f.Popularity = catalog.PopularityRare
		case isOneOf(w, " unofficial nonstandard custom "), isOneOf(w, " standard official registered ") && not:
			f.Origin = OriginUnofficial
		case isOneOf(w, " standard official registered "):
			f.Origin = catalog.OriginIANA
		case isOneOf(w, " informational "):
			class = catalog.ClassInformational
		case isOneOf(w, " client "):
			class = catalog.ClassClientError
		case isOneOf(w, " server "):
			class = catalog.ClassServerError
		case isOneOf(w, " need needs require requires required requiring mandatory must "):
			need = true
		case isOneOf(w, " header headers field fields "):
			header = true
		case isOneOf(w, " not non never arent "):
			not = true
			continue
		case isOneOf(w, " codes statuses responses errors "):
			plural = true
		case isOneOf(w, " which what list show all are that is the a an have has with of http status code response error be can be ") ||
			len(w) == 3 && classOf(w) != "":
			if c := classOf(w); c != "" {
				f.Class = c
			}
		default:
			fact = false
		}
		if !fact {
			return Filter{}, false
		}
		not = false
	}
	if need != header || not {
		return Filter{}, false
	}
	if need {
		f.Header = HeaderRequired
	}
	named := f
	named.Class = ""
	if class > 0 {
		if f.Class = class.Digits(); named.IsZero() {
			return Filter{}, false // "server error" is a phrase
		}
	}
	return f, !named.IsZero() && (plural || need || f.Popularity == "" && f.Origin == "" && f.Recommended == "")
}

// classOf reads 4xx, in any case; "" for anything else.
func classOf(w string) string {
	if len(w) == 3 && w[0] >= '1' && w[0] <= '5' && w[1]|0x20 == 'x' && w[2]|0x20 == 'x' {
		return w[:1] + "xx"
	}
	return ""
}
