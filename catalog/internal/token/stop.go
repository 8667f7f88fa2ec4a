package token

// IsStopWord reports whether a word says nothing about status codes. It is left
// out of a query that has other words.
func IsStopWord(w []byte) bool {
	switch string(w) {
	case "a", "an", "the", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did",
		"i", "im", "ive", "me", "my", "we", "our", "you", "your", "he", "it", "its", "this", "that",
		"these", "those", "there", "of", "for", "to", "in", "on", "at", "by", "with", "from", "as",
		"and", "or", "but", "if", "so", "what", "whats", "which", "when", "why", "how", "who", "where",
		"should", "would", "could", "can", "will", "shall", "may", "might", "have", "has", "had",
		"just", "about", "into", "than", "then", "also", "any", "some", "mean", "means", "meaning",
		"vs", "versus", "difference", "differences", "between", "compare", "compared", "comparison",
		"please", "am", "dont", "doesnt", "didnt", "isnt", "cant", "wont", "because", "while", "their", "they", "them", "explain":
		return true
	}
	return false
}
