package server

import (
	"strconv"
	"strings"
)

// choose picks the variant with the highest quality value (RFC 9110, section
// 12.5.3), the first of equals. identity is acceptable unless it is ruled out;
// ok is false when nothing is. A range is taken of the identity variant, so that
// its bytes are those of the file.
func choose(variants []variant, accept []string, ranged bool) (v variant, ok bool) {
	if len(accept) == 0 {
		return variants[len(variants)-1], true
	}
	q := parseQuality(accept)
	best := 0.0
	for _, c := range variants {
		if ranged && c.coding != "" {
			continue
		}
		if weight := q.of(c.coding); weight > best {
			v, best, ok = c, weight, true
		}
	}
	return v, ok
}

// quality holds the quality values of an Accept-Encoding field.
type quality map[string]float64

func parseQuality(values []string) quality {
	q := quality{}
	for _, item := range strings.Split(strings.Join(values, ","), ",") {
		coding, params, _ := strings.Cut(item, ";")
		coding = strings.ToLower(strings.TrimSpace(coding))
		if coding == "" {
			continue
		}
		weight := 1.0
		for _, p := range strings.Split(params, ";") {
			name, value, found := strings.Cut(p, "=")
			if !found || !strings.EqualFold(strings.TrimSpace(name), "q") {
				continue
			}
			// A weight that is none is taken as a refusal: identity always works.
			weight = 0
			if f, err := strconv.ParseFloat(strings.TrimSpace(value), 64); err == nil && f >= 0 && f <= 1 {
				weight = f
			}
		}
		if coding == "x-gzip" {
			coding = "gzip"
		}
		q[coding] = weight
	}
	return q
}

// of returns the quality value of a content coding, 0 when it is not acceptable.
func (q quality) of(coding string) float64 {
	name := coding
	if name == "" {
		name = "identity"
	}
	if w, ok := q[name]; ok {
		return w
	}
	star, hasStar := q["*"]
	switch {
	case hasStar && (coding != "" || star == 0):
		return star
	case coding == "":
		// Not named, not ruled out: acceptable, but after everything that is named.
		return 0.0001
	}
	return 0
}
