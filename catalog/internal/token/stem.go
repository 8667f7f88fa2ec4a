package token

// StemLen returns the length of the stem of a folded word: what is left without
// the endings of plurals, verbs and their nouns. "requests" and "requesting"
// both give "request"; "expires", "expired" and "expiring" give "expir".
//
// It only ever cuts off, never replaces, so a stem needs no memory of its own.
// It is meant to bring the words of one family together, not to be a word, and
// since texts and queries go through it alike a stem may be odd ("statu").
// Words under four letters and words with digits or other scripts are left
// alone.
func StemLen(w []byte) int {
	n := len(w)
	if n < 4 {
		return n
	}
	for _, c := range w {
		if !IsLetter(c) {
			return n
		}
	}
	n = cutPlural(w, n)
	n = cutVerb(w, n)
	n = cutNoun(w, n)
	return cutLast(w, n)
}

// cutPlural: codes, policies, caches; not access, status, basis, https.
func cutPlural(w []byte, n int) int {
	if w[n-1] != 's' {
		return n
	}
	switch w[n-2] {
	case 's', 'u', 'i':
		return n
	}
	if ends(w, n, "https") {
		return n
	}
	if n > 5 && (ends(w, n, "sses") || ends(w, n, "xes") || ends(w, n, "ches") || ends(w, n, "shes")) && !ends(w, n, "caches") {
		return n - 2
	}
	return n - 1
}

// cutVerb: limited, moving, stopped.
func cutVerb(w []byte, n int) int {
	m := n
	switch {
	case n > 5 && ends(w, n, "ing"):
		m = n - 3
	case n > 4 && ends(w, n, "ed") && w[n-3] != 'e':
		m = n - 2
	default:
		return n
	}
	if !hasVowel(w[:m]) {
		return n
	}
	// A consonant that was doubled before the ending; l, s and z are mostly
	// double in the word itself (call, pass).
	if m > 3 && w[m-1] == w[m-2] && !IsVowel(w[m-1]) {
		switch w[m-1] {
		case 'l', 's', 'z':
		default:
			m--
		}
	}
	return m
}

// cutNoun: authorization, negotiate, permanently, acceptable, requirement. What
// stays must be long enough to still mean something.
func cutNoun(w []byte, n int) int {
	for _, e := range [...]struct {
		ending string
		stem   int
	}{
		{"ization", 4},
		{"isation", 4},
		{"ation", 5},
		{"ably", 5},
		{"able", 5},
		{"ible", 5},
		{"ility", 5},
		{"ment", 5},
		{"ion", 4},
		{"ily", 5},
		{"ly", 5},
		{"ness", 5},
	} {
		if ends(w, n, e.ending) && n-len(e.ending) >= e.stem {
			n -= len(e.ending)
			if e.ending == "ization" || e.ending == "isation" {
				return n + 2 // as authorized: authoriz
			}
			break
		}
	}
	if ends(w, n, "ate") && n-3 >= 5 {
		return n - 3
	}
	if ends(w, n, "at") && n-2 >= 5 { // what "ed" and "ing" leave of "ate"
		return n - 2
	}
	return n
}

// cutLast: cache and cach(ing), retry and retri(es).
func cutLast(w []byte, n int) int {
	if n == 5 && (ends(w, n, "ready") || ends(w, n, "party")) {
		return n // not read, not part
	}
	if n > 3 && w[n-1] == 'e' || n > 4 && w[n-1] == 'y' && !IsVowel(w[n-2]) {
		n--
		if n > 3 && w[n-1] == 'i' {
			n--
		}
		return n
	}
	if n > 3 && w[n-1] == 'i' {
		n--
	}
	return n
}

func ends(w []byte, n int, ending string) bool {
	return n >= len(ending) && string(w[n-len(ending):n]) == ending
}

// IsVowel reports whether c is a vowel, y included.
func IsVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

func hasVowel(w []byte) bool {
	for _, c := range w {
		if IsVowel(c) {
			return true
		}
	}
	return false
}
