// Package indexfile is the search index as a file: its layout, how it is built
// from the catalog's records, and how it is read back. The generator and the
// search engine share it, so it has no generated data of its own.
//
// The index is built when the data changes, not when the search starts: building
// it takes 8 to 45 ms in a browser. The engine only puts the terms together and adds up
// weights and lengths; it reads the packed lists in place.
package indexfile

import "strings"

// Field says which text of a status an entry is.
type Field uint8

// The texts that are indexed.
const (
	InPhrase Field = iota
	InFormerName
	InAlias
	InKeyword
	InOtherPhrase
	InConstant
	InField
	InVendor
	InRule
	InUseCase
	InSummary
	InOtherSummary
	InSpec
	InClass
	InTopic
	InTerm // of the vocabulary
	FieldCount
)

// The filter values that stand for a group.
const (
	ClassOutside     = "outside"
	OriginUnofficial = "unofficial"
	HeaderRequired   = "*"
)

// Choices are the names of the filters whose value is yes or no, in the order of
// their facets.
var Choices = [...]string{"recommended", "deprecated", "cacheable", "retryable"}

// File is a decoded index file. Its strings hold bytes.
type File struct {
	// Docs is the number of statuses that the index was built from.
	Docs int
	// Letters holds the terms in alphabetical order, each without what it shares with the
	// one before; Shared says how much that is, Lengths how long the whole terms are.
	Letters, Shared, Lengths string
	// Entries has three bytes for each entry: field and meaning (a nibble each),
	// place among those of its kind, and what its weight is less than the sum of the
	// rarities of its terms, both divided by four, since most weights are that; first all
	// of the first, then all of the second, then all of the third, which compresses better.
	// The place of a term of the vocabulary is its source. PerDoc is how many entries each
	// status has, in two bytes.
	Entries, PerDoc string
	// Rarities holds the rarities of the terms, 0 for those in no text.
	Rarities string
	// Postings lists for every term the steps from entry to entry, the first
	// from -1; steps of 128 and above take two bytes, the first of them with the
	// high bit set. Runs holds how many bytes each list takes, in the same form.
	Postings, Runs string
	// Groups has three bytes for each term of a synonym group: the term, high
	// byte first, and the group.
	Groups string
	// Facets lists all facets, a line each: the filter's name, a space, the value.
	Facets string
	// Places says for each status which facets it adds to: the class, a bit for
	// every choice that is no, and two lists with their lengths, of origins and
	// of header fields.
	Places string
	// Sources lists the sources of the vocabulary, a line each: the name, with a "!"
	// in front when its terms match in their own case only.
	Sources string
}

// sections returns the parts of a file in the order in which they are stored.
func (f *File) sections() [sectionCount]*string {
	return [...]*string{
		&f.Letters, &f.Shared, &f.Lengths, &f.Entries, &f.PerDoc, &f.Rarities,
		&f.Postings, &f.Runs, &f.Groups, &f.Facets, &f.Places, &f.Sources,
	}
}

const (
	magic        = "SDX3"
	sectionCount = 12
	sumAt        = len(magic)
	docsAt       = sumAt + 4
	lengthsAt    = docsAt + 2
	header       = lengthsAt + sectionCount*3
)

// Encode writes f as bytes: the magic number, a checksum of all that follows it in four
// bytes, the number of statuses in two, the length of each section in three, and the
// sections. High bytes come first.
func Encode(f *File) []byte {
	out := append([]byte(magic), 0, 0, 0, 0, byte(f.Docs>>8), byte(f.Docs))
	for _, s := range f.sections() {
		n := len(*s)
		out = append(out, byte(n>>16), byte(n>>8), byte(n))
	}
	for _, s := range f.sections() {
		out = append(out, *s...)
	}
	sum := checksum(string(out[docsAt:]))
	out[sumAt], out[sumAt+1], out[sumAt+2], out[sumAt+3] = byte(sum>>24), byte(sum>>16), byte(sum>>8), byte(sum)
	return out
}

// Intact reports whether data is what Encode wrote, byte for byte. A file that comes over
// the network is read only if it is; the one in the program needs no such check.
func Intact(data string) bool {
	if len(data) < header {
		return false
	}
	sum := checksum(data[docsAt:])
	return data[sumAt] == byte(sum>>24) && data[sumAt+1] == byte(sum>>16) && data[sumAt+2] == byte(sum>>8) && data[sumAt+3] == byte(sum)
}

// checksum is FNV-1a.
func checksum(s string) uint32 {
	sum := uint32(2166136261)
	for i := range len(s) {
		sum = (sum ^ uint32(s[i])) * 16777619
	}
	return sum
}

// Decode reads what Encode wrote. It copies nothing. ok is false when data is not
// a complete index.
func Decode(data string) (f File, ok bool) {
	if len(data) < header || !strings.HasPrefix(data, magic) {
		return File{}, false
	}
	f.Docs = int(data[docsAt])<<8 | int(data[docsAt+1])
	lengths, rest := data[lengthsAt:header], data[header:]
	for _, s := range f.sections() {
		n := int(lengths[0])<<16 | int(lengths[1])<<8 | int(lengths[2])
		lengths = lengths[3:]
		if n > len(rest) {
			return File{}, false
		}
		*s, rest = rest[:n], rest[n:]
	}
	return f, rest == ""
}

// BucketCount is the number of buckets that Bucket sorts terms into.
const BucketCount = 37

// Bucket returns the bucket of a term's first byte. Terms are sorted by bucket,
// then alphabetically.
func Bucket(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	}
	return 36
}

// OwnName returns where the constant's own name starts: after the last dot or
// colon of "HttpStatus.NOT_FOUND", "StatusCode::NOT_FOUND", ":not_found".
func OwnName(expr string) int {
	for i := len(expr); i > 0; i-- {
		if expr[i-1] == '.' || expr[i-1] == ':' {
			return i
		}
	}
	return 0
}
