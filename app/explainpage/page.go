// Package explainpage is the page that says what is wrong with recorded HTTP
// traffic. It is a Document: prerendered, complete without JavaScript, and no part
// of the browser program. What is pasted into it is read by a program of its own,
// cmd/explainwasm, in a worker.
package explainpage

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/app/report"
	"github.com/statusdeck/statusdeck/catalog/explain"
)

// example is what the page shows a report of, and what the button puts into the
// box. Its secrets are made up.
const example = `> POST /v1/orders?api_key=4f1c2b HTTP/1.1
> Host: api.shop.example
> Authorization: Bearer 9a8b7c6d5e
> Content-Type: application/json
> Content-Length: 12
>
< HTTP/1.1 401 Unauthorized
< Date: Tue, 24 Nov 2026 10:00:00 GMT
< Content-Type: application/problem+json
< Cache-Control: public, max-age=3600
< Retry-After: 5 minutes
<
{"title": "Token expired", "status": 403}
`

// Document makes the page.
func Document(links app.Links) (app.Document, error) {
	r, err := explain.Run(context.Background(), strings.NewReader(example), explain.Options{})
	if err != nil {
		return app.Document{}, fmt.Errorf("explain the example: %w", err)
	}
	var m app.Markup
	m.Open("div", "class", "page explain-page")
	m.Open("header", "class", "hero")
	m.Elem("h1", "Explain a response", "id", "explain-title")
	m.Elem("p", "Paste what you have, and see what is wrong with it: what the specification says, where, and how to fix it. Nothing leaves this browser.", "class", "lead")
	m.Close("header")
	form(&m)
	m.Open("div", "id", "explain-result")
	m.Close("div")
	m.Open("section", "id", "explain-example", "aria-labelledby", "example-title")
	m.Elem("h2", "An example", "id", "example-title")
	m.Open("figure", "class", "message wire")
	m.Open("figcaption")
	m.Elem("span", "Output of curl -v")
	m.Close("figcaption")
	m.Open("pre", "id", "example-input", "tabindex", "0", "role", "region", "aria-label", "Output of curl -v")
	m.Text(example)
	m.Close("pre", "figure")
	m.HTML(report.HTML(r, links.To, "example-"))
	m.Close("section")
	terminal(&m)
	ruleList(&m)
	m.Close("div")
	return app.Document{
		Name: "explain", Script: "explain.js", Markup: m.String(),
		Meta: app.Meta{
			Title:       "Explain a response, a HAR file or an access log | " + app.SiteName,
			Description: "Paste a raw response, the output of curl, a HAR file or an access log: " + strconv.Itoa(len(explain.Rules())) + " rules with their RFC sections say what is wrong. In your browser, offline, nothing is sent.",
			Path:        "/explain/",
		},
	}, nil
}

// form takes the input. Without JavaScript it is not shown.
func form(m *app.Markup) {
	m.Open("form", "class", "explain-form needs-script", "id", "explain-form", "aria-labelledby", "explain-title")
	m.Elem("label", "A raw response, the output of curl -i or -v, a HAR file, or lines of an access log", "for", "explain-input")
	m.Open("textarea", "id", "explain-input", "rows", "10", "spellcheck", "false", "autocomplete", "off", "autocapitalize", "off", "placeholder", "HTTP/1.1 405 Method Not Allowed\nContent-Type: text/html\n…", "aria-describedby", "explain-hint")
	m.Close("textarea")
	m.Open("p", "class", "meta", "id", "explain-hint")
	m.Text("Or drop a file here. Secrets are masked in the report: ")
	m.Elem("a", "what is masked", "href", "#masked")
	m.HTML(".")
	m.Close("p")
	m.Open("p", "class", "actions")
	m.Elem("button", "Explain", "type", "submit", "class", "button primary")
	m.HTML(" ")
	m.Open("label", "class", "button file-button", "for", "explain-file")
	m.Text("Choose a file")
	m.Close("label")
	m.Open("input", "type", "file", "id", "explain-file", "class", "visually-hidden")
	m.HTML(" ")
	m.Elem("button", "Try the example", "type", "button", "class", "button", "data-explain", "example")
	m.HTML(" ")
	m.Elem("button", "Clear", "type", "button", "class", "button", "data-explain", "clear", "hidden", "")
	m.Close("p")
	m.Open("div", "class", "explain-progress", "id", "explain-progress", "hidden", "")
	m.Open("progress", "max", "100", "aria-labelledby", "explain-read")
	m.Close("progress")
	m.Elem("span", "Starting", "id", "explain-read")
	m.Elem("button", "Cancel", "type", "button", "class", "button small", "data-explain", "cancel")
	m.Close("div")
	m.Elem("p", "", "class", "explain-problem", "id", "explain-problem", "role", "alert")
	m.Close("form")
	m.Open("p", "class", "script-off")
	m.Text("This page reads your input with a program that needs JavaScript. The same program runs in a terminal, as shown below.")
	m.Close("p")
}

