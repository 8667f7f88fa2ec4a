package conformance

// Case is a request and what must come back.
type Case struct {
	// Name says what must hold, as a sentence.
	Name string
	// Method is GET when empty.
	Method string
	// Path is the target, sent unchanged, below the base path. A star stands
	// for the hash in the name of an asset.
	Path string
	// Root is set where the target must not be put below the base path.
	Root bool
	// Header holds more lines of the request. {etag} and {etag CODING} stand for
	// the entity tag of the same path, in the given content coding.
	Header []string

	// Status is the wanted status.
	Status int
	// Refused is set instead of Status for requests that no server understands in
	// the same way: any 4xx or 501 or 505 will do, or a closed connection; never a
	// file.
	Refused bool
	// Want are fields of the response. "" means that the field is not there.
	Want Fields
	// File is the file of the site whose content must come, "" for no check; it
	// may have a star like Path. Coding is the content coding in which it comes.
	File, Coding string
	// From and To are the first and last byte of the file that must come, when To
	// is not 0.
	From, To int

	// Else is a status that other servers may have instead, with what comes with
	// it: nginx refuses some requests before its configuration counts. 0 for none.
	Else int

	// Own says why only our server is held to the case; "" holds all to it.
	Own string
}

// Fields are header fields by name.
type Fields map[string]string

// Values that many cases want.
const (
	html   = "text/html; charset=utf-8"
	script = "text/javascript; charset=utf-8"

	revalidate = "no-cache"
	forever    = "public, max-age=31536000, immutable"
	vary       = "Accept-Encoding"
	methods    = "GET, HEAD, OPTIONS"
	// browser is what Chromium and Firefox send.
	browser = "Accept-Encoding: gzip, deflate, br, zstd"
	page    = "status/404/index.html"
)

// Reasons why a case is for our server alone.
const (
	noWeights   = "the configuration languages cannot compare weights that are both below 1"
	noHeadRange = "nginx and Caddy take ranges of HEAD too; RFC 9110, section 14.2 says GET alone"
	noDate      = "nginx and Caddy have dates of files and evaluate this condition; our build has none"
	oneLine     = "nginx 1.22 reads the first of several lines only"
	noTarget    = "nginx answers this before any configuration counts"
	ownPath     = "the root above the site's folder is not ours on a shared host"
	noPartial   = "nginx and Caddy fall back to the file itself where no variant exists"
	lowerCase   = "Caddy knows the unit of ranges in lower case only"
	longTarget  = "the limits of nginx and Caddy are their operators'"
	ownHealth   = "only our server has it"
)
