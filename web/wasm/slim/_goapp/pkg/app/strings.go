package app

import (
	"strconv"
	"strings"
)

// toString writes a value as go-app does. Strings, integers, booleans, Stringers
// and errors are all that the program hands over; any other type is a mistake in
// the program, and says so where it is shown.
func toString(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case bool:
		if v {
			return "true"
		}
		return "false"
	case interface{ String() string }:
		return v.String()
	case error:
		return v.Error()
	}
	return "%!(unsupported type)"
}

// FormatString puts values into a format, in the place of %v, %s and %d; these are
// the verbs that it knows. Without values the format is text.
func FormatString(format string, v ...any) string {
	if len(v) == 0 {
		return format
	}
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		switch {
		case format[i] == '%':
			b.WriteByte('%')
		case len(v) == 0:
			b.WriteString("%!(missing)")
		default:
			b.WriteString(toString(v[0]))
			v = v[1:]
		}
	}
	return b.String()
}

// toPath joins values with slashes.
func toPath(v ...any) string {
	var b strings.Builder
	for _, o := range v {
		if s := toString(o); s != "" {
			b.WriteByte('/')
			b.WriteString(s)
		}
	}
	return b.String()
}

// AppendClass adds values to the given class string.
func AppendClass(class string, v ...string) string {
	for _, c := range v {
		class = strings.TrimSpace(strings.TrimSpace(class) + " " + strings.TrimSpace(c))
	}
	return class
}
