package explain

import (
	"bufio"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
)

// ErrEmpty is what Run returns for an input without anything in it.
var ErrEmpty = errors.New("there is nothing to explain: the input is empty")

// Options of Run.
type Options struct {
	// Progress, if set, is called now and then with the number of bytes read.
	Progress func(read int64)
	// Ignore lists the IDs of rules that are not to be checked.
	Ignore []string
}

// Run reads the input to its end, or until the context is done, and returns what
// it found. Memory is bounded whatever the size of the input: of each line,
// header section and content only a part is kept, and of all findings the first
// of each rule.
//
// The error is ErrEmpty or ErrUnsupportedFormat, the context's, or one of reading.
// A file that breaks off is explained as far as it goes, with a note.
func Run(ctx context.Context, r io.Reader, o Options) (*Report, error) {
	src := &source{ctx: ctx, r: r, progress: o.Progress}
	text, encoding, err := decoded(src)
	if err != nil {
		return nil, err
	}
	br := bufio.NewReaderSize(text, 64<<10)
	head, _ := br.Peek(64 << 10)
	s := newSession()
	for _, id := range o.Ignore {
		if _, ok := LookupRule(id); !ok {
			return nil, errors.New("there is no rule " + id)
		}
		s.ignore[id] = true
	}
	s.report.Format = detect(head)
	if s.report.Encoding = encoding; encoding != "" {
		s.note("The input was decoded first: places are those in its text, not in the file.")
	}
	if err := s.parse(br, head); err != nil {
		if src.err != nil {
			return nil, src.err
		}
		return nil, err
	}
	if src.err != nil {
		return nil, src.err
	}
	s.report.Bytes = src.read
	return s.finish(), nil
}

// source counts what is read, reports it, and ends with the context.
type source struct {
	ctx      context.Context
	r        io.Reader
	progress func(int64)
	read     int64
	told     int64
	err      error // other than io.EOF
}

