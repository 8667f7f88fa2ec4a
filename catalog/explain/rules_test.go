package explain

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// explained returns the report on a text.
func explained(t *testing.T, text string) *Report {
	t.Helper()
	r, err := Run(t.Context(), strings.NewReader(text), Options{})
	if err != nil {
		t.Fatalf("%v; the input is\n%s", err, text)
	}
	return r
}

// found returns the group of a rule, nil when it found nothing.
func found(r *Report, id string) *Group {
	for i := range r.Groups {
		if r.Groups[i].Rule.ID == id {
			return &r.Groups[i]
		}
	}
	return nil
}

// archived returns a file of an archive; one called *.crlf has the line ends of
// the wire, and no line end behind its content.
func archived(t *testing.T, a *txtar.Archive, name string) string {
	t.Helper()
	for _, f := range a.Files {
		if base, ext, _ := strings.Cut(f.Name, "."); base == name {
			text := string(f.Data)
			if ext == "crlf" {
				text = strings.TrimSuffix(strings.ReplaceAll(text, "\n", "\r\n"), "\r\n")
				if !strings.Contains(text, "\r\n\r\n") {
					text += "\r\n"
				}
			}
			return text
		}
	}
	t.Fatalf("the archive has no file %s", name)
	return ""
}

// Each rule has a file with an exchange that breaks it and a similar one that
// keeps it. The line above them is the one to point at.
func TestEachRuleFindsWhatBreaksItAndNothingElse(t *testing.T) {
	for _, rule := range Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			a, err := txtar.ParseFile(filepath.Join("testdata", "rules", rule.ID+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			breaks := archived(t, a, "breaks")
			g := found(explained(t, breaks), rule.ID)
			if g == nil {
				t.Fatalf("nothing is found in\n%s", breaks)
			}
			want := strings.TrimSuffix(string(a.Comment), "\n")
			f := g.Findings[0]
			if f.Line.Text != want {
				t.Errorf("it points at %q, want %q", f.Line.Text, want)
			}
			if got := strings.TrimSuffix(breaks[f.Line.Start:f.Line.End], "\r"); string(mask(got)) != want {
				t.Errorf("bytes %d to %d are %q, want %q", f.Line.Start, f.Line.End, got, want)
			}
			if n := 1 + strings.Count(breaks[:f.Line.Start], "\n"); f.Line.Number != n {
				t.Errorf("the line has the number %d, want %d", f.Line.Number, n)
			}
			if !strings.HasSuffix(f.Detail, ".") || len(f.Detail) < 10 {
				t.Errorf("the detail %q is no sentence", f.Detail)
			}
			keeps := archived(t, a, "keeps")
			if g := found(explained(t, keeps), rule.ID); g != nil {
				t.Errorf("%q is found in\n%s", g.Findings[0].Detail, keeps)
			}
		})
	}
}

func TestThereAreNoExamplesWithoutARule(t *testing.T) {
	entries, err := os.ReadDir(filepath.Join("testdata", "rules"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, ok := LookupRule(strings.TrimSuffix(e.Name(), ".txtar")); !ok {
			t.Errorf("%s is about no rule", e.Name())
		}
	}
}

func TestEveryRuleIsComplete(t *testing.T) {
	if n := len(Rules()); n < 100 {
		t.Errorf("there are %d rules, want at least 100", n)
	}
	ids := map[string]bool{}
	for _, r := range Rules() {
		if ids[r.ID] {
			t.Errorf("there are two rules %s", r.ID)
		}
		ids[r.ID] = true
		if !isToken(r.ID) || strings.ToLower(r.ID) != r.ID {
			t.Errorf("%q is no ID", r.ID)
		}
		for name, text := range map[string]string{"Says": r.Says, "Fix": r.Fix} {
			if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ")") || len(text) < 15 {
				t.Errorf("%s: %s is no sentence: %q", r.ID, name, text)
			}
			if strings.ContainsAny(text, "—–") {
				t.Errorf("%s: %s has a dash: %q", r.ID, name, text)
			}
		}
		if r.Title == "" || strings.HasSuffix(r.Title, ".") {
			t.Errorf("%s: the title is %q", r.ID, r.Title)
		}
		if r.Spec == "Fetch" && strings.HasPrefix(r.URL, "https://fetch.spec.whatwg.org/#") || strings.HasPrefix(r.Spec, "draft-ietf-httpbis-") && strings.HasPrefix(r.URL, "https://datatracker.ietf.org/doc/html/"+r.Spec+"#section-"+r.Section) {
			// not an RFC, or not yet
		} else if !strings.HasPrefix(r.URL, "https://www.rfc-editor.org/rfc/rfc") || !strings.HasSuffix(r.URL, "-"+r.Section) || !strings.Contains(r.URL, strings.TrimPrefix(r.Spec, "RFC ")) {
			t.Errorf("%s: the reference is %+v", r.ID, r.Ref)
		}
		if r.check == nil || r.where == 0 {
			t.Errorf("%s: it checks nothing", r.ID)
		}
	}
}
