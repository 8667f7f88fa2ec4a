package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Samples have the form of the projects' sources, with words of our own.
func TestExtractorsTieTermsToCodes(t *testing.T) {
	for _, c := range []struct {
		extractor string
		files     map[string]string
		want      []string
	}{
		{"envoy-flags", map[string]string{
			"docs/root/configuration/observability/access_log/usage.rst": "* **UX**: Nobody upstream in addition to 503 response code.\n* **DX**: Gone.\n* **IX**: Odd value\n  in a :ref:`field <x>` in addition to 400 response code.\n",
		}, []string{`"IX": 400`, `"UX": 503`}},
		{"heroku", map[string]string{
			"articles/error-codes": "at=error code=H98 desc=\"Broken\" service=1ms status=503 bytes=0\nat=error code=H97 desc=\"Closed\" status= bytes=18\n",
		}, []string{`"H98": 503`}},
		{"kestrel", map[string]string{
			"src/Kestrel.Core/BadHttpRequestException.cs": "new E(CoreStrings.BadRequest_Long, StatusCodes.Status414UriTooLong, r); new E(CoreStrings.FormatBadRequest_Odd(detail), StatusCodes.Status400BadRequest, r);",
			"src/Kestrel.Core/CoreStrings.resx":           "<data name=\"BadRequest_Long\" xml:space=\"preserve\">\n<value>This line is long.</value>\n<data name=\"BadRequest_Odd\">\n<value>Odd line was sent: '{detail}'</value><data name=\"Other\"><value>Not tied to one</value>",
		}, []string{`"Odd line was sent": 400`, `"This line is long": 414`}},
		{"django", map[string]string{
			"django/core/exceptions.py":         "class Dubious(Exception):\n    pass\n\nclass DubiousPath(Dubious):\n    pass\n\nclass Unhandled(Exception):\n",
			"django/core/handlers/exception.py": "    elif isinstance(exc, Dubious):\n        answer(\n            r, get_resolver(get_urlconf()), 400, exc\n        )\n    elif isinstance(exc, SystemExit):\n        raise\n",
		}, []string{`"Dubious": 400`, `"DubiousPath": 400`}},
		{"git", map[string]string{
			"http.c":        "\telse if (results->http_code == 401) {\n\t\treturn HTTP_NOAUTH;\n\t} else if (results->http_code == 429) {\n\t\treturn HTTP_RATE_LIMITED;\n\t} else {\n",
			"http.h":        "(code == 404 && result == CURLE_HTTP_RETURNED_ERROR)",
			"remote-curl.c": "\tcase HTTP_MISSING_TARGET:\n\t\tdie(_(\"no store at '%s'\"), u);\n\tcase HTTP_NOAUTH:\n\t\tdie(_(\"you may not open '%s'\"), u);\n\tcase HTTP_OTHER:\n\t\tdie(_(\"something else went wrong\"));\n\tdefault:\n",
		}, []string{`"no store at": 404`, `"you may not open": 401`}},
		{"npm", map[string]string{
			"lib/check-response.js": "if (res.status === 401 && x) {\n throw new errors.HttpErrorPass(\n} else if (\n  res.status === 401 &&\n y) {\n throw new errors.HttpErrorPass()\n } else {\n  throw new errors.HttpErrorGeneral(\n",
			"lib/errors.js":         "class HttpErrorPass extends HttpErrorBase {\n  this.message = 'Say the word'\n  this.code = 'EPASS'\n}\nclass HttpErrorGeneral extends HttpErrorBase {\n  this.code = 'EALL'\n}\n",
		}, []string{`"EPASS": 401`, `"Say the word": 401`}},
		{"docker", map[string]string{
			"daemon/server/httpstatus/status.go": "case cerrdefs.IsNotFound(rerr):\n\treturn http.StatusNotFound\ncase cerrdefs.IsConflict(rerr):\n\treturn http.StatusConflict\n",
			"daemon/errors.go":                   "func (e away) NotFound() {}\nfunc (e away) Error() string {\n\treturn \"box is away: \" + e.id\n}\ncause := errors.Errorf(\"box %s is full\", id)\n\treturn errdefs.Conflict(cause)\n",
			"daemon/start.go":                    "return errdefs.Conflict(errors.New(\"box is open already\"))\nreturn errdefs.System(errors.New(\"box fell down again\"))\n",
		}, []string{`"box is away": 404`, `"box is full": 409`, `"box is open already": 409`}},
		{"axios", map[string]string{
			"lib/core/settle.js": "response.status >= 400 && response.status < 500 ? AxiosError.ERR_OURS : AxiosError.ERR_THEIRS,",
		}, []string{`"ERR_OURS": 400`, `"ERR_THEIRS": 500`}},
		{"guzzle", map[string]string{
			"src/Exception/TheirException.php": "/**\n * When it is theirs (5xx codes)\n */\nclass TheirException extends X\n",
			"src/Exception/OtherException.php": "/**\n * When it is another\n */\nclass OtherException extends X\n",
		}, []string{`"TheirException": 500`}},
		{"wininet", map[string]string{
			"desktop-src/WinInet/http-status-codes.md": "**HTTP\\_STATUS\\_NOPE**\n</dt> <dd> <dl> <dt>\n\n401\n</dt> **HTTP\\_STATUS\\_NOT\\_FOUND**\n</dt> <dd> <dl> <dt>\n\n404\n</dt>",
		}, []string{`"HTTP_STATUS_NOPE": 401`}},
		{"requests", map[string]string{
			"src/requests/status_codes.py": "_codes = {\n    404: (\"not_found\", \"-o-\"),\n    409: (\"in_the_way\",),\n",
		}, []string{`"in_the_way": 409`}},
	} {
		dir := t.TempDir()
		for path, text := range c.files {
			file := filepath.Join(dir, path)
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		var out strings.Builder
		if err := run(origin{dir: dir, version: "1", day: "2026-11-27"}, []string{c.extractor}, &out); err != nil {
			t.Errorf("%s: %v", c.extractor, err)
			continue
		}
		_, entries, _ := strings.Cut(out.String(), "entries:\n  ")
		if got := strings.Split(strings.TrimSpace(entries), "\n  "); !slices.Equal(got, c.want) {
			t.Errorf("%s: entries %q, want %q", c.extractor, got, c.want)
		}
	}
}

func TestEveryVocabularyFileHasAnExtractorOfItsName(t *testing.T) {
	files, err := filepath.Glob("../../vocabulary/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no vocabulary: %v", err)
	}
	var names []string
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		names = append(names, name)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if x := extractors[name]; !strings.Contains(string(text), "\nname: "+x.name+"\n") {
			t.Errorf("%s is not by the extractor %q (%q)", file, name, x.name)
		}
	}
	slices.Sort(names)
	if all := slices.Sorted(maps.Keys(extractors)); !slices.Equal(all, names) {
		t.Errorf("there are extractors %v and files %v", all, names)
	}
}

func TestRunSaysWhatIsMissing(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		from origin
		args []string
		want string
	}{
		{origin{}, []string{"git"}, "want -git, or -dir and -version"},
		{origin{dir: dir, day: "2026-11-27"}, []string{"git"}, "want -git, or -dir and -version"},
		{origin{dir: dir, version: "1", day: "2026-11-27"}, []string{"svn"}, `no extractor "svn"`},
		{origin{dir: dir, version: "1", day: "2026-11-27"}, []string{"git"}, "has no file that matches"},
		{origin{dir: filepath.Join(dir, "away"), version: "1", day: "2026-11-27"}, []string{"git"}, "read "},
	} {
		var out strings.Builder
		if err := run(c.from, c.args, &out); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v %v: %v, want %q", c.from, c.args, err, c.want)
		}
	}
}
