// Package catalog knows the HTTP status codes: the 64 of the IANA registry and
// the numbers that vendors use without having registered them, each with its
// facts, where they come from and when they were compared. It needs nothing but
// a small part of the standard library, does no I/O and never panics.
//
//	s, ok := catalog.Lookup(404)
//	s.Phrase          // "Not Found"
//	s.Cacheable.Rule  // catalog.CacheYes
//	src, _ := s.Source(s.Spec)
//	src.URL           // https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5
//
// The rest of this text is what a Go developer should know about status codes,
// and where in this package it is found. Sections are those of RFC 9110 unless
// another document is named.
//
// # Classes
//
// A status code is an integer of three digits, 100 to 599, and its first digit
// is its class (section 15):
//
//   - 1xx Informational: an interim response, the final one follows (15.2). It
//     ends with its header section. net/http's client skips these, except 101,
//     which ends HTTP on the connection; httptrace's Got1xxResponse shows them.
//   - 2xx Success: the request was received, understood and accepted (15.3).
//   - 3xx Redirection: something more is needed to complete the request (15.4).
//     Not all of them redirect: 304 answers a conditional request.
//   - 4xx Client Error: the client seems to have erred (15.5).
//   - 5xx Server Error: the server failed, or cannot do it (15.6).
//
// [ClassOf] gives the class of any integer, [Class] its names, [ByClass] its
// members and [LookupIntro] a text about it. Numbers outside 100 to 599 are
// invalid; section 15 knows that programs use them for purposes of their own, and
// lets a client that receives one treat it as a 5xx. Their class is [ClassOutside].
//
// # The x00 rule
//
// Nobody has to know every code, but everybody must understand the class: an
// unknown code is treated as the x00 code of its class (section 15). 471 is in no
// list; a client handles it as 400. [Class.Generic] is that number:
//
//	if _, ok := catalog.Lookup(code); !ok {
//		code = catalog.ClassOf(code).Generic() // 471 becomes 400
//	}
//
// So compare classes where classes will do (code/100 == 2), and single codes only
// where the difference matters. The reason phrase carries no meaning at all:
// HTTP/2 and HTTP/3 do not have it, and HTTP/1.1 clients should ignore it
// (RFC 9112, section 4).
//
// # The registry
//
// IANA keeps the HTTP Status Code Registry; a new entry takes IETF Review (16.2.1).
// [Status.Registry] says what it holds for a number: a registration, a temporary
// one with a date on which it ends ([Status.Expires]), a number reserved as
// "(Unused)" (306 and 418), one marked obsoleted (510), or nothing. [Status.State]
// is the standing of the document behind it.
//
// Names change. RFC 9110 renamed 413 to Content Too Large and 422 to Unprocessable
// Content, while http.StatusRequestEntityTooLarge and
// http.StatusUnprocessableEntity stay as they are: [Status.FormerNames] and
// [Status.Constants] hold both, and package search finds both.
//
// # Numbers that nobody registered
//
// nginx logs 499, Cloudflare answers 522, several products claim 530. Such numbers
// work because of the x00 rule, and mean nothing to strangers for the same reason.
// A [Status] describes one number: its own fields tell the leading meaning, and
// [Status.OtherMeanings] the rest, each with its owner. [Unofficial] lists all
// numbers with a meaning outside the registry, [ByVendor] those of one owner,
// [Status.Nearest] the registered codes to use instead. Mind [Status.SeenBy]: some
// numbers appear in logs only, and the client receives another status code or none.
//
// # Caching
//
// A cache may store some final responses on its own judgement, without a word about
// freshness from the server: 200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414
// and 501 (15.1), and 451 (RFC 7725, section 3). A response with another code needs
// explicit freshness, such as max-age, or public (RFC 9111, section 3). Responses
// with 428, 429, 431 and 511 must not be stored (RFC 6585, sections 3 to 6). That is
// [Status.Cacheable]. A method that is not cacheable, or Cache-Control: no-store,
// still forbids it all.
//
// # Content
//
// A 1xx, 204 or 304 response has no content: it ends with its header section
// (6.4.1), and net/http's ResponseWriter returns http.ErrBodyNotAllowed. A server
// must not send content with 205 either, but has to say that there is none
// (15.3.6). Responses to HEAD have none whatever the code (9.3.2).
// See [Status.Content].
//
// # Retrying
//
// Two questions have to be answered yes before a request is repeated by a program.
// May it be sent twice? Idempotent methods may, which safe ones always are; others
// only when the client knows that the first was not carried out (9.2.2). Can the
// answer be another next time? That is [Status.Retry]: after 503 or 429 it can,
// after 400 it cannot unless the request changes. Retry-After holds seconds or a
// date (10.2.3). It is described for 503 and redirections there, for 413 in 15.5.14
// and for 429 in RFC 6585, section 4. It is optional: have a growing pause of your
// own, and a limit.
//
// # Redirects
//
// 301 and 302 let a client turn POST, and only POST, into GET, for history's sake
// (15.4.2, 15.4.3; RFC 10008, section 2.5, keeps QUERY out of it); 303 asks for GET (15.4.4); 307 and 308 keep the method (15.4.8, 15.4.9).
// [Status.Redirect] says it. net/http's Client follows 301, 302 and 303 with GET,
// or HEAD where that was the method, and 307 and 308 with the same method and
// content; a request with content needs Request.GetBody for that, which
// http.NewRequest sets for the readers that it knows.
//
// # Choosing between two codes
//
// Most questions are about two codes. [PairOf] has the sentence that tells them
// apart, [PairsOf] all sentences about a code.
//
// # Sharing
//
// Everything returned is safe for concurrent use. A list that a function returns
// belongs to the caller, who may sort or change it. A [*Status] and the lists
// inside it are shared with all callers: treat them as read-only.
//
// # A smaller catalog for search
//
// The build tag searchonly leaves out what package search does not need: notes,
// reasons, examples, related codes, and all sources but the one that defines a code.
// It is for programs whose size counts, such as the one in the browser, which are
// smaller by some 90 KB when compressed. Package search gives the same answers.
//
// The texts are edited as Markdown in codes/ and compiled into Go literals by
// catalog/gen; see WRITING.md. The articles are in package articles, so that
// programs which do not show them do not carry them.
package catalog
