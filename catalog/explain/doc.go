// Package explain reads recorded HTTP traffic and says what is wrong with it: a
// raw response, the output of curl -i, -v or --include, a HAR file, or an access
// log.
//
// An HTTP exchange is one request with the responses to it: any number of interim
// responses (1xx) and one final response. What people have of it differs. curl -i
// shows no request, a HAR file shows no line ends and its content decoded, a log
// line has a status code and hardly a field. A finding rests on parts of a message
// (evidence.go); where the input does not show them, it is a note and no broken MUST.
//
// Each Rule (rules_*.go) is one record: what it finds, whether the specification
// says MUST or SHOULD or whether it is practice, the section that says so, and
// the fix. Run parses as it reads, keeps a bounded part of the input (see Limits),
// and can be cancelled between any two reads.
//
// Credentials, cookies and tokens are masked in everything that a Report has in it:
// Masked lists what that covers. Text of the input becomes text of a report in one
// place (edge.go), after it was masked as a whole (mask.go).
//
// The package uses the standard library only, without net/http, fmt, regexp and
// encoding/json, because it is compiled to WebAssembly as well, where every package
// is downloaded.
package explain
