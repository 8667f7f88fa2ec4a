package explain

// Format is a kind of input.
type Format string

// The kinds of input that Run tells apart by their content.
const (
	FormatHTTP Format = "http" // HTTP messages as on the wire, such as curl -i writes
	FormatCurl Format = "curl" // the output of curl -v
	FormatHAR  Format = "har"  // HTTP Archive 1.2
	FormatLog  Format = "log"  // an access log: common, combined, or Caddy's JSON
)

// String returns the format's name for people.
func (f Format) String() string {
	switch f {
	case FormatHTTP:
		return "HTTP messages"
	case FormatCurl:
		return "output of curl -v"
	case FormatHAR:
		return "HAR file"
	case FormatLog:
		return "access log"
	}
	return "unknown"
}

// Report is what Run found. Secrets are masked in every string.
type Report struct {
	Format Format `json:"format"`
	// Encoding is what the input had to be read as, "gzip" or "UTF-16", "" for plain
	// text. Places are then those of the text.
	Encoding string `json:"encoding,omitempty"`
	// Bytes is the size of the input that was read.
	Bytes int64 `json:"bytes"`
	// Total is the number of exchanges in the input. Exchanges holds the first of
	// them, and as far as there is room those behind them that break a MUST or a
	// SHOULD.
	Total     int        `json:"total"`
	Exchanges []Exchange `json:"exchanges"`
	// Must, Should and Practice count all findings, also those that are not kept.
	Must     int `json:"must"`
	Should   int `json:"should"`
	Practice int `json:"practice"`
	// Note counts findings that would be a MUST or a SHOULD if the input could show
	// what was sent.
	Note int `json:"note"`
	// Groups lists the rules that found something, the most severe first.
	Groups []Group `json:"groups"`
	// Log holds the figures of an access log; nil for other formats.
	Log *LogStats `json:"log,omitempty"`
	// Notes say what was left out of account, and why.
	Notes []string `json:"notes"`
}

// Group is a rule with all that it found.
type Group struct {
	Rule *Rule `json:"rule"`
	// Severity is that of the findings: the rule's own, or Note.
	Severity Severity `json:"severity"`
	// Count is the number of findings, of which Findings holds the first.
	Count    int       `json:"count"`
	Findings []Finding `json:"findings"`
}

// Exchange is one request with the responses to it, as far as the input has them.
type Exchange struct {
	// Number counts from 1 in the order of the input.
	Number int `json:"number"`
	// Method and Target are "" where no request was recorded.
	Method string `json:"method"`
	Target string `json:"target"`
	// Code is the status code of the final response, or of the last one there is;
	// 0 when there is none.
	Code int `json:"code"`
	// Messages are the request, if any, interim responses, and the final response.
	Messages []Message `json:"messages"`
	// Findings are ordered by severity, then by place.
	Findings []Finding `json:"findings"`
}

// Message is one HTTP message: a start line and fields.
type Message struct {
	// Kind is "request", "interim response" or "response".
	Kind  string `json:"kind"`
	Code  int    `json:"code,omitempty"`
	Lines []Line `json:"lines"`
	// Size is the number of bytes of content in the input, -1 where the input
	// does not show any.
	Size int64 `json:"size"`
}

// Line is a line of the input.
type Line struct {
	// Number counts from 1; Start and End are its bytes in the input, without the
	// line end.
	Number int    `json:"number"`
	Start  int64  `json:"start"`
	End    int64  `json:"end"`
	Text   string `json:"text"`
}

// Finding is one place that breaks a rule.
type Finding struct {
	Rule *Rule  `json:"-"`
	ID   string `json:"id"`
	// Severity is the rule's, or Note where the input cannot show what was sent.
	Severity Severity `json:"severity"`
	// Evidence is what the finding rests on, and Why says for a Note what the input
	// lacks; a sentence.
	Evidence Evidence `json:"evidence"`
	Why      string   `json:"why,omitempty"`
	// Detail says what is there instead of what should be; a sentence.
	Detail string `json:"detail"`
	// Exchange is the number of the exchange.
	Exchange int `json:"exchange"`
	// In is the Kind of the message.
	In string `json:"in"`
	// Line is the offending line; where something is missing, the start line of
	// the message that lacks it.
	Line Line `json:"line"`
}

// count adds n findings of a severity.
func (r *Report) count(s Severity, n int) {
	switch s {
	case Must:
		r.Must += n
	case Should:
		r.Should += n
	case Note:
		r.Note += n
	default:
		r.Practice += n
	}
}
