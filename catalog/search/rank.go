package search

import (
	"github.com/statusdeck/statusdeck/catalog/internal/indexfile"
)

// Ranking
//
// What outranks what, and why:
//
//  1. A number that was asked for. Whoever types three digits wants that code;
//     "502 bad gateway nginx" is about 502, whatever else matches. Several numbers
//     come in the order in which they were typed.
//  2. The two sides of a comparison by name ("unauthorized vs forbidden", "gone or
//     not found").
//  3. The name of a constant, written out: it stands for one code. So does an
//     identifier of the vocabulary such as FAILED_PRECONDITION, NoSuchKey or H12.
//  4. In a line of a server's error log, a message of that server; its own messages
//     before what it was doing, long ones before short ones.
//  5. The codes that a number with gaps fits (50, 4x4, 4xx). Among them, words
//     decide if there are any ("cf 52").
//  6. Words. Every word of the query earns, in each document, the points of the
//     best place where it occurs: the field's weight, times how rare the word is
//     in the catalog, times how well it was met (the same word 100%, the start of
//     one, a synonym, a word with typing mistakes less). Other places add a
//     little. So a rare word in a phrase counts most and a frequent one in a
//     summary least. How rare a word is, is counted in names, keywords and the words
//     about a code (indexfile/topics.go), not in prose. A word of everyday English is
//     worth less than half of its rarity, unless it is part of a name
//     (indexfile/everyday.go). Documents that meet only part of the query lose up to two
//     fifths of all this. "Not available" is met by "unavailable" as well, and is
//     as rare as that. Before the word that says what has happened, "already" is a
//     soft word.
//  7. On top of that, the entry (phrase, keyword, former name ...) that has most
//     in common with the query earns a bonus that grows with the share of the
//     entry and the share of the query that agree, and a further one when nothing
//     is missing on either side: "too many requests" is 429's name, and no
//     number of mentions elsewhere makes up for that. A name that stands in one go
//     in a long message counts as if it were most of it, and so does a header field
//     that is named as one ("accept header", "Retry-After").
//  8. Popularity adds up to 15%, registration 12%, and rare codes get a smaller
//     bonus for a whole entry: a nudge for near draws, no more. A vendor's code
//     loses 30% when the query does not name its owner, 15% if it has all of an
//     entry of several words.
//  9. A registered code that is the nearest to a vendor's code that matched well
//     is lifted to a share of its points: who looks for Twitter's 420 should see
//     429, below it.
//
// Ties are broken by popularity, then by number. Words such as "http", "status",
// "error" or "return" earn a quarter, and "the", "is", "what" nothing, as long
// as the query has others. What a field line holds ("Retry-After: 120") and what
// qualifies a name ("HttpStatus.") count like the former.

// fieldNames are the names of the fields in reasons and in ScoreTable.
var fieldNames = [indexfile.FieldCount]string{
	"phrase", "former name", "alias", "keyword", "other meaning", "constant", "field", "vendor",
	"effect on the method", "use case", "summary", "other meaning", "specification", "class", "topic", "vocabulary",
}

// Points of the tiers 1 to 5. They are far apart, so that no sum of words
// reaches the next tier.
const (
	pointsNumber  = 1_000_000
	pointsSide    = 500_000
	pointsName    = 200_000
	pointsMessage = 150_000
	pointsPattern = 100_000

	// pointsNext is what a number or a side is behind the one before.
	pointsNext = 30_000
)

// How well a word of the query is met, in percent.
const (
	metSame     = 100
	metJoined   = 95 // two words that are one: "time out", "timeout"
	metPrefix   = 60 // the start of a word; more, the more of the word is there
	metFurther  = 76 // the start of a longer word, when a shorter one is the same
	metSynonym  = 41
	metSkeleton = 65 // the word without its vowels
	metTypo     = 80 // one typing mistake
	metTypos    = 50 // two
)

// nearlyAll is the share, in percent, from which an entry or a query counts as met in
// full.
const nearlyAll = 97

// isContraction reports whether a word ends in a "not" of its own.
func isContraction(w []byte) bool {
	switch string(w) {
	case "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "cant", "wont", "hasnt", "havent", "couldnt":
		return true
	}
	return false
}

// isSoftWord reports whether a word is in so many queries about status codes
// that it says little.
func isSoftWord(w []byte) bool {
	switch string(w) {
	case "http", "http1", "http11", "http10", "status", "statuses", "code", "codes", "error", "errors", "err", "exception",
		"response", "responses", "return", "returns", "returned", "returning", "send", "sends", "sent",
		"use", "used", "using", "get", "gets", "getting", "got", "give", "gives", "api", "rest",
		"correct", "right", "best", "proper", "fix", "cause", "causes", "header", "headers",
		"field", "message", "number", "httpstatus", "sc", "says", "say", "want", "need":
		return true
	}
	return false
}

// isVersus reports whether a word stands between the sides of a comparison.
func isVersus(w []byte) bool {
	switch string(w) {
	case "vs", "versus", "or", "and", "from", "to", "than", "against", "v":
		return true
	}
	return false
}

// isComparing reports whether a word says that the query compares.
func isComparing(w []byte) bool {
	switch string(w) {
	case "vs", "versus", "difference", "differences", "differ", "compare", "compared", "comparison", "against":
		return true
	}
	return false
}
