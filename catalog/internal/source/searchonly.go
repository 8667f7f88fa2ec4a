package source

import "github.com/statusdeck/statusdeck/catalog"

// searchOnly returns what the search and its results need of a status: what a card
// shows, what filters choose by, and the texts that the index points into. The
// browser program shows nothing else: the pages of codes are prerendered.
func searchOnly(s *catalog.Status) *catalog.Status {
	out := *s
	out.Notes = ""
	out.Cacheable.Note, out.Cacheable.Source = "", ""
	out.Content.Note, out.Content.Source = "", ""
	out.Retry.Advice, out.Retry.RetryAfter, out.Retry.Source = "", "", ""
	out.Redirect = catalog.Fact{}
	out.Related = nil
	out.Example = catalog.Example{}

	// A search for a section looks at the address of what defines the code.
	out.Sources = nil
	if src, ok := s.Source(s.Spec); ok {
		out.Sources = []catalog.Source{{ID: src.ID, URL: src.URL}}
	}
	out.Fields = nil
	for _, f := range s.Fields {
		out.Fields = append(out.Fields, catalog.Field{Name: f.Name, In: f.In, Need: f.Need})
	}
	out.Constants = nil
	for _, c := range s.Constants {
		out.Constants = append(out.Constants, catalog.Constant{Library: c.Library, Expr: c.Expr, Aliases: c.Aliases})
	}
	out.OtherMeanings = nil
	for _, m := range s.OtherMeanings {
		out.OtherMeanings = append(out.OtherMeanings, catalog.Meaning{Phrase: m.Phrase, Origin: m.Origin, State: m.State, SeenBy: m.SeenBy})
	}
	return &out
}
