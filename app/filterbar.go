package app

import (
	"strconv"

	"github.com/statusdeck/statusdeck/catalog/search"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// chips lists the filters offered on the home page, in groups.
var chips = []struct{ group, key, value, label string }{
	{"Class", "class", "1xx", "1xx"},
	{"Class", "class", "2xx", "2xx"},
	{"Class", "class", "3xx", "3xx"},
	{"Class", "class", "4xx", "4xx"},
	{"Class", "class", "5xx", "5xx"},
	{"Origin", "origin", "iana", "Registered"},
	{"Origin", "origin", "unofficial", "Unofficial"},
	{"Use", "popularity", "common", "Common"},
	{"Use", "recommended", "yes", "Recommended"},
	{"Use", "deprecated", "yes", "Deprecated"},
	{"Behaviour", "cacheable", "yes", "Cacheable"},
	{"Behaviour", "retryable", "yes", "Retry as is"},
	{"Behaviour", "header", "*", "Needs a field"},
}

// filterBar shows the filters as links: each leads to the address with that
// filter switched, so that they work as links do, with a middle click as well.
// The counts tell what a filter would leave.
func filterBar(a search.Answer, state SearchState, links Links) goapp.UI {
	var groups []goapp.UI
	var group []goapp.UI
	for i, c := range chips {
		group = append(group, chip(a, state, links, c.key, c.value, c.label))
		if i == len(chips)-1 || chips[i+1].group != c.group {
			groups = append(groups, goapp.Ul().Class("chip-group").Aria("label", c.group).Body(group...))
			group = nil
		}
	}
	if !state.Filter.IsZero() {
		clear := state
		clear.Filter = search.Filter{}
		groups = append(groups, goapp.A().Class("chip chip-clear").Attr("href", links.To("/")+clear.Encode()).Text("Clear filters"))
	}
	return goapp.Nav().Class("filters").Aria("label", "Filters").Body(groups...)
}

func chip(a search.Answer, state SearchState, links Links, key, value, label string) goapp.UI {
	link := goapp.A().Class("chip").ID("chip-"+key+"-"+value).
		Attr("href", links.To("/")+state.With(key, value).Encode())
	if state.Has(key, value) {
		link = link.Aria("current", "true")
	}
	count := 0
	for _, f := range a.Facets {
		if f.Name == key && f.Value == value {
			count = f.Count
		}
	}
	return goapp.Li().Body(link.Body(
		goapp.Span().Class("chip-label").Text(label),
		goapp.Span().Class("count").Text(strconv.Itoa(count)),
	))
}
