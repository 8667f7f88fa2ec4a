// Command wasm is StatusDeck's browser program. It is compiled with GOOS=js
// GOARCH=wasm and started by the boot script of package assets.
package main

import (
	"github.com/statusdeck/statusdeck/app"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

func main() {
	app.Register()
	goapp.RunWhenOnBrowser()
}
