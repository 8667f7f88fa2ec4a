package catalog

import "strings"

// Filter narrows a search. The zero value keeps everything.
type Filter struct {
	// Class is "1xx" to "5xx", "outside", or "" for all.
	Class string
	// Origin is "iana", "unofficial" (any owner but IANA), a Vendor's ID, or ""
	// for all. A number with several meanings is kept when one of them fits.
	Origin      string
	Popularity  Popularity
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

// The choices; AnyChoice keeps both.
const (
	AnyChoice Choice = ""
	Yes       Choice = "yes"
	No        Choice = "no"
)

// The values of Filter.Class, Filter.Origin and Filter.Header that stand for
// a group.
const (
	ClassOutside     = "outside"
	OriginUnofficial = "unofficial"
	HeaderRequired   = "*"
)

// IsZero reports whether f keeps everything.
func (f Filter) IsZero() bool { return f == Filter{} }

// Match reports whether f keeps s.
func (f Filter) Match(s *Status) bool {
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
func (f *Filter) failing(s *Status) dimension {
	var d dimension
	if f.Class != "" && f.Class != classValue(s) {
		d |= dimClass
	}
	if f.Origin != "" && !hasOrigin(s, f.Origin) {
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
	if !f.Cacheable.fits(s.Cacheable.Rule == CacheYes) {
		d |= dimCacheable
	}
	if !f.Retryable.fits(s.Retry.Rule == RetrySame) {
		d |= dimRetryable
	}
	if f.Header != "" && !hasHeader(s, f.Header) {
		d |= dimHeader
	}
	return d
}

// fits reports whether c lets a status through whose answer is yes. A value
// that is neither yes nor no keeps everything.
func (c Choice) fits(yes bool) bool {
	return c != Yes && c != No || (c == Yes) == yes
}

// classValue returns the value of Filter.Class that keeps s.
func classValue(s *Status) string {
	switch s.Class() {
	case Informational:
		return "1xx"
	case Success:
		return "2xx"
	case Redirection:
		return "3xx"
	case ClientError:
		return "4xx"
	case ServerError:
		return "5xx"
	}
	return ClassOutside
}

func hasOrigin(s *Status, origin string) bool {
	if origin == OriginUnofficial {
		return s.Origin != OriginIANA || len(s.OtherMeanings) > 0
	}
	if s.Origin == origin {
		return true
	}
	for i := range s.OtherMeanings {
		if s.OtherMeanings[i].Origin == origin {
			return true
		}
	}
	return false
}

func hasHeader(s *Status, name string) bool {
	for i := range s.Fields {
		f := &s.Fields[i]
		if name == HeaderRequired && f.Need == "must" || strings.EqualFold(f.Name, name) {
			return true
		}
	}
	return false
}
