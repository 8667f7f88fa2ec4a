package explain

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
)

// fuzz feeds a parser with the corpus of its format and what the fuzzer makes of
// it. Whatever comes in, there is no panic, and what comes out is sound.
func fuzz(f *testing.F, format Format, archives ...string) {
	for _, name := range archives {
		a, err := txtar.ParseFile(filepath.Join("testdata", "corpus", name))
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			f.Add(string(file.Data))
			f.Add(strings.ReplaceAll(string(file.Data), "\n", "\r\n"))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := newSession()
		s.report.Format = format
		a := &assembler{emit: s.add, format: format}
		switch format {
		case FormatHTTP:
			parseHTTP(newLineReader(strings.NewReader(text)), a, s.note)
		case FormatCurl:
			parseCurl(newLineReader(strings.NewReader(text)), a)
		case FormatHAR:
			_ = parseHAR(strings.NewReader(text), s.add) // what is no HAR file is an error
		case FormatLog:
			s.report.Log = newLogStats()
			parseLog(newLineReader(strings.NewReader(text)), s)
		}
		sound(t, text, s.finish())
	})
}

// sound checks what holds for every report.
func sound(t *testing.T, text string, r *Report) {
	t.Helper()
	place := func(l Line) {
		if l.Start < 0 || l.Start > l.End || r.Encoding == "" && l.End > int64(len(text)) {
			t.Errorf("bytes %d to %d of %d", l.Start, l.End, len(text))
		}
		if !utf8.ValidString(l.Text) {
			t.Errorf("line %d is not UTF-8: %q", l.Number, l.Text)
		}
	}
	n := 0
	for _, g := range r.Groups {
		n += g.Count
		for _, f := range g.Findings {
			place(f.Line)
		}
	}
	if n != r.Must+r.Should+r.Practice+r.Note {
		t.Errorf("%d findings, counted %d", n, r.Must+r.Should+r.Practice+r.Note)
	}
	for _, x := range r.Exchanges {
		for _, m := range x.Messages {
			for _, l := range m.Lines {
				place(l)
			}
		}
	}
	if !utf8.ValidString(r.Markdown()) {
		t.Error("the Markdown is not UTF-8")
	}
}

func FuzzHTTP(f *testing.F) {
	fuzz(f, FormatHTTP, "nginx.txtar", "frameworks.txtar", "smuggling.txtar", "interim.txtar")
}

func FuzzCurl(f *testing.F) { fuzz(f, FormatCurl, "curl.txtar") }

func FuzzHAR(f *testing.F) { fuzz(f, FormatHAR, "har.txtar") }

func FuzzLog(f *testing.F) {
	f.Add("[24/Nov/2026:0:00:00 +0000]\"\"2 \":\xc7\xc7\xc7") // as long once it is valid UTF-8
	fuzz(f, FormatLog, "logs.txtar")
}

// FuzzRun takes any input, as a file that someone drops.
func FuzzRun(f *testing.F) {
	for _, name := range []string{"nginx", "curl", "har", "logs"} {
		data, err := os.ReadFile(filepath.Join("testdata", "corpus", name+".txtar"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Run(t.Context(), strings.NewReader(text), Options{})
		if err != nil {
			return
		}
		sound(t, text, r)
	})
}

// FuzzMask: a secret with a name that says so is never shown, whatever is
// around it.
func FuzzMask(f *testing.F) {
	f.Add("https://example.org/a", "x=1")
	f.Add("https://u:p@example.org/?a=b#c", "d")
	f.Fuzz(func(t *testing.T, before, after string) {
		const secret = "Sesame0pen"
		for _, line := range []string{
			"Authorization: Bearer " + secret, "Cookie: sid=" + secret, "X-Api-Key: " + secret,
		} {
			if got := string(mask(line)); strings.Contains(got, secret) {
				t.Errorf("%q is shown as %q", line, got)
			}
		}
		// Marks within the surroundings may turn the rest into something else.
		if strings.ContainsAny(before+after, "=&#;?/\\\"'<> \t\n:@“”%,") {
			return
		}
		for _, text := range []string{
			"https://example.org/" + before + "?access_token=" + secret + "&b=" + after,
			`{"` + before + `": 1, "password": "` + secret + `", "b": "` + after + `"}`,
			"https://" + before + ":" + secret + "@example.org/" + after,
		} {
			if got := string(mask(text)); strings.Contains(got, secret) {
				t.Errorf("%q is shown as %q", text, got)
			}
		}
	})
}
