package markup

import "testing"

func TestTagsMustBeBalanced(t *testing.T) {
	for _, c := range []struct {
		name  string
		write func(m *Builder)
		want  string // the message of the panic, "" for none
	}{
		{"nested elements", func(m *Builder) { m.Open("ul"); m.Open("li"); m.Close("li", "ul") }, ""},
		{"elements without content", func(m *Builder) { m.Open("p"); m.Open("br"); m.Open("input"); m.Close("p") }, ""},
		{"a wrong end tag", func(m *Builder) { m.Open("p"); m.Close("div") }, "markup: </div> inside <p>"},
		{"end tags in the wrong order", func(m *Builder) { m.Open("ul"); m.Open("li"); m.Close("ul", "li") }, "markup: </ul> inside <li>"},
		{"one end tag too many", func(m *Builder) { m.Elem("p", "x"); m.Close("p") }, "markup: </p> without a start tag"},
		{"a missing end tag", func(m *Builder) { m.Open("section"); m.Elem("p", "x") }, "markup: <section> is not closed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			defer func() {
				got, _ := recover().(string)
				if got != c.want {
					t.Errorf("panicked with %q, want %q", got, c.want)
				}
			}()
			var m Builder
			c.write(&m)
			_ = m.String()
		})
	}
}
