package catalog

// synonymGroups lists words that people use for one another when they talk
// about HTTP. It is for general words; what belongs to one code stands with that
// code as a keyword.
var synonymGroups = [...]string{
	"large big long huge oversized",
	"content body payload entity",
	"uri url address link",
	"field header",
	"method verb",
	"certificate cert",
	"tls ssl https",
	"login signin authenticate authentication auth",
	"authorization permission access auth rights",
	"forbidden denied disallowed prohibited refused blocked",
	"missing absent without lacking",
	"invalid malformed bad wrong broken",
	"duplicate conflict exists already",
	"timeout timed slow",
	"unavailable down offline outage maintenance",
	"redirect moved redirection",
	"deleted removed gone",
	"throttled limited throttling",
	"limit quota",
	"upstream backend origin",
	"permanent forever",
	"temporary temporarily",
	"unsupported unknown",
	"cookie session",
	"cancelled aborted closed disconnected",
	"websocket websockets ws",
	"overloaded overload busy capacity",
	"media mime type",
	"file document page",
	"changed modified",
	"rejected refused declined",
	"crash bug",
}
