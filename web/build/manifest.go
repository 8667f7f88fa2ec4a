package build

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"path"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/web/assets"
)

// manifest describes the installed app to the system. Every member that
// PWABuilder lists as required or recommended is there, and the optional ones
// that make sense for a reference.
type manifest struct {
	ID              string             `json:"id"`
	Name            string             `json:"name"`
	ShortName       string             `json:"short_name"`
	Description     string             `json:"description"`
	StartURL        string             `json:"start_url"`
	Scope           string             `json:"scope"`
	Display         string             `json:"display"`
	DisplayOverride []string           `json:"display_override"`
	Orientation     string             `json:"orientation"`
	ThemeColor      string             `json:"theme_color"`
	BackgroundColor string             `json:"background_color"`
	Lang            string             `json:"lang"`
	Dir             string             `json:"dir"`
	Categories      []string           `json:"categories"`
	Icons           []manifestImage    `json:"icons"`
	Screenshots     []manifestImage    `json:"screenshots"`
	Shortcuts       []manifestShortcut `json:"shortcuts"`
	ShareTarget     shareTarget        `json:"share_target"`
	Protocols       []protocol         `json:"protocol_handlers"`
	FileHandlers    []fileHandler      `json:"file_handlers"`
	LaunchHandler   launchHandler      `json:"launch_handler"`
	SidePanel       sidePanel          `json:"edge_side_panel"`
	HandleLinks     string             `json:"handle_links"`
	Related         []struct{}         `json:"related_applications"`
	PreferRelated   bool               `json:"prefer_related_applications"`
}

// manifestImage is an icon (with Purpose) or a screenshot (with FormFactor and
// Label).
type manifestImage struct {
	Src        string `json:"src"`
	Sizes      string `json:"sizes"`
	Type       string `json:"type"`
	Purpose    string `json:"purpose,omitempty"`
	FormFactor string `json:"form_factor,omitempty"`
	Label      string `json:"label,omitempty"`
}

type manifestShortcut struct {
	Name        string          `json:"name"`
	ShortName   string          `json:"short_name"`
	Description string          `json:"description"`
	URL         string          `json:"url"`
	Icons       []manifestImage `json:"icons"`
}

type shareTarget struct {
	Action  string            `json:"action"`
	Method  string            `json:"method"`
	Enctype string            `json:"enctype"`
	Params  map[string]string `json:"params"`
}

type protocol struct {
	Protocol string `json:"protocol"`
	URL      string `json:"url"`
}

// fileHandler offers the app for files of some kinds, by media type.
type fileHandler struct {
	Action string              `json:"action"`
	Accept map[string][]string `json:"accept"`
}

type launchHandler struct {
	ClientMode []string `json:"client_mode"`
}

type sidePanel struct {
	PreferredWidth int `json:"preferred_width"`
}

// screenshots are the pictures of the install dialog, taken by `make
// screenshots`: their names in assets/screenshots and what they show.
var screenshots = []struct{ name, formFactor, label string }{
	{"narrow-home.png", "narrow", "Every code on a card, by class"},
	{"narrow-search.png", "narrow", "A search by symptom"},
	{"narrow-code.png", "narrow", "The page of a code"},
	{"wide-home.png", "wide", "Every code on a card, by class"},
	{"wide-search.png", "wide", "A search by symptom"},
	{"wide-code.png", "wide", "The page of a code"},
}

// manifest adds the manifest and its screenshots.
func (b *builder) manifest() error {
	m := b.newManifest()
	for _, s := range screenshots {
		image, err := b.screenshot(s.name)
		if err != nil {
			return err
		}
		image.FormFactor, image.Label = s.formFactor, s.label
		m.Screenshots = append(m.Screenshots, image)
	}
	return b.addJSON("manifest.webmanifest", m)
}

// screenshot adds a picture; its size is read from the picture itself.
func (b *builder) screenshot(name string) (manifestImage, error) {
	data, size, err := readPicture(path.Join("screenshots", name))
	if err != nil {
		return manifestImage{}, err
	}
	b.add("screenshots/"+name, data)
	return manifestImage{
		Src: b.links.To("/screenshots/" + name), Sizes: fmt.Sprintf("%dx%d", size.Width, size.Height), Type: "image/png",
	}, nil
}

// readPicture returns a PNG of the assets and its size.
func readPicture(name string) ([]byte, image.Config, error) {
	data, err := assets.Files.ReadFile(name)
	if err != nil {
		return nil, image.Config{}, fmt.Errorf("read picture: %w", err)
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, image.Config{}, fmt.Errorf("read size of %s: %w", name, err)
	}
	return data, size, nil
}

func (b *builder) newManifest() manifest {
	icon := func(name, sizes, purpose string) manifestImage {
		typ := "image/png"
		if sizes == "any" {
			typ = "image/svg+xml"
		}
		return manifestImage{Src: b.links.To("/icons/" + name), Sizes: sizes, Type: typ, Purpose: purpose}
	}
	shortcut := func(name, short, description, path string) manifestShortcut {
		return manifestShortcut{
			Name: name, ShortName: short, Description: description, URL: b.links.To(path),
			Icons: []manifestImage{icon("icon-192.png", "192x192", "any")},
		}
	}
	return manifest{
		ID: b.links.To("/"), Name: "StatusDeck: HTTP status codes", ShortName: app.SiteName,
		Description: "Every HTTP status code, registered or not, explained and sourced. Works offline.",
		StartURL:    b.links.To("/"), Scope: b.links.To("/"),
		Display: "standalone", DisplayOverride: []string{"standalone", "minimal-ui"}, Orientation: "any",
		ThemeColor: themeLight, BackgroundColor: themeLight, Lang: "en", Dir: "ltr",
		Categories: []string{"developer", "education", "productivity", "utilities"},
		Icons: []manifestImage{
			icon("icon.svg", "any", "any"),
			icon("icon-192.png", "192x192", "any"),
			icon("icon-512.png", "512x512", "any"),
			icon("maskable-192.png", "192x192", "maskable"),
			icon("maskable-512.png", "512x512", "maskable"),
		},
		Shortcuts: []manifestShortcut{
			shortcut("Search", "Search", "Search all status codes", "/"),
			shortcut("Explain a response", "Explain", "Read a response, a HAR file or a log", "/explain/"),
			shortcut("4xx Client Error", "4xx", "Codes that blame the request", "/category/client-error/"),
			shortcut("5xx Server Error", "5xx", "Codes that blame the server", "/category/server-error/"),
		},
		// launch.js makes one search of what arrives.
		ShareTarget: shareTarget{
			Action: b.links.To("/"), Method: "GET", Enctype: "application/x-www-form-urlencoded",
			Params: map[string]string{"text": "q", "url": "url", "title": "title"},
		},
		// After "web+" only lower-case letters may follow.
		Protocols: []protocol{{Protocol: "web+httpstatus", URL: b.links.To("/?q=%s")}},
		// The explain page takes them from the launch queue: see explain.js.
		FileHandlers: []fileHandler{{Action: b.links.To("/explain/"), Accept: map[string][]string{
			"application/json": {".har"}, "text/plain": {".log", ".http"},
		}}},
		LaunchHandler: launchHandler{ClientMode: []string{"navigate-existing", "auto"}},
		SidePanel:     sidePanel{PreferredWidth: 420},
		HandleLinks:   "auto",
		Related:       []struct{}{},
	}
}
