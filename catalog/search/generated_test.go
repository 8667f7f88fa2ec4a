package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// generatedShare is the share, in percent, of generated log lines whose code must be
// the first result.
const generatedShare = 98

// nginxMessages are messages that nginx writes while it answers a request, as they
// are in its source (src/http, src/event, commit 3f6f7824, 2026-08-21), and the code
// that it then answers with; a %s, %d or %a is filled with a path, a number, an
// address. %w is what it was doing, for the upstream.
var nginxMessages = []struct {
	level, message string
	codes          []int
}{
	{"error", "upstream timed out (110: Connection timed out) while connecting to upstream", []int{504}},
	{"error", "upstream timed out (110: Operation timed out) while reading response header from upstream", []int{504}},
	{"error", "connect() failed (111: Connection refused) while connecting to upstream", []int{502}},
	{"error", "connect() failed (113: No route to host) while connecting to upstream", []int{502}},
	{"crit", "connect() to unix:/run/php/php8.2-fpm.sock failed (2: No such file or directory) while connecting to upstream", []int{502}},
	{"crit", "connect() to unix:/run/app.sock failed (13: Permission denied) while connecting to upstream", []int{502}},
	{"error", "recv() failed (104: Connection reset by peer) while reading response header from upstream", []int{502}},
	{"error", "upstream prematurely closed connection while reading response header from upstream", []int{502}},
	{"error", "upstream sent too big header while reading response header from upstream", []int{502}},
	{"error", "upstream sent invalid header while reading response header from upstream", []int{502}},
	{"error", "upstream sent no valid HTTP/1.0 header while reading response header from upstream", []int{502}},
	{"error", "no live upstreams while connecting to upstream", []int{502}},
	{"error", "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number) while SSL handshaking to upstream", []int{502}},
	{"error", "peer closed connection in SSL handshake (104: Connection reset by peer) while SSL handshaking to upstream", []int{502}},
	{"error", "upstream SSL certificate verify error: (18:self-signed certificate) while SSL handshaking to upstream", []int{502}},
	{"error", "backend.local could not be resolved (3: Host not found)", []int{502}},
	{"error", "no resolver defined to resolve api.internal", []int{502}},
	{"error", "client intended to send too large body: %d bytes", []int{413}},
	{"error", "client intended to send too large chunked body: %d+%d bytes", []int{413}},
	{"error", `limiting requests, excess: %d.%d by zone "one"`, []int{503, 429}},
	{"error", `limiting connections by zone "addr"`, []int{503, 429}},
	{"error", "access forbidden by rule", []int{403}},
	{"error", `directory index of "%s/" is forbidden`, []int{403}},
	{"error", `open() "%s" failed (2: No such file or directory)`, []int{404}},
	{"error", `"%s/index.html" is not found (2: No such file or directory)`, []int{404}},
	{"error", `open() "%s" failed (13: Permission denied)`, []int{403}},
	{"error", `user "admin" was not found in "/etc/nginx/.htpasswd"`, []int{401, 403}},
	{"error", `user "admin": password mismatch`, []int{401, 403}},
	{"info", "no user/password was provided for basic authentication", []int{401}},
	{"error", "rewrite or internal redirection cycle while internally redirecting to \"/index.html\"", []int{500}},
	{"info", "client timed out (110: Connection timed out) while reading client request headers", []int{408}},
	{"info", "client prematurely closed connection while reading client request body", []int{499, 400}},
	{"info", "epoll_wait() reported that client prematurely closed connection, so upstream connection is closed too while sending request to upstream", []int{499}},
	{"info", "client sent too long URI while reading client request line", []int{414}},
	{"info", `client sent too long header line: "Cookie: a=b..." while reading client request headers`, []int{400, 431, 494}},
	{"info", "client sent invalid method while reading client request line", []int{400, 405}},
	{"info", `client sent invalid request while reading client request line`, []int{400}},
	{"info", `client sent HTTP/1.1 request without "Host" header while reading client request headers`, []int{400}},
	{"info", `client sent invalid "Content-Length" header while reading client request headers`, []int{400}},
	{"info", "client sent plain HTTP request to HTTPS port while reading client request headers", []int{400, 497}},
	{"info", "client sent no required SSL certificate while reading client request headers", []int{400, 496}},
	{"info", "client SSL certificate verify error: (10:certificate has expired) while reading client request headers", []int{400, 495}},
	{"info", "client sent invalid header line: \"x\\x00d: 1\" while reading client request headers", []int{400}},
	{"crit", `open() "/var/lib/nginx/body/%d" failed (28: No space left on device)`, []int{500, 507}},
	{"error", `FastCGI sent in stderr: "Primary script unknown" while reading response header from upstream`, []int{404}},
	{"error", `FastCGI sent in stderr: "PHP message: PHP Fatal error:  Uncaught Error: Call to undefined function x() in %s:%d"`, []int{500}},
	{"error", `auth request unexpected status: 502 while sending to client`, []int{500, 502}},
	{"crit", "SSL_do_handshake() failed (SSL: error:0A000412:SSL routines::sslv3 alert bad certificate) while SSL handshaking to upstream", []int{502}},
}

