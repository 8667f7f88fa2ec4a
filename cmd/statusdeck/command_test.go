package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
)

// ran is what a command line printed and returned.
type ran struct {
	out, err string
	failed   error
}

func runLine(t *testing.T, e env, args ...string) ran {
	t.Helper()
	var out, errOut bytes.Buffer
	e.stdout, e.stderr = &out, &errOut
	if e.stdin == nil {
		e.stdin = strings.NewReader("")
	}
	err := run(t.Context(), e, args)
	return ran{out.String(), errOut.String(), err}
}

func TestCommandLines(t *testing.T) {
	for _, tt := range []struct {
		line string
		want string // in the output
		exit int
	}{
		{"404", "404 Not Found\n", 0},
		{"404 -json", `"phrase": "Not Found"`, 0},
		{"-json", "", 2},
		{"show 404", "404 Not Found\n", 0},
		{"show -json 404", `"useCase"`, 0},
		{"show 404 --json", `"useCase"`, 0},
		{"show 404 -markdown", "# 404 Not Found\n", 0},
		{"show 404 410", "410 Gone", 0},
		{"4xx", "451 Unavailable For Legal Reasons", 0},
		{"50X", "504 Gateway Timeout", 0},
		{"show 7xx", "783", 0},
		{"show 6x7", "no code of the catalog fits 6x7", 1},
		{"show 471", "treats it as 400", 1},
		{"show 700", "not a valid status code", 1},
		{"show abc", `"abc" is not a status code`, 2},
		{"show 4", `"4" is not a status code`, 2},
		{"show xxx", `"xxx" is not a status code`, 2},
		{"show", "want CODE...", 2},
		{"show 404 -json -markdown", "want one of -json and -markdown", 2},
		{"show -nope 404", "flag provided but not defined: -nope", 2},
		{"search rate limit", "429 Too Many Requests", 0},
		{"search 503 UH", "503 Service Unavailable", 0},
		{"search no route NR", "Envoy response flag NR", 0},
		{"search rate -n 1 limit", "429 Too Many Requests", 0},
		{"search -n -1 rate limit", "must not be negative", 2},
		{"search -json zzzzqqqq", "[]", 1},
		{"search", "want WORDS...", 2},
		{"search -- -json", "406 Not Acceptable", 0}, // the word, not the flag
		{"version", "statusdeck " + app.Version + " (development build)\n", 0},
		{"--version", "statusdeck " + app.Version + " (development build)\n", 0},
		{"help", "usage: statusdeck COMMAND", 0},
		{"-h", "usage: statusdeck COMMAND", 0},
		{"help show", "usage: statusdeck show [flags] CODE...", 0},
		{"show -h", "usage: statusdeck show [flags] CODE...", 0},
		{"help nope", `unknown command "nope"`, 2},
		{"nope", `unknown command "nope"`, 2},
		{"completion tcsh", "want bash, zsh or fish", 2},
		{"build -base /a/../b/", "must not contain . or ..", 2},
		{"build -base a", "must start and end with a slash", 2},
		{"build -origin codes.example", "must look like https://codes.example", 2},
		{"build -wasm x", "go together", 2},
		{"build -retire -out /dev/null/x", "not a directory", 1},
		{"build -keep /no/such/folder", "there is no such folder", 1},
		{"openapi", "want FILE", 2},
		{"openapi a b", "want at most 1 argument", 2},
		{"openapi -", "standard input: the document is empty", 2},
		{"openapi -site codes.example x", "must look like https://codes.example", 2},
		{"openapi -site https://codes.example/)( x", "must look like https://codes.example", 2},
		{"openapi -check -o x x", "want one of -check and -o", 2},
		{"openapi /no/such/file", "no such file", 2},
		{"serve -tls-cert x", "go together", 2},
		{"serve -origin codes.example", "must look like https://codes.example", 2},
		{"serve -origin https://codes.example -dir x", "with -dir, give the origin to build", 2},
		{"serve extra", "want no arguments, got 1", 2},
	} {
		t.Run(tt.line, func(t *testing.T) {
			got := runLine(t, env{}, strings.Fields(tt.line)...)
			exit := 0
			text := got.out + got.err
			switch {
			case got.failed == nil, errors.Is(got.failed, flag.ErrHelp):
			case errors.Is(got.failed, errUsage):
				exit = 2
				text += got.failed.Error()
			default:
				exit = 1
				text += got.failed.Error()
			}
			if exit != tt.exit || !strings.Contains(text, tt.want) {
				t.Errorf("exit status %d, want %d with %q; output:\n%s", exit, tt.exit, tt.want, text)
			}
		})
	}
}

// Every text of the catalog about a code is in the output of show.
func TestShowPrintsAllFacts(t *testing.T) {
	for _, code := range []int{103, 206, 304, 308, 404, 429, 499, 503, 530} {
		s, ok := catalog.Lookup(code)
		if !ok {
			t.Fatalf("%d is not in the catalog", code)
		}
		out := plain(runLine(t, env{}, "show", threeDigits(code)).out)
		for _, want := range texts(reflect.ValueOf(*s), "") {
			if !strings.Contains(out, plain(want.text)) {
				t.Errorf("%d: %s is missing: %q", code, want.path, want.text)
			}
		}
		for _, label := range []string{"Popularity", "Recommended", "Deprecated", "Content", "Defined by", "Example"} {
			if !strings.Contains(out, strings.ToLower(label)) {
				t.Errorf("%d: %s is missing", code, label)
			}
		}
	}
}

