package app

import "time"

// Context is what a handler or a component's method works with: its element, and
// the loop that renders.
type Context struct {
	engine        *engine
	sourceElement UI
}

// Src returns the element of the context.
func (ctx Context) Src() UI { return ctx.sourceElement }

// JSSrc returns the DOM node of the element.
func (ctx Context) JSSrc() Value { return ctx.sourceElement.JSValue() }

// Dispatch has f run in the loop, and the component rendered afterwards.
func (ctx Context) Dispatch(f func(Context)) {
	ctx.engine.dispatches <- func() {
		if !ctx.sourceElement.Mounted() {
			return
		}
		ctx.markUpdates(1)
		if f != nil {
			f(ctx)
		}
	}
}

// Defer has f run in the loop after the next rendering.
func (ctx Context) Defer(f func(Context)) {
	ctx.engine.defers <- func() {
		if ctx.sourceElement.Mounted() && f != nil {
			f(ctx)
		}
	}
}

// Async runs f beside the loop.
func (ctx Context) Async(f func()) { go f() }

// After dispatches f after a while.
func (ctx Context) After(d time.Duration, f func(Context)) {
	go func() {
		time.Sleep(d)
		ctx.Dispatch(f)
	}()
}

// PreventUpdate says that what was just done needs no rendering.
func (ctx Context) PreventUpdate() { ctx.markUpdates(-1) }

// Update has the component rendered.
func (ctx Context) Update() { ctx.Dispatch(nil) }

func (ctx Context) markUpdates(n int) {
	for c, ok := component(ctx.sourceElement); ok; c, ok = component(c.parent()) {
		ctx.engine.updates.Add(c, n)
	}
}
