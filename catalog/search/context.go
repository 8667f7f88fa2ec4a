package search

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/token"
)

// Which numbers are status codes
//
// A number of three digits is a code when the words around it say so ("HTTP/1.1 404",
// "status: 404", "error 404", "404 Not Found"). Without that it is one in what somebody
// types ("react router 404 on refresh"), unless it is part of something longer (an
// address, a date, a path, an ID), has a unit or counts something ("100 requests");
// and it is none in what somebody pastes. A number that no code has is only looked
// up when it is nearly all of the query.

// isCode reports whether the three digits from start to end are a status code. The
// lexeme that they are part of starts at lexStart.
func (s *matcher) isCode(start, end, lexStart int) bool {
	t := s.text
	if start >= s.numbersTo && (end == len(t) || t[end] != '-') { // a field's value, but 100-continue
		return false
	}
	code := statusNumber(t[start:end])
	if code < 0 {
		return t == "000" || t[start] >= 0x80 || start == 0 && end == len(t)
	}
	before := s.wordBefore(lexStart)
	if start > lexStart {
		before = t[lexStart:start] // "http404", "E404"
		if !isCodeWord(before) && !namesStatus(before) {
			return false
		}
	}
	if isOtherNumber(before) {
		return false
	}
	named := start > lexStart || s.namesCode(start, before)
	if s.isJoined(start, end, lexStart, named) || hasUnit(t[end:]) || isErrno(t, start, end) {
		return false
	}
	if named || s.isFollowedByPhrase(code, end) {
		return true
	}
	if s.pasted {
		return false
	}
	if _, ok := s.ix.docOf(code); !ok {
		return strings.Count(t, " ") <= maxBeside
	}
	return !s.isCount(code, before, end)
}

// wordBefore returns the word before a place in the text, without the signs between.
func (s *matcher) wordBefore(at int) string {
	t := s.text
	end := at
	for end > 0 && (t[end-1] == ' ' || strings.IndexByte("\"'`(=:>[#-/_.", t[end-1]) >= 0) {
		end--
	}
	start := end
	for start > 0 && (token.IsLetter(t[start-1]) || token.IsDigit(t[start-1])) {
		start--
	}
	return t[start:end]
}

// namesCode reports whether what stands before the number at start says that it is
// a status code.
func (s *matcher) namesCode(start int, before string) bool {
	if start > 1 && s.text[start-1] == ' ' && (s.text[start-2] == '>' || s.text[start-2] == '|') {
		return true // "-> 404", "=> 404"
	}
	if isOneOf(before, " code status ") {
		// "exit code 137", "exit status 1"
		i := start
		for i > 0 && !token.IsLetter(s.text[i-1]) {
			i--
		}
		if isOneOf(s.wordBefore(i-len(before)), " exit errno signal exited ") {
			return false
		}
	}
	return isCodeWord(before)
}

// isCodeWord reports whether a status code is what follows a word.
func isCodeWord(w string) bool {
	return isOneOf(w, " http https http1 http11 http10 http2 http3 status statuscode code codes error errors err e sc response returned returns return responded got received httpstatus rc answered responsecode ")
}

// namesStatus reports whether the first part of a name such as StatusNotFound or
// Status404NotFound stands before a code.
func namesStatus(w string) bool { return isOneOf(w, " is on handle assert throw ") }

// isOtherNumber reports whether the number after a word is one of another kind.
func isOtherNumber(before string) bool {
	return isOneOf(before, " port line errno pid tid exit signal row column col version build id uid gid oserror winerror ora ")
}

// isJoined reports whether the number is part of something longer: an address, a
// date, a path, a version, a larger number. Two codes with a slash or a comma between
// them are two codes, and the substatus of IIS belongs to its code.
func (s *matcher) isJoined(start, end, lexStart int, named bool) bool {
	t := s.text
	if start == lexStart && start > 0 {
		switch c := t[start-1]; c {
		case '.', ':', '/', '-', '_', ',', '@', '~', '%', '=', '+':
			if start > 1 && t[start-2] != ' ' && !named && !(strings.IndexByte("/,-", c) >= 0 && isCodeAt(t, start-4, start-1)) {
				return true
			}
		case '#':
			return start > 1 || end < len(t)
		case '*', '$':
			return true
		}
	}
	if end+1 >= len(t) || t[end+1] == ' ' {
		return false
	}
	switch c := t[end]; c {
	case '.', ':', '/', '-', '_', ',':
		if !token.IsDigit(t[end+1]) && !(c == '/' && t[end+1] != ' ' && !token.IsLetter(t[end+1])) {
			return c == '_' || c == '/' && start > 0 && t[start-1] == '/'
		}
		if strings.IndexByte("/,-", c) >= 0 && isCodeAt(t, end+1, end+4) {
			return false
		}
		return c != '.' || s.pasted && !named || !isSubstatus(t[start:])
	case '%', '#', '=':
		return true
	}
	return false
}

