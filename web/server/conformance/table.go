package conformance

import "strings"

// Table returns all cases.
func Table() []Case {
	var all []Case
	for _, group := range [][]Case{files(), negotiated(), conditional(), ranges(), redirects(), missing(), methodCases(), otherSites(), hostile()} {
		all = append(all, group...)
	}
	return all
}

func files() []Case {
	is := func(name, path, file, mediaType, cache string) Case {
		return Case{Name: name, Path: path, Status: 200, File: file, Want: Fields{
			"Content-Type": mediaType, "Cache-Control": cache, "Content-Encoding": "", "Last-Modified": "",
		}}
	}
	return []Case{
		is("the home page is served at the base path", "/", "index.html", html, revalidate),
		is("a query does not change the file", "/?q=rate+limit&class=4xx", "index.html", html, revalidate),
		is("a code page is served at its folder", "/status/404/", page, html, revalidate),
		is("a code page with a query is the same page", "/status/404/?from=embed", page, html, revalidate),
		is("an escaped letter is the letter", "/%73tatus/404/", page, html, revalidate),
		is("the page of a class of unassigned numbers has an address", "/status/4xx/", "status/4xx/index.html", html, revalidate),
		is("a class page", "/category/client-error/", "category/client-error/index.html", html, revalidate),
		is("a vendor page", "/vendor/cloudflare/", "vendor/cloudflare/index.html", html, revalidate),
		is("the folder of the code pages has a page that leads on", "/status/", "status/index.html", html, revalidate),
		is("the about page", "/about/", "about/index.html", html, revalidate),
		is("the not-found page under its own name is a file", "/404.html", "404.html", html, revalidate),
		is("the list of codes is JSON", "/api/v1/codes.json", "api/v1/codes.json", "application/json", revalidate),
		is("one code is JSON", "/api/v1/codes/404.json", "api/v1/codes/404.json", "application/json", revalidate),
		is("the manifest has its own media type", "/manifest.webmanifest", "manifest.webmanifest", "application/manifest+json", revalidate),
		is("the sitemap is XML", "/sitemap.xml", "sitemap.xml", "application/xml", revalidate),
		is("the search description has its own media type", "/opensearch.xml", "opensearch.xml", "application/opensearchdescription+xml", revalidate),
		is("robots.txt is text", "/robots.txt", "robots.txt", "text/plain; charset=utf-8", revalidate),
		is("the service worker is revalidated", "/sw.js", "sw.js", script, revalidate),
		is("an SVG icon", "/icons/icon.svg", "icons/icon.svg", "image/svg+xml", revalidate),
		is("a PNG icon", "/icons/icon-192.png", "icons/icon-192.png", "image/png", revalidate),
		is("the style sheet is immutable", "/assets/site.*.css", "assets/site.*.css", "text/css; charset=utf-8", forever),
		is("the boot script is immutable", "/assets/boot.*.js", "assets/boot.*.js", script, forever),
		is("the browser program can be compiled while it streams", "/assets/app.*.wasm", "assets/app.*.wasm", "application/wasm", forever),
	}
}

