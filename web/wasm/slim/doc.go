// Command slim makes the go-app module that the browser program is built with: a
// fork of a few files of one pinned version, cut down to what the program uses.
// go-app's own package brings net/http, crypto, encoding/json, regexp and fmt into
// every browser program, and keeps some 130 methods of each element type.
//
//	go run ./web/wasm/slim -out build/slim
//
// writes build/slim/goapp, the module, and build/slim/go.mod, for
// go build -modfile. The native program is always built with the published module.
//
//	go run ./web/wasm/slim -strip linked.wasm -o app.wasm
//
// removes the line numbers from a linked program; see package strip.
//
// How the fork is made, where it behaves differently, and how to move it to the next
// go-app or the next Go is in README.md.
package main
