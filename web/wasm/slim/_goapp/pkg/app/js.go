package app

import "syscall/js"

// Type is the JavaScript type of a Value.
type Type int

// The JavaScript types.
const (
	TypeUndefined Type = iota
	TypeNull
	TypeBoolean
	TypeNumber
	TypeString
	TypeSymbol
	TypeObject
	TypeFunction
)

// Wrapper is anything that stands for a JavaScript value.
type Wrapper interface {
	JSValue() Value
}

// Value is a JavaScript value: syscall/js's, with arguments that may be Wrappers.
// See syscall/js for the methods.
type Value interface {
	Bool() bool
	Call(m string, args ...any) Value
	Delete(p string)
	Equal(w Value) bool
	Float() float64
	Get(p string) Value
	Index(i int) Value
	InstanceOf(t Value) bool
	Int() int
	Invoke(args ...any) Value
	IsNaN() bool
	IsNull() bool
	IsUndefined() bool
	JSValue() Value
	Length() int
	New(args ...any) Value
	Set(p string, x any)
	SetIndex(i int, x any)
	String() string
	Truthy() bool
	Type() Type
}

// Func is a Go function that JavaScript can call.
type Func interface {
	Value

	// Release frees what the function holds; it must not be called afterwards.
	Release()
}

// BrowserWindow is the browser's window.
type BrowserWindow interface {
	Value

	// GetElementByID returns the element with the given ID.
	GetElementByID(id string) Value

	// ScrollToID scrolls to the element with the given ID, if there is one.
	ScrollToID(id string)
}

// Null returns JavaScript's null.
func Null() Value { return value{js.Null()} }

// Undefined returns JavaScript's undefined.
func Undefined() Value { return value{js.Undefined()} }

// ValueOf returns x as a JavaScript value; see syscall/js.ValueOf.
func ValueOf(x any) Value { return value{toJS(x)} }

// FuncOf makes a function for JavaScript; see syscall/js.FuncOf.
func FuncOf(fn func(this Value, args []Value) any) Func {
	f := js.FuncOf(func(this js.Value, args []js.Value) any {
		values := make([]Value, len(args))
		for i, arg := range args {
			values[i] = value{arg}
		}
		return toJS(fn(value{this}, values))
	})
	return function{value{f.Value}, f}
}

type function struct {
	value
	f js.Func
}

func (f function) Release() { f.f.Release() }

type value struct{ v js.Value }

func (v value) Bool() bool                       { return v.v.Bool() }
func (v value) Call(m string, args ...any) Value { return value{v.v.Call(m, allToJS(args)...)} }
func (v value) Delete(p string)                  { v.v.Delete(p) }
func (v value) Equal(w Value) bool               { return v.v.Equal(toJS(w)) }
func (v value) Float() float64                   { return v.v.Float() }
func (v value) Get(p string) Value               { return value{v.v.Get(p)} }
func (v value) Index(i int) Value                { return value{v.v.Index(i)} }
func (v value) InstanceOf(t Value) bool          { return v.v.InstanceOf(toJS(t)) }
func (v value) Int() int                         { return v.v.Int() }
func (v value) Invoke(args ...any) Value         { return value{v.v.Invoke(allToJS(args)...)} }
func (v value) IsNaN() bool                      { return v.v.IsNaN() }
func (v value) IsNull() bool                     { return v.v.IsNull() }
func (v value) IsUndefined() bool                { return v.v.IsUndefined() }
func (v value) JSValue() Value                   { return v }
func (v value) Length() int                      { return v.v.Length() }
func (v value) New(args ...any) Value            { return value{v.v.New(allToJS(args)...)} }
func (v value) Set(p string, x any)              { v.v.Set(p, toJS(x)) }
func (v value) SetIndex(i int, x any)            { v.v.SetIndex(i, toJS(x)) }
func (v value) String() string                   { return v.v.String() }
func (v value) Truthy() bool                     { return v.v.Truthy() }
func (v value) Type() Type                       { return Type(v.v.Type()) }

func allToJS(args []any) []any {
	out := make([]any, len(args))
	for i, arg := range args {
		out[i] = toJS(arg)
	}
	return out
}

func toJS(x any) js.Value {
	switch x := x.(type) {
	case value:
		return x.v
	case function:
		return x.value.v
	case Wrapper:
		v := x.JSValue()
		if v == nil {
			return js.Null()
		}
		return toJS(v)
	case map[string]any:
		o := js.Global().Get("Object").New()
		for name, v := range x {
			o.Set(name, toJS(v))
		}
		return o
	case []any:
		return js.ValueOf(allToJS(x))
	}
	return js.ValueOf(x)
}

type window struct{ value }

var theWindow = window{value{js.Global()}}

// Window returns the browser's window.
func Window() BrowserWindow { return theWindow }

func document() Value { return theWindow.Get("document") }

func (w window) GetElementByID(id string) Value { return document().Call("getElementById", id) }

func (w window) ScrollToID(id string) {
	if el := w.GetElementByID(id); el.Truthy() {
		el.Call("scrollIntoView")
	}
}
