package main

import (
	"regexp"
	"strings"
)

// extractor finds terms and their codes in a project's source.
type extractor struct {
	name  string // what a result says before the term
	repo  string // on GitHub
	page  string // the address of the files, when they are not read from that repository
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
		extract: pairs(`\*\*([A-Z]+)\*\*: [^*]*? in addition to (\d{3}) response code`),
	},
	"heroku": {
		name: "Heroku error code", page: "https://devcenter.heroku.com", files: regexp.MustCompile(`^articles/error-codes$`), exact: true,
		extract: pairs(`\bcode=(H\d\d) .*\bstatus=(\d{3})`),
	},
	"aspnet-core": {
		name: "ASP.NET Core class", repo: "aspnet/Mvc", files: regexp.MustCompile(`^src/Microsoft\.AspNetCore\.Mvc\.Core/\w+Result\.cs$`),
		extract: pairs(`(?s)public class (\w+Result)\b.*?DefaultStatusCode = StatusCodes\.Status(\d{3})`),
	},
	"kestrel": {
		name: "Kestrel message", repo: "aspnet/KestrelHttpServer", files: regexp.MustCompile(`^src/Kestrel\.Core/(BadHttpRequestException\.cs|CoreStrings\.resx)$`),
		extract: kestrel(),
	},
	"nestjs": {
		name: "NestJS exception", page: "https://www.npmjs.com/package/@nestjs/common?activeTab=code#", files: regexp.MustCompile(`^exceptions/[a-z-]+\.exception\.js$`),
		extract: pairs(`(?s)class (\w+Exception) extends HttpException.*?response status code will be (\d{3})`),
	},
	"django": {
		name: "Django exception", repo: "django/django", files: regexp.MustCompile(`^django/core/(exceptions|handlers/exception)\.py$`),
		extract: django(),
	},
	// Where a source names a class of codes, its generic code is taken, as a client does
	// with a code that it does not know.
	"axios": {
		name: "axios code", page: "https://www.npmjs.com/package/axios?activeTab=code#", files: regexp.MustCompile(`^lib/core/settle\.js$`), exact: true,
		extract: func(_, text string, add func(term, code string)) {
			for _, m := range regexp.MustCompile(`status >= (\d00) && response\.status < (\d00) \? AxiosError\.(\w+) : AxiosError\.(\w+)`).FindAllStringSubmatch(text, -1) {
				add(m[3], m[1])
				add(m[4], m[2])
			}
		},
	},
	"guzzle": {
		name: "Guzzle exception", repo: "guzzle/guzzle", files: regexp.MustCompile(`^src/Exception/\w+Exception\.php$`),
		extract: func(_, text string, add func(term, code string)) {
			for _, m := range regexp.MustCompile(`\((\d)xx codes\)\s*\*/\s*class (\w+)`).FindAllStringSubmatch(text, -1) {
				add(m[2], m[1]+"00")
			}
		},
	},
	"requests": {
		name: "Python requests.codes", repo: "psf/requests", files: regexp.MustCompile(`^src/requests/status_codes\.py$`), exact: true,
		extract: func(_, text string, add func(term, code string)) {
			for _, m := range regexp.MustCompile(`(?s)\n    (\d{3}): \((.*?)\),`).FindAllStringSubmatch(text, -1) {
				for _, n := range regexp.MustCompile(`"([a-z]+_\w+)"`).FindAllStringSubmatch(m[2], -1) {
					if !isName(n[1]) {
						add(n[1], m[1])
					}
				}
			}
		},
	},
	"wininet": {
		name: "WinINet constant", repo: "MicrosoftDocs/win32", files: regexp.MustCompile(`^desktop-src/WinInet/http-status-codes\.md$`), exact: true,
		extract: func(_, text string, add func(term, code string)) {
			for _, m := range regexp.MustCompile(`\*\*HTTP\\_STATUS\\_([A-Z\\_]+)\*\*\s*</dt> <dd> <dl> <dt>\s*(\d{3})`).FindAllStringSubmatch(text, -1) {
				if name := strings.ReplaceAll(m[1], `\`, ""); !isName(name) {
					add("HTTP_STATUS_"+name, m[2])
				}
			}
		},
	},
	"git": {
		name: "git message", repo: "git/git", files: regexp.MustCompile(`^(http\.[ch]|remote-curl\.c)$`),
		extract: git(),
	},
	"npm": {
		name: "npm error", repo: "npm/npm-registry-fetch", files: regexp.MustCompile(`^lib/(check-response|errors)\.js$`),
		extract: npm(),
	},
	"docker": {
		name: "Docker message", repo: "moby/moby", files: regexp.MustCompile(`^daemon/(server/httpstatus/status|errors|delete|rename|create|start|commit|kill|container|names|inspect|exec|archive|stop|export|logs|volumes|attach|monitor|pause|unpause|resize|top_unix)\.go$`),
		extract: docker(),
	},
}