func negotiated() []Case {
	coded := func(name, accept, coding string) Case {
		want := Fields{"Content-Encoding": coding, "Vary": vary, "Content-Type": html}
		return Case{Name: name, Path: "/status/404/", Header: []string{"Accept-Encoding: " + accept}, Status: 200, Want: want, File: page, Coding: coding}
	}
	own := func(c Case, why string) Case { c.Own = why; return c }
	refused := func(name, accept string) Case {
		return Case{Name: name, Path: "/status/404/", Header: []string{"Accept-Encoding: " + accept}, Status: 406, Want: Fields{"Content-Encoding": ""}}
	}
	file := func(name, path, file, coding, mediaType string) Case {
		return Case{
			Name: name, Path: path, Header: []string{browser}, Status: 200, File: file, Coding: coding,
			Want: Fields{"Content-Encoding": coding, "Content-Type": mediaType},
		}
	}
	return []Case{
		coded("a browser gets brotli", "gzip, deflate, br, zstd", "br"),
		coded("a client that knows gzip gets gzip", "gzip", "gzip"),
		coded("brotli alone", "br", "br"),
		coded("names of codings are case-insensitive", "BR", "br"),
		coded("an unknown coding leaves the file as it is", "compress, sdch", ""),
		coded("identity asks for the file as it is", "identity", ""),
		coded("an empty field asks for the file as it is", "", ""),
		coded("no white space is needed", "gzip,br", "br"),
		coded("white space around weights is allowed", "br ; q=1 , gzip ; q=0.5", "br"),
		coded("a weight of 0 refuses brotli", "br;q=0, gzip", "gzip"),
		coded("a weight of 0.000 refuses brotli", "br;q=0.000, gzip;q=0.001", "gzip"),
		coded("weights of 0 for all codings leave the file as it is", "br;q=0, gzip;q=0", ""),
		coded("the higher weight wins", "br;q=0.5, gzip;q=1.0", "gzip"),
		coded("a named identity wins over a lower brotli", "identity, br;q=0.5", ""),
		coded("low weights are weights", "br;q=0.001", "br"),
		coded("a name that only starts with br is another name", "brotli, x-br", ""),
		coded("a name that only starts with gzip is another name", "gzipped", ""),
		coded("a star stands for every coding", "*", "br"),
		coded("a refused identity leaves brotli", "identity;q=0, br", "br"),
		coded("a refused identity and a star leave brotli", "identity;q=0, *", "br"),
		refused("a refused identity leaves nothing", "identity;q=0"),
		refused("a refused star leaves nothing", "*;q=0"),
		refused("a refused identity and only unknown codings leave nothing", "identity;q=0, compress"),
		coded("identity outlives a refused star when it is named", "identity;q=0.5, *;q=0", ""),
		own(coded("weights below 1 are compared", "br;q=0.4, gzip;q=0.6", "gzip"), noWeights),
		own(coded("a star gives gzip where brotli is refused", "br;q=0, *", "gzip"), noWeights),
		own(coded("identity with the higher weight wins", "br;q=0.3, identity;q=0.7", ""), noWeights),
		own(coded("a member with a broken weight is ignored", "br;q=abc, gzip;q=0.2", "gzip"), noWeights),
		own(coded("a weight above 1 is broken", "br;q=2, gzip;q=0.5", "gzip"), noWeights),
		own(coded("x-gzip is gzip", "x-gzip", "gzip"), noWeights),
		{
			Name: "several lines are one list", Path: "/status/404/", Header: []string{"Accept-Encoding: identity;q=0", "Accept-Encoding: gzip"},
			Status: 200, File: page, Coding: "gzip", Want: Fields{"Content-Encoding": "gzip"}, Own: oneLine,
		},
		{
			Name: "an image without variants is refused with identity", Path: "/icons/icon-192.png", Header: []string{"Accept-Encoding: br, identity;q=0"},
			Status: 406, Own: noPartial,
		},
		file("the browser program comes in brotli", "/assets/app.*.wasm", "assets/app.*.wasm", "br", "application/wasm"),
		file("the style sheet comes in brotli", "/assets/site.*.css", "assets/site.*.css", "br", "text/css; charset=utf-8"),
		file("JSON comes in brotli", "/api/v1/codes.json", "api/v1/codes.json", "br", "application/json"),
		file("the manifest comes in brotli", "/manifest.webmanifest", "manifest.webmanifest", "br", "application/manifest+json"),
		file("the search description comes in brotli", "/opensearch.xml", "opensearch.xml", "br", "application/opensearchdescription+xml"),
		file("an image that does not shrink comes as it is", "/icons/icon-192.png", "icons/icon-192.png", "", "image/png"),
		{
			Name: "HEAD negotiates as GET does", Method: "HEAD", Path: "/status/404/", Header: []string{browser}, Status: 200,
			Want: Fields{"Content-Encoding": "br", "Vary": vary, "Content-Type": html},
		},
	}
}

