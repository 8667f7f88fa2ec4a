// Package deploy writes the configuration of other hosts for a built site, from
// the same rules by which our own server answers (package server): media types,
// content codings, caching, security fields and redirects. README.md says how
// each file is put to use.
package deploy

import (
	"bytes"
	"embed"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"github.com/statusdeck/statusdeck/web/server"
	"github.com/statusdeck/statusdeck/web/site"
)

//go:embed templates
var templates embed.FS

// outputs maps files of the site to the templates that write them.
var outputs = map[string]string{
	"_headers":              "headers.tmpl",
	"_redirects":            "redirects.tmpl",
	"_deploy/nginx.conf":    "nginx.tmpl",
	"_deploy/Caddyfile":     "caddy.tmpl",
	"_deploy/Containerfile": "containerfile.tmpl",
}

// Files returns the host files for a site under the path base. Their names start
// with an underscore or a dot: no server of ours hands them out.
func Files(s *site.Site, base string) ([]*site.File, error) {
	set, err := template.New("").Funcs(template.FuncMap{"quotemeta": regexp.QuoteMeta, "join": strings.Join}).ParseFS(templates, "templates/*.tmpl")
	if err != nil {
		return nil, fmt.Errorf("parse templates of host files: %w", err)
	}
	data := newData(s, base)
	// GitHub Pages must not put the site through its own generator.
	files := []*site.File{{Path: ".nojekyll", Data: []byte("\n")}}
	for _, name := range slices.Sorted(maps.Keys(outputs)) {
		var b bytes.Buffer
		if err := set.ExecuteTemplate(&b, outputs[name], data); err != nil {
			return nil, fmt.Errorf("write %s: %w", name, err)
		}
		files = append(files, &site.File{Path: name, Data: b.Bytes()})
	}
	return files, nil
}

// data is what the templates know.
type data struct {
	Base  string // "/" or "/docs/codes/"
	Root  bool   // whether Base is "/"
	Types []mediaType

	Common                    []server.Field
	SameOrigin, CrossOrigin   []server.Field
	Framed                    []server.Field
	ContentPolicy, Frame      string
	CacheHashed, CacheOthers  string
	StrictTransport           string
	Codings                   []codingRule
	Acceptable, Unacceptable  []string
	Top                       []topEntry
	Numbers                   []string
	OpenSearchType, Allow     string
	CorsMethods, CorsDuration string
}

// mediaType is a media type with the ending of the names that have it.
type mediaType struct{ Ending, Type string }

// topEntry is a pattern that matches a file or folder at the top of the site, or
// one in the folder embed, which is not for the same sites throughout.
type topEntry struct {
	Pattern             string
	CrossOrigin, Framed bool
	Hashed              bool
}

func newData(s *site.Site, base string) data {
	d := data{
		Base: base, Root: base == "/",
		Common: server.CommonFields(), SameOrigin: server.SameOrigin.Fields(), CrossOrigin: server.CrossOrigin.Fields(), Framed: server.Framed.Fields(),
		ContentPolicy: server.ContentPolicy, Frame: server.FramePolicy,
		CacheHashed: server.CacheHashed, CacheOthers: server.CacheOthers,
		StrictTransport: server.StrictTransport,
		Codings:         codingRules(), Acceptable: identityNamed(), Unacceptable: identityRefused(),
		OpenSearchType: site.MediaType("opensearch.xml"), Allow: "GET, HEAD, OPTIONS",
		CorsMethods: "GET, HEAD", CorsDuration: "86400",
	}
	types, tops := map[string]string{}, map[string]topEntry{}
	for _, f := range s.Files() {
		if !site.Public(f.Path) {
			continue
		}
		if f.Path != "opensearch.xml" {
			types[strings.TrimPrefix(path.Ext(f.Path), ".")] = site.MediaType(f.Path)
		}
		pattern := topPattern(base, f.Path)
		audience := server.AudienceOf(f.Path)
		tops[pattern] = topEntry{pattern, audience >= server.CrossOrigin, audience == server.Framed, site.Immutable(f.Path)}
		if dir, ok := strings.CutPrefix(f.Path, "status/"); ok && len(dir) > 3 && isNumber(dir[:3]) {
			d.Numbers = append(d.Numbers, dir[:3])
		}
	}
	for _, ending := range slices.Sorted(maps.Keys(types)) {
		d.Types = append(d.Types, mediaType{ending, types[ending]})
	}
	for _, pattern := range slices.Sorted(maps.Keys(tops)) {
		d.Top = append(d.Top, tops[pattern])
	}
	slices.Sort(d.Numbers)
	d.Numbers = slices.Compact(d.Numbers)
	return d
}

// topPattern returns the pattern of _headers files for the top folder of a file,
// or for the file itself.
func topPattern(base, file string) string {
	if rest, ok := strings.CutPrefix(file, "embed/"); ok {
		return topPattern(base+"embed/", rest)
	}
	if dir, _, ok := strings.Cut(file, "/"); ok {
		return base + dir + "/*"
	}
	if file == "index.html" {
		return base
	}
	return base + file
}

func isNumber(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}
