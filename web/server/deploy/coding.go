package deploy

// nginx and Caddy choose among stored variants without comparing weights: the
// one takes gzip, or with a module brotli, when it is named at all, the other
// goes by its own order. Both can match a request's Accept-Encoding field with
// regular expressions, so the choice is made by an ordered list of them, which
// is right wherever not two codings have weights below 1.

// codingRule says that a field that matches the pattern gets the coding.
type codingRule struct {
	Pattern string // case-insensitive; in the common part of PCRE and RE2
	Coding  string // "br", "gzip" or "identity"
	Ending  string // of the stored variant's name
}

// Weights as in RFC 9110, section 12.4.2.
const (
	weightOne  = `([ \t]*;[ \t]*q=1(\.0?0?0?)?)?`
	weightLow  = `[ \t]*;[ \t]*q=0\.([1-9][0-9]?[0-9]?|0[1-9][0-9]?|00[1-9])`
	weightNone = `[ \t]*;[ \t]*q=0(\.0?0?0?)?`
)

// member matches a field with the coding among its members.
func member(name, weight string) string {
	return `(^|,)[ \t]*` + name + weight + `[ \t]*(,|$)`
}

// codingRules lists the rules; the first that matches counts, and a field that
// none matches gets identity.
func codingRules() []codingRule {
	const star = `\*`
	br := func(p string) codingRule { return codingRule{p, "br", ".br"} }
	gz := func(p string) codingRule { return codingRule{p, "gzip", ".gz"} }
	return []codingRule{
		br(member("br", weightOne)),
		gz(member("gzip", weightOne)),
		{member("identity", weightOne), "identity", ""},
		// A star is read only where no other coding is named: a regular expression
		// cannot say "not refused elsewhere".
		br(`^[ \t]*(identity` + weightNone + `[ \t]*,[ \t]*)?` + star + weightOne + `[ \t]*$`),
		br(member("br", weightLow)),
		gz(member("gzip", weightLow)),
	}
}

// identityNamed matches fields that accept identity in so many words,
// identityRefused those that refuse it unless it is named.
func identityNamed() []string {
	return []string{member("identity", weightOne), member("identity", weightLow)}
}

func identityRefused() []string {
	return []string{member("identity", weightNone), member(`\*`, weightNone)}
}
