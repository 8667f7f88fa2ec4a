package server

import "strings"

// coding is a content coding (RFC 9110, section 8.4.1).
type coding int

// There is no zstd: at its highest level (22) the browser program is 3% larger
// than with brotli and a page 21%, and no browser knows zstd without brotli.
const (
	identity coding = iota
	brotli
	gzip
	codings // how many there are
)

// String returns the name in header fields.
func (c coding) String() string { return [codings]string{"identity", "br", "gzip"}[c] }

// weights are quality values in half thousandths, by coding: 2000 for q=1, 0 for
// "not acceptable".
type weights [codings]int

const (
	full    = 2000
	unnamed = -1
	// unasked is the weight of identity when nothing is said about it: it is
	// acceptable, but after everything that is named. No quality value has it.
	unasked = 1
)

// choose picks the variant with the highest quality value (RFC 9110, section
// 12.5.3), the first of equals, nil when none is acceptable. A range is taken of
// the file's own bytes where the client accepts them at all; a client that does
// not gets the whole file instead, as Range may always be ignored (section 14.2).
func choose(variants []variant, accept []string, ranged bool) *variant {
	plain := &variants[len(variants)-1]
	if len(accept) == 0 {
		return plain
	}
	w := parseAccept(accept)
	if ranged && w[identity] > 0 {
		return plain
	}
	var best *variant
	top := 0
	for i := range variants {
		if q := w[variants[i].coding]; q > top {
			best, top = &variants[i], q
		}
	}
	return best
}

// parseAccept reads the lines of an Accept-Encoding field. Members that do not
// follow the grammar are ignored; of two members for the same coding the last
// counts.
func parseAccept(values []string) weights {
	w := weights{unnamed, unnamed, unnamed}
	rest := unnamed
	for _, list := range values {
		for list != "" {
			var member string
			member, list, _ = strings.Cut(list, ",")
			name, params, _ := strings.Cut(member, ";")
			q, ok := weight(params)
			if !ok {
				continue
			}
			switch name = trim(name); {
			case name == "*":
				rest = q
			case strings.EqualFold(name, "br"):
				w[brotli] = q
			case strings.EqualFold(name, "gzip"), strings.EqualFold(name, "x-gzip"):
				w[gzip] = q
			case strings.EqualFold(name, "identity"):
				w[identity] = q
			}
		}
	}
	for c := range w {
		switch {
		case w[c] != unnamed:
		case rest != unnamed:
			w[c] = rest
		case coding(c) == identity:
			w[c] = unasked
		default:
			w[c] = 0
		}
	}
	return w
}

// weight reads the parameters of a member; ok is false when they are not a
// weight as in RFC 9110, section 12.4.2.
func weight(params string) (q int, ok bool) {
	params = trim(params)
	if params == "" {
		return full, true
	}
	if len(params) < 3 || params[0]|0x20 != 'q' || params[1] != '=' {
		return 0, false
	}
	digits := params[2:]
	if len(digits) > 5 || digits[0] != '0' && digits[0] != '1' || len(digits) > 1 && digits[1] != '.' {
		return 0, false
	}
	q = int(digits[0]-'0') * full
	place := full / 10
	for i := 2; i < len(digits); i++ {
		if !isDigit(digits[i]) {
			return 0, false
		}
		q += int(digits[i]-'0') * place
		place /= 10
	}
	return q, q <= full
}

// trim cuts off optional white space (RFC 9110, section 5.6.3).
func trim(s string) string { return strings.Trim(s, " \t") }