// generator makes the parts of log lines that differ from line to line.
type generator struct{ *rand.Rand }

func (g generator) pick(list ...string) string { return list[g.IntN(len(list))] }

func (g generator) address() string {
	if g.IntN(6) == 0 {
		return fmt.Sprintf("2001:db8::%x:%x", g.IntN(65536), g.IntN(65536))
	}
	return fmt.Sprintf("%d.%d.%d.%d", 1+g.IntN(254), g.IntN(256), g.IntN(256), 1+g.IntN(254))
}

// path makes a path with numbers that look like codes.
func (g generator) path() string {
	return g.pick("/", "/index.html", "/api/v1/users", "/wp-login.php", "/.env", "/static/app.js", "/favicon.ico",
		fmt.Sprintf("/users/%d", 100+g.IntN(500)), fmt.Sprintf("/api/v2/orders/%d/items?limit=%d&page=404", g.IntN(10000), 100*g.IntN(6)),
		fmt.Sprintf("/error/%d.html", 400+g.IntN(120)), "/search?q=not+found", "/img/photo-500x300.jpg")
}

func (g generator) when() time.Time {
	return time.Date(2019+g.IntN(8), time.Month(1+g.IntN(12)), 1+g.IntN(28), g.IntN(24), g.IntN(60), g.IntN(60), g.IntN(1e9), time.FixedZone("", 3600*(g.IntN(20)-10)))
}

func (g generator) agent() string {
	return g.pick("-", "curl/8.5.0", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
		"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "kube-probe/1.29", "Go-http-client/2.0")
}

// fill replaces %s by a path and %d by a number.
func (g generator) fill(message string) string {
	for strings.Contains(message, "%s") {
		message = strings.Replace(message, "%s", "/usr/share/nginx"+g.pick("/html", "/html/assets", "/404", "/site-200")+g.pick("/a.png", "/robots.txt", "/wp-login.php"), 1)
	}
	for strings.Contains(message, "%d") {
		message = strings.Replace(message, "%d", fmt.Sprint(g.IntN(1000000)), 1)
	}
	return message
}

// before makes what stands in front of a line: nothing, a container's or the system
// log's prefix.
func (g generator) before() string {
	switch g.IntN(6) {
	case 0:
		return g.pick("web-1  | ", "nginx_proxy  | ", "proxy-200 | ")
	case 1:
		return g.when().Format("2006-01-02T15:04:05.000000000Z") + " stderr F "
	case 2:
		return g.when().Format("Jan _2 15:04:05") + g.pick(" web1", " ip-10-0-0-200", " proxy404") + fmt.Sprintf(" nginx[%d]: ", g.IntN(600))
	}
	return ""
}

func (g generator) nginxError(message, level string) string {
	pid := g.IntN(1000)
	line := fmt.Sprintf("%s%s [%s] %d#%d: *%d %s, client: %s, server: %s", g.before(), g.when().Format("2006/01/02 15:04:05"), level, pid, pid,
		g.IntN(2000), g.fill(message), g.address(), g.pick("_", "example.com", "api.example.com", "localhost"))
	if g.IntN(5) > 0 {
		line += fmt.Sprintf(`, request: "%s %s HTTP/%s"`, g.pick("GET", "POST", "PUT", "HEAD"), g.path(), g.pick("1.0", "1.1", "2.0"))
	}
	if strings.Contains(message, "upstream") {
		line += fmt.Sprintf(`, upstream: "http://%s:%d%s"`, g.address(), 80+g.IntN(9000), g.path())
	}
	if g.IntN(2) > 0 {
		line += fmt.Sprintf(`, host: "%s"`, g.pick("example.com", "api.example.com:8443", "10.0.0.200"))
	}
	if g.IntN(3) == 0 {
		line += `, referrer: "https://example.com/404"`
	}
	return line
}

func TestErrorLinesOfNginx(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(1, 2))}
	lines, right := 0, 0
	for _, m := range nginxMessages {
		for range 40 {
			line := g.nginxError(m.message, m.level)
			lines++
			a := Run(line, Filter{})
			top, ok := a.Top()
			if ok && has(m.codes, top.Status.Code) && a.Explainable {
				right++
			} else {
				t.Logf("%s: got%s for %q", line, first(a.Results, 4), a.Text)
			}
		}
	}
	share(t, lines, right)
}