func conditional() []Case {
	unchanged := func(name string, header ...string) Case {
		return Case{Name: name, Path: "/status/404/", Header: header, Status: 304, Want: Fields{"Cache-Control": revalidate, "Content-Encoding": ""}}
	}
	sent := func(name string, header ...string) Case {
		return Case{Name: name, Path: "/status/404/", Header: header, Status: 200, File: page, Want: Fields{"Content-Encoding": ""}}
	}
	own := func(c Case, why string) Case { c.Own = why; return c }
	coded := sent("a tag of another variant does not match", "Accept-Encoding: br", "If-None-Match: {etag gzip}")
	coded.Coding, coded.Want = "br", Fields{"Content-Encoding": "br"}
	asset := unchanged("an immutable file stays immutable with 304", "If-None-Match: {etag}")
	asset.Path, asset.Want = "/assets/site.*.css", Fields{"Cache-Control": forever}
	head := unchanged("HEAD is conditional too", "If-None-Match: {etag}")
	head.Method = "HEAD"
	varied := unchanged("304 repeats Vary", "Accept-Encoding: br", "If-None-Match: {etag br}")
	varied.Want = Fields{"Vary": vary}
	return []Case{
		unchanged("the file's tag matches", "If-None-Match: {etag}"),
		unchanged("the brotli variant's tag matches brotli", "Accept-Encoding: br", "If-None-Match: {etag br}"),
		unchanged("the gzip variant's tag matches gzip", "Accept-Encoding: gzip", "If-None-Match: {etag gzip}"),
		coded,
		sent("the brotli variant's tag does not match the file", "If-None-Match: {etag br}"),
		unchanged("a weak tag matches for If-None-Match", "If-None-Match: W/{etag}"),
		unchanged("a list matches when one of it does", `If-None-Match: "a", W/"b", {etag}, "c"`),
		unchanged("a list without white space matches", `If-None-Match: "a",{etag}`),
		unchanged("a star matches whatever there is", "If-None-Match: *"),
		sent("a list of strangers does not match", `If-None-Match: "a", "b"`),
		sent("a tag without quotes does not match", `If-None-Match: a`),
		sent("a comma within a tag does not end it", `If-None-Match: "a,b"`),
		own(unchanged("several lines of tags are one list", `If-None-Match: "a"`, "If-None-Match: {etag}"), oneLine),
		asset, head, varied,
		sent("a build has no date, so If-Modified-Since is ignored", "If-Modified-Since: Fri, 31 Dec 2999 23:59:59 GMT"),
		sent("If-None-Match counts more than If-Modified-Since", `If-None-Match: "a"`, "If-Modified-Since: Fri, 31 Dec 2999 23:59:59 GMT"),
		sent("a date that is none is ignored", "If-Modified-Since: yesterday"),
		own(sent("If-Unmodified-Since is ignored without a date", "If-Unmodified-Since: Sat, 01 Jan 2000 00:00:00 GMT"), noDate),
		sent("If-Match with the file's tag holds", "If-Match: {etag}"),
		sent("If-Match with a star holds", "If-Match: *"),
		{Name: "If-Match with a stranger fails", Path: "/status/404/", Header: []string{`If-Match: "a"`}, Status: 412},
		{Name: "If-Match compares strongly", Path: "/status/404/", Header: []string{`If-Match: W/{etag}`}, Status: 412},
		{
			Name: "what is not there is not there, whatever the condition", Path: "/nothing/", Header: []string{"If-None-Match: *"},
			Status: 404, File: "404.html", Want: Fields{"Etag": ""}, Own: "nginx and Caddy tag their error pages; no cache compares the tag of a 404",
		},
	}
}