// isSubstatus reports whether a text starts with a code and a substatus, as IIS has
// them: "500.19".
func isSubstatus(t string) bool {
	n := 4
	for n < len(t) && token.IsDigit(t[n]) {
		n++
	}
	return (t[0] == '4' || t[0] == '5') && n < 7 && (n == len(t) || strings.IndexByte(" :,)-", t[n]) >= 0) && !hasUnit(t[n:])
}

// isCodeAt reports whether the text from start to end is three digits that stand
// alone and are those of a client or server error or a redirection.
func isCodeAt(t string, start, end int) bool {
	if start < 0 || end > len(t) || end < len(t) && token.IsDigit(t[end]) || start > 0 && token.IsDigit(t[start-1]) {
		return false
	}
	code := statusNumber(t[start:end])
	if code < 0 || catalog.ClassOf(code) == 0 {
		return false
	}
	_, ok := catalog.Lookup(code)
	return ok && (start == 0 || t[start-1] == ' ' || t[start-1] == '(' || t[start-1] == '/' || t[start-1] == ',') &&
		(end == len(t) || t[end] == ' ' || strings.IndexByte("/,.)?:!", t[end]) >= 0)
}

// hasUnit reports whether a number is followed by a unit, with or without a space.
func hasUnit(after string) bool {
	after = strings.TrimPrefix(after, " ")
	n := 0
	for n < len(after) && token.IsLetter(after[n]) {
		n++
	}
	if n == 0 {
		return after != "" && after[0] == '%'
	}
	return isOneOf(after[:n], " b kb mb gb tb kib mib gib k m ms us ns s sec secs second seconds min mins minute minutes hour hours day days byte bytes px mbit megabytes kilobytes gigabytes percent rpm rps qps tps char chars character characters times usd eur milliseconds ") &&
		!(n == 1 && after[0] == 's' && len(after) > 1 && after[1] == ' ')
}

// isErrno reports whether a number is one of the operating system: "(104: Connection
// reset by peer)".
func isErrno(t string, start, end int) bool {
	return start > 0 && t[start-1] == '(' && t[start] == '1' && end < len(t) && t[end] == ':'
}

// isFollowedByPhrase reports whether a code is followed by the first word of its
// phrase, or of a name that it had.
func (s *matcher) isFollowedByPhrase(code, end int) bool {
	d, ok := s.ix.docOf(code)
	if !ok {
		return false
	}
	start, stop := token.Next(s.text, end)
	if start == len(s.text) || start-end > 3 {
		return false
	}
	word := s.text[start:stop]
	st := s.ix.docs[d].status
	if beginsWith(st.Phrase, word) {
		return true
	}
	for _, names := range [...][]string{st.FormerNames, st.Aliases} {
		for _, name := range names {
			if beginsWith(name, word) {
				return true
			}
		}
	}
	return false
}

// beginsWith reports whether a name's first word is w.
func beginsWith(name, w string) bool {
	first, _ := firstWord(name)
	return len(w) > 1 && strings.EqualFold(first, w) || strings.EqualFold(name, w)
}

// isCount reports whether a number counts something: "100 requests", "at least 200
// users".
func (s *matcher) isCount(code int, before string, end int) bool {
	start, stop := token.Next(s.text, end)
	if start == len(s.text) || start-end != 1 || s.text[end] != ' ' {
		return false
	}
	quantity := isOneOf(before, " least most than over under after within every exceeds exceeded max maximum min minimum to about of first last only all by between per ")
	if !quantity && code%50 != 0 {
		return false
	}
	noun := s.text[start:stop]
	n := len(noun)
	if n < 4 || noun[n-1]|0x20 != 's' || noun[n-2]|0x20 == 's' {
		return false
	}
	return !isOneOf(noun, " errors responses codes redirects statuses status pages this does always returns means happens occurs comes series appears goes fails versus ")
}
