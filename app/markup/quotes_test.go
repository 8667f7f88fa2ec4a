package markup

import "testing"

func TestQuotationMarksAreTypographicOutsideCode(t *testing.T) {
	for _, c := range []struct{ prose, want string }{
		{`The server's "not found"`, "The server’s “not found”"},
		{`"Gone" ("for good")`, "“Gone” (“for good”)"},
		{`the clients' 'abc'`, "the clients’ ‘abc’"},
		{"Says \"use `GET`\", not \"`PUT`\".", "Says “use <code>GET</code>”, not “<code>PUT</code>”."},
		{"`\"etag\"` isn't", `<code>"etag"</code> isn’t`},
		{`Link with rel="next" and "more"`, `Link with rel="next" and “more”`},
		{`Retry-After is “"5" o'clock”, isn't it`, `Retry-After is “"5" o'clock”, isn’t it`},
		{`5" < 6"`, "5” &lt; 6”"},
	} {
		var m Builder
		m.Prose(c.prose)
		if got := m.String(); got != c.want {
			t.Errorf("%s is written as %s, want %s", c.prose, got, c.want)
		}
	}
}

func TestAQuotationEndsWithItsParagraph(t *testing.T) {
	var m Builder
	m.Elem("p", `"never closed`)
	m.Elem("p", `"Closed"`)
	if got, want := m.String(), "<p>“never closed</p><p>“Closed”</p>"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAnArticleKeepsItsTagsAndItsCode(t *testing.T) {
	for _, c := range []struct{ article, want string }{
		{`<p>A &quot;b&quot; isn&#39;t</p>`, "<p>A “b” isn’t</p>"},
		{`<p>A "<a href="/x/" title="a &quot;b&quot;">link's</a>" c</p>`, `<p>A “<a href="/x/" title="a &quot;b&quot;">link’s</a>” c</p>`},
		{`<pre><code class="json">{&quot;a&quot;: 'b'}</code></pre><p>it's</p>`, `<pre><code class="json">{&quot;a&quot;: 'b'}</code></pre><p>it’s</p>`},
		{`plain`, "plain"},
		{`<p>a &lt; b</p>`, "<p>a &lt; b</p>"},
	} {
		var m Builder
		m.Article(c.article)
		if got := m.String(); got != c.want {
			t.Errorf("%s is written as %s, want %s", c.article, got, c.want)
		}
	}
}