// plain leaves out what differs between notations: the marks of code, markers of
// messages, and white space. Sentences may begin with a capital.
func plain(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		if line != ">" && line != "<" { // an empty line of a message
			b.WriteString(strings.TrimPrefix(strings.TrimPrefix(line, "> "), "< ") + " ")
		}
	}
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(b.String(), "`", "")), " "))
}

type named struct{ path, text string }

// unprinted are fields that are not for reading: IDs, words for the search, and values
// that show prints in words.
var unprinted = map[string]bool{
	"Keywords": true, "Origin": true, "State": true, "Registry": true, "Spec": true, "Popularity": true, "SeenBy": true,
	"Source": true, "Library": true, "ID": true, "Kind": true, "Checked": true, "In": true, "Need": true, "Sources": true,
	"Cacheable.Rule": true, "Content.Rule": true, "Retry.Rule": true,
}

// texts returns the strings below v with the names of their fields.
func texts(v reflect.Value, path string) []named {
	var out []named
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			out = append(out, named{path, v.String()})
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, texts(v.Index(i), path)...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			inner := strings.TrimPrefix(path+"."+name, ".")
			if unprinted[inner] || unprinted[name] && v.Field(i).Kind() != reflect.Struct && !(name == "Sources" && path == "") {
				continue
			}
			out = append(out, texts(v.Field(i), inner)...)
		}
	}
	return out
}

func TestShowWrapsAndColorsForATerminal(t *testing.T) {
	out := runLine(t, env{columns: 72, color: true}, "show", "404").out
	if !strings.HasPrefix(out, "\x1b[1;33m404 Not Found\x1b[0m\n") {
		t.Errorf("the heading is %q, want it in the color of 4xx", out[:40])
	}
	facts, _, _ := strings.Cut(out, "Source ")
	for line := range strings.SplitSeq(facts, "\n") {
		if utf8.RuneCountInString(line) > 72 && strings.Contains(strings.TrimSpace(line), " ") && !strings.Contains(line, "\x1b") {
			t.Errorf("a line is wider than the terminal: %q", line)
		}
	}
	for line := range strings.SplitSeq(runLine(t, env{columns: 60}, "4xx").out, "\n") {
		if utf8.RuneCountInString(line) > 60 || strings.Contains(line, "\x1b") {
			t.Errorf("a line of the list is wider than the terminal, or colored: %q", line)
		}
	}
	if out := runLine(t, env{}, "show", "404").out; strings.Contains(out, "\x1b") {
		t.Error("there are colors although the output is not a terminal")
	}
}

func TestShowPrintsTheJSONOfTheAPI(t *testing.T) {
	var one struct {
		Code    int
		UseCase string `json:"useCase"`
		Article string
	}
	if err := json.Unmarshal([]byte(runLine(t, env{}, "404", "-json").out), &one); err != nil || one.Code != 404 || one.UseCase == "" || one.Article == "" {
		t.Errorf("got %+v, %v", one, err)
	}
	var list []struct{ Code int }
	if err := json.Unmarshal([]byte(runLine(t, env{}, "4xx", "-json").out), &list); err != nil || len(list) < 30 {
		t.Errorf("got %d codes, %v", len(list), err)
	}
}

func TestAWriteThatFailsIsAnError(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skipf("this system has no /dev/full: %v", err)
	}
	defer full.Close()
	for _, line := range []string{"404", "404 -json", "4xx", "search teapot", "help", "version", "completion bash", "man", "explain -list"} {
		cmd := statusdeck(t, strings.Fields(line)...)
		cmd.Stdout = full
		var errOut bytes.Buffer
		cmd.Stderr = &errOut
		var exit *exec.ExitError
		if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.Contains(errOut.String(), "no space left on device") {
			t.Errorf("%s: %v, %q; want exit status 1 and the reason", line, err, errOut.String())
		}
	}
}

func TestCompletionsNameEveryCommandAndFlag(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		out := runLine(t, env{}, "completion", shell).out
		for _, c := range commands() {
			if !strings.Contains(out, c.name) {
				t.Errorf("%s: the command %s is missing", shell, c.name)
			}
			c.eachFlag(func(name, _ string) {
				if !strings.Contains(out, name) {
					t.Errorf("%s: the flag -%s of %s is missing", shell, name, c.name)
				}
			})
		}
	}
}

func TestTheManualNamesEveryCommandAndFlag(t *testing.T) {
	page := runLine(t, env{}, "man").out
	for _, c := range commands() {
		if !strings.Contains(page, ".SS "+roff(c.synopsis())+"\n") {
			t.Errorf("the command %s is missing", c.name)
		}
		c.eachFlag(func(name, _ string) {
			if !strings.Contains(page, roff("-"+name)) {
				t.Errorf("the flag -%s of %s is missing", name, c.name)
			}
		})
	}
}
