package catalog

// Status is everything that the catalog knows about one number. Its own fields
// describe the leading meaning: the registered one, or, where there is none,
// the most widespread one; OtherMeanings holds the rest.
//
// Values returned by this package are shared: treat them as read-only.
type Status struct {
	// Code is the number, usually three digits in 100-599. 783 and 999 are in
	// use although they are not valid HTTP status codes; 0 stands for "no
	// status at all" in logs.
	Code int
	// Phrase is the reason phrase, or the name the owner gives it.
	Phrase string
	// Summary says in one sentence what the code means.
	Summary string
	// UseCase names the most common situation in which the code is seen.
	UseCase string
	// Notes holds what is easily overlooked, in one or two sentences; may be "".
	Notes string

	// Origin is "iana" for codes of the IANA registry, else a Vendor's ID.
	Origin string
	// State is the standing of the leading meaning.
	State State
	// Registry is what the IANA registry says of the number.
	Registry Registry
	// Expires is the day, as YYYY-MM-DD, on which a temporary registration
	// ends; "" for all others.
	Expires string
	// Spec is the ID of the source that defines the code; see Source.
	Spec string

	// Popularity is editorial: it rests on no measurement.
	Popularity Popularity
	// Recommended says that a new server may well choose to send this code.
	Recommended bool
	// Deprecated says that its owner or RFC advises against sending it.
	Deprecated bool

	// SeenBy says where the number shows up.
	SeenBy Visibility
	// Cacheable says whether a cache may store the response on its own
	// judgement.
	Cacheable Cacheable
	// Content says whether the response may carry content.
	Content Content
	// Retry says whether and when to repeat the request.
	Retry Retry
	// Redirect says what following the redirect does to the method; its Rule is
	// "" for codes that do not redirect.
	Redirect Fact
	// Fields lists the header fields that go with the code, required ones first.
	Fields []Field

	// FormerNames lists reason phrases that the number had before.
	FormerNames []string
	// Aliases lists other names in use.
	Aliases []string

	// Constants lists the code's names in programming languages, in the order of
	// Libraries. A library without an entry has no name for the code.
	Constants []Constant
	// Nearest lists the registered codes closest in meaning, for codes outside
	// the registry.
	Nearest []int
	// Related lists codes worth reading next.
	Related []int
	// Example is a complete exchange in which the code appears.
	Example Example
	// OtherMeanings lists further meanings of the same number.
	OtherMeanings []Meaning
	// Sources lists where the facts come from; facts name them by ID.
	Sources []Source
}

// Class returns the class of s's number.
func (s *Status) Class() Class { return ClassOf(s.Code) }

// Registered reports whether the number is in the IANA registry, be it as
// temporary, unused or obsoleted.
func (s *Status) Registered() bool { return s.Registry != RegistryUnassigned }

// Expired reports whether a temporary registration had reached its last known end
// on the given day, YYYY-MM-DD. What happened to the number since is not known here.
func (s *Status) Expired(day string) bool { return s.Expires != "" && s.Expires < day }

// Source returns the source with the given ID, and false when s has none.
func (s *Status) Source(id string) (Source, bool) {
	for _, src := range s.Sources {
		if src.ID == id {
			return src, true
		}
	}
	return Source{}, false
}

// Constant returns the code's name in the library with the given ID, and false
// when that library has none.
func (s *Status) Constant(library string) (Constant, bool) {
	for _, c := range s.Constants {
		if c.Library == library {
			return c, true
		}
	}
	return Constant{}, false
}

// Origins lists the owners of all meanings of the number, the leading one
// first, each once.
func (s *Status) Origins() []string {
	ids := []string{s.Origin}
next:
	for _, m := range s.OtherMeanings {
		for _, id := range ids {
			if id == m.Origin {
				continue next
			}
		}
		ids = append(ids, m.Origin)
	}
	return ids
}

// Meaning is a further meaning of a number that has several.
type Meaning struct {
	// Phrase is the name that the owner gives the number.
	Phrase string
	// Origin is the owner: a Vendor's ID.
	Origin string
	// State is the standing of this meaning.
	State State
	// SeenBy says where this meaning shows up.
	SeenBy Visibility
	// Summary says in one sentence what it means.
	Summary string
	// Nearest lists the registered codes closest in meaning.
	Nearest []int
	// Sources lists IDs of the status's sources that tell of this meaning.
	Sources []string
}

// State is the standing of a meaning.
type State string

// The states. StateStandard to StateHistoric describe documents of the IETF.
const (
	StateStandard     State = "standard"     // Internet Standard
	StateProposed     State = "proposed"     // Proposed Standard
	StateExperimental State = "experimental" // Experimental RFC
	StateHistoric     State = "historic"     // moved to Historic, or dropped by a later RFC
	StateTemporary    State = "temporary"    // temporary registration with an expiry date
	StateUnused       State = "unused"       // reserved in the registry as "(Unused)"
	StateVendor       State = "vendor"       // in use by its owner, outside the registry
	StateObsolete     State = "obsolete"     // no longer used by its owner
	StateDoubtful     State = "doubtful"     // reported, but no owner could be found
)

