package app

import "github.com/statusdeck/statusdeck/catalog"

// What packages that make documents of their own need of this one.

// ClassMark returns the CSS class that colours everything about a status.
func ClassMark(code int) string { return classMark(code) }

// NeedLabel returns a field's need in plain words: "required".
func NeedLabel(need catalog.Need) string { return needLabel(need) }

// ThreeDigits writes a number as it is sent.
func ThreeDigits(code int) string { return threeDigits(code) }

// WriteCodeLink writes a status as number and phrase with a link to its page.
func WriteCodeLink(m *Markup, s *catalog.Status, links Links) { writeCodeLink(m, s, links) }

// SourceMark returns a source in a few characters: "RFC 9110 §15.5.5".
func SourceMark(id string) string { return sourceMark(catalog.Source{ID: id}) }
