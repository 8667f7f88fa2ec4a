package app

import (
	"reflect"
	"testing"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The browser program is built with a go-app that puts a newly rendered component
// in the place of the former one (see web/wasm/slim): what a component below Shell
// remembers would be lost.
func TestComponentsBelowTheRootHaveInputsOnly(t *testing.T) {
	for _, r := range append(Routes(), Route{Kind: KindNotFound}, Route{Kind: KindUnassigned, Code: 471, Slug: "4xx"}) {
		shell := &Shell{Route: r}
		page, ok := shell.page().(goapp.Composer)
		if !ok {
			t.Fatalf("%s is not a component", r.Path())
		}
		typ := reflect.TypeOf(page).Elem()
		for i := range typ.NumField() {
			if f := typ.Field(i); !f.IsExported() && !f.Anonymous {
				t.Errorf("%s has state: field %s", typ, f.Name)
			}
		}
	}
}
