package openapi

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// response is a response object, with the status codes that it is used for.
type response struct {
	node  *node
	place string
	// codes are keys of responses: "404", "4XX", "default".
	codes []string
	// name is the key of a response among the components, "" for others.
	name string
}

// walker finds the responses of a document.
type walker struct {
	file  string
	root  *node
	found map[*node]*response
	seen  map[*node]bool
	err   error
}

// methods are the fields of a path item that hold operations; query is new in 3.2.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}

// document walks all of the document.
func (w *walker) document() error {
	w.seen = map[*node]bool{}
	if err := w.version(); err != nil {
		return err
	}
	components := w.root.get("components")
	w.pathItems("", w.root.get("paths"))
	w.pathItems("webhook ", w.root.get("webhooks"))
	w.pathItems("components: ", components.get("pathItems"))
	w.each(components.get("callbacks"), func(name string, callback *node) {
		w.pathItems("components: "+name+" ", callback)
	})
	for _, shared := range []*node{components.get("responses"), w.root.get("responses")} {
		w.each(shared, func(name string, r *node) {
			found := w.add(r, "components: "+name)
			if found != nil {
				found.name, found.place = name, "components: "+name
			}
		})
	}
	return w.err
}

var supported = regexp.MustCompile(`^(3\.[0-2]|2\.0)(\.|$)`)

// version refuses what is no OpenAPI document, and versions that are not known.
func (w *walker) version() error {
	if w.root.kind != mapping {
		return problem(w.file, w.root.line, "not an OpenAPI document: want an object")
	}
	for i, key := range w.root.keys {
		if key.value != "openapi" && key.value != "swagger" {
			continue
		}
		if version := w.root.values[i].text(); !supported.MatchString(version) {
			return problem(w.file, key.line, "cannot read version %q: want OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0", version)
		}
		return nil
	}
	return problem(w.file, w.root.line, `not an OpenAPI document: it has neither "openapi" nor "swagger"`)
}

// each calls f for every pair of a mapping, merged ones included, except extensions.
func (w *walker) each(n *node, f func(key string, value *node)) {
	for _, m := range n.merged() {
		for i, key := range m.keys {
			if !strings.HasPrefix(key.value, "x-") && key.tag != "!!merge" {
				f(key.value, m.values[i].resolve())
			}
		}
	}
}

// pathItems walks the operations of path items, once each.
func (w *walker) pathItems(prefix string, items *node) {
	w.each(items, func(path string, item *node) {
		for _, method := range methods {
			w.operation(prefix+strings.ToUpper(method)+" "+path, item.get(method))
		}
		w.each(item.get("additionalOperations"), func(method string, operation *node) {
			w.operation(prefix+method+" "+path, operation)
		})
	})
}

func (w *walker) operation(place string, operation *node) {
	if operation == nil || operation.kind != mapping || w.seen[operation] {
		return
	}
	w.seen[operation] = true
	w.each(operation.get("responses"), func(code string, r *node) {
		if found := w.add(r, place+": "+code); found != nil && !slices.Contains(found.codes, code) {
			found.codes = append(found.codes, code)
		}
	})
	w.each(operation.get("callbacks"), func(name string, callback *node) {
		w.pathItems(place+", "+name+" ", callback)
	})
}

// add notes a response, or the one in the same document that it refers to.
func (w *walker) add(n *node, place string) *response {
	for range maxReferences {
		if n == nil || w.err != nil {
			return nil
		}
		if n.kind != mapping && !n.isNull() {
			w.err = problem(w.file, n.line, "the response %q must be an object", place)
			return nil
		}
		ref := n.get("$ref")
		if ref == nil {
			break
		}
		n = w.local(ref.text())
	}
	if n == nil || n.get("$ref") != nil {
		return nil
	}
	if w.found[n] == nil {
		w.found[n] = &response{node: n, place: place}
	}
	return w.found[n]
}

// maxReferences bounds chains of references, which may be circular.
const maxReferences = 20

// local returns what a reference within the document points to (RFC 6901), or nil.
func (w *walker) local(ref string) *node {
	pointer, ok := strings.CutPrefix(ref, "#/")
	if !ok {
		return nil
	}
	pointer, err := url.PathUnescape(pointer)
	if err != nil {
		return nil
	}
	n := w.root
	for part := range strings.SplitSeq(pointer, "/") {
		part = strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~")
		if n != nil && n.kind == sequence {
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(n.values) {
				return nil
			}
			n = n.values[i].resolve()
			continue
		}
		n = n.get(part)
	}
	return n
}

// sorted returns the responses in the order of the document.
func (w *walker) sorted() []*response {
	var all []*response
	for _, r := range w.found {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b *response) int { return cmp.Compare(a.node.start, b.node.start) })
	return all
}
