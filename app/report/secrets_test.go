package report

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/statusdeck/statusdeck/catalog/explain"
)

// planter puts secrets into recordings, each with a mark of its own.
type planter struct {
	*rand.Rand
	kinds []string // lines with SECRETMARK in the place of a secret
	n     int
}

// mark replaces the secret of a line by one that is found again.
func (p *planter) mark(line string) string {
	p.n++
	return strings.ReplaceAll(line, "SECRETMARK", fmt.Sprintf("Pl4nted%dSecret", p.n))
}

// field returns a field line with a secret in it.
func (p *planter) field() string {
	for {
		k := p.kinds[p.IntN(len(p.kinds))]
		if name, _, ok := strings.Cut(k, ":"); ok && !strings.ContainsAny(name, " {<'\"/?") {
			return p.mark(k)
		}
		if p.IntN(2) == 0 {
			return "X-Note: " + p.mark(k)
		}
	}
}

// query returns a target with a secret in it.
func (p *planter) query(target string) string {
	forms := []string{"token=SECRETMARK", "a=b&api_key=SECRETMARK;c", "next=https%3A%2F%2Fu%3ASECRETMARK%40h%2F", "X-Amz-Signature=SECRETMARK&x=1", "code=SECRETMARK&state=SECRETMARK", "session=SECRETMARK,SECRETMARK", "%70assword=SECRETMARK"}
	separator := "?"
	if strings.Contains(target, "?") {
		separator = "&"
	}
	return target + separator + p.mark(forms[p.IntN(len(forms))])
}

// content returns a line of content with a secret in it.
func (p *planter) content() string {
	for {
		if k := p.kinds[p.IntN(len(p.kinds))]; strings.HasPrefix(k, "{") || strings.HasPrefix(k, "<") || strings.HasPrefix(k, "grant_type") {
			return p.mark(k)
		}
	}
}

// plant puts secrets into every place of an input where one can be.
func (p *planter) plant(name, text string) string {
	switch {
	case strings.HasSuffix(name, ".har"):
		fields := `{"name":"Cookie","value":"a=SECRETMARK; b=SECRETMARK"},{"name":"Set-Cookie","value":"a=SECRETMARK; Path=/\nb=SECRETMARK"},{"name":"X-Api-Key","value":"SECRETMARK"},{"name":"Location","value":"//u:SECRETMARK@h/?token=SECRETMARK"},`
		text = replaceEach(text, `"headers":[`, func() string { return `"headers":[` + p.mark(fields) })
		text = replaceEach(text, `"headers": [`, func() string { return `"headers": [` + p.mark(fields) })
		text = replaceEach(text, `"url":"https://`, func() string { return p.mark(`"url":"https://u:SECRETMARK@`) })
		text = replaceEach(text, `"url": "https://`, func() string { return p.mark(`"url": "https://u:SECRETMARK@`) })
		text = replaceEach(text, `"text":"{`, func() string { return p.mark(`"text":"{\"password\":\"SECRETMARK\",`) })
		return text
	case strings.HasSuffix(name, ".log"):
		var out []string
		for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
			if strings.HasPrefix(line, "#") {
				out = append(out, line)
				continue
			}
			before, rest, ok := strings.Cut(line, " HTTP/")
			if ok && !strings.Contains(line, "{") {
				line = p.query(before) + " HTTP/" + rest
			}
			line = strings.Replace(line, " - - [", " - "+p.mark("SECRETMARK")+" [", 1)
			switch {
			case strings.Contains(line, `"headers":{`):
				line = strings.Replace(line, `"headers":{`, p.mark(`"headers":{"Cookie":["a=SECRETMARK"],"X-Auth-Token":["SECRETMARK"],`), 1)
			case strings.HasPrefix(line, "{"):
				line = p.mark(`{"http_cookie":"a=SECRETMARK","args":"token=SECRETMARK",`) + line[1:]
			case strings.HasSuffix(line, `"`) && strings.Contains(line, "[") && !strings.Contains(line, "client: "):
				line += p.mark(` "session=SECRETMARK; a=SECRETMARK" "SECRETMARK" SECRETMARK`)
			}
			out = append(out, line)
		}
		return strings.Join(out, "\n") + "\n"
	}
	var out []string
	head := false
	for line := range strings.SplitSeq(text, "\n") {
		bare := strings.TrimSuffix(line, "\r")
		ending := line[len(bare):]
		mark := ""
		if strings.HasPrefix(bare, "> ") || strings.HasPrefix(bare, "< ") {
			mark, bare = bare[:2], bare[2:]
		}
		parts := strings.Fields(bare)
		switch {
		case len(parts) == 3 && strings.HasPrefix(parts[2], "HTTP/"):
			out = append(out, mark+parts[0]+" "+p.query(parts[1])+" "+parts[2]+ending)
			head = true
		case strings.HasPrefix(bare, "HTTP/") && len(parts) > 1:
			out = append(out, line)
			head = true
		case bare == "" || bare == mark:
			out = append(out, line)
			if head && mark == "" && p.IntN(2) == 0 {
				out = append(out, p.content()+ending)
			}
			head = false
			continue
		default:
			out = append(out, line)
			continue
		}
		for range 4 {
			out = append(out, mark+p.field()+ending)
		}
	}
	return strings.Join(out, "\n")
}