// terminal says how to do the same on the command line.
func terminal(m *app.Markup) {
	m.Open("section", "class", "prose", "aria-labelledby", "terminal")
	m.Elem("h2", "In a terminal, and in CI", "id", "terminal")
	m.Open("pre", "tabindex", "0", "role", "region", "aria-label", "Commands")
	m.Open("code")
	m.Text("curl -si https://example.org/ | statusdeck explain\nstatusdeck explain -json recording.har\nstatusdeck explain -markdown access.log\nstatusdeck explain response.txt -fail should -ignore date-missing,vary-star\nstatusdeck explain -list")
	m.Close("code", "pre")
	m.Open("p")
	m.Text("The exit status is 1 when a MUST is violated, 0 when none is, and 2 when the input or the command line cannot be understood. -fail sets the lowest severity that counts, -ignore skips rules, -list prints all rules.")
	m.Close("p")
	m.Elem("h2", "What is read, and what is kept", "id", "limits")
	m.Open("ul")
	for _, text := range []string{
		"HTTP messages as on the wire or copied from a terminal, header fields alone, the output of curl, wget -S, nghttp and Invoke-WebRequest, HAR files, and logs of nginx (also its error log), Apache, Caddy, Envoy, HAProxy, traefik, IIS, CloudFront, Cloudflare and AWS load balancers, with what syslog or a container puts in front. UTF-16 and gzip are read too.",
		"A MUST is found only where the input shows what was sent. What a log, a HAR file or text that a tool has changed cannot show is a note, which names the tool.",
		"Files of any size are read in parts. The report keeps up to 16 KB of a line, 64 KB of a message's content and 200 exchanges; all of them are checked.",
		"An access log has no header fields, so only rules about code and method are checked; it gives counts by code and time instead.",
	} {
		m.Elem("li", text)
	}
	m.Close("ul")
	m.Elem("h2", "What is masked", "id", "masked")
	m.Elem("p", "In every output, before anything is cut or quoted:")
	m.Open("ul")
	for _, text := range explain.Masked() {
		m.Elem("li", text)
	}
	m.Close("ul")
	m.Elem("p", "A secret with a harmless name and no known form is not masked. Read a report before you share it.")
	m.Close("section")
}

// ruleList lists all rules.
func ruleList(m *app.Markup) {
	m.Open("section", "class", "rule-list", "aria-labelledby", "rules")
	m.Elem("h2", strconv.Itoa(len(explain.Rules()))+" rules", "id", "rules")
	for _, s := range []explain.Severity{explain.Must, explain.Should, explain.Practice} {
		m.Open("details")
		m.Open("summary")
		m.Elem("span", string(s), "class", "sev sev-"+strings.ToLower(string(s)))
		m.Text(" " + map[explain.Severity]string{
			explain.Must:     "what a specification demands",
			explain.Should:   "what a specification recommends",
			explain.Practice: "what experience teaches",
		}[s])
		m.Close("summary")
		m.Open("dl", "class", "rules")
		for _, r := range explain.Rules() {
			if r.Severity != s {
				continue
			}
			m.Open("div", "id", "rule-"+r.ID)
			m.Elem("dt", r.Title)
			m.Open("dd")
			m.Text(r.Says + " ")
			m.ExternalLink(r.URL, r.Cite())
			m.Close("dd", "div")
		}
		m.Close("dl", "details")
	}
	m.Close("section")
}
