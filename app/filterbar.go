package app

import (
	"strconv"

	"github.com/statusdeck/statusdeck/catalog/search"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Toolbar is the row above the codes: filters, view and order. All are links: the
// address says what is shown, and a middle click works as it does on links.
type Toolbar struct {
	goapp.Compo

	// Answer has the number of codes that each filter would leave.
	Answer search.Answer
	// Search is what is shown now.
	Search SearchState
	// View is the view in which the codes are shown.
	View string
	// Links makes the addresses.
	Links Links
}

// chips lists the filters, in groups.
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
	{"Behaviour", "retryable", "yes", "Safe to retry unchanged"},
	{"Behaviour", "header", "*", "Needs a header"},
}

// Render implements go-app's Composer.
func (t *Toolbar) Render() goapp.UI {
	return goapp.Div().Class("toolbar").Body(t.filters(), t.views())
}

func (t *Toolbar) filters() goapp.UI {
	var groups []goapp.UI
	// It keeps its place when there is nothing to clear, and so do the filters, of
	// which one may have the focus.
	clear := t.Search
	clear.Filter = search.Filter{}
	groups = append(groups, goapp.A().Class("chip chip-clear").Attr("href", t.address(clear)).
		Hidden(t.Search.Filter.IsZero()).Text("Clear filters"))
	var group []goapp.UI
	for i, c := range chips {
		group = append(group, t.chip(c.key, c.value, c.label))
		if i == len(chips)-1 || chips[i+1].group != c.group {
			groups = append(groups, goapp.Ul().Class("chip-group").Aria("label", c.group).Body(group...))
			group = nil
		}
	}
	return goapp.Nav().Class("filters").Aria("label", "Filters").Body(groups...)
}

func (t *Toolbar) address(state SearchState) string { return t.Links.To("/") + state.Encode() }

func (t *Toolbar) chip(key, value, label string) goapp.UI {
	count := 0
	for _, f := range t.Answer.Facets {
		if f.Name == key && f.Value == value {
			count = f.Count
		}
	}
	class, active := "chip", t.Search.Has(key, value)
	if count == 0 && !active {
		class = "chip chip-empty"
	}
	link := goapp.A().Class(class).ID("chip-"+key+"-"+value).Attr("href", t.address(t.Search.With(key, value)))
	if active {
		link = link.Aria("current", "true")
	}
	return goapp.Li().Body(link.Body(
		goapp.Span().Class("chip-label").Text(label),
		goapp.Span().Class("count").Text(strconv.Itoa(count)),
	))
}

// views switches between the ways of showing the codes, and their order.
func (t *Toolbar) views() goapp.UI {
	link := func(id, label string, active bool, state SearchState) goapp.UI {
		a := goapp.A().ID(id).Attr("href", t.address(state)).Text(label)
		if active {
			a = a.Aria("current", "true")
		}
		return goapp.Li().Body(a)
	}
	var views, sorts []goapp.UI
	for _, v := range []struct{ view, label string }{{"cards", "Cards"}, {"list", "List"}, {"grid", "Grid"}} {
		state := t.Search
		state.View = v.view
		views = append(views, link("view-"+v.view, v.label, t.View == v.view, state))
	}
	first := "By number"
	if t.Search.Query != "" {
		first = "Best match"
	}
	for _, v := range []struct{ sort, label string }{{"", first}, {"popularity", "Popular first"}} {
		state := t.Search
		state.Sort = v.sort
		id := "sort-natural"
		if v.sort != "" {
			id = "sort-" + v.sort
		}
		sorts = append(sorts, link(id, v.label, t.Search.Sort == v.sort, state))
	}
	return goapp.Nav().Class("view-bar").Aria("label", "View and order").Body(
		goapp.Ul().Aria("label", "View").Body(views...),
		goapp.Ul().Aria("label", "Order").Body(sorts...),
	)
}
