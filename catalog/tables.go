package catalog

// Vendor is an owner of status codes outside the registry: a company, a product
// or a proposal. "IANA" itself is not a Vendor.
type Vendor struct {
	ID    string // "cloudflare", as in the URL /vendor/cloudflare/
	Name  string // "Cloudflare"
	Words []string
	// Summary says in one sentence what its codes are about.
	Summary string
	// Intro is a short introduction, as HTML.
	Intro string
}

// ClassIntro is the text about a class, or about the unofficial codes.
type ClassIntro struct {
	Slug    string // "client-error", "unofficial"
	Title   string // "Client Error"
	Summary string
	// Intro teaches the class, as HTML.
	Intro string
}

// Pair is two codes that are often taken for each other.
type Pair struct {
	// A and B are the two codes, in the order of their numbers.
	A, B int
	// Rule is the sentence that tells them apart.
	Rule string
}

// Other returns the code of p that is not code.
func (p Pair) Other(code int) int {
	if p.A == code {
		return p.B
	}
	return p.A
}
