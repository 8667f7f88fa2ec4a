package source

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// checkExample parses the example as HTTP/1.1 and holds it to the facts of the
// record: the status code is there, required fields are present, content
// follows the rule, Content-Length counts right.
func checkExample(c *code, bad func(string, string, ...any)) {
	if len(c.Example.Exchanges) == 0 {
		if c.SeenBy == string(catalog.ByClient) {
			bad("example", "has no exchange")
		}
		return
	}
	if c.Example.Note == "" {
		bad("example.note", "is empty: say what happens")
	}
	seen := false
	for i, x := range c.Example.Exchanges {
		at := fmt.Sprintf("example.exchanges.%d", i)
		var req *http.Request
		if x.Request != "" {
			var err error
			if req, err = parseRequest(x.Request); err != nil {
				bad(at+".request", "%v", err)
				continue
			}
		}
		for j, text := range x.Responses {
			field := fmt.Sprintf("%s.responses.%d", at, j)
			resp, err := parseResponse(text, req)
			if err != nil {
				bad(field, "%v", err)
				continue
			}
			if interim := resp.StatusCode < 200 && resp.StatusCode != 101; interim && j == len(x.Responses)-1 {
				bad(field, "an interim response must be followed by the final one")
			} else if !interim && j < len(x.Responses)-1 {
				bad(field, "a final response must be the last one")
			}
			if resp.StatusCode != c.Code {
				continue
			}
			seen = true
			if !strings.HasSuffix(resp.Status, " "+c.examplePhrase()) {
				bad(field, "has the reason phrase of %q, want %q", resp.Status, c.examplePhrase())
			}
			for _, f := range c.Fields {
				if f.Need == "must" && f.In == "response" && resp.Header.Get(f.Name) == "" && !c.excused(f.Name, resp) {
					bad(field, "lacks the required field %s", f.Name)
				}
			}
		}
	}
	if !seen && c.SeenBy == string(catalog.ByClient) && c.validNumber() {
		bad("example", "shows no response with the status code %d", c.Code)
	}
}

// examplePhrase is the reason phrase to show in the example. The registry's
// "(Unused)" is no phrase that anyone sends.
func (c *code) examplePhrase() string {
	if c.Phrase == "(Unused)" && len(c.Aliases) > 0 {
		return c.Aliases[0]
	}
	return c.Phrase
}

func (c *code) validNumber() bool { return c.Code >= 100 && c.Code <= 599 }

// excused lists required fields that another field stands in for.
func (c *code) excused(name string, resp *http.Response) bool {
	multipart := strings.HasPrefix(resp.Header.Get("Content-Type"), "multipart/byteranges")
	return c.Code == 206 && name == "Content-Range" && multipart
}

func parseRequest(text string) (*http.Request, error) {
	head, content := splitMessage(text)
	req, err := http.ReadRequest(bufio.NewReader(strings.NewReader(head + content)))
	if err != nil {
		return nil, fmt.Errorf("not a valid HTTP/1.1 request: %w", err)
	}
	if req.Host == "" {
		return nil, fmt.Errorf("lacks the Host field")
	}
	if n := len(content); content != "" && req.Header.Get("Content-Length") == "" && len(req.TransferEncoding) == 0 && req.ContentLength != int64(n) {
		return nil, fmt.Errorf("has %d bytes of content but no Content-Length", n)
	}
	// The content may be announced and not sent, as with Expect: 100-continue.
	if content != "" && req.ContentLength >= 0 && req.ContentLength != int64(len(content)) {
		return nil, fmt.Errorf("content has %d bytes, Content-Length says %d", len(content), req.ContentLength)
	}
	return req, nil
}

func parseResponse(text string, req *http.Request) (*http.Response, error) {
	head, content := splitMessage(text)
	resp, err := http.ReadResponse(bufio.NewReader(strings.NewReader(head+content)), req)
	if err != nil {
		return nil, fmt.Errorf("not a valid HTTP/1.1 response: %w", err)
	}
	if strings.TrimSpace(strings.TrimPrefix(resp.Status, fmt.Sprint(resp.StatusCode))) == "" {
		return nil, fmt.Errorf("the status line has no reason phrase")
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, fmt.Errorf("content does not fit Content-Length %s: it has %d bytes", resp.Header.Get("Content-Length"), len(content))
	}
	if len(resp.TransferEncoding) == 0 && len(body) != len(content) {
		return nil, fmt.Errorf("content has %d bytes, %d are allowed here (Content-Length, or no content with %d)", len(content), len(body), resp.StatusCode)
	}
	if resp.StatusCode >= 200 && resp.StatusCode != 204 && resp.StatusCode != 304 && resp.Header.Get("Date") == "" {
		return nil, fmt.Errorf("a final response of an origin server carries Date (RFC 9110, section 6.6.1)")
	}
	return resp, nil
}

// splitMessage cuts a message into header section, with CRLF line ends as on
// the wire, and content, as written.
func splitMessage(text string) (head, content string) {
	text = strings.TrimSuffix(text, "\n")
	head, content, _ = strings.Cut(text, "\n\n")
	if strings.Contains(strings.ToLower(head), "transfer-encoding: chunked") {
		content = strings.ReplaceAll(content, "\n", "\r\n")
	}
	return strings.ReplaceAll(head, "\n", "\r\n") + "\r\n\r\n", content
}