func ranges() []Case {
	part := func(name, header string, from, to int) Case {
		return Case{
			Name: name, Path: "/icons/icon-192.png", Header: []string{header}, Status: 206, File: "icons/icon-192.png", From: from, To: to,
			Want: Fields{"Content-Encoding": "", "Content-Type": "image/png"},
		}
	}
	whole := func(name string, header ...string) Case {
		return Case{Name: name, Path: "/icons/icon-192.png", Header: header, Status: 200, File: "icons/icon-192.png"}
	}
	own := func(c Case, why string) Case { c.Own = why; return c }
	coded := part("a range is taken of the file itself, not of its brotli", "Range: bytes=10-19", 10, 19)
	coded.Path, coded.File, coded.Header = "/status/404/", page, append(coded.Header, browser)
	coded.Want = Fields{"Content-Encoding": "", "Content-Type": html, "Vary": vary}
	fresh := part("If-Range with the file's tag gives the part", "Range: bytes=0-9", 0, 9)
	fresh.Header = append(fresh.Header, "If-Range: {etag}")
	refused := func(name, header string) Case {
		return Case{Name: name, Path: "/icons/icon-192.png", Header: []string{header}, Status: 416}
	}
	many := strings.TrimSuffix(strings.Repeat("0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,", 2), ",")
	head := whole("Range is for GET alone", "Range: bytes=0-9")
	head.Method, head.File = "HEAD", ""
	return []Case{
		{Name: "a file says that it has ranges", Path: "/icons/icon-192.png", Status: 200, Want: Fields{"Accept-Ranges": "bytes"}},
		part("the first bytes", "Range: bytes=0-99", 0, 99),
		part("one byte", "Range: bytes=1-1", 1, 1),
		part("the end may be open, and beyond the file", "Range: bytes=100-99999999", 100, -1),
		coded, fresh,
		whole("If-Range with a stranger gives the file", "Range: bytes=0-9", `If-Range: "a"`),
		whole("If-Range compares strongly", "Range: bytes=0-9", `If-Range: W/{etag}`),
		whole("If-Range with a date gives the file: it has none", "Range: bytes=0-9", "If-Range: Sat, 01 Jan 2000 00:00:00 GMT"),
		whole("an unknown unit is ignored", "Range: pages=1-2"),
		{Name: "a range beyond the file is refused", Path: "/icons/icon-192.png", Header: []string{"Range: bytes=99999999-"}, Status: 416},
		own(refused("the last 0 bytes are no range (14.1.2)", "Range: bytes=-0"), "nginx answers so, too; Caddy sends 206 with an empty part"),
		refused("a range that ends before it begins is refused (14.1.1)", "Range: bytes=5-2"),
		own(whole("what is no range is ignored (14.2)", "Range: bytes=abc"), "nginx and Caddy answer with 416, which section 14.2 allows as well"),
		own(whole("ranges that overlap are ignored (14.2)", "Range: bytes=0-99,50-149"), "nginx and Caddy send the parts, which section 14.2 advises against"),
		own(whole("more than 16 ranges are ignored (14.2)", "Range: bytes="+many), "nginx and Caddy send the parts; limits are theirs to set (nginx: max_ranges)"),
		own(part("the unit's name is case-insensitive", "Range: Bytes=0-9", 0, 9), lowerCase),
		own(head, noHeadRange),
		{
			Name: "a conditional request with a range is answered by the condition first", Path: "/icons/icon-192.png",
			Header: []string{"Range: bytes=0-9", "If-None-Match: {etag}"}, Status: 304,
		},
	}
}

func redirects() []Case {
	leads := func(name, from, to string) Case {
		return Case{Name: name, Path: from, Status: 301, Want: Fields{"Location": "{base}" + strings.TrimPrefix(to, "/"), "Cache-Control": revalidate}}
	}
	root := leads("the host's root leads to the site's folder", "/", "/")
	root.Root, root.Own = true, ownPath
	list := []Case{
		leads("a bare number leads to its page", "/404", "/status/404/"),
		leads("a bare number with a slash leads to its page", "/404/", "/status/404/"),
		leads("a bare number keeps its query", "/404?q=a+b&x=%2F", "/status/404/?q=a+b&x=%2F"),
		leads("a page without the closing slash leads to it", "/status/404", "/status/404/"),
		leads("the query is kept with the slash", "/status/404?q=1", "/status/404/?q=1"),
		leads("a class of numbers without the slash leads to it", "/status/4xx", "/status/4xx/"),
		leads("a class page without the slash leads to it", "/category/client-error", "/category/client-error/"),
		leads("index.html leads to its folder", "/status/404/index.html", "/status/404/"),
		leads("the home page's index.html leads to the base path", "/index.html?q=x", "/?q=x"),
		leads("about without the slash leads to it", "/about", "/about/"),
		leads("an address in the query leads nowhere else", "/404?//evil.example/", "/status/404/?//evil.example/"),
		root,
	}
	head := list[0]
	head.Name, head.Method = "HEAD is redirected too", "HEAD"
	return append(list, head)
}

