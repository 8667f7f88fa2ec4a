package app

import "unsafe"

// UI is a component, an element, text or markup.
type UI interface {
	// JSValue returns the DOM node, nil before there is one.
	JSValue() Value

	// Mounted reports whether there is a DOM node.
	Mounted() bool

	parent() UI
	setParent(UI)
}

// FilterUIElems leaves out nil elements and puts the elements of conditions in
// their place.
func FilterUIElems(v ...UI) []UI {
	var out []UI
	for _, elem := range v {
		switch elem := elem.(type) {
		case nil:
		case Condition:
			out = append(out, elem.body()...)
		default:
			out = append(out, elem)
		}
	}
	return out
}

// nodeManager brings the DOM in line with trees of elements.
type nodeManager struct{}

func (m nodeManager) context(ctx Context, v UI) Context {
	ctx.sourceElement = v
	return ctx
}

// mount makes the DOM nodes of v.
func (m nodeManager) mount(ctx Context, depth uint, v UI) UI {
	ctx = m.context(ctx, v)
	switch v := v.(type) {
	case *text:
		v.jsvalue = document().Call("createTextNode", v.value)
	case HTML:
		m.mountHTML(ctx, depth, v)
	case Composer:
		m.mountComponent(ctx, depth, v)
	case *raw:
		wrapper := document().Call("createElement", "div")
		wrapper.Set("innerHTML", v.value)
		v.jsElement = wrapper.Get("firstChild")
		v.jsElement.Call("remove")
	default:
		panic("go-app: unsupported element")
	}
	return v
}

func (m nodeManager) mountHTML(ctx Context, depth uint, v HTML) {
	e := v.html()
	if e.xmlns == "" {
		e.jsElement = document().Call("createElement", e.tag)
	} else {
		e.jsElement = document().Call("createElementNS", e.xmlns, e.tag)
	}
	for name, value := range e.attributes {
		setJSAttribute(e.jsElement, name, value)
	}
	for _, h := range e.eventHandlers {
		h.mount(ctx, e.jsElement)
	}
	e.treeDepth = depth
	for _, child := range e.children {
		m.append(ctx, v, child)
	}
}

// append mounts a child and puts it behind the last one.
func (m nodeManager) append(ctx Context, parent HTML, child UI) {
	e := parent.html()
	m.mount(ctx, e.treeDepth+1, child)
	child.setParent(parent)
	e.jsElement.Call("appendChild", child.JSValue())
}

func (m nodeManager) mountComponent(ctx Context, depth uint, v Composer) {
	v.setRef(v)
	v.setDepth(depth)
	if c, ok := v.(Initializer); ok {
		c.OnInit()
	}
	if c, ok := v.(Mounter); ok {
		ctx.Dispatch(c.OnMount)
	}
	root := m.mount(ctx, depth+1, render(v))
	root.setParent(v)
	v.setRoot(root)
}

func render(v Composer) UI {
	rendering := FilterUIElems(v.Render())
	if len(rendering) == 0 {
		panic("go-app: a component renders nothing")
	}
	return rendering[0]
}

func (m nodeManager) dismount(v UI) {
	switch v := v.(type) {
	case HTML:
		e := v.html()
		for _, child := range e.children {
			m.dismount(child)
		}
		for _, h := range e.eventHandlers {
			h.dismount(e.jsElement)
		}
		e.jsElement = nil
	case Composer:
		m.dismount(v.root())
		v.setRef(nil)
		if c, ok := v.(Dismounter); ok {
			c.OnDismount()
		}
	case *raw:
		v.jsElement = nil
	}
}

// canUpdate reports whether v's node can become new's.
func canUpdate(v, new UI) bool {
	if concreteType(v) != concreteType(new) {
		return false
	}
	switch v := v.(type) {
	case DismountEnforcer:
		return v.CompoID() == new.(DismountEnforcer).CompoID()
	case HTML:
		return v.Tag() == new.(HTML).Tag()
	}
	return true
}

// concreteType identifies the type of what an interface holds: the first word of
// an empty interface. reflect.TypeOf reads the same, and costs 40 KB.
func concreteType(v any) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&v)) }

