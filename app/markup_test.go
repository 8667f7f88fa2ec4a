package app

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Whatever text goes in must come out of an HTML parser unchanged; outside code with
// other quotation marks.
func TestMarkupKeepsHostileText(t *testing.T) {
	for _, text := range []string{
		`say "404" <b>bold</b> & more`,
		`back\slash \n \u0041`,
		"line\nbreak\tand tab",
		`'single' &amp; &lt;`,
		`</pre><script>alert(1)</script>`,
		"\u00a0\u200b\u2028 🫖",
	} {
		var m Markup
		m.Open("p", "title", text)
		m.Text(text)
		m.Close("p")
		doc, err := html.Parse(strings.NewReader(m.String()))
		if err != nil {
			t.Fatal(err)
		}
		p := find(doc, "p")
		if p == nil || p.FirstChild == nil || p.FirstChild != p.LastChild {
			t.Errorf("%q did not stay one text: %s", text, m.String())
			continue
		}
		straight := strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")
		if straight.Replace(p.FirstChild.Data) != text || p.Attr[0].Val != text {
			t.Errorf("%q became text %q and attribute %q", text, p.FirstChild.Data, p.Attr[0].Val)
		}
	}
}

func find(n *html.Node, tag string) *html.Node {
	if n.Type == html.ElementNode && n.Data == tag {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, tag); found != nil {
			return found
		}
	}
	return nil
}
