package app

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// history changes the address without loading anything.
func history(method, address string) {
	goapp.Window().Get("history").Call(method, nil, "", address)
}

func scrollTo(y int) { goapp.Window().Call("scrollTo", 0, y) }

func element(id string) goapp.Value { return goapp.Window().GetElementByID(id) }

func focus(id string) {
	if el := element(id); el.Truthy() {
		el.Call("focus", map[string]any{"preventScroll": true})
	}
}

// listen adds an event listener for the lifetime of the page.
func listen(target goapp.Value, event string, handle func(goapp.Value)) {
	target.Call("addEventListener", event, goapp.FuncOf(func(_ goapp.Value, args []goapp.Value) any {
		handle(args[0])
		return nil
	}))
}

// await calls ok with the value of a promise, or fail when it is rejected.
func await(promise goapp.Value, ok func(goapp.Value), fail func()) {
	var onOK, onFail goapp.Func
	release := func() {
		onOK.Release()
		onFail.Release()
	}
	onOK = goapp.FuncOf(func(_ goapp.Value, args []goapp.Value) any {
		release()
		ok(args[0])
		return nil
	})
	onFail = goapp.FuncOf(func(goapp.Value, []goapp.Value) any {
		release()
		fail()
		return nil
	})
	promise.Call("then", onOK, onFail)
}

// setHead brings title, description, canonical link and preview in line with the
// page.
func setHead(meta Meta, links Links) {
	doc := goapp.Window().Get("document")
	doc.Set("title", meta.Title)
	set := func(selector, attribute, value string) {
		if el := doc.Call("querySelector", selector); el.Truthy() {
			el.Call("setAttribute", attribute, value)
		}
	}
	address := goapp.Getenv("STATUSDECK_ORIGIN") + links.To(meta.Path)
	set(`meta[name="description"]`, "content", meta.Description)
	set(`meta[property="og:title"]`, "content", meta.Title)
	set(`meta[property="og:description"]`, "content", meta.Description)
	set(`meta[property="og:url"]`, "content", address)
	set(`link[rel="canonical"]`, "href", address)
}
