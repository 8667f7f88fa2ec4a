package catalog

// Class is the class of a status code: its first digit (RFC 9110, section 15).
// Numbers outside 100 to 599 have the class Outside.
type Class int

// The five classes of RFC 9110, section 15, and Outside for numbers that are
// not HTTP status codes at all.
const (
	Outside       Class = 0
	Informational Class = 1
	Success       Class = 2
	Redirection   Class = 3
	ClientError   Class = 4
	ServerError   Class = 5
)

// Classes lists the five classes in order. Outside is not among them.
func Classes() []Class {
	return []Class{Informational, Success, Redirection, ClientError, ServerError}
}

// ClassOf returns the class of any number, Outside when it is not in 100-599.
func ClassOf(code int) Class {
	if code < 100 || code > 599 {
		return Outside
	}
	return Class(code / 100)
}

// String returns the class's name as RFC 9110 writes it, without the digits:
// "Client Error".
func (c Class) String() string {
	switch c {
	case Informational:
		return "Informational"
	case Success:
		return "Success"
	case Redirection:
		return "Redirection"
	case ClientError:
		return "Client Error"
	case ServerError:
		return "Server Error"
	}
	return "Outside 100-599"
}

// Digits returns the class's usual short form, "4xx", and "" for Outside.
func (c Class) Digits() string {
	if c < Informational || c > ServerError {
		return ""
	}
	return string(rune('0'+c)) + "xx"
}

// Slug returns the class's name in URLs: "client-error"; "outside" for Outside.
func (c Class) Slug() string {
	switch c {
	case Informational:
		return "informational"
	case Success:
		return "success"
	case Redirection:
		return "redirection"
	case ClientError:
		return "client-error"
	case ServerError:
		return "server-error"
	}
	return "outside"
}

// Generic returns the code that stands for the whole class: a client treats a
// code it does not know as the x00 of its class (RFC 9110, section 15). It is
// 0 for Outside, whose numbers RFC 9110 section 15 lets a client treat as 5xx.
func (c Class) Generic() int {
	return int(c) * 100
}
