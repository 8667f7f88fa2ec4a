package main

import (
	"regexp"
	"slices"
	"strings"
)

// What these projects print and which status goes with it are in different places of
// their source. Each function returns an extractor that remembers what other files said.

// kestrel takes the code of a message from the exception that is thrown with it.
func kestrel() func(path, text string, add func(term, code string)) {
	codes := map[string][]string{}
	thrown := regexp.MustCompile(`CoreStrings\.(?:Format)?(\w+)(?:\([^)]*\))?, StatusCodes\.Status(\d{3})`)
	message := regexp.MustCompile(`<data name="(\w+)"[^>]*>\s*<value>([^<]*)</value>`)
	detail := regexp.MustCompile(`'?\{\w+\}'?`)
	return func(_, text string, add func(term, code string)) {
		for _, m := range thrown.FindAllStringSubmatch(text, -1) {
			codes[m[1]] = append(codes[m[1]], m[2])
		}
		for _, m := range message.FindAllStringSubmatch(text, -1) {
			for _, code := range codes[m[1]] {
				add(longest(detail.Split(m[2], -1)), code)
			}
		}
	}
}

// django gives every kind of an exception the code of the exception.
func django() func(path, text string, add func(term, code string)) {
	kinds := map[string][]string{}
	class := regexp.MustCompile(`(?m)^class (\w+)\((\w+)\):`)
	handled := regexp.MustCompile(`isinstance\(exc, (\w+)\):(?s:.*?)get_resolver\(get_urlconf\(\)\), (\d{3}), exc`)
	return func(_, text string, add func(term, code string)) {
		for _, m := range class.FindAllStringSubmatch(text, -1) {
			kinds[m[2]] = append(kinds[m[2]], m[1])
		}
		for _, m := range handled.FindAllStringSubmatch(text, -1) {
			for _, name := range append([]string{m[1]}, kinds[m[1]]...) {
				add(name, m[2])
			}
		}
	}
}

// git takes the code of a message from the outcome that it is printed for.
func git() func(path, text string, add func(term, code string)) {
	codes := map[string]string{}
	outcome := regexp.MustCompile(`http_code == (\d{3})\) \{((?s:.*?))\n\t\}`)
	returned := regexp.MustCompile(`return (HTTP_(?:NOAUTH|RATE_LIMITED));`)
	missing := regexp.MustCompile(`code == (\d{3}) && result == CURLE_HTTP_RETURNED_ERROR`)
	printed := regexp.MustCompile(`case (HTTP_\w+):((?s:.*?))(?:\tcase |\tdefault:)`)
	message := regexp.MustCompile(`die\(_\(("[^\n]*")\)`)
	return func(_, text string, add func(term, code string)) {
		for _, m := range outcome.FindAllStringSubmatch(text, -1) {
			for _, r := range returned.FindAllStringSubmatch(m[2], -1) {
				codes[r[1]] = m[1]
			}
		}
		for _, m := range missing.FindAllStringSubmatch(text, -1) {
			codes["HTTP_MISSING_TARGET"] = m[1]
		}
		for rest := text; ; {
			at := printed.FindStringSubmatchIndex(rest)
			if at == nil {
				return
			}
			for _, m := range message.FindAllStringSubmatch(rest[at[4]:at[5]], -1) {
				add(constant(strings.ReplaceAll(m[1], "'%s'", "%s")), codes[rest[at[2]:at[3]]])
			}
			rest = rest[at[5]:] // the next case may begin where this one ends
		}
	}
}

// npm takes the code of an error from the status that it is thrown for.
func npm() func(path, text string, add func(term, code string)) {
	codes := map[string]string{}
	branch := regexp.MustCompile(`(?s)res\.status === (\d{3})(.*?)\} else if \(\n|res\.status === (\d{3})(.*?)\} else \{\n\s*throw new errors\.HttpErrorGeneral`)
	thrown := regexp.MustCompile(`new errors\.(\w+)\(`)
	class := regexp.MustCompile(`(?s)class (\w+) extends HttpErrorBase(.*?)\n\}`)
	shown := regexp.MustCompile(`this\.(?:message|code) = '([^']+)'`)
	return func(_, text string, add func(term, code string)) {
		for _, m := range branch.FindAllStringSubmatch(text, -1) {
			for _, t := range thrown.FindAllStringSubmatch(m[2]+m[4], -1) {
				codes[t[1]] = m[1] + m[3]
			}
		}
		for _, m := range class.FindAllStringSubmatch(text, -1) {
			for _, s := range shown.FindAllStringSubmatch(m[2], -1) {
				add(strings.TrimRight(s[1], ": "), codes[m[1]])
			}
		}
	}
}

// docker takes the code of a message from the kind of error. What is an invalid
// parameter or a failure of the system says so and nothing more.
func docker() func(path, text string, add func(term, code string)) {
	codes := map[string]string{}
	status := regexp.MustCompile(`case cerrdefs\.Is(NotFound|Conflict|Unavailable|PermissionDenied|Unauthorized)\(r?err\):\s*return http\.(Status\w+)`)
	// Each of these has the kind of error and the message.
	made := regexp.MustCompile(`errdefs\.(\w+)\(\s*(?:errors\.(?:New|Errorf)|fmt\.Errorf)\((".*?[^\\]")`)
	cause := regexp.MustCompile(`cause := (?:errors\.(?:New|Errorf)|fmt\.Errorf)\((".*?[^\\]").*\n\s*return errdefs\.(\w+)\(cause\)`)
	method := regexp.MustCompile(`func \((?:\w+ )?\*?(\w+)\) (\w+)\(\) \{\}`)
	message := regexp.MustCompile(`func \((?:\w+ )?\*?(\w+)\) Error\(\) string \{\s*return (?:fmt\.Sprintf\()?(".*?[^\\]")`)
	value := regexp.MustCompile(`&(\w+Error)\{errors\.Errorf\((".*?[^\\]")`)
	return func(_, text string, add func(term, code string)) {
		for _, m := range status.FindAllStringSubmatch(text, -1) {
			codes[strings.Replace(m[1], "PermissionDenied", "Forbidden", 1)] = m[2]
		}
		kinds := map[string]string{}
		for _, m := range method.FindAllStringSubmatch(text, -1) {
			kinds[m[1]] = codes[m[2]]
		}
		for _, m := range made.FindAllStringSubmatch(text, -1) {
			add(constant(m[2]), codes[m[1]])
		}
		for _, m := range cause.FindAllStringSubmatch(text, -1) {
			add(constant(m[1]), codes[m[2]])
		}
		for _, m := range append(message.FindAllStringSubmatch(text, -1), value.FindAllStringSubmatch(text, -1)...) {
			add(constant(m[2]), kinds[m[1]])
		}
	}
}

// longest returns the longest of the parts of a message if it has three words or more.
func longest(parts []string) string {
	best := slices.MaxFunc(parts, func(a, b string) int { return len(a) - len(b) })
	best = strings.Trim(best, " .:'")
	if len(strings.Fields(best)) < 3 {
		return ""
	}
	return best
}
