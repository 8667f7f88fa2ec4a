package app

import (
	"slices"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// fact is one row of the facts about a status, in plain words.
type fact struct {
	// label is the name of the fact, the same for every status that has it.
	label string
	// value is the fact as markup, without its sources.
	value string
	// sourced is value with links to its sources.
	sourced string
}

// factLabels lists all labels in display order. Which facts a status has
// differs; their order does not.
var factLabels = []string{
	"Cacheable", "Retry", "Retry-After", "Response fields", "Request fields", "Content", "Method when redirecting",
	"Common use case", "Who sees it", "Deprecated", "Recommended", "Popularity", "Category", "Defined by", "Owner",
	"Registry", "Registration expires", "Standing", "Former names", "Also called", "Closest registered",
}

// factsOf returns every field of the data model in plain words, each with a link
// to its source, in the order of factLabels. It is the one list of facts: code
// pages show it, comparisons put several side by side.
func factsOf(s *catalog.Status, links Links) []fact {
	f := facts{s: s}

	f.text("Cacheable", join(cacheLabel(s.Cacheable.Rule), s.Cacheable.Note), s.Cacheable.Source)
	f.text("Retry", join(retryLabel(s.Retry.Rule), s.Retry.Advice), s.Retry.Source)
	f.text("Retry-After", sentence(s.Retry.RetryAfter), s.Retry.Source)
	f.fields(catalog.MessageResponse)
	f.fields(catalog.MessageRequest)
	f.text("Content", join(contentLabel(s.Content.Rule), s.Content.Note), s.Content.Source)
	f.text("Method when redirecting", sentence(s.Redirect.Rule), s.Redirect.Source)
	f.text("Common use case", s.UseCase, "")
	f.text("Who sees it", visibilityLabel(s.SeenBy), s.Spec)
	f.text("Deprecated", yesNo(s.Deprecated), "")
	f.text("Recommended", yesNo(s.Recommended)+" (our judgement)", "")
	f.text("Popularity", popularityLabel(s.Popularity)+" (our judgement)", "")
	f.row("Category", "", func(m *Markup) {
		if c := s.Class(); c == catalog.ClassOutside {
			m.Text("Outside 100-599: not a valid HTTP status code")
		} else {
			m.Link(links.To("/category/"+c.Slug()+"/"), c.Digits()+" "+c.String())
		}
	})
	f.row("Defined by", "", func(m *Markup) { writeSourceRefs(m, s, []string{s.Spec}) })
	f.row("Owner", "", func(m *Markup) {
		if s.Origin == catalog.OriginIANA {
			m.Text("IANA registry")
		} else {
			m.Link(links.To("/vendor/"+s.Origin+"/"), catalog.OriginName(s.Origin))
		}
	})
	f.text("Registry", registryText(s), "")
	f.text("Registration expires", expiryText(s), s.Spec)
	f.text("Standing", stateLabel(s.State), s.Spec)
	f.text("Former names", strings.Join(s.FormerNames, ", "), "")
	f.text("Also called", strings.Join(s.Aliases, ", "), "")
	if len(s.Nearest) > 0 {
		f.row("Closest registered", "", func(m *Markup) { writeCodes(m, s.Nearest, links) })
	}
	return f.rows
}

// writeFacts writes the facts at a glance.
func writeFacts(m *Markup, s *catalog.Status, links Links) {
	m.Open("dl", "class", "facts")
	for _, f := range factsOf(s, links) {
		if isOrigin(f.label) {
			m.Open("div", "class", "in-origin")
		} else {
			m.Open("div")
		}
		m.Elem("dt", f.label)
		m.Open("dd")
		m.HTML(f.sourced)
		m.Close("dd", "div")
	}
	m.Close("dl")
}

// registryText says what the registry holds for a number, in the past tense where
// a temporary registration has reached its end.
func registryText(s *catalog.Status) string {
	if s.Expired(catalog.Compared()) {
		return "Was registered with IANA for a limited time"
	}
	return registryLabel(s.Registry)
}

// expiryText says when a temporary registration ends, and what is known once that
// day has passed. It is judged by the day of the data, not by the reader's clock:
// the page is rendered in advance.
func expiryText(s *catalog.Status) string {
	if day := catalog.Compared(); s.Expired(day) {
		return "Last known end: " + s.Expires + ", past as of " + day + ". Whether it was renewed is not known here."
	}
	return s.Expires
}

// originLabels lists the facts that say where a code comes from. Where there is room
// the code page has them in one line at its top instead of among the other facts.
var originLabels = []string{"Defined by", "Owner", "Registry", "Standing"}

func isOrigin(label string) bool { return slices.Contains(originLabels, label) }

// writeOrigin writes where a code comes from, in one line.
func writeOrigin(m *Markup, s *catalog.Status, links Links) {
	m.Open("dl", "class", "origin")
	for _, f := range factsOf(s, links) {
		if isOrigin(f.label) && f.value != "" {
			m.Open("div")
			m.Elem("dt", f.label)
			m.HTML(" ")
			m.Open("dd")
			m.HTML(f.value)
			m.Close("dd", "div")
		}
	}
	m.Close("dl")
}

// facts gathers the rows of one status.
type facts struct {
	s    *catalog.Status
	rows []fact
}

// row adds a fact whose value is written by write, with a link to its source
// when it has one.
func (f *facts) row(label, source string, write func(m *Markup)) {
	var m Markup
	write(&m)
	value := m.String()
	f.source(&m, source)
	f.rows = append(f.rows, fact{label, value, m.String()})
}

// text adds a fact in words; without words there is no row.
func (f *facts) text(label, text, source string) {
	if text != "" {
		f.row(label, source, func(m *Markup) { m.Prose(text) })
	}
}

// source writes a small link to a source of the status.
func (f *facts) source(m *Markup, id string) {
	if src, ok := f.s.Source(id); ok {
		m.HTML(" ")
		m.Elem("a", sourceMark(src), "href", src.URL, "rel", "noopener external", "class", "src", "title", src.Title)
	}
}

// fields adds the header fields that go with the code, of one direction.
func (f *facts) fields(in catalog.Message) {
	var fields []catalog.Field
	for _, fd := range f.s.Fields {
		if fd.In == in {
			fields = append(fields, fd)
		}
	}
	if len(fields) == 0 {
		return
	}
	var value, sourced Markup
	for _, m := range []*Markup{&value, &sourced} {
		m.Open("ul")
		for _, fd := range fields {
			m.Open("li")
			m.Elem("code", fd.Name)
			m.Text(" " + needLabel(fd.Need))
			if fd.Note != "" {
				m.Text(": ")
				m.Prose(fd.Note)
			}
			if m == &sourced && fd.Source != f.s.Spec {
				f.source(m, fd.Source)
			}
			m.Close("li")
		}
		m.Close("ul")
	}
	f.source(&sourced, f.s.Spec)
	f.rows = append(f.rows, fact{upperFirst(string(in)) + " fields", value.String(), sourced.String()})
}

// sourceMark is a source in a few characters: "RFC 9110 §15.5.5", or the start
// of its title.
func sourceMark(src catalog.Source) string {
	if rest, ok := strings.CutPrefix(src.ID, "rfc"); ok {
		number, section, found := strings.Cut(rest, "-")
		if found {
			return "RFC " + number + " §" + section
		}
		return "RFC " + number
	}
	title, _, _ := strings.Cut(src.Title, ":")
	if title, _, _ = strings.Cut(title, ","); len(title) > 32 {
		return "source"
	}
	return title
}

func join(label, note string) string {
	if note == "" {
		return label
	}
	return label + ". " + sentence(note)
}

// sentence gives a note the form of a sentence.
func sentence(s string) string {
	s = upperFirst(s)
	if s != "" && !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

func upperFirst(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
