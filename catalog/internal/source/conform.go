package source

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// conform reports what in a YAML node does not fit the Go type t: unknown and
// repeated keys, values of another kind, and YAML features that data files have
// no use for. at is the node's dotted path, "" for the outermost one.
//
// The decoder of the YAML library could refuse most of this too, but its
// messages know neither the key of a value nor, in {one: line}, which value of
// the line is meant.
func (f *file) conform(n *yaml.Node, t reflect.Type, at string) Problems {
	bad := func(n *yaml.Node, at, format string, args ...any) Problems {
		if at == "" {
			at = "front matter"
		}
		return Problems{{File: f.path, Line: n.Line + frontMatterOffset(f.path), Field: at, Reason: fmt.Sprintf(format, args...)}}
	}
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return bad(n, at, "anchors and aliases are not used here")
	}
	if got, want := kindOf(n), wanted(t); !slices.Contains(accepted[want], got) {
		return bad(n, at, "wrong type: got %s, want %s", got, want)
	}
	var ps Problems
	switch t.Kind() {
	case reflect.Slice:
		for i, c := range n.Content {
			ps = append(ps, f.conform(c, t.Elem(), join(at, strconv.Itoa(i)))...)
		}
	case reflect.Struct, reflect.Map:
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			inside := join(at, key.Value)
			elem, known := elemType(t, key.Value)
			switch {
			case key.Kind != yaml.ScalarNode || key.Anchor != "":
				ps = append(ps, bad(key, at, "a key must be a plain word")...)
			case seen[key.Value]:
				ps = append(ps, bad(key, inside, "the key is repeated")...)
			case !known:
				ps = append(ps, bad(key, inside, "unknown key %q", key.Value)...)
			default:
				ps = append(ps, f.conform(value, elem, inside)...)
			}
			seen[key.Value] = true
		}
	}
	return ps
}

func join(at, key string) string { return strings.TrimPrefix(at+"."+key, ".") }

// elemType returns the type of the value under a key of a struct or map type.
func elemType(t reflect.Type, key string) (reflect.Type, bool) {
	if t.Kind() == reflect.Map {
		return t.Elem(), true
	}
	for i := range t.NumField() {
		if t.Field(i).Tag.Get("yaml") == key {
			return t.Field(i).Type, true
		}
	}
	return nil, false
}

// kind names the kinds of YAML values in messages.
type kind string

const (
	isText    kind = "text"
	isWhole   kind = "a whole number"
	isDecimal kind = "a decimal number"
	isBool    kind = "true or false"
	isDate    kind = "a date"
	isList    kind = "a list"
	isMapping kind = "a mapping"
	isNothing kind = "nothing"
	isOther   kind = "a value of a special type"
)

// accepted lists the kinds of value that are accepted as a wanted one: a phrase or a
// keyword may look like a number.
var accepted = map[kind][]kind{
	isText:    {isText, isWhole, isDecimal, isBool, isDate},
	isWhole:   {isWhole},
	isBool:    {isBool},
	isList:    {isList},
	isMapping: {isMapping},
}

func kindOf(n *yaml.Node) kind {
	switch n.ShortTag() {
	case "!!str":
		return isText
	case "!!int":
		var i int
		if n.Decode(&i) != nil {
			return isDecimal // too large for an int
		}
		return isWhole
	case "!!float":
		return isDecimal
	case "!!bool":
		return isBool
	case "!!timestamp":
		return isDate
	case "!!seq":
		return isList
	case "!!map":
		return isMapping
	case "!!null":
		return isNothing
	}
	return isOther
}

func wanted(t reflect.Type) kind {
	switch t.Kind() {
	case reflect.String:
		return isText
	case reflect.Int:
		return isWhole
	case reflect.Bool:
		return isBool
	case reflect.Slice:
		return isList
	}
	return isMapping
}

// scalars calls do for every text, number or date below n with its dotted path.
func scalars(n *yaml.Node, at string, do func(at string, n *yaml.Node)) {
	if n == nil {
		return
	}
	switch n.Kind {
	case yaml.ScalarNode:
		do(at, n)
	case yaml.SequenceNode:
		for i, c := range n.Content {
			scalars(c, join(at, strconv.Itoa(i)), do)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			scalars(n.Content[i+1], join(at, n.Content[i].Value), do)
		}
	}
}
