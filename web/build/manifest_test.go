package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/web/site"
)

// checkManifest returns what a manifest lacks of the requirements for installing,
// and of PWABuilder's recommendations.
func checkManifest(s *site.Site, base string) []string {
	var problems []string
	bad := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	f, ok := s.File("manifest.webmanifest")
	if !ok {
		return []string{"there is no manifest"}
	}
	var m manifest
	if err := json.Unmarshal(f.Data, &m); err != nil {
		return []string{err.Error()}
	}
	for name, text := range map[string]string{
		"id": m.ID, "name": m.Name, "description": m.Description, "start_url": m.StartURL, "scope": m.Scope,
		"orientation": m.Orientation, "lang": m.Lang, "dir": m.Dir,
	} {
		if text == "" {
			bad("%s is empty", name)
		}
	}
	if n := len(m.ShortName); n == 0 || n > 12 {
		bad("short_name has %d characters, want 1 to 12", n)
	}
	if !slices.Contains([]string{"standalone", "fullscreen", "minimal-ui"}, m.Display) {
		bad("display is %q", m.Display)
	}
	if len(m.DisplayOverride) == 0 || len(m.Categories) == 0 {
		bad("display_override or categories are missing")
	}
	color := regexp.MustCompile(`^#[0-9a-f]{6}$`)
	if !color.MatchString(m.ThemeColor) || !color.MatchString(m.BackgroundColor) {
		bad("colours are %q and %q", m.ThemeColor, m.BackgroundColor)
	}
	// leads reports whether an address leads to a file of the site.
	leads := func(address string) bool {
		u, err := url.Parse(address)
		rest, below := strings.CutPrefix(address, base)
		if err != nil || !below {
			return false
		}
		rest, _, _ = strings.Cut(rest, "?")
		if rest == "" || strings.HasSuffix(rest, "/") {
			rest += "index.html"
		}
		_, ok := s.File(rest)
		return ok && u.Host == ""
	}
	addresses := []string{m.ID, m.StartURL, m.Scope, m.ShareTarget.Action}
	for _, p := range m.Protocols {
		addresses = append(addresses, p.URL)
		if !regexp.MustCompile(`^web\+[a-z]+$`).MatchString(p.Protocol) {
			bad("protocol %q: after web+ only lower-case letters are allowed", p.Protocol)
		}
		if strings.Count(p.URL, "%s") != 1 {
			bad("the address of protocol %s has no place for %%s", p.Protocol)
		}
	}
	for _, h := range m.FileHandlers {
		addresses = append(addresses, h.Action)
		for mediaType, endings := range h.Accept {
			if !strings.Contains(mediaType, "/") || len(endings) == 0 {
				bad("the file handler for %q accepts %q", mediaType, endings)
			}
			for _, ending := range endings {
				if !strings.HasPrefix(ending, ".") {
					bad("the file ending %q must start with a dot", ending)
				}
			}
		}
	}
	for _, sc := range m.Shortcuts {
		addresses = append(addresses, sc.URL)
		if sc.Name == "" || len(sc.Icons) == 0 {
			bad("shortcut %q needs a name and an icon", sc.Name)
		}
	}
	image := func(i manifestImage) (width, height int) {
		addresses = append(addresses, i.Src)
		f, ok := s.File(strings.TrimPrefix(i.Src, base))
		if !ok {
			return 0, 0 // reported as an address
		}
		if site.MediaType(f.Path) != i.Type {
			bad("%s is said to be %s", i.Src, i.Type)
		}
		if i.Type != "image/png" {
			return 0, 0
		}
		c, err := png.DecodeConfig(bytes.NewReader(f.Data))
		if err != nil || fmt.Sprintf("%dx%d", c.Width, c.Height) != i.Sizes {
			bad("%s is %dx%d, the manifest says %s (%v)", i.Src, c.Width, c.Height, i.Sizes, err)
		}
		return c.Width, c.Height
	}
	icons := map[string]bool{}
	for _, i := range m.Icons {
		image(i)
		icons[i.Sizes+" "+i.Purpose] = true
	}
	for _, want := range []string{"192x192 any", "512x512 any", "192x192 maskable", "512x512 maskable", "any any"} {
		if !icons[want] {
			bad("no icon %s", want)
		}
	}
	sizes := map[string]map[string]bool{"narrow": {}, "wide": {}}
	for _, i := range m.Screenshots {
		w, h := image(i)
		if sizes[i.FormFactor] == nil || i.Label == "" {
			bad("%s needs a form factor and a label", i.Src)
			continue
		}
		sizes[i.FormFactor][i.Sizes] = true
		if short, long := min(w, h), max(w, h); short < 320 || long > 3840 || float64(long) > 2.3*float64(short) {
			bad("%s is %dx%d: outside 320 to 3840, or longer than 2.3 times its width", i.Src, w, h)
		}
		if (w < h) != (i.FormFactor == "narrow") {
			bad("%s is not %s", i.Src, i.FormFactor)
		}
	}
	for form, s := range sizes {
		if len(s) != 1 {
			bad("screenshots of the form %s have %d sizes, want one", form, len(s))
		}
	}
	if len(m.Shortcuts) < 3 || m.ShareTarget.Params["text"] != "q" || m.ShareTarget.Method != "GET" || len(m.Protocols) == 0 || len(m.FileHandlers) == 0 || len(m.LaunchHandler.ClientMode) == 0 {
		bad("shortcuts, share_target, protocol_handlers, file_handlers or launch_handler are not complete")
	}
	if !bytes.Contains(f.Data, []byte(`"related_applications":[]`)) || m.PreferRelated {
		bad("the related settings must say that there is no other app")
	}
	for _, a := range addresses {
		if !leads(a) {
			bad("%q leads to no file below %s", a, base)
		}
	}
	return problems
}

