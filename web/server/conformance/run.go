package conformance

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/site"
)

// Server is a server under test.
type Server struct {
	// Addr is its host and port.
	Addr string
	// Base is the path that the site is served under.
	Base string
	// Site is what it serves.
	Site *site.Site
	// Own is set for our own server, which is held to all cases.
	Own bool
}

// Secret is what no response may ever have in it. Tests put files with it where
// no visitor may look: beside the site's folder, and under names with a dot.
const Secret = "this must never leave the machine"

// timeout bounds one request.
const timeout = 10 * time.Second

// Check sends the request of a case and returns what is wrong with the answer,
// nil for nothing.
func (s *Server) Check(c Case) error {
	resp, body, err := s.do(c)
	if err != nil {
		if c.Refused && errors.Is(err, errClosed) {
			return nil
		}
		return err
	}
	var wrong []string
	add := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	if bytes.Contains(body, []byte(Secret)) {
		add("the answer has a file from outside")
	}
	if c.Refused {
		if ok := resp.StatusCode/100 == 4 || resp.StatusCode == 501 || resp.StatusCode == 505; !ok {
			add("status %d, want the request refused", resp.StatusCode)
		}
		return join(wrong)
	}
	if !s.Own && c.Else != 0 && resp.StatusCode == c.Else {
		return join(wrong)
	}
	if resp.StatusCode != c.Status {
		add("status %d, want %d", resp.StatusCode, c.Status)
	}
	rest := strings.TrimPrefix(s.target(c), s.Base)
	for name, want := range s.fields(c, rest) {
		values := resp.Header.Values(name)
		if !s.Own {
			// nginx sets its fields twice on 416; the same twice is the same.
			values = slices.Compact(values)
		}
		got := strings.Join(values, " | ")
		want = strings.ReplaceAll(want, "{base}", s.Base)
		if end, ok := strings.CutPrefix(want, "…"); ok && strings.HasSuffix(got, end) && strings.Count(got, "|") == 0 {
			continue
		}
		if name == "Vary" && strings.EqualFold(got, want) {
			continue
		}
		if got != want {
			add("%s: %q, want %q", name, got, want)
		}
	}
	if tag := resp.Header.Get("Etag"); c.Status == 200 && (len(tag) < 3 || tag[0] != '"' || tag[len(tag)-1] != '"') {
		add("Etag %q is not strong", tag)
	}
	if err := s.content(c, resp, body); err != nil {
		add("%v", err)
	}
	return join(wrong)
}

// fields returns the fields that the answer must have: those of the case, and
// those that every answer has.
func (s *Server) fields(c Case, rest string) Fields {
	want := Fields{}
	add := func(list []server.Field) {
		for _, f := range list {
			want[f.Name] = f.Value
		}
	}
	add(server.CommonFields())
	add(server.AudienceOf(rest).Fields())
	if strings.Contains(c.Path, "..%2f") {
		// Whether the path before or after the dots counts is no matter for a 404.
		want = Fields{}
	}
	for name, value := range c.Want {
		if strings.HasPrefix(value, "…") && strings.HasSuffix(want[name], strings.TrimPrefix(value, "…")) {
			continue // the full value is wanted already
		}
		want[name] = value
	}
	return want
}

