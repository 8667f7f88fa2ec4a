// Package search finds status codes by what people have at hand: a number, a
// name, a constant of a language, a symptom, a typing mistake.
//
//	a := search.Run("payload too large", search.Filter{})
//	top, ok := a.Top()    // 413, `former name "Payload Too Large"`
//
// An [Answer] has, in the order in which a page shows them:
//
//   - [Answer.Notices]: what was understood in another way than it was typed;
//   - [Answer.Explainable]: whether the query is something that package explain
//     reads, such as a log line, so that "Explain this" is the first thing to offer;
//   - [Answer.Top] and [Answer.Results]: what matches, best first;
//   - without results, [Answer.Closest], else [Answer.Popular]: never an empty page;
//   - [Answer.Pairs]: for a comparison, the rules that tell the codes apart;
//   - [Answer.Facets]: how many results each filter value would give.
//
// # The way of a query
//
// Each stage has a file of its own: search.go cleans the query, filtertext.go takes
// filters such as class:4xx out of it, read.go cuts it into words and number.go
// finds the numbers in it, expand.go finds the terms of the index that meet each
// word, match.go scores (rank.go says how and why), order.go sorts, results.go
// describes what was found.
//
// The index is data/index.bin, which the generator writes from the catalog; see
// package indexfile. Package token, which both share, cuts texts into words.
package search