func TestTheManifestIsComplete(t *testing.T) {
	for _, base := range []string{"/", "/docs/codes/"} {
		if problems := checkManifest(buildForTest(t, Options{Base: base}), base); len(problems) > 0 {
			t.Errorf("under %s:\n%s", base, strings.Join(problems, "\n"))
		}
	}
}

// The check itself must notice when one thing is wrong.
func TestTheManifestCheckFindsWhatIsWrong(t *testing.T) {
	valid := buildForTest(t, Options{})
	data, _ := valid.File("manifest.webmanifest")
	broken := func(change func(m *manifest)) []string {
		var m manifest
		if err := json.Unmarshal(data.Data, &m); err != nil {
			t.Fatal(err)
		}
		change(&m)
		s := site.New()
		for _, f := range valid.Files() {
			s.Add(f)
		}
		text, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		s.Add(&site.File{Path: "manifest.webmanifest", Data: text})
		return checkManifest(s, "/")
	}
	if got := broken(func(*manifest) {}); got != nil {
		t.Fatalf("an unchanged manifest: %v", got)
	}
	for name, change := range map[string]func(m *manifest){
		"no id":                  func(m *manifest) { m.ID = "" },
		"a long short name":      func(m *manifest) { m.ShortName = "Status codes of HTTP" },
		"a browser tab":          func(m *manifest) { m.Display = "browser" },
		"a named colour":         func(m *manifest) { m.ThemeColor = "red" },
		"a scope of others":      func(m *manifest) { m.Scope = "https://elsewhere.example/" },
		"an icon that is gone":   func(m *manifest) { m.Icons[0].Src = "/icons/none.svg" },
		"a wrong icon size":      func(m *manifest) { m.Icons[1].Sizes = "256x256" },
		"no maskable icon":       func(m *manifest) { m.Icons = m.Icons[:3] },
		"no wide screenshot":     func(m *manifest) { m.Screenshots = m.Screenshots[:3] },
		"a wrong form":           func(m *manifest) { m.Screenshots[0].FormFactor = "wide" },
		"a shortcut to nowhere":  func(m *manifest) { m.Shortcuts[1].URL = "/category/none/" },
		"a hyphen in the scheme": func(m *manifest) { m.Protocols[0].Protocol = "web+http-status" },
		"no place for the text":  func(m *manifest) { m.Protocols[0].URL = "/" },
		"files for a lost page":  func(m *manifest) { m.FileHandlers[0].Action = "/explain/files/" },
		"a file ending's dot":    func(m *manifest) { m.FileHandlers[0].Accept["text/plain"] = []string{"log"} },
		"a share that is posted": func(m *manifest) { m.ShareTarget.Method = "POST" },
		"another app preferred":  func(m *manifest) { m.PreferRelated = true },
	} {
		if len(broken(change)) == 0 {
			t.Errorf("%s is not noticed", name)
		}
	}
}
