package app

// queueLength is how many functions may wait for the loop, as in go-app.
const queueLength = 4096

// engine runs everything that changes the page, one function after the other.
type engine struct {
	nodes      nodeManager
	updates    updateManager
	dispatches chan func()
	defers     chan func()
}

func (e *engine) context() Context { return Context{engine: e} }

// load puts a component in the place of the first child of the body.
func (e *engine) load(root Composer) {
	element := Window().Get("document").Get("body")
	first := element.Get("firstElementChild")
	body := &htmlElement{tag: "body", jsElement: element}
	ctx := e.nodes.context(e.context(), body)
	node := e.nodes.mount(ctx, 1, root)
	node.setParent(body)
	body.children = []UI{node}
	element.Call("replaceChild", node.JSValue(), first)
}

// run handles what is dispatched. go-app waits up to a 120th of a second before it
// renders; here the page is rendered as soon as nothing more is waiting. Go's
// scheduler runs this loop before an event handler returns to the browser, so a
// key and its results are one task.
func (e *engine) run() {
	for {
		(<-e.dispatches)()
		for more := true; more; {
			select {
			case f := <-e.dispatches:
				f()
			default:
				more = false
			}
		}
		e.frame()
	}
}

// frame renders what has changed and then runs what was deferred.
func (e *engine) frame() {
	e.updates.UpdateForEach(func(c Composer) {
		if c.Mounted() {
			e.nodes.updateComponentRoot(e.context(), c)
		}
	})
	for {
		select {
		case f := <-e.defers:
			f()
		default:
			return
		}
	}
}
