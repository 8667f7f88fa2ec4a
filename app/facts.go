package app

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// writeFacts writes the facts at a glance: every field of the data model in
// plain words, each with a link to its source.
func writeFacts(m *Markup, s *catalog.Status, links Links) {
	m.Elem("h2", "At a glance", "id", "facts")
	m.Open("dl", "class", "facts")
	f := facts{m: m, s: s}

	f.start("Category")
	if c := s.Class(); c == catalog.Outside {
		m.Text("Outside 100-599: not a valid HTTP status code")
	} else {
		m.Link(links.To("/category/"+c.Slug()+"/"), c.Digits()+" "+c.String())
	}
	f.end("")

	f.start("Defined by")
	writeSourceRefs(m, s, []string{s.Spec})
	f.end("")

	f.start("Owner")
	if s.Origin == catalog.OriginIANA {
		m.Text("IANA registry")
	} else {
		m.Link(links.To("/vendor/"+s.Origin+"/"), catalog.OriginName(s.Origin))
	}
	f.end("")

	f.text("Registry", registryLabel(s.Registry), "")
	if s.Expires != "" {
		f.text("Registration expires", s.Expires, s.Spec)
	}
	f.text("Standing", stateLabel(s.State), s.Spec)
	f.text("Popularity", popularityLabel(s.Popularity)+" (our judgement)", "")
	f.text("Recommended", yesNo(s.Recommended)+" (our judgement)", "")
	f.text("Deprecated", yesNo(s.Deprecated), "")
	f.text("Common use case", s.UseCase, "")
	f.text("Who sees it", visibilityLabel(s.SeenBy), s.Spec)
	f.text("Cacheable", join(cacheLabel(s.Cacheable.Rule), s.Cacheable.Note), s.Cacheable.Source)
	f.text("Content", join(contentLabel(s.Content.Rule), s.Content.Note), s.Content.Source)
	f.text("Retry", join(retryLabel(s.Retry.Rule), s.Retry.Advice), s.Retry.Source)
	if s.Retry.RetryAfter != "" {
		f.text("Retry-After", sentence(s.Retry.RetryAfter), s.Retry.Source)
	}
	if s.Redirect.Rule != "" {
		f.text("Method when redirecting", sentence(s.Redirect.Rule), s.Redirect.Source)
	}
	f.fields()
	if len(s.FormerNames) > 0 {
		f.text("Former names", strings.Join(s.FormerNames, ", "), "")
	}
	if len(s.Aliases) > 0 {
		f.text("Also called", strings.Join(s.Aliases, ", "), "")
	}
	if len(s.Nearest) > 0 {
		f.start("Closest registered")
		writeCodes(m, s.Nearest, links)
		f.end("")
	}
	m.Close("dl")
}

// facts writes rows of the table of facts.
type facts struct {
	m *Markup
	s *catalog.Status
}

func (f facts) start(label string) {
	f.m.Open("div")
	f.m.Elem("dt", label)
	f.m.Open("dd")
}

// end closes a row, with a link to the source of the fact when it has one.
func (f facts) end(source string) {
	if src, ok := f.s.Source(source); ok {
		f.m.HTML(" ")
		f.m.Elem("a", sourceMark(src), "href", src.URL, "rel", "noopener external", "class", "src", "title", src.Title)
	}
	f.m.Close("dd", "div")
}

func (f facts) text(label, text, source string) {
	f.start(label)
	f.m.Prose(text)
	f.end(source)
}

func (f facts) fields() {
	for _, in := range []string{"response", "request"} {
		var fields []catalog.Field
		for _, fd := range f.s.Fields {
			if fd.In == in {
				fields = append(fields, fd)
			}
		}
		if len(fields) == 0 {
			continue
		}
		f.start(upperFirst(in) + " fields")
		f.m.Open("ul")
		for _, fd := range fields {
			f.m.Open("li")
			f.m.Elem("code", fd.Name)
			f.m.Text(" " + needLabel(fd.Need))
			if fd.Note != "" {
				f.m.Text(": ")
				f.m.Prose(fd.Note)
			}
			if src, ok := f.s.Source(fd.Source); ok && fd.Source != f.s.Spec {
				f.m.HTML(" ")
				f.m.Elem("a", sourceMark(src), "href", src.URL, "rel", "noopener external", "class", "src", "title", src.Title)
			}
			f.m.Close("li")
		}
		f.m.Close("ul")
		f.end(f.s.Spec)
	}
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
