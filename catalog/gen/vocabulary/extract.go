package main

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

// extractor finds terms and their codes in a project's source.
type extractor struct {
	name  string // what a result says before the term
	repo  string // on GitHub
	files *regexp.Regexp
	exact bool
	// extract calls add with each term and its code: a number, or a constant of any
	// language.
	extract func(path, text string, add func(term, code string))
}

var extractors = map[string]extractor{
	"nginx-errors": {
		name: "nginx message", repo: "nginx/nginx", files: regexp.MustCompile(`^src/http/(modules/)?ngx_http_[a-z0-9_]+\.c$`),
		extract: afterMessage(regexp.MustCompile(`ngx_log_error\((?:NGX_LOG_\w+|\w+->limit_log_level),[^"]*?((?:"(?:[^"\\]|\\.)*"\s*)+)`),
			regexp.MustCompile(`(?:finalize_request\(|finalize_connection\(|return |rc = |status = |upstream_next\()([^;]*);`)),
	},
	// What fails while nginx does one of these is answered with 502, see
	// ngx_http_upstream_next(); a timeout has a message of its own.
	"nginx-actions": {
		name: "nginx, while", repo: "nginx/nginx", files: regexp.MustCompile(`^src/http/ngx_http_upstream\.c$`),
		extract: func(_, text string, add func(term, code string)) {
			for _, m := range regexp.MustCompile(`log->action = "([a-zA-Z ]+ (?:to|from) upstream)"`).FindAllStringSubmatch(text, -1) {
				add(m[1], "502")
			}
		},
	},
	"apache-errors": {
		name: "Apache message", repo: "apache/httpd", files: regexp.MustCompile(`^(modules/(aaa|http|mappers|proxy|filters|ssl|generators|dav/main)|server)/\w+\.c$`),
		extract: func(path, text string, add func(term, code string)) {
			afterMessage(regexp.MustCompile(`APLOGNO\((\d{5})\)`), regexp.MustCompile(`(?:return |status = |rv = )([^;]*);`))(path, text,
				func(term, code string) { add("AH"+term, code) })
		},
	},
	"rails": {
		name: "Rails exception", repo: "rails/rails", files: regexp.MustCompile(`(action_dispatch/middleware/exception_wrapper|active_record/railtie)\.rb$`),
		extract: pairs(`"([\w:]+)"\s*=>\s*(:\w+|ActionDispatch::Constants::\w+)`),
	},
	"s3": {
		name: "S3 error code", repo: "minio/minio", files: regexp.MustCompile(`^cmd/api-errors\.go$`),
		extract: pairs(`Code:\s*"([A-Za-z.]+)",\s*Description:\s*[^\n]*\n\s*HTTPStatusCode:\s*http\.(Status\w+)`),
	},
	"azure-storage": {
		name: "Azure Storage error code", repo: "Azure/Azurite", files: regexp.MustCompile(`^src/(blob|queue|table)/errors/StorageErrorFactory\.ts$`),
		extract: func(_, text string, add func(term, code string)) {
			for _, m := range regexp.MustCompile(`new (?:Storage|Queue|Table)?\w*Error\(\s*(\d{3}),\s*"(\w+)"`).FindAllStringSubmatch(text, -1) {
				add(m[2], m[1])
			}
		},
	},
	"boom": {
		name: "Boom error", repo: "hapijs/boom", files: regexp.MustCompile(`^lib/index\.js$`),
		extract: func(_, text string, add func(term, code string)) {
			for _, m := range regexp.MustCompile(`statusCode: (\d{3}),[^}]*ctor: exports\.(\w+)`).FindAllStringSubmatch(text, -1) {
				add("Boom."+m[2], m[1])
			}
			for _, m := range regexp.MustCompile(`exports\.(\w+) = function \([^)]*\) \{\s*(?:[^}]*?)internals\.serverError\([^,]+, [^,]+, (\d{3})`).FindAllStringSubmatch(text, -1) {
				add("Boom."+m[1], m[2])
			}
		},
	},
	"symfony": {
		name: "Symfony exception", repo: "symfony/http-kernel", files: regexp.MustCompile(`^Exception/\w+HttpException\.php$`),
		extract: pairs(`(?s)class (\w+) extends.*?parent::__construct\((\d{3}),`),
	},
	"laravel": {
		name: "Laravel exception", repo: "laravel/framework", files: regexp.MustCompile(`^src/Illuminate/Foundation/Exceptions/Handler\.php$`),
		extract: func(_, text string, add func(term, code string)) {
			pairs(`\$e instanceof (\w+)[^\n]*=> new HttpException\((\d{3}),`)("", text, add)
			for _, m := range regexp.MustCompile(`\$e instanceof (\w+)[^\n]*=> new (NotFound|AccessDenied|BadRequest)HttpException`).FindAllStringSubmatch(text, -1) {
				add(m[1], map[string]string{"NotFound": "404", "AccessDenied": "403", "BadRequest": "400"}[m[2]])
			}
		},
	},
	"django-rest-framework": {
		name: "Django REST framework exception", repo: "encode/django-rest-framework", files: regexp.MustCompile(`^rest_framework/exceptions\.py$`),
		extract: pairs(`class (\w+)\(APIException\):[^@]*?status_code = status\.(HTTP_\d{3})`),
	},
	"kubernetes": {
		name: "Kubernetes reason", repo: "kubernetes/apimachinery", files: regexp.MustCompile(`^pkg/apis/meta/v1/types\.go$`),
		extract: func(_, text string, add func(term, code string)) {
			// Reasons of one word, such as Invalid, are everyday words.
			for _, m := range regexp.MustCompile(`// Status code (\d{3})[^\n]*\n\s*StatusReason\w+ StatusReason = "(\w+[A-Z]\w+)"`).FindAllStringSubmatch(text, -1) {
				add(m[2], m[1])
			}
		},
	},
	"docker-registry": {
		name: "container registry error", repo: "distribution/distribution", files: regexp.MustCompile(`^registry/api/errcode/(register|errors)\.go$`),
		extract: pairs(`(?s)Value:\s*"([A-Z]+_\w+)",.{0,700}?HTTPStatusCode:\s*http\.(Status\w+)`),
	},
	"grpc": {
		name: "gRPC status", repo: "googleapis/googleapis", files: regexp.MustCompile(`^google/rpc/code\.proto$`), exact: true,
		extract: func(_, text string, add func(term, code string)) {
			for _, m := range regexp.MustCompile(`HTTP Mapping: (\d{3})[^\n]*\n\s*([A-Z_]+) = `).FindAllStringSubmatch(text, -1) {
				add(m[2], m[1])
			}
		},
	},
	"spring": {
		name: "Spring exception", repo: "spring-projects/spring-framework",
		files:   regexp.MustCompile(`^spring-webmvc/src/main/java/org/springframework/web/servlet/mvc/support/DefaultHandlerExceptionResolver\.java$`),
		extract: pairs(`<td><div class="block">(?:\{@link )?(\w+Exception)\}?</div></td>\s*\*\s*<td><div class="block">(\d{3})`),
	},
	"envoy-flags": {
		name: "Envoy response flag", repo: "envoyproxy/envoy", files: regexp.MustCompile(`^docs/root/configuration/observability/access_log/usage\.rst$`), exact: true,
		extract: pairs(`\*\*\w+\*\*, \*\*(\w+)\*\*, [^\n]*?(\d{3}) response code`),
	},
}

