package app

// Composer is a component: a struct with Compo embedded and a Render method.
type Composer interface {
	UI

	// Render returns what the component looks like.
	Render() UI

	setRef(Composer)
	depth() uint
	setDepth(uint)
	root() UI
	setRoot(UI)
}

// Initializer is a component with work to do before it is rendered first.
type Initializer interface{ OnInit() }

// Mounter is a component with work to do once it is part of the page.
type Mounter interface{ OnMount(Context) }

// Dismounter is a component with work to do once it has left the page.
type Dismounter interface{ OnDismount() }

// Updater is a component with work to do when its parent has given it new inputs.
type Updater interface{ OnUpdate(Context) }

// DismountEnforcer is a component that is never updated into one with another ID.
type DismountEnforcer interface{ CompoID() string }

// Compo is what every component embeds.
type Compo struct {
	treeDepth     uint
	ref           Composer
	parentElement UI
	rootElement   UI
}

// JSValue returns the DOM node of what the component has rendered.
func (c *Compo) JSValue() Value {
	if c.rootElement == nil {
		return Null()
	}
	return c.rootElement.JSValue()
}

// Mounted reports whether the component is part of the page.
func (c *Compo) Mounted() bool { return c.ref != nil }

func (c *Compo) setRef(v Composer) { c.ref = v }
func (c *Compo) depth() uint       { return c.treeDepth }
func (c *Compo) setDepth(v uint)   { c.treeDepth = v }
func (c *Compo) parent() UI        { return c.parentElement }
func (c *Compo) setParent(p UI)    { c.parentElement = p }
func (c *Compo) root() UI          { return c.rootElement }
func (c *Compo) setRoot(v UI)      { c.rootElement = v }