// update changes v's node to what new says, and returns the element that now
// stands for it. canUpdate must hold.
func (m nodeManager) update(ctx Context, v, new UI) UI {
	ctx = m.context(ctx, v)
	switch v := v.(type) {
	case *text:
		if now := new.(*text); v.value != now.value {
			v.value = now.value
			v.jsvalue.Set("nodeValue", v.value)
		}
	case HTML:
		m.updateHTML(ctx, v, new.(HTML).html())
	case Composer:
		return m.updateComponent(ctx, v, new.(Composer))
	case *raw:
		if now := new.(*raw); v.value != now.value {
			m.replace(ctx, v, now)
			return now
		}
	}
	return v
}

func (m nodeManager) updateHTML(ctx Context, v HTML, new *htmlElement) {
	e := v.html()
	e.updateAttributes(new.attributes)
	m.updateHandlers(ctx, e, new.eventHandlers)
	shared := min(len(e.children), len(new.children))
	for i, child := range e.children[:shared] {
		now := new.children[i]
		if canUpdate(child, now) {
			e.children[i] = m.update(ctx, child, now)
			continue
		}
		m.mount(ctx, e.treeDepth+1, now)
		now.setParent(v)
		e.jsElement.Call("replaceChild", now.JSValue(), child.JSValue())
		e.children[i] = now
		m.dismount(child)
	}
	for _, child := range e.children[shared:] {
		e.jsElement.Call("removeChild", child.JSValue())
		m.dismount(child)
	}
	clear(e.children[shared:])
	e.children = e.children[:shared]
	for _, child := range new.children[shared:] {
		m.append(ctx, v, child)
		e.children = append(e.children, child)
	}
}

func (e *htmlElement) updateAttributes(now attributes) {
	for name := range e.attributes {
		if _, remains := now[name]; !remains {
			e.jsElement.Call("removeAttribute", name)
		}
	}
	for name, value := range now {
		if old, ok := e.attributes[name]; !ok || old != value {
			setJSAttribute(e.jsElement, name, value)
		}
	}
	e.attributes = now
}

func (m nodeManager) updateHandlers(ctx Context, e *htmlElement, now eventHandlers) {
	for event, h := range e.eventHandlers {
		if _, remains := now[event]; !remains {
			h.dismount(e.jsElement)
			delete(e.eventHandlers, event)
		}
	}
	for event, h := range now {
		old, ok := e.eventHandlers[event]
		if ok && old.same(h) {
			// The listener stays; what it calls belongs to the latest rendering.
			old.goHandler = h.goHandler
			continue
		}
		if ok {
			old.dismount(e.jsElement)
		}
		h.mount(ctx, e.jsElement)
		if e.eventHandlers == nil {
			e.eventHandlers = make(eventHandlers)
		}
		e.eventHandlers[event] = h
	}
}

// updateComponent puts new in the place of v and renders it. go-app keeps v and
// copies new's exported fields into it by reflection, which costs 40 KB; a
// component below the root must therefore have no state of its own. A test in
// package app holds the components to that.
func (m nodeManager) updateComponent(ctx Context, v, new Composer) UI {
	ctx.engine.updates.Done(v)
	new.setRef(new)
	new.setDepth(v.depth())
	new.setParent(v.parent())
	new.setRoot(v.root())
	new.root().setParent(new)
	v.setRef(nil)
	ctx = m.context(ctx, new)
	if c, ok := new.(Updater); ok {
		c.OnUpdate(ctx)
	}
	m.updateComponentRoot(ctx, new)
	return new
}

// updateComponentRoot renders a component again.
func (m nodeManager) updateComponentRoot(ctx Context, v Composer) {
	ctx = m.context(ctx, v)
	root, now := v.root(), render(v)
	if canUpdate(root, now) {
		now = m.update(ctx, root, now)
	} else {
		m.replace(ctx, root, now)
	}
	now.setParent(v)
	v.setRoot(now)
}

// replace puts a new node in the place of v's.
func (m nodeManager) replace(ctx Context, v, now UI) {
	p := v.parent()
	depth := uint(0)
	for _, isHTML := p.(HTML); !isHTML; _, isHTML = p.(HTML) {
		depth++
		p = p.parent()
	}
	m.mount(ctx, p.(HTML).html().treeDepth+depth+1, now)
	p.JSValue().Call("replaceChild", now.JSValue(), v.JSValue())
	now.setParent(v.parent())
	m.dismount(v)
}

// component returns the component that v is or belongs to.
func component(v UI) (Composer, bool) {
	for ; v != nil; v = v.parent() {
		if c, ok := v.(Composer); ok {
			return c, true
		}
	}
	return nil, false
}
