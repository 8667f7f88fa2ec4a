package app

import (
	"strconv"

	"github.com/statusdeck/statusdeck/catalog"
)

func (p *CodePage) example(m *Markup, s *catalog.Status) {
	if len(s.Example.Exchanges) == 0 {
		return
	}
	m.Open("section", "class", "example", "aria-labelledby", "example")
	writeHeading(m, "example", "Example exchange")
	writeExample(m, s)
	m.Close("section")
}

// writeExample writes the note and the messages of a status's example.
func writeExample(m *Markup, s *catalog.Status) {
	m.Open("p")
	m.Prose(s.Example.Note)
	m.Close("p")
	requests, responses := 0, 0
	for _, x := range s.Example.Exchanges {
		if x.Request != "" {
			requests++
		}
		responses += len(x.Responses)
	}
	request, response := numbered("Request", requests), numbered("Response", responses)
	for _, x := range s.Example.Exchanges {
		if x.Request != "" {
			writeMessage(m, request(), s.Code, x.Request, CurlCommand(x.Request))
		}
		if len(x.Responses) == 0 {
			m.Elem("p", "No response is sent.", "class", "no-response")
		}
		for _, r := range x.Responses {
			writeMessage(m, response(), s.Code, r, "")
		}
	}
}

// numbered returns a function that gives one label after the other: "Response 1",
// "Response 2", or plain "Response" where it is the only one.
func numbered(label string, total int) func() string {
	n := 0
	return func() string {
		n++
		if total == 1 {
			return label
		}
		return label + " " + strconv.Itoa(n)
	}
}

// writeMessage writes an HTTP message with buttons to copy it, as it is or, where
// curl is not "", as a command. The name of the figure is the only
// one on the page, also where the examples of several codes are on it.
func writeMessage(m *Markup, label string, code int, text, curl string) {
	m.Open("figure", "class", "message", "aria-label", label+" of the "+threeDigits(code)+" example")
	m.Open("figcaption")
	m.Elem("span", label)
	m.HTML(" ")
	m.Open("span", "class", "message-actions needs-script")
	if curl != "" {
		m.Elem("button", "Copy as curl", "type", "button", "class", "button small", "data-copy", curl)
	}
	m.Elem("button", "Copy", "type", "button", "class", "button small", "data-copy", text, "aria-label", "Copy the "+lowerFirst(label))
	m.Close("span", "figcaption")
	m.Open("pre")
	m.Open("code")
	writeHTTP(m, text)
	m.Close("code", "pre", "figure")
}
