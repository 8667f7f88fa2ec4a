package app

import (
	"strings"

	"github.com/statusdeck/statusdeck/catalog"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// WhenSentences returns a line for each code, in the order of the catalog: the
// first sentence of its article's section on when to send it, without markup, or
// nothing. article returns the article of a code as HTML. The browser program, which
// has no articles, shows the line in the best match of a search.
func WhenSentences(article func(code int) string) string {
	var b strings.Builder
	for _, s := range catalog.All() {
		b.WriteString(strings.ReplaceAll(FirstSentence(articleSection(article(s.Code), "when-to-send-it")), "\n", " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// fetchWhen reads the file that WhenSentences has made. Without it the best match
// shows the use case of the code.
func (s *Shell) fetchWhen(ctx goapp.Context) {
	address := goapp.Getenv("STATUSDECK_WHEN")
	if address == "" {
		return
	}
	await(goapp.Window().Call("fetch", address), func(response goapp.Value) {
		if !response.Get("ok").Truthy() {
			return
		}
		await(response.Call("text"), func(text goapp.Value) {
			ctx.Dispatch(func(ctx goapp.Context) {
				s.browser.when = strings.Split(text.String(), "\n")
				if s.search.Query == "" {
					ctx.PreventUpdate()
				}
			})
		}, func() {})
	}, func() {})
}

// reader returns what is known of who searches.
func (s *Shell) reader() Reader {
	a := s.answer()
	top, ok := a.Top()
	if !ok || s.search.Query == "" {
		return Reader{}
	}
	var r Reader
	for i, status := range catalog.All() {
		if status == top.Status && i < len(s.browser.when) {
			r.When = s.browser.when[i]
		}
	}
	if goapp.IsClient {
		// The script keeps what was chosen on a code page.
		if store := goapp.Window().Get("statusdeck").Get("store"); store.Truthy() {
			r.Library = store.Call("get", "language").String()
		}
	}
	return r
}

// FirstSentence returns the first sentence of prose, without markup.
func FirstSentence(html string) string {
	var b strings.Builder
	tag := false
	for _, r := range html {
		switch {
		case r == '<':
			tag = true
		case r == '>':
			tag = false
		case !tag:
			b.WriteRune(r)
		}
	}
	text := strings.TrimSpace(strings.NewReplacer("&quot;", `"`, "&amp;", "&", "&lt;", "<", "&gt;", ">", "&#39;", "'", "&#34;", `"`).Replace(b.String()))
	if i := strings.Index(text, ". "); i >= 0 {
		return text[:i+1]
	}
	return text
}
