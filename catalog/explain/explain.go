package explain

import (
	"bufio"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
)

// Errors of Run that are about the input; their texts are for people.
var (
	ErrEmpty   = errors.New("there is nothing to explain: the input is empty")
	ErrUnknown = errors.New("this looks like neither HTTP messages, output of curl, a HAR file nor an access log: a response starts with a line such as HTTP/1.1 404 Not Found")
)

// Options of Run.
type Options struct {
	// Progress, if set, is called now and then with the number of bytes read.
	Progress func(read int64)
}

// Run reads the input to its end, or until the context is done, and returns what
// it found. Memory is bounded whatever the size of the input: of each line,
// header section and content only a part is kept, and of all findings the first
// of each rule.
//
// The error is ErrEmpty or ErrUnknown, the context's, or one of reading. A file
// that breaks off is explained as far as it goes, with a note.
func Run(ctx context.Context, r io.Reader, o Options) (*Report, error) {
	src := &source{ctx: ctx, r: r, progress: o.Progress}
	br := bufio.NewReaderSize(src, 64<<10)
	head, _ := br.Peek(64 << 10)
	s := newSession()
	s.report.Format = detect(head)
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
		parseHTTP(newLineReader(br), a, s.note)
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
			s.note("The file breaks off or is damaged behind exchange " + itoa(s.report.Total) + ": what comes after it was not read.")
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
		return ErrUnknown
	}
	if s.report.Total == 0 {
		return ErrUnknown
	}
	return nil
}

// session gathers what is found while exchanges come in.
type session struct {
	report *Report
	groups map[*Rule]*Group
	chains map[string]*chain // by the address at which the next hop is expected
	last   *chain            // of responses whose address is not known
	known  *memory
	local  int // exchanges that a browser made up
}

func newSession() *session {
	return &session{
		report: &Report{Exchanges: []Exchange{}, Groups: []Group{}, Notes: []string{}},
		groups: map[*Rule]*Group{}, chains: map[string]*chain{},
		known: &memory{fields: map[string][len(carried)]string{}},
	}
}

func (s *session) note(text string) { s.report.Notes = append(s.report.Notes, text) }

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
	shown := n < s.room()/2 || n < s.room() && len(hits) > 0 && hits[0].rule.Severity != Practice
	found := s.gather(x, hits, shown)
	if shown {
		s.report.Exchanges = append(s.report.Exchanges, masked(x, found))
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
	ask := func(m *message, on where, kind string) {
		v.m, v.in = m, kind
		for _, r := range rules {
			if r.where&on == 0 || x.noFields && r.where&anyInput == 0 {
				continue
			}
			v.rule = r
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
	slices.SortStableFunc(v.hits, func(a, b hit) int { return a.rule.Severity.rank() - b.rule.Severity.rank() })
	return v.hits
}

// gather counts hits, and returns the findings of an exchange that is shown.
func (s *session) gather(x *exchange, hits []hit, shown bool) []Finding {
	var found []Finding
	for _, h := range hits {
		g := s.groups[h.rule]
		if g == nil {
			g = &Group{Rule: h.rule}
			s.groups[h.rule] = g
		}
		g.Count++
		s.report.count(h.rule.Severity, 1)
		keep := len(g.Findings) < maxFindings
		if !keep && !shown {
			continue
		}
		f := h.finding(x.number)
		if keep {
			g.Findings = append(g.Findings, f)
		}
		found = append(found, f)
	}
	return found
}

func (s *session) finish() *Report {
	r := s.report
	for _, rule := range rules {
		if g := s.groups[rule]; g != nil {
			r.Groups = append(r.Groups, *g)
		}
	}
	if s.local > 0 {
		s.note("Exchanges that the browser made up itself were not checked: " + itoa(s.local) + ".")
	}
	if n := r.Total - len(r.Exchanges); n > 0 && r.Format != FormatLog {
		s.note("All " + itoa(r.Total) + " exchanges were checked; " + itoa(len(r.Exchanges)) + " are shown.")
	}
	if r.Log != nil {
		r.Log.finish()
		if r.Log.Unread > 0 {
			s.note("Lines that are in no known log format were not read: " + itoa(r.Log.Unread) + ".")
		}
	}
	return r
}

// masked makes the part of a report that is about one exchange.
func masked(x *exchange, found []Finding) Exchange {
	out := Exchange{Number: x.number, Messages: []Message{}, Findings: found}
	if out.Findings == nil {
		out.Findings = []Finding{}
	}
	add := func(m *message, kind string) {
		msg := Message{Kind: kind, Code: max(m.code, 0), Size: m.size, Lines: make([]Line, 0, len(m.lines))}
		for _, l := range m.lines {
			msg.Lines = append(msg.Lines, maskedLine(l))
		}
		out.Messages = append(out.Messages, msg)
	}
	if x.req != nil {
		out.Method = strings.ToValidUTF8(x.req.method, "�")
		out.Target = maskText(strings.ToValidUTF8(x.req.target, "�"))
		if !x.noFields {
			add(x.req, "request")
		}
	}
	for _, m := range x.interim {
		add(m, "interim response")
		out.Code = max(m.code, 0)
	}
	if x.resp != nil {
		add(x.resp, "response")
		out.Code = max(x.resp.code, 0)
	}
	return out
}

// chain is a row of redirects, each followed to the next.
type chain struct {
	hops int
	seen []string
	loop bool
}

// follow puts an exchange into the chain of redirects that led to it.
func (s *session) follow(x *exchange) {
	if x.resp == nil || x.local {
		return
	}
	c := s.last
	if x.url != "" {
		c = s.chains[x.url]
		delete(s.chains, x.url)
	}
	s.last = nil
	if c == nil {
		c = &chain{}
	}
	x.chain = c
	location := x.resp.get("Location")
	if !redirects(x.resp) || location == "" {
		return
	}
	c.hops++
	target := resolve(x.url, location)
	if target == "" {
		target = location
	}
	if x.url != "" {
		c.seen = append(c.seen, x.url)
	}
	c.loop = slices.Contains(c.seen, target)
	if len(c.seen) > 100 {
		c.seen = c.seen[1:]
	}
	if x.url != "" {
		if len(s.chains) < maxMemory {
			s.chains[target] = c
		}
		return
	}
	c.seen = append(c.seen, target)
	s.last = c
}

// memory holds the fields of 200 responses that a later 304 must have as well.
type memory struct {
	fields map[string][len(carried)]string
}

func resourceOf(x *exchange) string {
	if x.url != "" || x.req == nil {
		return x.url
	}
	return x.req.get("Host") + " " + x.req.target
}

func (k *memory) learn(x *exchange) {
	key := resourceOf(x)
	if key == "" || x.noFields || x.local || x.resp == nil || x.resp.code != 200 || x.req.method != "GET" || len(k.fields) >= maxMemory {
		return
	}
	var values [len(carried)]string
	for i, name := range carried {
		values[i] = x.resp.get(name)
	}
	k.fields[key] = values
}

// find returns the fields of the 200 before, nil when there was none.
func (k *memory) find(x *exchange) *[len(carried)]string {
	key := resourceOf(x)
	if values, ok := k.fields[key]; ok && key != "" {
		return &values
	}
	return nil
}
