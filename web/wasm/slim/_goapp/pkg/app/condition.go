package app

// Condition is a choice between elements.
type Condition interface {
	UI

	// ElseIf offers an element for when nothing has been chosen yet and expr holds.
	ElseIf(expr bool, elem func() UI) Condition

	// ElseIfSlice is ElseIf for several elements.
	ElseIfSlice(expr bool, elems func() []UI) Condition

	// Else offers an element for when nothing has been chosen.
	Else(elem func() UI) Condition

	// ElseSlice is Else for several elements.
	ElseSlice(elems func() []UI) Condition

	body() []UI
}

// If chooses an element when expr holds.
func If(expr bool, elem func() UI) Condition { return condition{}.ElseIf(expr, elem) }

// IfSlice is If for several elements.
func IfSlice(expr bool, elems func() []UI) Condition { return condition{}.ElseIfSlice(expr, elems) }

type condition struct {
	children []UI
	matched  bool
}

func (c condition) ElseIf(expr bool, elem func() UI) Condition {
	return c.ElseIfSlice(expr, func() []UI { return []UI{elem()} })
}

func (c condition) ElseIfSlice(expr bool, elems func() []UI) Condition {
	if c.matched || !expr {
		return c
	}
	return condition{children: FilterUIElems(elems()...), matched: true}
}

func (c condition) Else(elem func() UI) Condition         { return c.ElseIf(true, elem) }
func (c condition) ElseSlice(elems func() []UI) Condition { return c.ElseIfSlice(true, elems) }

func (c condition) JSValue() Value { return nil }
func (c condition) Mounted() bool  { return false }
func (c condition) body() []UI     { return c.children }
func (c condition) parent() UI     { return nil }
func (c condition) setParent(UI)   {}
