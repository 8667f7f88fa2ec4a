package search

import (
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// Filter narrows a search. The zero value keeps everything.
type Filter struct {
	// Class is "1xx" to "5xx", "outside", or "" for all.
	Class string
	// Origin is "iana", "unofficial" (any owner but IANA), a Vendor's ID, or ""
	// for all. A number with several meanings is kept when one of them fits.
	Origin      string
	Popularity  catalog.Popularity
	Recommended Choice
	Deprecated  Choice
	// Cacheable asks for codes that are heuristically cacheable.
	Cacheable Choice
	// Retryable asks for codes after which the same request may be repeated.
	Retryable Choice
	// Header is the name of a header field that goes with the code, case
	// ignored, or "*" for codes that require one.
	Header string
}

// Choice is the value of a filter that asks yes or no.
type Choice string

// The choices; ChoiceAny keeps both.
const (
	ChoiceAny Choice = ""
	ChoiceYes Choice = "yes"
	ChoiceNo  Choice = "no"
)

// The values of Filter.Class, Filter.Origin and Filter.Header that stand for
// a group.
const (
	ClassOutside     = indexfile.ClassOutside
	OriginUnofficial = indexfile.OriginUnofficial
	HeaderRequired   = indexfile.HeaderRequired
)

// IsZero reports whether f keeps everything.
func (f Filter) IsZero() bool { return f == Filter{} }

// Match reports whether f keeps s.
func (f Filter) Match(s *catalog.Status) bool {
	return f.failing(s) == 0
}

// dimension is a bit for each thing that a Filter asks for.
type dimension uint8

const (
	dimClass dimension = 1 << iota
	dimOrigin
	dimPopularity
	dimRecommended
	dimDeprecated
	dimCacheable
	dimRetryable
	dimHeader
)

// failing returns the dimensions in which f does not keep s, 0 when it keeps it.
func (f *Filter) failing(s *catalog.Status) dimension {
	var d dimension
	if f.Class != "" && f.Class != classValue(s) {
		d |= dimClass
	}
	if f.Origin != "" && !indexfile.HasOrigin(s, f.Origin) {
		d |= dimOrigin
	}
	if f.Popularity != "" && f.Popularity != s.Popularity {
		d |= dimPopularity
	}
	if !f.Recommended.fits(s.Recommended) {
		d |= dimRecommended
	}
	if !f.Deprecated.fits(s.Deprecated) {
		d |= dimDeprecated
	}
	if !f.Cacheable.fits(s.Cacheable.Rule == catalog.CacheYes) {
		d |= dimCacheable
	}
	if !f.Retryable.fits(s.Retry.Rule == catalog.RetrySame) {
		d |= dimRetryable
	}
	if f.Header != "" && !indexfile.HasHeader(s, f.Header) {
		d |= dimHeader
	}
	return d
}

// fits reports whether c lets a status through whose answer is yes. A value
// that is neither yes nor no keeps everything.
func (c Choice) fits(yes bool) bool {
	return c != ChoiceYes && c != ChoiceNo || (c == ChoiceYes) == yes
}

// classValue returns the value of Filter.Class that keeps s.
func classValue(s *catalog.Status) string {
	switch s.Class() {
	case catalog.ClassInformational:
		return "1xx"
	case catalog.ClassSuccess:
		return "2xx"
	case catalog.ClassRedirection:
		return "3xx"
	case catalog.ClassClientError:
		return "4xx"
	case catalog.ClassServerError:
		return "5xx"
	}
	return ClassOutside
}
