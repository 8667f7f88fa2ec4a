package openapi

import "strings"

type kind int

const (
	scalar kind = iota
	mapping
	sequence
	alias
)

// node is a value of a document, with its place in the text.
type node struct {
	kind kind
	// start is the byte at which the value begins, after its anchor and tag. end is
	// the byte after it, or 0 where a YAML parser does not tell.
	start, end   int
	line, column int
	// value is the text of a scalar, or the name of an alias.
	value string
	// tag is the type of a scalar: "!!str", "!!null" ...
	tag string
	// flow is set for values in the notation of JSON.
	flow bool
	// block is the notation of a scalar after | or >.
	block bool
	// key is the key that the value belongs to; nil outside mappings.
	key *node
	// keys and values are the pairs of a mapping; values are the items of a sequence.
	keys, values []*node
	// target is what an alias stands for.
	target *node
	// spaced compares the text without regard to white space.
	spaced bool
}

// resolve returns what a value stands for.
func (n *node) resolve() *node {
	for n != nil && n.kind == alias {
		n = n.target
	}
	return n
}

// get returns the value of a key, also from merged mappings, or nil.
func (n *node) get(key string) *node {
	for _, m := range n.merged() {
		for i, k := range m.keys {
			if k.kind == scalar && k.value == key {
				return m.values[i].resolve()
			}
		}
	}
	return nil
}

// merged returns a mapping and those that its merge keys (<<) bring in, each once:
// documents can be circular. It returns nothing for other values.
func (n *node) merged() []*node {
	var out []*node
	seen := map[*node]bool{}
	var add func(n *node)
	add = func(n *node) {
		n = n.resolve()
		if n == nil || n.kind != mapping || seen[n] {
			return
		}
		seen[n] = true
		out = append(out, n)
		for i, k := range n.keys {
			if k.tag != "!!merge" {
				continue
			}
			if v := n.values[i].resolve(); v != nil && v.kind == sequence {
				for _, item := range v.values {
					add(item)
				}
			} else {
				add(v)
			}
		}
	}
	add(n)
	return out
}

// text returns the text of a string, and "" for anything else.
func (n *node) text() string {
	if n = n.resolve(); n == nil || n.kind != scalar || n.isNull() {
		return ""
	}
	return n.value
}

func (n *node) isNull() bool { return n.kind == scalar && n.tag == "!!null" }

// difference returns the first node of a that differs from b, or nil. Aliases are
// equal when their names are, so circular documents end.
func difference(a, b *node, seen map[*node]bool) *node {
	if seen[a] {
		return nil
	}
	seen[a] = true
	same := a.kind == b.kind && a.tag == b.tag && len(a.keys) == len(b.keys) && len(a.values) == len(b.values)
	if a.spaced {
		same = same && strings.Join(strings.Fields(a.value), " ") == strings.Join(strings.Fields(b.value), " ")
	} else {
		same = same && a.value == b.value
	}
	if !same {
		return a
	}
	for i := range a.keys {
		if d := difference(a.keys[i], b.keys[i], seen); d != nil {
			return d
		}
	}
	for i := range a.values {
		if d := difference(a.values[i], b.values[i], seen); d != nil {
			return d
		}
	}
	return nil
}
