// Package markup builds HTML as one string. It is what package app and the program
// behind the explain page have in common, and depends on nothing else.
package markup

import "strings"

// Builder builds HTML. Text and attribute values are always escaped; outside code,
// text gets typographic quotation marks and apostrophes. The order of attributes is
// the order of the call; no white space is added. Tags are balanced:
// an end tag that does not match the element opened last panics where it is written,
// and so does String while an element is open.
type Builder struct {
	b      strings.Builder
	open   []string // the elements that are open, the innermost last
	quotes quotes
}

// Open writes a start tag. attrs are pairs of name and value. Elements without
// content, such as meta and input, need no Close.
func (m *Builder) Open(tag string, attrs ...string) {
	switch tag {
	case "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr":
	default:
		m.open = append(m.open, tag)
	}
	if !inSentence(tag) {
		m.quotes = quotes{}
	}
	m.b.WriteByte('<')
	m.b.WriteString(tag)
	for i := 0; i+1 < len(attrs); i += 2 {
		m.b.WriteByte(' ')
		m.b.WriteString(attrs[i])
		m.b.WriteString(`="`)
		m.escape(attrs[i+1], true)
		m.b.WriteByte('"')
	}
	m.b.WriteByte('>')
}

// Close writes end tags in the given order, the innermost first.
func (m *Builder) Close(tags ...string) {
	for _, tag := range tags {
		last := len(m.open) - 1
		if last < 0 {
			panic("markup: </" + tag + "> without a start tag")
		}
		if m.open[last] != tag {
			panic("markup: </" + tag + "> inside <" + m.open[last] + ">")
		}
		m.open = m.open[:last]
		m.b.WriteString("</")
		m.b.WriteString(tag)
		m.b.WriteByte('>')
	}
}

// Text writes text.
func (m *Builder) Text(s string) { m.escape(s, false) }

// inCode reports whether text is to be left as it is.
func (m *Builder) inCode() bool {
	for _, tag := range m.open {
		if holdsCode(tag) {
			return true
		}
	}
	return false
}

// Prose writes a sentence of the catalog, in which `backticks` mark code.
func (m *Builder) Prose(s string) {
	for code := false; ; code = !code {
		text, rest, more := strings.Cut(s, "`")
		if code && more {
			m.Elem("code", text)
		} else {
			m.Text(text)
		}
		if !more {
			return
		}
		s = rest
	}
}

// HTML writes s as it is: only for balanced markup that the generator or Builder made.
func (m *Builder) HTML(s string) { m.b.WriteString(s) }

// Article writes markup that the generator made of prose, with the quotation marks
// of Text.
func (m *Builder) Article(s string) {
	straight := strings.NewReplacer("&#34;", `"`, "&quot;", `"`, "&#39;", "'")
	code := 0 // how many elements that hold code are open
	for s != "" {
		text, rest, more := strings.Cut(s, "<")
		if code > 0 {
			m.b.WriteString(text)
		} else {
			m.quotes.write(&m.b, straight.Replace(text))
		}
		if !more {
			return
		}
		tag, after, _ := strings.Cut(rest, ">")
		name, _, _ := strings.Cut(strings.TrimPrefix(tag, "/"), " ")
		switch {
		case !holdsCode(name):
			if !inSentence(name) {
				m.quotes = quotes{}
			}
		case tag[0] == '/':
			code--
		default:
			code++
		}
		m.b.WriteString("<" + tag + ">")
		s = after
	}
}

// Elem writes an element that holds only text.
func (m *Builder) Elem(tag, text string, attrs ...string) {
	m.Open(tag, attrs...)
	m.Text(text)
	m.Close(tag)
}

// Link writes a link to a page of this site.
func (m *Builder) Link(href, text string, attrs ...string) {
	m.Elem("a", text, append([]string{"href", href}, attrs...)...)
}

// ExternalLink writes a link that leads away from this site.
func (m *Builder) ExternalLink(href, text string) {
	m.Elem("a", text, "href", href, "rel", "noopener external")
}

// String returns what was written. All elements must be closed.
func (m *Builder) String() string {
	if last := len(m.open) - 1; last >= 0 {
		panic("markup: <" + m.open[last] + "> is not closed")
	}
	return m.b.String()
}

func (m *Builder) escape(s string, attr bool) {
	start := 0
	for i := 0; i < len(s); i++ {
		var r string
		switch s[i] {
		case '&':
			r = "&amp;"
		case '<':
			r = "&lt;"
		case '>':
			r = "&gt;"
		case '"', '\'':
			if attr && s[i] == '"' {
				r = "&#34;"
			} else if attr || m.inCode() {
				continue
			} else {
				r = m.quotes.replace(s, i)
			}
		default:
			continue
		}
		m.b.WriteString(s[start:i])
		m.b.WriteString(r)
		start = i + 1
	}
	m.b.WriteString(s[start:])
}
