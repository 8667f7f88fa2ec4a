package app

import "strings"

// Raw returns an element from markup, which must have one root element.
func Raw(v string) UI { return &raw{value: strings.TrimSpace(v)} }

type raw struct {
	jsElement     Value
	parentElement UI
	value         string
}

func (r *raw) JSValue() Value { return r.jsElement }
func (r *raw) Mounted() bool  { return r.jsElement != nil }
func (r *raw) parent() UI     { return r.parentElement }
func (r *raw) setParent(p UI) { r.parentElement = p }
