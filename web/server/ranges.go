package server

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// rangeOutcome is what the Range field of a request comes to.
type rangeOutcome int

const (
	wholeFile     rangeOutcome = iota // there is none, or it is ignored
	parts                             // http.ServeContent sends the ranges
	unsatisfiable                     // 416
)

// maxRanges is how many ranges a request may ask for. Each costs a part with a
// header of its own; RFC 9110, section 14.2 has servers ignore "many small ranges"
// and more than two that overlap, as in a denial-of-service attack.
const maxRanges = 16

// byteRange is a range of a file, its last byte included.
type byteRange struct{ first, last int64 }

// rangesOf reads the Range field of a GET request for a file of size bytes. It is
// ignored when there is more than one field, or another unit than bytes (RFC 9110,
// section 14.2), when it is not made of ranges, when there are too many of them, and
// when they overlap. A field with a range that ends before it begins, or with none
// that the file has, cannot be satisfied (sections 14.1.1 and 14.1.2).
//
// The field is rewritten for http.ServeContent, which knows the unit in lower case
// only, and not every range that the RFC allows.
func rangesOf(h http.Header, size int64) rangeOutcome {
	const unit = "bytes="
	values := h["Range"]
	if len(values) != 1 || len(values[0]) < len(unit) || !strings.EqualFold(values[0][:len(unit)], unit) {
		return wholeFile
	}
	set := values[0][len(unit):]
	if strings.Count(set, ",") > 4*maxRanges {
		return wholeFile // before a long list costs anything
	}
	var ranges []byteRange
	count := 0
	for spec := range strings.SplitSeq(set, ",") {
		spec = strings.Trim(spec, " \t")
		if spec == "" {
			continue // an empty element of a list (section 5.6.1)
		}
		count++
		r, form := readRange(spec, size)
		switch form {
		case notARange:
			return wholeFile
		case backwards:
			return unsatisfiable
		case within:
			ranges = append(ranges, r)
		}
	}
	switch {
	case count == 0 || count > maxRanges:
		return wholeFile
	case len(ranges) == 0:
		return unsatisfiable
	case overlap(ranges):
		return wholeFile
	}
	list := make([]string, len(ranges))
	for i, r := range ranges {
		list[i] = strconv.FormatInt(r.first, 10) + "-" + strconv.FormatInt(r.last, 10)
	}
	h["Range"] = []string{unit + strings.Join(list, ",")}
	return parts
}

// rangeForm is what a range in a Range field can be.
type rangeForm int

const (
	notARange rangeForm = iota
	backwards           // its end comes before its beginning
	outside             // beyond the end of the file, or its last 0 bytes
	within
)

// readRange reads "first-last", "first-" or "-length" (RFC 9110, section 14.1.2).
func readRange(spec string, size int64) (byteRange, rangeForm) {
	from, to, ok := strings.Cut(spec, "-")
	if !ok || from+to == "" || !isDigits(from) || !isDigits(to) {
		return byteRange{}, notARange
	}
	if from == "" {
		length := min(position(to), size)
		if length == 0 {
			return byteRange{}, outside
		}
		return byteRange{size - length, size - 1}, within
	}
	r := byteRange{position(from), size - 1}
	if to != "" {
		last := position(to)
		if last < r.first {
			return byteRange{}, backwards
		}
		r.last = min(last, size-1)
	}
	if r.first >= size {
		return byteRange{}, outside
	}
	return r, within
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// position reads a number of digits; one that is too large for any file is the
// largest.
func position(digits string) int64 {
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 1<<63 - 1
	}
	return n
}

func overlap(ranges []byteRange) bool {
	sorted := slices.SortedFunc(slices.Values(ranges), func(a, b byteRange) int { return cmp.Compare(a.first, b.first) })
	for i := 1; i < len(sorted); i++ {
		if sorted[i].first <= sorted[i-1].last {
			return true
		}
	}
	return false
}
