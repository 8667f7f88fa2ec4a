package app

import (
	"slices"
	"strings"
)

// embedPreset is an API reference that the widget's script knows by its attribute
// data-preset.
type embedPreset struct{ id, name string }

// embedPresets are those of web/widget/loader/src/presets.js.
var embedPresets = []embedPreset{
	{"swagger-ui", "Swagger UI"},
	{"scalar", "Scalar"},
	{"redoc", "Redoc"},
	{"rapidoc", "RapiDoc"},
	{"elements", "Stoplight Elements"},
}

// hosts returns all hosts of the picker: the generators, and an API reference for each preset.
func hosts() []embedHost {
	all := slices.Clone(embedHosts)
	for _, preset := range embedPresets {
		all = append(all, embedHost{
			id: preset.id, name: preset.name, group: "API references",
			note:      "Take links or automatic badges. What HTML a description may hold differs from one API reference to the other.",
			script:    []embedFile{{"In the head of the page", scriptTag}},
			automatic: [2]string{"data-preset", preset.id},
			pages:     embedMarkup{"markdown", "A description in the OpenAPI document", inMarkdown.link},
		})
	}
	return all
}

// presets says how the widget gets into an API reference.
func (p *embedPage) presets() {
	p.section("presets", "API references")
	p.prose("With `data-preset` the script knows where an API reference writes status codes. The codes of responses, and those in descriptions, become badges; numbers in examples and schemas stay as they are. In buttons and tabs a badge is no link: its card opens on hover and by keyboard, and a click is the button's.")
	p.snippet("HTML", `<script async type="module" src="HOST/embed/v1/statusdeck.js" data-preset="`+embedPresets[0].id+`"></script>`)
	var values []string
	for _, preset := range embedPresets {
		values = append(values, "`"+preset.id+"` for "+preset.name)
	}
	last := len(values) - 1
	p.prose("The values are " + strings.Join(values[:last], ", ") + ", and " + values[last] + ". The attribute goes together with `data-links` and `data-autolink`.")
	p.m.Close("section")
}
