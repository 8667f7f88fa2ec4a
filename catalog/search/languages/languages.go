// Package languages has the words of other languages for package search: a file for each
// language, which [search.AddLanguage] takes. It is apart from the engine, so that
// programs carry, or download, only what they need.
package languages

import "embed"

//go:embed *.bin
var files embed.FS

// File returns the file of a language such as "de", and false when there is none.
func File(language string) (string, bool) {
	data, err := files.ReadFile(language + ".bin")
	return string(data), err == nil
}
