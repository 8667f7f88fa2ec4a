package app

import "unsafe"

// EventHandler handles an event, in the engine's loop.
type EventHandler func(ctx Context, e Event)

// Event is a DOM event.
type Event struct {
	Value
}

// PreventDefault keeps the browser from doing what it usually does.
func (e Event) PreventDefault() { e.Call("preventDefault") }

// StopImmediatePropagation keeps the event from all further listeners.
func (e Event) StopImmediatePropagation() { e.Call("stopImmediatePropagation") }

// EventOption changes how a handler is attached.
type EventOption struct {
	scope   string
	passive bool
}

// EventScope gives a handler an identity: it is attached anew when that changes.
func EventScope(v ...any) EventOption { return EventOption{scope: toPath(v...)} }

// PassiveEvent promises that the handler does not call PreventDefault.
func PassiveEvent() EventOption { return EventOption{passive: true} }

type eventHandlers map[string]*eventHandler

type eventHandler struct {
	event     string
	scope     string
	passive   bool
	goHandler EventHandler
	jsHandler Func
}

func newEventHandler(event string, h EventHandler, options []EventOption) *eventHandler {
	handler := &eventHandler{event: event, goHandler: h}
	for _, o := range options {
		if o.scope != "" {
			handler.scope = o.scope
		}
		handler.passive = handler.passive || o.passive
	}
	return handler
}

// same reports whether a listener can go on with v's function: the same code is
// attached in the same way.
func (h *eventHandler) same(v *eventHandler) bool {
	return h.scope == v.scope && h.passive == v.passive && code(h.goHandler) == code(v.goHandler)
}

// code returns where the code of a function starts, as reflect's Value.Pointer
// does: a function value points to a block that starts with it.
func code(f EventHandler) uintptr { return **(**uintptr)(unsafe.Pointer(&f)) }

// mount attaches the handler to an element.
func (h *eventHandler) mount(ctx Context, element Value) {
	h.jsHandler = FuncOf(func(_ Value, args []Value) any {
		if len(args) != 0 {
			event := Event{Value: args[0]}
			ctx.Dispatch(func(ctx Context) { h.goHandler(ctx, event) })
		}
		return nil
	})
	if h.passive {
		element.Call("addEventListener", h.event, h.jsHandler, map[string]any{"passive": true})
		return
	}
	element.Call("addEventListener", h.event, h.jsHandler)
}

// dismount detaches it.
func (h *eventHandler) dismount(element Value) {
	element.Call("removeEventListener", h.event, h.jsHandler)
	h.jsHandler.Release()
}
