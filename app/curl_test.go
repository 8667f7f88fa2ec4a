package app

import "testing"

func TestCurlCommandSendsTheRequestOfAnExample(t *testing.T) {
	for _, tt := range []struct{ name, request, want string }{
		{
			"a plain GET", "GET /a?b=c HTTP/1.1\nHost: x.example",
			`curl -i 'https://x.example/a?b=c'`,
		},
		{
			"fields", "GET / HTTP/1.1\nHost: x.example\nAccept: text/html",
			"curl -i 'https://x.example/' \\\n  -H 'Accept: text/html'",
		},
		{
			"content with quotes", "POST /n HTTP/1.1\nHost: x.example\nContent-Type: text/plain\nContent-Length: 4\n\nit's",
			"curl -i -X POST 'https://x.example/n' \\\n  -H 'Content-Type: text/plain' \\\n  --data-binary 'it'\\''s'",
		},
		{"HEAD", "HEAD / HTTP/1.1\nHost: x.example", `curl -i --head 'https://x.example/'`},
	} {
		if got := CurlCommand(tt.request); got != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.name, got, tt.want)
		}
	}
}
