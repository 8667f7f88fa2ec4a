package app

import "strings"

type attributes map[string]string

// Set sets an attribute; classes and styles add up. An empty value leaves the
// attribute out, as in go-app.
func (a attributes) Set(name string, value any) {
	v := toString(value)
	switch name {
	case "value":
	case "style", "allow":
		v = strings.TrimLeft(a[name]+";"+strings.TrimSpace(v), ";")
	case "class":
		v = strings.TrimSpace(a[name] + " " + strings.TrimSpace(v))
	default:
		v = strings.TrimSpace(v)
	}
	if v != "" {
		a[name] = v
	}
}

func setJSAttribute(element Value, name, value string) {
	switch name {
	case "value":
		element.Set(name, value)
	case "contenteditable":
		element.Set("contentEditable", value)
	case "ismap":
		element.Set("isMap", value == "true")
	case "readonly":
		element.Set("readOnly", value == "true")
	case "async", "autofocus", "autoplay", "checked", "default", "defer", "disabled", "hidden",
		"loop", "multiple", "muted", "open", "required", "reversed", "selected":
		element.Set(name, value == "true")
	default:
		element.Call("setAttribute", name, value)
	}
}