// replaceEach replaces each part again.
func replaceEach(s, part string, by func() string) string {
	pieces := strings.Split(s, part)
	var b strings.Builder
	for i, piece := range pieces {
		if i > 0 {
			b.WriteString(by())
		}
		b.WriteString(piece)
	}
	return b.String()
}

// outputs returns a report in all four forms: for terminals, as JSON, as Markdown, and
// as the page draws it.
func outputs(t testing.TB, r *explain.Report) map[string]string {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"text": r.Text(), "JSON": string(data), "Markdown": r.Markdown(),
		"page": HTML(r, func(path string) string { return path }, ""),
	}
}

func kinds(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "catalog", "explain", "testdata", "secrets.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// recordings returns all inputs that the tests of package explain have, by name.
func recordings(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	root := filepath.Join("..", "..", "catalog", "explain", "testdata")
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Dir(path) == root || strings.HasSuffix(path, ".golden") || strings.Contains(path, "fuzz") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if !strings.HasSuffix(path, ".txtar") {
			out[path] = string(data)
			return nil
		}
		for _, f := range txtar.Parse(data).Files {
			out[path+"/"+f.Name] = string(f.Data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Whatever secret is planted in whatever recording, no output shows any of it.
func TestNoOutputShowsAPlantedSecret(t *testing.T) {
	p := &planter{Rand: rand.New(rand.NewPCG(1, 2)), kinds: kinds(t)}
	read := 0
	all := recordings(t)
	for name, text := range all {
		for range 5 {
			planted := p.plant(name, text)
			r, err := explain.Run(t.Context(), strings.NewReader(planted), explain.Options{})
			if err != nil {
				continue // a recording that is no longer one
			}
			read++
			for form, out := range outputs(t, r) {
				if i := strings.Index(out, "Pl4nted"); i >= 0 {
					t.Errorf("%s: the %s shows a secret:\n%s\nin\n%s", name, form, out[max(0, i-200):min(len(out), i+60)], planted)
				}
			}
		}
		if t.Failed() {
			return
		}
	}
	if p.n < 1000 || read < 4*len(all) {
		t.Errorf("%d secrets were planted, %d of %d recordings read", p.n, read, 5*len(all))
	}
}

// FuzzSecrets plants by other seeds, in recordings that the fuzzer changes.
func FuzzSecrets(f *testing.F) {
	for name, text := range recordings(f) {
		if len(text) < 4000 {
			f.Add(filepath.Ext(name), text, uint64(1))
		}
	}
	lines := kinds(f)
	f.Fuzz(func(t *testing.T, name, text string, seed uint64) {
		p := &planter{Rand: rand.New(rand.NewPCG(seed, 0)), kinds: lines}
		if strings.Contains(text, "Pl4nted") || name == ".log" || name == ".har" {
			return // planting there needs lines and JSON that are whole
		}
		planted := p.plant(name, text)
		r, err := explain.Run(t.Context(), strings.NewReader(planted), explain.Options{})
		if err != nil {
			return
		}
		for form, out := range outputs(t, r) {
			if strings.Contains(out, "Pl4nted") {
				t.Errorf("the %s shows a secret of\n%s", form, planted)
			}
		}
	})
}