// Registry is what the IANA HTTP Status Code Registry says of a number.
type Registry string

// The kinds of registry entry.
const (
	RegistryRegistered Registry = "registered"
	RegistryTemporary  Registry = "temporary"
	RegistryUnused     Registry = "unused"
	RegistryObsoleted  Registry = "obsoleted"
	RegistryUnassigned Registry = "unassigned"
)

// Popularity is how often developers meet a code. It is an editorial judgement.
type Popularity string

// The three degrees of popularity.
const (
	PopularityCommon     Popularity = "common"
	PopularityOccasional Popularity = "occasional"
	PopularityRare       Popularity = "rare"
)

// Visibility is where a number shows up.
type Visibility string

// The kinds of visibility.
const (
	VisibilityClient  Visibility = "client" // in the status line that the client receives
	VisibilityLog     Visibility = "log"    // only in the server's or proxy's log
	VisibilityBody    Visibility = "body"   // in the content, under another status code
	VisibilityAs400   Visibility = "as-400" // inside the server (error_page, debug log); client and access log get 400
	VisibilityProgram Visibility = "code"   // made up by a program for itself, never sent
	VisibilityUnknown Visibility = "unknown"
)

// Fact is a statement with its source.
type Fact struct {
	// Rule is the statement in plain words.
	Rule string
	// Source is the ID of one of the status's sources.
	Source string
}

// Cacheable says whether a cache may store the response on its own judgement
// (RFC 9111, section 4.2.2 and RFC 9110, section 15.1).
type Cacheable struct {
	Rule CacheRule
	// Note gives the reason.
	Note   string
	Source string
}

// CacheRule is the kind of answer in Cacheable.
type CacheRule string

// The cache rules.
const (
	CacheYes       CacheRule = "yes"       // heuristically cacheable
	CacheExplicit  CacheRule = "explicit"  // only with explicit freshness, such as max-age
	CacheForbidden CacheRule = "forbidden" // a cache must not store it
	CacheNone      CacheRule = "n/a"       // nothing to store: interim, or not a response
)

// Content says whether the response may carry content.
type Content struct {
	Rule   ContentRule
	Note   string
	Source string
}

// ContentRule is the kind of answer in Content.
type ContentRule string

// The content rules.
const (
	ContentAllowed ContentRule = "allowed"
	ContentNever   ContentRule = "never" // the response ends with the header section
	ContentEmpty   ContentRule = "empty" // the server must send zero octets
	ContentNone    ContentRule = "n/a"   // no response is sent
)

// Retry says whether to repeat the request.
type Retry struct {
	Rule RetryRule
	// Advice says what to do, in plain words.
	Advice string
	// RetryAfter says how Retry-After is used with the code; "" when it is not.
	RetryAfter string
	Source     string
}

// RetryRule is the kind of answer in Retry.
type RetryRule string

// The retry rules.
const (
	RetrySame    RetryRule = "same"    // the same request may be repeated, often after a delay
	RetryChanged RetryRule = "changed" // only after changing the request
	RetryNo      RetryRule = "no"      // repeating it makes no sense
)

// Field is a header field that goes with the code.
type Field struct {
	// Name is the field name as RFCs write it: "Retry-After".
	Name string
	// In is the message that carries the field.
	In Message
	// Need says how strongly the field is required.
	Need Need
	// Note says what the field does here; may be "".
	Note   string
	Source string
}

// Message is the kind of message that carries a header field.
type Message string

// The two kinds of message (RFC 9110, section 6).
const (
	MessageRequest  Message = "request"
	MessageResponse Message = "response"
)

// Need is the requirement level of a header field, in the terms of RFC 2119
// where an RFC states one.
type Need string

// The requirement levels.
const (
	NeedMust Need = "must"
	// NeedMustAs200 is a MUST with a condition: the field is required when a 200
	// (OK) response to the same request would have had it (RFC 9110, sections
	// 15.3.7 and 15.4.5).
	NeedMustAs200 Need = "must-as-200"
	// NeedMustWhen is a MUST under the condition that the field's note states.
	NeedMustWhen Need = "must-when"
	NeedShould   Need = "should"
	NeedMay      Need = "may"
	NeedPractice Need = "practice" // usual, but in no RFC
)

// Constant is a code's name in a programming language's library.
type Constant struct {
	// Library is the ID of a Library.
	Library string
	// Expr is the expression to type: "http.StatusNotFound".
	Expr string
	// Aliases lists other names for it in the same library, usually older.
	Aliases []string
	// Deprecated says that the library advises against the name.
	Deprecated bool
	// Note says what is special; may be "".
	Note string
}

// Library is a programming language's library that names status codes.
type Library struct {
	ID      string
	Label   string // "Go net/http"
	Version string // the version whose source was read
	Source  string // the file that has the names
}

// Example is one or more complete exchanges, in order.
type Example struct {
	// Note says what happens in the example.
	Note      string
	Exchanges []Exchange
}

// Exchange is one request and the responses to it, interim ones first, as
// HTTP/1.1 messages with "\n" line ends. Request is "" where no request is
// seen, Responses is empty where none is sent.
type Exchange struct {
	Request   string
	Responses []string
}
