package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/statusdeck/statusdeck/catalog"
)

func checkReferences(in *input) Problems {
	var ps Problems
	for i := range in.codes {
		c := &in.codes[i]
		refer := func(field string, codes []int, onlyRegistered bool) {
			for _, n := range codes {
				other := in.byCode(n)
				switch {
				case n == c.Code && field == "related":
					ps = append(ps, c.problem(field, "%d refers to itself", n))
				case other == nil:
					ps = append(ps, c.problem(field, "%d is not in the catalog", n))
				case onlyRegistered && in.registry[n] == "":
					ps = append(ps, c.problem(field, "%d is not a registered code", n))
				}
			}
		}
		refer("related", c.Related, false)
		refer("nearest", c.Nearest, true)
		for j, m := range c.Meanings {
			refer(fmt.Sprintf("meanings.%d.nearest", j), m.Nearest, true)
			if !in.vendor(m.Origin) {
				ps = append(ps, c.problem(fmt.Sprintf("meanings.%d.origin", j), "no vendors/%s.md", m.Origin))
			}
		}
		if c.Origin != catalog.OriginIANA && !in.vendor(c.Origin) {
			ps = append(ps, c.problem("origin", "no vendors/%s.md", c.Origin))
		}
	}
	return ps
}

func checkPairs(in *input) Problems {
	var ps Problems
	seen := map[[2]int]bool{}
	for i, p := range in.pairs {
		at := fmt.Sprintf("%d.codes", i)
		bad := func(field, format string, args ...any) {
			ps = append(ps, in.pairsFile.problem(field, format, args...))
		}
		if len(p.Codes) != 2 || p.Codes[0] >= p.Codes[1] {
			bad(at, "want two different codes in ascending order, got %v", p.Codes)
			continue
		}
		for _, n := range p.Codes {
			if in.byCode(n) == nil {
				bad(at, "%d is not in the catalog", n)
			}
		}
		key := [2]int{p.Codes[0], p.Codes[1]}
		if seen[key] {
			bad(at, "duplicate pair %v", p.Codes)
		}
		seen[key] = true
		if n := utf8.RuneCountInString(p.Rule); n < 40 || n > 260 {
			bad(fmt.Sprintf("%d.rule", i), "has %d characters, want 40 to 260", n)
		}
	}
	return ps
}

func checkVendors(in *input) Problems {
	var ps Problems
	for _, v := range in.vendors {
		if v.Name == "" {
			ps = append(ps, v.problem("name", "is empty"))
		}
		if n := utf8.RuneCountInString(v.Summary); n < 40 || n > 200 {
			ps = append(ps, v.problem("summary", "has %d characters, want 40 to 200", n))
		}
		if strings.TrimSpace(v.body) == "" {
			ps = append(ps, v.problem("article", "has no introduction"))
		}
		used := false
		for i := range in.codes {
			used = used || in.codes[i].Origin == v.id
			for _, m := range in.codes[i].Meanings {
				used = used || m.Origin == v.id
			}
		}
		if !used {
			ps = append(ps, v.problem("name", "no code has the origin %q", v.id))
		}
	}
	return ps
}

func checkIntros(in *input) Problems {
	var ps Problems
	for _, slug := range introOrder {
		if !slices.ContainsFunc(in.intros, func(c intro) bool { return c.id == slug }) {
			ps = append(ps, Problem{File: "classes/" + slug + ".md", Reason: "missing"})
		}
	}
	for _, c := range in.intros {
		switch {
		case !slices.Contains(introOrder, c.id):
			ps = append(ps, c.problem("title", "unknown class %q", c.id))
		case c.Title == "":
			ps = append(ps, c.problem("title", "is empty"))
		case c.Summary == "":
			ps = append(ps, c.problem("summary", "is empty"))
		case strings.TrimSpace(c.body) == "":
			ps = append(ps, c.problem("article", "is empty"))
		}
	}
	return ps
}

func checkConstants(in *input) Problems {
	var ps Problems
	for i := range in.codes {
		c := &in.codes[i]
		for _, id := range sortedKeys(c.Constants) {
			if !in.library(id) {
				ps = append(ps, c.problem("constants."+id, "no library %q in libraries.yaml", id))
			}
			if c.Constants[id].Expr == "" {
				ps = append(ps, c.problem("constants."+id, "has no expr"))
			}
		}
	}
	for i, l := range in.libraries {
		if l.ID == "" || l.Label == "" || l.Version == "" || l.Source == "" {
			ps = append(ps, in.libFile.problem(fmt.Sprint(i), "id, label, version and source are all needed"))
		}
	}
	return ps
}
