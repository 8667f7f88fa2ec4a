package app

// HTML is an HTML element. The concrete types of html_gen.go all embed
// htmlElement; html gives access to it.
type HTML interface {
	UI

	// Tag returns the name of the element.
	Tag() string

	html() *htmlElement
}

type htmlElement struct {
	tag           string
	xmlns         string
	treeDepth     uint
	isSelfClosing bool
	jsElement     Value
	attributes    attributes
	eventHandlers eventHandlers
	parentElement UI
	children      []UI
}

func (e *htmlElement) JSValue() Value     { return e.jsElement }
func (e *htmlElement) Mounted() bool      { return e.jsElement != nil }
func (e *htmlElement) Tag() string        { return e.tag }
func (e *htmlElement) html() *htmlElement { return e }
func (e *htmlElement) parent() UI         { return e.parentElement }
func (e *htmlElement) setParent(p UI)     { e.parentElement = p }

func (e *htmlElement) setAttr(name string, value any) {
	if e.attributes == nil {
		e.attributes = make(attributes)
	}
	e.attributes.Set(name, value)
}

func (e *htmlElement) setEventHandler(event string, h EventHandler, options ...EventOption) {
	if h == nil {
		return
	}
	if e.eventHandlers == nil {
		e.eventHandlers = make(eventHandlers)
	}
	e.eventHandlers[event] = newEventHandler(event, h, options)
}
