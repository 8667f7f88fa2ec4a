// Package app is go-app, cut down to what StatusDeck's browser program uses. It
// is copied over go-app's own package by web/wasm/slim; see there for what is left
// out and where the behaviour differs. The files follow go-app's, whose licence
// (MIT) is beside them.
package app

// IsClient and IsServer tell the browser program from the native one. Only the
// browser program is built with this package.
const (
	IsClient = true
	IsServer = false
)

// newRoot makes the root component, as Route was told.
var newRoot func() Composer

// Route tells which component to start with. The program has one root component,
// which does the navigation; so the path does not matter.
func Route(_ string, newComponent func() Composer) { newRoot = newComponent }

// Getenv returns a value that the page passes to the program, "" if it does not.
func Getenv(name string) string {
	if !Window().Get("goappGetenv").Truthy() {
		return ""
	}
	v := Window().Call("goappGetenv", name)
	if !v.Truthy() {
		return ""
	}
	return v.String()
}

// RunWhenOnBrowser replaces the first child of the body by the root component and
// then handles events for ever.
func RunWhenOnBrowser() {
	e := &engine{
		dispatches: make(chan func(), queueLength),
		defers:     make(chan func(), queueLength),
	}
	e.load(newRoot())
	e.run()
}
