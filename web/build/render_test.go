package build

import (
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/app"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

func TestNormalizeMendsWhatGoAppWrites(t *testing.T) {
	for _, tt := range []struct {
		name string
		ui   goapp.UI
		want string
	}{
		{"white space between elements", goapp.P().Body(goapp.B().Text("a"), goapp.I().Text("b")), `<p><b>a</b><i>b</i></p>`},
		{"true in aria attributes", goapp.A().Aria("current", "true").Text("x"), `<a aria-current="true">x</a>`},
		{"attributes in order", goapp.Input().Name("n").ID("i").Type("search").Class("c"), `<input class="c" id="i" name="n" type="search"/>`},
		{"preformatted text", goapp.Raw("<pre>\n\n a\n  b\n</pre>"), "<pre>\n\n a\n  b\n</pre>"},
		{"spaces in running text", goapp.Raw(`<p>a <b>b</b> <i>c</i></p>`), `<p>a <b>b</b> <i>c</i></p>`},
		{"quotes in markup", goapp.Raw(`<p title="say &#34;404&#34; &lt;b&gt;">&lt;&amp;"</p>`), `<p title="say &#34;404&#34; &lt;b&gt;">&lt;&amp;&#34;</p>`},
		{"backslashes in data", goapp.Raw(`<button data-copy="a\nb">x</button>`), `<button data-copy="a\nb">x</button>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := normalize(goapp.HTMLString(tt.ui))
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// go-app writes attribute values with strconv.Quote. Values that this would
// change must not slip through.
func TestNormalizeRefusesValuesThatGoAppBreaks(t *testing.T) {
	for _, value := range []string{`say "404"`, `back\slash`, "new\nline"} {
		out, err := normalize(goapp.HTMLString(goapp.P().Title(value).Text("x")))
		if err == nil {
			t.Errorf("title %q passed as %s", value, out)
		}
	}
}

func TestEveryPageRendersTheSameTwice(t *testing.T) {
	for _, r := range append(app.Routes(), app.Route{Kind: app.KindNotFound}) {
		links := app.Links{Base: "/docs/codes/"}
		one, err := renderBody(r, links, "https://git.example/x")
		if err != nil {
			t.Fatal(err)
		}
		two, err := renderBody(r, links, "https://git.example/x")
		if err != nil {
			t.Fatal(err)
		}
		if one != two {
			t.Errorf("%s renders in two ways", r.Path())
		}
		for _, leak := range []string{`href="/status`, `href="/category`, `href="/vendor`, `style="`, "<script", "<style", "TODO"} {
			if strings.Contains(one, leak) {
				t.Errorf("%s contains %s", r.Path(), leak)
			}
		}
	}
}
