package build

import "github.com/statusdeck/statusdeck/app/explainpage"

// explainer adds the program of the explain page, the worker that runs it, and the
// page's script. A browser loads them when the page is opened, and the program when
// there is something to explain.
func (b *builder) explainer() error {
	b.addHashed("explain.wasm", b.ExplainWasm)
	worker, err := bundle("explain-worker.js", map[string]any{
		"__CONFIG__": map[string]any{
			"base": b.Base,
			"exec": b.asset("wasm_exec.js"),
			"wasm": b.asset("explain.wasm"),
		},
	})
	if err != nil {
		return err
	}
	b.addHashed("explain-worker.js", worker)
	page, err := bundle("explain.js", map[string]any{"__WORKER__": b.asset("explain-worker.js")})
	if err != nil {
		return err
	}
	b.addHashed("explain.js", page)
	b.explainPage, err = explainpage.Document(b.links)
	return err
}