func missing() []Case {
	none := func(name, path, file string) Case {
		return Case{Name: name, Path: path, Status: 404, File: file, Want: Fields{"Content-Type": html, "Cache-Control": revalidate}}
	}
	const own, class = "404.html", "status/4xx/index.html"
	coded := none("the not-found page comes in brotli", "/nothing/", own)
	coded.Header, coded.Coding = []string{browser}, "br"
	coded.Want["Content-Encoding"], coded.Want["Vary"] = "br", vary
	ranged := none("there is no part of what is not there", "/nothing/", own)
	ranged.Header, ranged.Own = []string{"Range: bytes=0-9"}, "nginx and Caddy may send parts of an error page"
	head := none("HEAD of what is not there", "/nothing/", "")
	head.Method = "HEAD"
	return []Case{
		none("an unknown path gets the not-found page", "/nothing/", own),
		none("an unknown file gets the not-found page", "/nothing.txt", own),
		none("an unknown page below a page", "/status/404/more/", own),
		none("an unassigned number gets the page about its class", "/status/471/", class),
		none("an unassigned number without the slash too", "/status/471", class),
		none("a number outside 100-599 without an entry", "/status/742/", own),
		none("a bare unassigned number has no page", "/471", own),
		none("four digits are no status code", "/status/4040/", own),
		none("letters are no status code", "/status/abc/", own),
		none("an asset of another build is not immutable", "/assets/app.0000000000000000.wasm", own),
		none("the folder of assets is not listed", "/assets/", own),
		none("the folder of icons is not listed", "/icons", own),
		none("paths are case-sensitive", "/STATUS/404/", own),
		coded, ranged, head,
	}
}

func methodCases() []Case {
	wrong := func(name, method, path string) Case {
		return Case{Name: name, Method: method, Path: path, Status: 405, Want: Fields{"Allow": methods}}
	}
	post := wrong("POST is not allowed", "POST", "/")
	post.Header = []string{"Content-Length: 0"}
	lower := wrong("names of methods are case-sensitive", "Get", "/")
	lower.Else = 400
	trace := wrong("TRACE is not allowed", "TRACE", "/")
	trace.Own = noTarget
	return []Case{
		post,
		wrong("PUT is not allowed", "PUT", "/status/404/"),
		wrong("DELETE is not allowed", "DELETE", "/status/404/"),
		wrong("PATCH is not allowed", "PATCH", "/api/v1/codes.json"),
		wrong("a method that nobody knows is not allowed", "BREW", "/status/418/"),
		lower,
		wrong("PROPFIND is not allowed", "PROPFIND", "/"),
		trace,
		{Name: "OPTIONS says what is allowed", Method: "OPTIONS", Path: "/status/404/", Status: 204, Want: Fields{"Allow": methods}},
		{
			Name: "OPTIONS of the whole server", Method: "OPTIONS", Path: "*", Root: true, Status: 204,
			Want: Fields{"Allow": methods}, Own: noTarget,
		},
		{
			Name: "a preflight for the API is allowed", Method: "OPTIONS", Path: "/api/v1/codes.json",
			Header: []string{"Origin: https://docs.example", "Access-Control-Request-Method: GET"}, Status: 204,
			Want: Fields{"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, HEAD"},
		},
		{
			Name: "a preflight for a page is not", Method: "OPTIONS", Path: "/status/404/",
			Header: []string{"Origin: https://evil.example", "Access-Control-Request-Method: GET"}, Status: 204,
			Want: Fields{"Access-Control-Allow-Origin": "", "Access-Control-Allow-Methods": ""},
		},
		{Name: "HEAD has the fields of GET and no content", Method: "HEAD", Path: "/status/404/", Status: 200, Want: Fields{"Content-Type": html, "Cache-Control": revalidate}},
	}
}

