package catalog

// Class is the class of a status code: its first digit (RFC 9110, section 15).
// Numbers outside 100 to 599 have the class ClassOutside.
type Class int

// The five classes of RFC 9110, section 15, and ClassOutside for numbers that are
// not HTTP status codes at all.
const (
	ClassOutside       Class = 0
	ClassInformational Class = 1
	ClassSuccess       Class = 2
	ClassRedirection   Class = 3
	ClassClientError   Class = 4
	ClassServerError   Class = 5
)

// Classes lists the five classes in order. ClassOutside is not among them.
func Classes() []Class {
	return []Class{ClassInformational, ClassSuccess, ClassRedirection, ClassClientError, ClassServerError}
}

// ClassOf returns the class of any number, ClassOutside when it is not in 100-599.
func ClassOf(code int) Class {
	if code < 100 || code > 599 {
		return ClassOutside
	}
	return Class(code / 100)
}

// String returns the class's name as RFC 9110 writes it, without the digits:
// "Client Error".
func (c Class) String() string {
	switch c {
	case ClassInformational:
		return "Informational"
	case ClassSuccess:
		return "Success"
	case ClassRedirection:
		return "Redirection"
	case ClassClientError:
		return "Client Error"
	case ClassServerError:
		return "Server Error"
	}
	return "Outside 100-599"
}

// Digits returns the class's usual short form, "4xx", and "" for ClassOutside.
func (c Class) Digits() string {
	if c < ClassInformational || c > ClassServerError {
		return ""
	}
	return string(rune('0'+c)) + "xx"
}

// Slug returns the class's name in URLs: "client-error"; "outside" for ClassOutside.
func (c Class) Slug() string {
	switch c {
	case ClassInformational:
		return "informational"
	case ClassSuccess:
		return "success"
	case ClassRedirection:
		return "redirection"
	case ClassClientError:
		return "client-error"
	case ClassServerError:
		return "server-error"
	}
	return "outside"
}

// Generic returns the code that stands for the whole class: a client treats a
// code it does not know as the x00 of its class (RFC 9110, section 15). It is
// 0 for ClassOutside, whose numbers RFC 9110 section 15 lets a client treat as 5xx.
func (c Class) Generic() int {
	return int(c) * 100
}
