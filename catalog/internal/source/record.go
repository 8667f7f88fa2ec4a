package source

// record is the front matter of codes/404.md. Every key is documented on the
// catalog.Status field of the same name; `source` keys may be left out, then
// the code's spec is meant.
type record struct {
	Code        int           `yaml:"code"`
	Phrase      string        `yaml:"phrase"`
	Summary     string        `yaml:"summary"`
	UseCase     string        `yaml:"use_case"`
	Notes       string        `yaml:"notes"`
	Origin      string        `yaml:"origin"`
	State       string        `yaml:"state"`
	Registry    string        `yaml:"registry"`
	Expires     string        `yaml:"expires"`
	Spec        string        `yaml:"spec"`
	Popularity  string        `yaml:"popularity"`
	Recommended bool          `yaml:"recommended"`
	Deprecated  bool          `yaml:"deprecated"`
	SeenBy      string        `yaml:"seen_by"`
	Cacheable   ruleRecord    `yaml:"cacheable"`
	Content     ruleRecord    `yaml:"content"`
	Retry       retryRecord   `yaml:"retry"`
	Redirect    factRecord    `yaml:"redirect"`
	Fields      []fieldRecord `yaml:"fields"`
	FormerNames []string      `yaml:"former_names"`
	Aliases     []string      `yaml:"aliases"`
	Keywords    []string      `yaml:"keywords"`
	Constants   constants     `yaml:"constants"`
	Nearest     []int         `yaml:"nearest"`
	Related     []int         `yaml:"related"`
	Example     exampleRecord `yaml:"example"`
	// SearchEngines and Production are not fields of catalog.Status: they are part
	// of the article, so that the browser program does not carry them.
	SearchEngines factRecord     `yaml:"search_engines"`
	Production    []string       `yaml:"production"`
	Meanings      []meaning      `yaml:"meanings"`
	Sources       []sourceRecord `yaml:"sources"`
}

type ruleRecord struct {
	Rule   string `yaml:"rule"`
	Note   string `yaml:"note"`
	Source string `yaml:"source"`
}

type retryRecord struct {
	Rule       string `yaml:"rule"`
	Advice     string `yaml:"advice"`
	RetryAfter string `yaml:"retry_after"`
	Source     string `yaml:"source"`
}

type factRecord struct {
	Rule   string `yaml:"rule"`
	Source string `yaml:"source"`
}

type fieldRecord struct {
	Name   string `yaml:"name"`
	In     string `yaml:"in"`
	Need   string `yaml:"need"`
	Note   string `yaml:"note"`
	Source string `yaml:"source"`
}

type constants map[string]constantRecord

type constantRecord struct {
	Expr       string   `yaml:"expr"`
	Aliases    []string `yaml:"aliases"`
	Deprecated bool     `yaml:"deprecated"`
	Note       string   `yaml:"note"`
}

type exampleRecord struct {
	Note      string           `yaml:"note"`
	Exchanges []exchangeRecord `yaml:"exchanges"`
}

type exchangeRecord struct {
	Request   string   `yaml:"request"`
	Responses []string `yaml:"responses"`
}

type meaning struct {
	Phrase  string   `yaml:"phrase"`
	Origin  string   `yaml:"origin"`
	State   string   `yaml:"state"`
	SeenBy  string   `yaml:"seen_by"`
	Summary string   `yaml:"summary"`
	Nearest []int    `yaml:"nearest"`
	Sources []string `yaml:"sources"`
}

// sourceRecord names a source, and says which copy of it was compared (as_of,
// checked) or that it is cited without a comparison (cited). For an RFC an ID such
// as "rfc9110-15.5.5" stands for title, address and kind.
type sourceRecord struct {
	ID      string `yaml:"id"`
	Title   string `yaml:"title"`
	URL     string `yaml:"url"`
	Kind    string `yaml:"kind"`
	AsOf    string `yaml:"as_of"`
	Checked string `yaml:"checked"`
	Cited   bool   `yaml:"cited"`
}

// introRecord is the front matter of classes/client-error.md.
type introRecord struct {
	Title   string `yaml:"title"`
	Summary string `yaml:"summary"`
}

// vendorRecord is the front matter of vendors/cloudflare.md.
type vendorRecord struct {
	Name    string   `yaml:"name"`
	Words   []string `yaml:"words"`
	Summary string   `yaml:"summary"`
}

// pairRecord is one entry of pairs.yaml.
type pairRecord struct {
	Codes []int  `yaml:"codes"`
	Rule  string `yaml:"rule"`
}

// libraryRecord is one entry of libraries.yaml.
type libraryRecord struct {
	ID      string `yaml:"id"`
	Label   string `yaml:"label"`
	Version string `yaml:"version"`
	Source  string `yaml:"source"`
}

// choiceRecord is the front matter of choose/questions/start.md: a question with its
// answers, or the code to send.
type choiceRecord struct {
	Question string         `yaml:"question"`
	Answers  []answerRecord `yaml:"answers"`
	Send     int            `yaml:"send"`
	Source   string         `yaml:"source"`
	Near     []nearRecord   `yaml:"near"`
}

// answerRecord is an answer to a question: the choice it leads to, and the section
// of an RFC that it rests on.
type answerRecord struct {
	To     string `yaml:"to"`
	Source string `yaml:"source"`
	Label  string `yaml:"label"`
}

type nearRecord struct {
	Code int    `yaml:"code"`
	Why  string `yaml:"why"`
}