// content compares the content with the site's file.
func (s *Server) content(c Case, resp *http.Response, body []byte) error {
	if c.Method == "HEAD" || c.Status == 304 || c.Status == 204 {
		if len(body) > 0 {
			return fmt.Errorf("%d bytes of content, want none", len(body))
		}
		// The length may be left out (RFC 9110, section 9.3.2), as Caddy does.
		if c.Method == "HEAD" && c.Status == 200 && (s.Own || resp.ContentLength >= 0) && resp.ContentLength < 1 {
			return fmt.Errorf("Content-Length %d, want that of GET", resp.ContentLength)
		}
		return nil
	}
	if c.File == "" {
		return nil
	}
	f, ok := s.find(c.File)
	if !ok {
		return fmt.Errorf("the site has no %s", c.File)
	}
	want := f.Data
	switch c.Coding {
	case "br":
		want = f.Brotli
	case "gzip":
		want = f.Gzip
	}
	if c.To != 0 {
		to := c.To
		if to < 0 {
			to = len(want) - 1
		}
		if got, field := resp.Header.Get("Content-Range"), fmt.Sprintf("bytes %d-%d/%d", c.From, to, len(want)); got != field {
			return fmt.Errorf("Content-Range %q, want %q", got, field)
		}
		want = want[c.From : to+1]
	}
	if !bytes.Equal(body, want) {
		return fmt.Errorf("the content (%d bytes) is not that of %s (%d bytes)", len(body), f.Path, len(want))
	}
	return nil
}

// find returns the file with a name that may have a star for its hash.
func (s *Server) find(name string) (*site.File, bool) {
	if f, ok := s.Site.File(name); ok {
		return f, true
	}
	for _, f := range s.Site.Files() {
		if ok, err := path.Match(name, f.Path); err == nil && ok && !f.Kept {
			return f, true
		}
	}
	return nil, false
}

// target returns the request's target: base path and star filled in.
func (s *Server) target(c Case) string {
	p := c.Path
	if name, ok := strings.CutPrefix(p, "/"); ok && strings.Contains(p, "*") {
		ending := ""
		for _, e := range []string{".br", ".gz"} {
			if plain, ok := strings.CutSuffix(name, e); ok {
				name, ending = plain, e
			}
		}
		if f, ok := s.find(name); ok {
			p = "/" + f.Path + ending
		}
	}
	if c.Root {
		return p
	}
	return s.Base + strings.TrimPrefix(p, "/")
}

var errClosed = errors.New("the connection was closed without an answer")

// do sends a case's request on a connection of its own.
func (s *Server) do(c Case) (*http.Response, []byte, error) {
	method := c.Method
	if method == "" {
		method = "GET"
	}
	var req strings.Builder
	fmt.Fprintf(&req, "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n", method, s.target(c), s.Addr)
	for _, h := range c.Header {
		h, err := s.withTag(c, h)
		if err != nil {
			return nil, nil, err
		}
		req.WriteString(h + "\r\n")
	}
	req.WriteString("\r\n")

	conn, err := net.DialTimeout("tcp", s.Addr, timeout)
	if err != nil {
		return nil, nil, fmt.Errorf("connect: %w", err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(timeout)); err != nil {
		return nil, nil, fmt.Errorf("set the time limit: %w", err)
	}
	// A server may refuse a large request before all of it has arrived.
	_, sendErr := io.WriteString(conn, req.String())
	resp, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		if sendErr != nil {
			err = sendErr
		}
		return nil, nil, fmt.Errorf("%w: %w", errClosed, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, nil, fmt.Errorf("read the content: %w", err)
	}
	return resp, body, nil
}

// withTag fills entity tags into a line of a request.
func (s *Server) withTag(c Case, line string) (string, error) {
	for {
		start := strings.Index(line, "{etag")
		if start < 0 {
			return line, nil
		}
		end := start + strings.IndexByte(line[start:], '}')
		ask := Case{Path: c.Path, Root: c.Root}
		if coding := strings.TrimPrefix(line[start+len("{etag"):end], " "); coding != "" {
			ask.Header = []string{"Accept-Encoding: " + coding}
		}
		resp, _, err := s.do(ask)
		if err != nil {
			return "", fmt.Errorf("ask for the entity tag: %w", err)
		}
		tag := resp.Header.Get("Etag")
		if tag == "" {
			return "", fmt.Errorf("%s has no entity tag", c.Path)
		}
		line = line[:start] + tag + line[end+1:]
	}
}

func join(wrong []string) error {
	if len(wrong) == 0 {
		return nil
	}
	return errors.New(strings.Join(wrong, "; "))
}