// pairs finds terms and codes with a pattern that has a group for each.
func pairs(pattern string) func(path, text string, add func(term, code string)) {
	re := regexp.MustCompile(pattern)
	return func(_, text string, add func(term, code string)) {
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			add(m[1], m[2])
		}
	}
}

// reach is how many bytes of source a code may follow its message.
const reach = 450

// constantCode is a code as C sources of servers name it. In nginx, basic
// authentication has a function of its own for it, and the limits a directive, whose
// default counts.
var constantCode = regexp.MustCompile(`\b(?:NGX_HTTP_\w+|HTTP_[A-Z_]+|ngx_http_auth_basic_set_realm|l[rc]cf->status_code)\b`)

// afterMessage finds messages, and the code in the statement that ends the handling of
// the request next, before the next message and the end of the function.
func afterMessage(message, outcome *regexp.Regexp) func(path, text string, add func(term, code string)) {
	return func(_, text string, add func(term, code string)) {
		found := message.FindAllStringSubmatchIndex(text, -1)
		for i, m := range found {
			end := min(len(text), m[1]+reach)
			if i+1 < len(found) {
				end = min(end, found[i+1][0])
			}
			rest := text[m[1]:end]
			if stop := strings.Index(rest, "\n}"); stop >= 0 {
				rest = rest[:stop]
			}
			for _, o := range outcome.FindAllStringSubmatch(rest, -1) {
				if code := constantCode.FindString(o[1]); code != "" {
					add(constant(text[m[2]:m[3]]), code)
				}
				if !strings.Contains(o[1], "NGX_DECLINED") && !strings.Contains(o[1], "LIMIT_") { // a dry run
					break
				}
			}
		}
	}
}

