package search

import "github.com/statusdeck/statusdeck/catalog/internal/indexfile"

// weights are the numbers of the scoring function that rank.go describes. Percent
// unless said otherwise. TestFit searches for them on one half of the lists of queries
// and reports how they do on the other; see testdata/README.md.
type weights struct {
	// field is what a field is worth, compared with a phrase.
	//
	// Names come before keywords, so that a code is found by what it is called
	// before others are by what they are about; keywords before prose, since they
	// are what people type. Notes and advice are left out: they are where a text
	// speaks of other codes.
	field [indexfile.FieldCount]int32
	// inOneGo is the share of the query that an entry of several words counts for at
	// least when all of it is there in one go: a long message that has "bad gateway"
	// in it is about that, whatever else it says.
	inOneGo [indexfile.FieldCount]int32
	// namedField is what a header field is worth that the query names as one:
	// "Accept:", "accept header", "Retry-After".
	namedField int32
	// agree is the bonus for an entry that agrees with the query; steep is how much
	// faster it falls with what of the entry is missing than with its square.
	agree, steep int32
	// notInEntry and notInQuery are what is left of it when the query says "not" and
	// the entry does not, and the other way round.
	notInEntry, notInQuery int32
	// whole multiplies the weight of a field whose entry is, word for word, the query.
	// wholeBy is the share of that by popularity: "client closed connection" is the
	// name of a rare code and the alias of one that many meet.
	whole   int32
	wholeBy [3]int32
	// atLeast is what is left of the points of a document that meets next to nothing
	// of the query.
	atLeast int32
	// enough is the share of the query's words, by rarity, that a document must meet,
	// unless its points come near those of the best.
	enough int32
	// nearest is the share of the points of a vendor's code to which its nearest
	// registered codes are lifted.
	nearest int32
	// popular is what popularity adds, registered what a registration adds.
	popular    [3]int32
	registered int32
	// ownerOnly is what is left of the points of a vendor's code when the query names
	// its owner, and nothing else of the query is met.
	ownerOnly int32
	// stranger is what a vendor's code loses on queries that do not name its owner.
	stranger int32
	// otherPlaces divides the points of further places where a word occurs.
	otherPlaces int32
}

var fitted = weights{
	field: [indexfile.FieldCount]int32{
		indexfile.InPhrase: 100, indexfile.InFormerName: 92, indexfile.InAlias: 95, indexfile.InKeyword: 52,
		indexfile.InOtherPhrase: 40, indexfile.InConstant: 40, indexfile.InField: 45, indexfile.InVendor: 70,
		indexfile.InRule: 35, indexfile.InUseCase: 36, indexfile.InSummary: 27, indexfile.InOtherSummary: 25,
		indexfile.InSpec: 35, indexfile.InClass: 25, indexfile.InTopic: 93, indexfile.InTerm: 90,
	},
	inOneGo: [indexfile.FieldCount]int32{
		indexfile.InPhrase: 75, indexfile.InFormerName: 75, indexfile.InAlias: 75, indexfile.InKeyword: 69,
		indexfile.InOtherPhrase: 40, indexfile.InTerm: 75,
	},
	namedField: 110,
	agree:      160, steep: 0,
	notInEntry: 100, notInQuery: 75,
	whole: 12, wholeBy: [3]int32{100, 90, 60},
	atLeast: 58, enough: 40,
	nearest: 45,
	popular: [3]int32{15, 5, 0}, registered: 12,
	ownerOnly: 50, stranger: 30,
	otherPlaces: 9,
}
