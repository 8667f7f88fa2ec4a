// Command slim makes the go-app module that the browser program is built with: a
// copy of the pinned module, cut down to what the program uses. go-app's own
// package brings net/http, crypto, encoding/json, regexp and fmt into every
// browser program, and keeps some 130 methods of each element type.
//
//	go run ./web/wasm/slim -out build/slim
//
// writes build/slim/goapp, the module, and build/slim/go.mod, for
// go build -modfile. The native program is always built with the module as it is.
//
// # How it is made
//
//   - _goapp/ holds whole files that stand in for go-app's: the same API as far
//     as package app uses it, without what a browser program does not need.
//   - html_gen.go, go-app's 52,000 lines of element types, is filtered: of the
//     elements and methods only those whose names occur in package app are kept.
//   - update.go is copied.
//
// goapp.sum has the hash of every file of go-app's package. When a new version
// changes any of them, the command fails and names it: compare it with the file
// in _goapp, then run with -accept.
//
// # Where it behaves differently
//
//   - A component below the root is replaced by the newly rendered one instead of
//     having exported fields copied into it by reflection: it must not have state.
//     A test in package app sees to that.
//   - An event is answered in the task in which it came; go-app waits for the next
//     120th of a second.
//   - After an update handlers are those of the latest rendering.
//   - window.onclick, onpopstate and onresize are left alone.
//   - There is one root component; the path given to Route does not matter.
//   - Range, actions, states, storage, pages, notifications and the installation
//     API are not there: using them does not compile. Formats know %v, %s and %d.
//
// # What each step gives
//
// In KB with brotli 11, each on top of the one before (Go 1.26.8, go-app v10.1.11;
// the catalog grew by 5 KB in between):
//
//	go-app as it is                                      1,736
//	these files for go-app's, addresses without net/url    888
//	no line numbers, package strip                         817
//	no names of source files                               814
//	no inlined calls in panic reports                      797
//
// Tried and left: wasm-opt -Oz (Binaryen 108), 5% fewer bytes, but 5 KB more with
// brotli; no function names in panic reports either, 27 KB less, which
// would leave nothing to report; no inlining in our own packages (-gcflags -l), 23
// KB less, which slows the search; the facts that only code pages show (constants,
// examples, sources) and keywords left out of the program, 72 KB less, of which the
// search needs the constants and keywords to say what it found. A program that only
// calls syscall/js is 438 KB.
//
// "make build SLIM=0" builds with go-app unchanged. The end-to-end tests pass
// with both.
package main
