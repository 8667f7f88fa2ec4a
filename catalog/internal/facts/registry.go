package main

import (
	"regexp"

	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/catalog/internal/source"
)

// registry compares phrase, kind and expiry of every registered code with our copy of
// the IANA registry, and the section that the registry names with the code's own.
func (r *report) registry() {
	entries, err := source.Registry()
	if err != nil {
		r.differs("IANA registry: %v", err)
		return
	}
	r.done("IANA registry, our copy of %s: %d codes", source.RegistryDate, len(entries))
	r.unreached("IANA registry: our copy is of %s", source.RegistryDate)
	r.compareRegistry(entries)
}

var rfcReference = regexp.MustCompile(`^\[RFC([0-9]+)(?:, Section ([0-9.]+))?\]$`)

func (r *report) compareRegistry(entries []source.RegistryEntry) {
	left := map[int]source.RegistryEntry{}
	for _, e := range entries {
		left[e.Code] = e
	}
	for _, s := range r.statuses {
		e, ok := left[s.Code]
		delete(left, s.Code)
		switch {
		case ok != s.Registered():
			r.differs("IANA registry: %03d is registered there: %v, in the catalog: %v", s.Code, ok, s.Registered())
			continue
		case !ok:
			continue
		}
		if s.Phrase != e.Description {
			r.differs("IANA registry: %03d is %q there, %q in the catalog", s.Code, e.Description, s.Phrase)
		}
		if s.Registry != e.Kind || s.Expires != e.Expires {
			r.differs("IANA registry: %03d is %s %s there, %s %s in the catalog", s.Code, e.Kind, e.Expires, s.Registry, s.Expires)
		}
		m := rfcReference.FindStringSubmatch(e.Reference)
		if m == nil {
			continue // a draft, or several documents
		}
		want := "rfc" + m[1]
		if m[2] != "" {
			want += "-" + m[2]
		}
		if !sameDocument(s, want) {
			r.differs("IANA registry: %03d is defined by %s there, the catalog has %s", s.Code, want, s.Spec)
		}
	}
	for code, e := range left {
		r.differs("IANA registry: %d %s is not in the catalog", code, e.Description)
	}
}

// sameDocument reports whether a code rests on the RFC, and section if there is one,
// that the registry names: as its definition, or at least among its sources.
func sameDocument(s *catalog.Status, want string) bool {
	if matches(s.Spec, want) {
		return true
	}
	for _, src := range s.Sources {
		if matches(src.ID, want) && s.Registry != catalog.RegistryRegistered {
			return true
		}
	}
	return false
}

// matches reports whether a source is the wanted section, or lies in the wanted RFC
// where the registry names no section.
func matches(id, want string) bool {
	return id == want || len(id) > len(want) && id[:len(want)] == want && id[len(want)] == '-'
}
