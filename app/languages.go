package app

import (
	"slices"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/statusdeck/statusdeck/catalog/search"
)

// maxLanguages is how many of the browser's languages the search knows words of.
const maxLanguages = 3

// EncodeWords writes the file of a language as text, since that is what the program can
// take from a response: each byte is the character of that number.
func EncodeWords(data string) string {
	text := make([]rune, len(data))
	for i := range len(data) {
		text[i] = rune(data[i])
	}
	return string(text)
}

// decodeWords undoes EncodeWords.
func decodeWords(text string) string {
	data := make([]byte, 0, len(text))
	for _, r := range text {
		data = append(data, byte(r))
	}
	return string(data)
}

// loadWords loads the words of the browser's languages: nothing for English.
func (s *Shell) loadWords(ctx goapp.Context) {
	list := goapp.Window().Get("navigator").Get("languages")
	if !list.Truthy() {
		return
	}
	for i := range min(list.Length(), maxLanguages) {
		if tag := list.Index(i).String(); len(tag) >= 2 {
			s.loadLanguage(ctx, tag[:2])
		}
	}
}

// loadLanguage loads the words of a language, once, and then searches again. Without
// them, or without a connection, the English words are searched.
func (s *Shell) loadLanguage(ctx goapp.Context, language string) {
	folder := goapp.Getenv("STATUSDECK_WORDS")
	if folder == "" || !slices.Contains(search.Languages[:], language) || slices.Contains(s.browser.languages, language) {
		return
	}
	s.browser.languages = append(s.browser.languages, language)
	forget := func() {
		ctx.Dispatch(func(ctx goapp.Context) {
			s.browser.languages = slices.DeleteFunc(s.browser.languages, func(l string) bool { return l == language })
			ctx.PreventUpdate()
		})
	}
	await(goapp.Window().Call("fetch", folder+language+".txt"), func(response goapp.Value) {
		if !response.Get("ok").Bool() {
			forget()
			return
		}
		await(response.Call("text"), func(text goapp.Value) {
			data := decodeWords(text.String())
			ctx.Dispatch(func(ctx goapp.Context) {
				if !search.AddLanguage(data) || s.search.Query == "" {
					ctx.PreventUpdate()
					return
				}
				s.found = nil
				s.message = Announce(s.answer())
			})
		}, forget)
	}, forget)
}