func (s *source) Read(p []byte) (int, error) {
	if s.err = s.ctx.Err(); s.err != nil {
		return 0, s.err
	}
	n, err := s.r.Read(p)
	s.read += int64(n)
	if s.progress != nil && (s.read-s.told >= 256<<10 || err == io.EOF) {
		s.told = s.read
		s.progress(s.read)
	}
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

func (s *session) parse(br *bufio.Reader, head []byte) error {
	a := &assembler{emit: s.add, format: s.report.Format}
	switch s.report.Format {
	case FormatHTTP:
		if x := bare(string(head)); x != nil {
			s.add(x)
			_, _ = io.Copy(io.Discard, br)
			return nil
		}
		switch lr := newLineReader(br); layoutOf(string(head)) {
		case layoutIndented:
			parseIndented(lr, a)
		case layoutPseudo:
			parsePseudo(lr, a)
		case layoutFields:
			parseFields(lr, a)
		default:
			parseHTTP(lr, a, s.note)
		}
	case FormatCurl:
		parseCurl(newLineReader(br), a)
	case FormatHAR:
		err := parseHAR(br, s.add)
		switch {
		case err == nil && s.report.Total == 0:
			return errors.New("the HAR file has no exchanges: record the page again with the network panel open")
		case err == nil:
			return nil
		case s.report.Total > 0:
			s.note("The file breaks off or is damaged behind exchange " + count(int64(s.report.Total)) + ": what comes after it was not read.")
			_, _ = io.Copy(io.Discard, br)
			return nil
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return errors.New("the JSON ends before its first exchange: not a whole HAR file")
		case errors.Is(err, errJSON):
			return errors.New("the input starts like JSON and is not valid JSON: not a HAR file")
		}
		return err
	case FormatLog:
		s.report.Log = newLogStats()
		parseLog(newLineReader(br), s)
	default:
		if strings.TrimSpace(strings.TrimPrefix(string(head), "\ufeff")) == "" {
			return ErrEmpty
		}
		return unsupported(string(head))
	}
	if s.report.Total == 0 {
		return unsupported(string(head))
	}
	return nil
}

// session gathers what is found while exchanges come in.
type session struct {
	report *Report
	groups map[weighed]*Group
	ignore map[string]bool   // rules by their IDs
	chains map[string]*chain // by the address at which the next hop is expected
	last   *chain            // of responses whose address is not known
	known  *memory
	local  int // exchanges that a browser made up
	// derived counts log entries whose code was concluded from a message.
	derived int
}

// weighed is a rule with the severity of what it found.
type weighed struct {
	rule     *Rule
	severity Severity
}

func newSession() *session {
	return &session{
		report: &Report{Exchanges: []Exchange{}, Groups: []Group{}, Notes: []string{}},
		groups: map[weighed]*Group{}, ignore: map[string]bool{}, chains: map[string]*chain{},
		known: &memory{fields: map[string][len(carried)]string{}},
	}
}

func (s *session) note(text safe) { s.report.Notes = append(s.report.Notes, string(text)) }

// add explains one exchange; it always wants more.
func (s *session) add(x *exchange) bool {
	s.report.Total++
	x.number = s.report.Total
	x.known = s.known
	s.follow(x)
	var hits []hit
	if x.local {
		s.local++
	} else {
		hits = s.check(x)
	}
	s.known.learn(x)
	n := len(s.report.Exchanges)
	shown := n < s.room()/2 || n < s.room() && len(hits) > 0 && hits[0].severity.rank() < Practice.rank()
	found := s.gather(x, hits, shown)
	if shown {
		s.report.Exchanges = append(s.report.Exchanges, x.show(found))
	}
	return true
}

// room is the number of exchanges that the report shows.
func (s *session) room() int {
	if s.report.Format == FormatLog {
		return maxFindings
	}
	return maxExchanges
}

// check asks all rules about an exchange. The most severe hits come first.
func (s *session) check(x *exchange) []hit {
	v := view{x: x, req: x.req}
	full := len(s.report.Exchanges) >= s.room()
	ask := func(m *message, on where, kind string) {
		v.m, v.in = m, kind
		for _, r := range rules {
			if r.where&on == 0 || x.noFields && r.where&anyInput == 0 || s.ignore[r.ID] {
				continue
			}
			v.rule = r
			v.counted = full && s.full(r)
			r.check(&v)
		}
	}
	if x.req != nil {
		ask(x.req, onRequest, "request")
	}
	for _, m := range x.interim {
		ask(m, onInterim, "interim response")
	}
	if x.resp != nil {
		ask(x.resp, onFinal, "response")
	}
	slices.SortStableFunc(v.hits, func(a, b hit) int { return a.severity.rank() - b.severity.rank() })
	return v.hits
}

// full reports whether no more findings of a rule are kept.
func (s *session) full(r *Rule) bool {
	found := false
	for _, severity := range []Severity{r.Severity, Note} {
		if g := s.groups[weighed{r, severity}]; g != nil {
			if found = len(g.Findings) >= maxFindings; !found {
				return false
			}
		}
	}
	return found
}

// gather counts hits, and returns the findings of an exchange that is shown.
func (s *session) gather(x *exchange, hits []hit, shown bool) []Finding {
	var found []Finding
	for _, h := range hits {
		key := weighed{h.rule, h.severity}
		g := s.groups[key]
		if g == nil {
			g = &Group{Rule: h.rule, Severity: h.severity}
			s.groups[key] = g
		}
		g.Count++
		s.report.count(h.severity, 1)
		keep := len(g.Findings) < maxFindings
		if !keep && !shown {
			continue
		}
		f := x.finding(h)
		if keep {
			g.Findings = append(g.Findings, f)
		}
		found = append(found, f)
	}
	return found
}

func (s *session) finish() *Report {
	r := s.report
	for _, severity := range []Severity{Must, Should, Practice, Note} {
		for _, rule := range rules {
			if g := s.groups[weighed{rule, severity}]; g != nil {
				r.Groups = append(r.Groups, *g)
			}
		}
	}
	if s.local > 0 {
		s.note("Exchanges that the browser made up itself were not checked: " + count(int64(s.local)) + ".")
	}
	if n := r.Total - len(r.Exchanges); n > 0 && r.Format != FormatLog {
		s.note("All " + count(int64(r.Total)) + " exchanges were checked; " + count(int64(len(r.Exchanges))) + " are shown.")
	}
	if s.derived > 0 {
		s.note("An error log has no status codes: these are the ones that nginx answers with after such messages unless it is configured otherwise.")
	}
	if r.Log != nil {
		r.Log.finish()
		if r.Log.Unread > 0 {
			s.note("Lines in no known log format were not read: " + count(int64(r.Log.Unread)) + ".")
		}
	}
	return r
}
