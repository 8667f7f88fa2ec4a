package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

// The whole comparison, without the registries of packages: the languages on this
// machine, our copy of the IANA registry, and the sections.
func TestTheCatalogAgreesWithThisMachine(t *testing.T) {
	var out bytes.Buffer
	if err := compare(t.Context(), catalog.All(), options{offline: true}, &out); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	for _, want := range []string{
		"Go net/http go1.", "IANA registry, our copy of 20", "Nothing differs.",
		"npm http-status-codes (-offline): our copy is version 2.3.0", "Spring HttpStatus: version", "are cited without a comparison",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in the report:\n%s", want, &out)
		}
	}
}

// plant returns the statuses with one of them changed.
func plant(t *testing.T, code int, change func(s *catalog.Status)) []*catalog.Status {
	t.Helper()
	statuses := catalog.All()
	for i, s := range statuses {
		if s.Code == code {
			planted := *s
			planted.Constants = slices.Clone(s.Constants)
			planted.Sources = slices.Clone(s.Sources)
			change(&planted)
			statuses[i] = &planted
			return statuses
		}
	}
	t.Fatalf("no status %d", code)
	return nil
}

func constantOf(s *catalog.Status, library string) *catalog.Constant {
	for i := range s.Constants {
		if s.Constants[i].Library == library {
			return &s.Constants[i]
		}
	}
	return &catalog.Constant{}
}

func TestAPlantedFaultIsFound(t *testing.T) {
	for _, c := range []struct {
		name   string
		code   int
		change func(s *catalog.Status)
		want   string
	}{
		{"a constant of Go", 404, func(s *catalog.Status) { constantOf(s, "go").Expr = "http.StatusMissing" }, "http.StatusNotFound"},
		{"a constant of another number", 410, func(s *catalog.Status) { constantOf(s, "go").Expr = "http.StatusNotFound" }, "the catalog has http.StatusNotFound for 410, the library for 404"},
		{"a missing constant", 451, func(s *catalog.Status) { s.Constants = nil }, "the catalog does not have http.StatusUnavailableForLegalReasons"},
		{"a phrase", 404, func(s *catalog.Status) { s.Phrase = "Nothing Here" }, `404 is "Not Found" there, "Nothing Here" in the catalog`},
		{"a kind of registration", 510, func(s *catalog.Status) { s.Registry = catalog.RegistryRegistered }, "510 is obsoleted"},
		{"an expiry date", 104, func(s *catalog.Status) { s.Expires = "2027-11-13" }, "2026-11-13"},
		{"a registration that does not exist", 499, func(s *catalog.Status) { s.Registry = catalog.RegistryRegistered }, "499 is registered there: false"},
		{"the section of another code", 404, func(s *catalog.Status) { s.Spec = "rfc9110-15.5.6" }, "404 is defined by rfc9110-15.5.6, which is about 405"},
		{"a section that does not exist", 404, func(s *catalog.Status) { s.Sources[0].ID = "rfc9110-15.5.99" }, "rfc9110-15.5.99, cited by [404], is not in sections.tsv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			err := compare(t.Context(), plant(t, c.code, c.change), options{offline: true}, &out)
			_, differs, _ := strings.Cut(out.String(), "Differs:")
			if err == nil || !strings.Contains(differs, c.want) {
				t.Errorf("got %v and\n%s\nwant %q", err, differs, c.want)
			}
		})
	}
}

func TestNodesPhrasesAreCompared(t *testing.T) {
	r := newReport(catalog.All())
	r.comparePhrases("test", map[int]string{404: "not found", 413: "Payload Too Large", 422: "Wrong", 599: "x", 987: "y"})
	got := strings.Join(r.findings, "\n")
	if strings.Contains(got, "404") || strings.Contains(got, "413") || !strings.Contains(got, `422 is "Wrong"`) || !strings.Contains(got, "987 y is not in the catalog") {
		t.Errorf("findings: %s", got)
	}
}

func TestTheEnumerationOfHTTPStatusCodesIsRead(t *testing.T) {
	have := parseEnum(`export declare enum StatusCodes {
    /**
     * Official Documentation
     */
    OK = 200,
    /**
     * @deprecated
     */
    USE_PROXY = 305,
    NOT_FOUND = 404
}`)
	if len(have.codes) != 3 || have.codes["StatusCodes.NOT_FOUND"] != 404 || !have.deprecated["StatusCodes.USE_PROXY"] || have.deprecated["StatusCodes.OK"] {
		t.Errorf("read %+v", have)
	}
	r := newReport(plant(t, 305, func(s *catalog.Status) { constantOf(s, "npm_http_status_codes").Deprecated = false }))
	r.compareNames("npm_http_status_codes", "npm", have)
	if !slices.Contains(r.findings, "npm: StatusCodes.USE_PROXY is deprecated there: true, here: false") {
		t.Errorf("findings: %q", r.findings)
	}
}

func TestTheNamesOfAModuleAreCompared(t *testing.T) {
	r := newReport(catalog.All())
	r.compareModule(map[string]int{"http.StatusNotFound": 410, "http.StatusOK": 200, "http.StatusNew": 288})
	if len(r.findings) != 2 {
		t.Errorf("findings: %q", r.findings)
	}
}

func TestSectionsAreComparedWithTheTextOfAnRFC(t *testing.T) {
	dir := t.TempDir()
	text := "3.  428 Precondition Required\n\n   text\n\n4.  Too Few Requests\n"
	if err := os.WriteFile(filepath.Join(dir, "rfc6585.txt"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	r := newReport(catalog.All())
	r.sections(dir)
	got := strings.Join(r.findings, "\n")
	if strings.Contains(got, "no section 3 ") || !strings.Contains(got, `no section 4 "429 Too Many Requests"`) {
		t.Errorf("findings: %s", got)
	}
	if !strings.Contains(strings.Join(r.compared, "\n"), "Sections of RFC 6585 against its text") {
		t.Errorf("compared: %q", r.compared)
	}
}

func TestAFileIsTakenFromAnArchive(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for name, data := range map[string]string{"package/a.json": "{}", "package/b.json": "[]"} {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(data))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	z.Close()
	if got, err := tarFile(bytes.NewReader(b.Bytes()), "package/b.json"); err != nil || got != "[]" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := tarFile(bytes.NewReader(b.Bytes()), "package/c.json"); err == nil {
		t.Error("a missing file is found")
	}
	if _, err := tarFile(strings.NewReader("no archive"), "x"); err == nil {
		t.Error("what is no archive is read")
	}
}

func TestAMissingProgramIsNamed(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	r := newReport(catalog.All())
	r.language(t.Context(), "python", "Python", pythonConstants)
	r.phrases(t.Context(), "Node.js", nodePhrases)
	r.packages(t.Context(), false)
	if len(r.missed) != 5 || !strings.HasPrefix(r.missed[0], "Python (not on this machine): our copy is version") {
		t.Errorf("not compared: %q", r.missed)
	}
}