func otherSites() []Case {
	framed := Fields{"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin", "Content-Security-Policy": "…frame-ancestors *", "Cross-Origin-Embedder-Policy": "require-corp"}
	open := Fields{"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin", "Content-Security-Policy": "…frame-ancestors 'self'"}
	closed := Fields{"Access-Control-Allow-Origin": "", "Cross-Origin-Resource-Policy": "same-origin", "Content-Security-Policy": "…frame-ancestors 'self'"}
	return []Case{
		{Name: "a card for other sites may be framed and read", Path: "/embed/v1/404.html", Status: 200, File: "embed/v1/404.html", Want: framed},
		{Name: "a card that is not there can be seen to be missing", Path: "/embed/v1/998.html", Status: 404, Want: framed},
		{Name: "the search for other sites may be framed", Path: "/embed/v1/search/", Status: 200, Want: framed},
		{Name: "the page of a card for other sites may be framed", Path: "/embed/v1/card/404/", Status: 200, Want: framed},
		{Name: "a badge may be shown by other sites", Path: "/badge/404.svg", Status: 200, Want: open},
		{Name: "an exact version of the widget may be read, not framed", Path: "/embed/1.0.0/statusdeck.js", Status: 200, Want: open},
		{Name: "the page about embedding may not be framed or read", Path: "/embed/", Status: 200, Want: closed},
		{Name: "nor its other spelling", Path: "/embed/index.html", Status: 301, Want: closed},
		{Name: "the API may be read, not framed, by other sites", Path: "/api/v1/codes/404.json", Header: []string{"Origin: https://docs.example"}, Status: 200, Want: open},
		{Name: "a page may not be framed or read by other sites", Path: "/status/404/", Header: []string{"Origin: https://docs.example"}, Status: 200, Want: closed},
		{Name: "the browser program is not for other sites", Path: "/assets/app.*.wasm", Status: 200, Want: closed},
		{Name: "a missing page is as closed as any", Path: "/nothing/", Status: 404, Want: closed},
		{Name: "a redirect is as closed as its page", Path: "/404", Status: 301, Want: closed},
		{Name: "a path that only starts like embed is closed", Path: "/embedded/", Status: 404, Want: closed},
	}
}

func hostile() []Case {
	gone := func(name, path string) Case {
		return Case{Name: name, Path: path, Status: 404, Want: Fields{"Location": ""}}
	}
	refused := func(name, path string) Case { return Case{Name: name, Path: path, Refused: true} }
	above := func(name, path string) Case { return Case{Name: name, Path: path, Status: 404, Else: 400} }
	rooted := func(c Case) Case { c.Root = true; return c }
	long := refused("a target of 60 KB", "/"+strings.Repeat("a", 60<<10))
	header := refused("a header of 300 KB", "/")
	for range 300 {
		header.Header = append(header.Header, "X-Filler: "+strings.Repeat("a", 1000))
	}
	header.Own = longTarget
	split := Case{Name: "an escaped line break in a query adds no field", Path: "/404?a=%0d%0aSet-Cookie:%20a=b", Status: 301, Want: Fields{"Set-Cookie": ""}}
	return []Case{
		gone("a variant has no address of its own", "/status/404/index.html.br"),
		gone("nor has the other", "/assets/site.*.css.gz"),
		gone("a file for the host is not served", "/_headers"),
		gone("nor is a folder for the host", "/_deploy/nginx.conf"),
		gone("nor its folder", "/_deploy/"),
		gone("the mark of a build is not served", "/.statusdeck"),
		gone("a dot-file is not served", "/.env"),
		gone("a dot-file in a folder is not served", "/status/.git/config"),
		above("dots up", "/../secret.txt"),
		above("dots up, many", "/../../../../../../etc/passwd"),
		above("dots up from a folder", "/status/../../secret.txt"),
		gone("dots up that stay inside", "/status/404/../404/"),
		above("escaped dots up", "/%2e%2e/secret.txt"),
		above("escaped slashes", "/..%2fsecret.txt"),
		gone("dots up into the open part", "/embed/..%2fstatus/404/"),
		gone("twice escaped dots up", "/%252e%252e/secret.txt"),
		gone("backslashes", `/..%5c..%5csecret.txt`),
		gone("overlong UTF-8 dots", "/%c0%ae%c0%ae/secret.txt"),
		gone("a drive letter", "/c:/windows/win.ini"),
		gone("two slashes in a path", "/status//404/"),
		gone("a stream name", "/status/404/index.html::$DATA"),
		gone("a closing dot", "/status/404/index.html."),
		gone("a closing space", "/status/404/index.html%20"),
		gone("a line break in a path", "/404%0d%0aLocation:%20https://evil.example/"),
		rooted(gone("two slashes lead nowhere else", "//evil.example/")),
		rooted(gone("two slashes and a number lead nowhere else", "//evil.example/404")),
		rooted(gone("a backslash leads nowhere else", "/%5cevil.example/404")),
		refused("a null byte", "/status/404/%00"),
		refused("a broken escape", "/status/%zz/"),
		refused("a broken escape at the end", "/status/404/%"),
		refused("a raw line break", "/status/404/\x01"),
		long, header, split,
	}
}