var literal = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)

// variable is a variable in a format of C, with the quotes around it.
var variable = regexp.MustCompile(`"?%[-*.0-9]*[a-zA-Z]+"?`)

// constant returns the constant part of a format: literals of C joined, without
// variables, up to the first that has three words before it. It is empty when that
// leaves less than three words, or does not start with the subject.
func constant(source string) string {
	if !strings.Contains(source, `"`) {
		return source
	}
	var b strings.Builder
	for _, m := range literal.FindAllStringSubmatch(source, -1) {
		b.WriteString(m[1])
	}
	text := strings.ReplaceAll(b.String(), `\"`, `"`)
	for {
		at := variable.FindStringIndex(text)
		if at == nil {
			break
		}
		if len(strings.Fields(text[:at[0]])) >= 3 {
			text = text[:at[0]]
			break
		}
		text = text[:at[0]] + text[at[1]:]
	}
	text = strings.Join(strings.Fields(strings.Trim(text, ` ,:"(`)), " ")
	if len(strings.Fields(text)) < 3 || strings.HasPrefix(text, "is ") || strings.HasPrefix(text, "could not be created") {
		return ""
	}
	return text
}

// special names are those of the upstream module of nginx, which
// ngx_http_upstream_next() turns into codes.
var special = map[string]int{
	"ngxhttpupstreamfterror": 502, "ngxhttpupstreamftinvalidheader": 502, "ngxhttpupstreamftnolive": 502, "ngxhttpupstreamfttimeout": 504,
	"ngxhttprequestheadertoolarge": 494, "ngxhttpscerror": 495, "ngxhttpsnocert": 496, "ngxhttptohttps": 497, "ngxhttpnginxcodes": 0,
	"ngxhttpauthbasicsetrealm": 401, "lrcfstatuscode": 503, "lccfstatuscode": 503,
	"ngxhttpclose": 444, "ngxhttpclientclosedrequest": 499,
}

// names are the codes by the letters of their constants and phrases.
var names = func() map[string]int {
	all := map[string]int{}
	for _, s := range catalog.All() {
		for _, c := range s.Constants {
			for _, expr := range append([]string{c.Expr}, c.Aliases...) {
				all[letters(expr[strings.LastIndexAny(expr, ".:")+1:])] = s.Code
			}
		}
		for _, name := range append(append([]string{s.Phrase}, s.FormerNames...), s.Aliases...) {
			if s.Registered() {
				all[letters(name)] = s.Code
			}
		}
	}
	return all
}()

// codeOf reads a number or a constant.
func codeOf(s string) (int, bool) {
	l := letters(s)
	if n, ok := special[l]; ok {
		return n, n > 0
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(s, "HTTP_")); err == nil {
		_, known := catalog.Lookup(n)
		return n, known
	}
	for _, prefix := range []string{"", "ngxhttp", "http", "status", "sc", "actiondispatchconstants"} {
		if rest, ok := strings.CutPrefix(l, prefix); ok {
			if n, ok := names[rest]; ok {
				return n, n >= 400
			}
		}
	}
	return 0, false
}

// letters returns the letters of a name in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, s)
}