// accessFormats write a line of an access log for a status.
var accessFormats = []struct {
	name string
	line func(g generator, code int) string
}{
	{"common", func(g generator, code int) string {
		return fmt.Sprintf(`%s - %s [%s] "%s" %d %d`, g.address(), g.pick("-", "admin", "user404"), g.when().Format("02/Jan/2006:15:04:05 -0700"), g.request(), code, g.IntN(9999))
	}},
	{"combined", func(g generator, code int) string {
		return fmt.Sprintf(`%s%s - - [%s] "%s" %d %d "%s" "%s"%s`, g.before(), g.address(), g.when().Format("02/Jan/2006:15:04:05 -0700"), g.request(), code, g.IntN(9999),
			g.pick("-", "https://example.com/500"), g.agent(), g.pick("", ` "203.0.113.200"`, " 0.404"))
	}},
	{"with a host", func(g generator, code int) string {
		return fmt.Sprintf(`www.example.com:443 %s - - [%s] "%s" %d %d "-" "%s"`, g.address(), g.when().Format("02/Jan/2006:15:04:05 -0700"), g.request(), code, 100+g.IntN(400), g.agent())
	}},
	{"no request", func(g generator, code int) string {
		return fmt.Sprintf(`%s - - [%s] "%s" %d %d "-" "-"`, g.address(), g.when().Format("02/Jan/2006:15:04:05 -0700"), g.pick("-", "", `\x16\x03\x01\x00\xEE\x01\x00`), code, g.IntN(600))
	}},
	{"Envoy", func(g generator, code int) string {
		return fmt.Sprintf(`[%s] "%s" %d - "-" 0 %d %d - "%s" "-" "b9a1c3f0-404a-4e00-9c1d-200e5f3a1b22" "example.com" "10.0.0.1:8080"`, g.when().Format("2006-01-02T15:04:05.000Z"), g.request(), code, 100+g.IntN(400), g.IntN(600), g.address())
	}},
	{"HAProxy", func(g generator, code int) string {
		return fmt.Sprintf(`%s localhost haproxy[%d]: %s:%d [%s] http-in static/srv1 10/0/30/%d/%d %d 2750 - - ---- 1/1/1/1/0 0/0 {} {} "%s"`,
			g.when().Format("Jan _2 15:04:05"), g.IntN(600), g.address(), 100+g.IntN(60000), g.when().Format("02/Jan/2006:15:04:05.000"), g.IntN(600), g.IntN(600), code, g.request())
	}},
	{"load balancer", func(g generator, code int) string {
		return fmt.Sprintf(`http %s app/my-lb/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.000 0.001 0.000 %d %d 34 366 "%s" "%s" - -`, g.when().Format("2006-01-02T15:04:05.000000Z"), code, code, g.request(), g.agent())
	}},
	{"IIS", func(g generator, code int) string {
		return fmt.Sprintf(`%s 10.0.0.%d GET %s - 443 - %s Mozilla/5.0+(Windows) - %d 0 %d %d`, g.when().Format("2006-01-02 15:04:05"), g.IntN(250), strings.ReplaceAll(g.path(), "?", " "), g.address(), code, g.IntN(200), 100+g.IntN(400))
	}},
	{"Squid", func(g generator, code int) string {
		return fmt.Sprintf(`%d.%03d %6d %s TCP_MISS/%03d %d GET http://example.com%s - DIRECT/203.0.113.4 text/html`, g.when().Unix(), g.IntN(1000), g.IntN(600), g.address(), code, g.IntN(5000), g.path())
	}},
	{"Gin", func(g generator, code int) string {
		return fmt.Sprintf(`[GIN] %s | %d | %d.%03dms | %s | GET      "%s"`, g.when().Format("2006/01/02 - 15:04:05"), code, g.IntN(600), g.IntN(1000), g.address(), g.path())
	}},
	{"morgan", func(g generator, code int) string {
		return fmt.Sprintf(`GET %s %d %d.%03d ms - %d`, g.path(), code, g.IntN(600), g.IntN(1000), g.IntN(600))
	}},
	{"uvicorn", func(g generator, code int) string {
		return fmt.Sprintf(`INFO:     %s:%d - "%s" %d`, g.address(), g.IntN(60000), g.request(), code)
	}},
	{"Caddy", func(g generator, code int) string {
		return fmt.Sprintf(`{"level":"info","ts":%d.%d,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"%s","remote_port":"%d","proto":"HTTP/2.0","method":"GET","host":"example.com","uri":"%s"},"bytes_read":0,"duration":0.000404,"size":%d,"status":%d}`,
			g.when().Unix(), g.IntN(1000000), g.address(), g.IntN(60000), g.path(), 100+g.IntN(400), code)
	}},
	{"key=value", func(g generator, code int) string {
		return fmt.Sprintf(`%s at=info method=GET path="%s" host=example.com request_id=404a200b dyno=web.1 connect=1ms service=%dms status=%d bytes=%d`, g.when().Format("2006-01-02T15:04:05.000000+00:00"), g.path(), 100+g.IntN(400), code, 100+g.IntN(400))
	}},
	{"Docker", func(g generator, code int) string {
		return fmt.Sprintf(`{"log":"%s - - [%s] \"%s\" %d %d\n","stream":"stdout","time":"%s"}`, g.address(), g.when().Format("02/Jan/2006:15:04:05 -0700"), g.request(), code, g.IntN(600), g.when().Format(time.RFC3339))
	}},
}

func (g generator) request() string {
	return g.pick("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS") + " " + g.path() + " HTTP/" + g.pick("1.0", "1.1", "2.0", "3")
}

func TestLinesOfAccessLogs(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(3, 4))}
	codes := []int{200, 201, 204, 206, 301, 302, 304, 307, 308, 400, 401, 403, 404, 405, 408, 413, 414, 429, 444, 499, 500, 502, 503, 504}
	lines, right := 0, 0
	for _, format := range accessFormats {
		for range 100 {
			code := codes[g.IntN(len(codes))]
			line := format.line(g, code)
			lines++
			a := Run(line, Filter{})
			top, ok := a.Top()
			if ok && top.Status.Code == code && a.Explainable {
				right++
			} else {
				t.Logf("%s, %d: got%s: %s", format.name, code, first(a.Results, 4), line)
			}
		}
	}
	share(t, lines, right)
}

func share(t *testing.T, all, right int) {
	t.Helper()
	s := 100 * float64(right) / float64(all)
	t.Logf("%d of %d lines, %.1f%%", right, all, s)
	if s < generatedShare {
		t.Errorf("the code of %.1f%% of the lines is the first result, want %d%%", s, generatedShare)
	}
}
