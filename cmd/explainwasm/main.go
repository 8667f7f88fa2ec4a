//go:build js

// Command explainwasm is the program behind the explain page. It is compiled with
// GOOS=js GOARCH=wasm, without go-app, and runs in a worker of its own that
// web/assets/js/explain-worker.js starts when someone has something to explain.
package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"syscall/js"

	"github.com/statusdeck/statusdeck/app/report"
	"github.com/statusdeck/statusdeck/catalog/explain"
)

func main() {
	js.Global().Set("statusdeckExplain", js.FuncOf(start))
	select {}
}

// start explains what next gives: statusdeckExplain(next, progress, base, done).
// next returns a promise of the next part of the input, a Uint8Array, or of null
// at its end. progress is called with the number of bytes read, done at the end
// with the report as HTML, or with "" and an error. To cancel, end the worker.
func start(_ js.Value, args []js.Value) any {
	next, progress, base, done := args[0], args[1], args[2].String(), args[3]
	go func() {
		r, err := explain.Run(context.Background(), &input{next: next}, explain.Options{
			Progress: func(n int64) { progress.Invoke(float64(n)) },
		})
		if err != nil {
			done.Invoke("", err.Error())
			return
		}
		to := func(path string) string { return strings.TrimSuffix(base, "/") + path }
		done.Invoke(report.HTML(r, to, ""))
	}()
	return nil
}

// input reads from JavaScript.
type input struct {
	next js.Value
	rest []byte
}

func (in *input) Read(p []byte) (int, error) {
	for len(in.rest) == 0 {
		part, err := await(in.next.Invoke())
		if err != nil {
			return 0, err
		}
		if part.IsNull() {
			return 0, io.EOF
		}
		in.rest = make([]byte, part.Get("byteLength").Int())
		js.CopyBytesToGo(in.rest, part)
	}
	n := copy(p, in.rest)
	in.rest = in.rest[n:]
	return n, nil
}

// await waits for a promise. The worker's event loop runs meanwhile.
func await(promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	c := make(chan outcome, 1)
	then := js.FuncOf(func(_ js.Value, args []js.Value) any {
		c <- outcome{value: args[0]}
		return nil
	})
	defer then.Release()
	fail := js.FuncOf(func(_ js.Value, args []js.Value) any {
		c <- outcome{err: errors.New("the file cannot be read: " + args[0].Call("toString").String())}
		return nil
	})
	defer fail.Release()
	promise.Call("then", then, fail)
	o := <-c
	return o.value, o.err
}
