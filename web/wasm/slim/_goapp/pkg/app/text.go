package app

// Text returns a text node; see toString for what it can hold.
func Text(v any) UI { return &text{value: toString(v)} }

// Textf returns a text node with values put into a format; see FormatString.
func Textf(format string, v ...any) UI { return &text{value: FormatString(format, v...)} }

type text struct {
	jsvalue       Value
	parentElement UI
	value         string
}

func (t *text) JSValue() Value { return t.jsvalue }
func (t *text) Mounted() bool  { return t.jsvalue != nil }
func (t *text) parent() UI     { return t.parentElement }
func (t *text) setParent(p UI) { t.parentElement = p }
