// Package npm makes the npm package "statusdeck": the module that registers the
// elements, their types, the plug-ins for rehype and markdown-it, and the data of the
// codes. The folder site/, which the elements load, is a build with the base path
// Placeholder; the program of the package replaces it.
package npm

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
)

// Name is the name of the package.
const Name = "statusdeck"

// Placeholder is the base path of the build in site/.
const Placeholder = "/STATUSDECK-BASE/"

// File is a file of the package.
type File struct {
	Path string
	Data []byte
}

// copied are the files that go into the package as they are, but for the version.
var copied = []string{
	"package.json", "README.md", "custom-elements.json", "web-types.json",
	"index.d.ts", "react.d.ts", "rehype.d.ts", "markdown-it.d.ts", "codes.d.ts",
}

// bundles maps the scripts of the package to their sources.
var bundles = map[string]string{
	"index.js": "register.js", "rehype.js": "rehype.js", "markdown-it.js": "markdown-it.js", "copy.js": "copy.js",
}

// code is a status code in codes.json.
type code struct {
	Code       int      `json:"code"`
	Phrase     string   `json:"phrase"`
	Names      []string `json:"names"`
	Class      string   `json:"class"`
	Summary    string   `json:"summary"`
	Registered bool     `json:"registered"`
}

// Files returns the package without its folder site/. root is the folder of the
// repository.
func Files(root, version string) ([]File, error) {
	dir := filepath.Join(root, "web", "widget", "npm")
	var out []File
	add := func(path string, data []byte) { out = append(out, File{path, data}) }
	for _, name := range copied {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, fmt.Errorf("read a file of the npm package: %w", err)
		}
		add(name, []byte(strings.Replace(string(data), `"version": "0.0.0"`, `"version": "`+version+`"`, 1)))
	}
	licence, err := os.ReadFile(filepath.Join(root, "LICENSE"))
	if err != nil {
		return nil, fmt.Errorf("read the licence: %w", err)
	}
	add("LICENSE", licence)
	add("empty.js", []byte("export {};\n"))

	list, err := json.Marshal(codes())
	if err != nil {
		return nil, fmt.Errorf("encode the codes: %w", err)
	}
	add("codes.json", append(list, '\n'))
	add("codes.js", []byte("export const codes = "+string(list)+";\n"))
	for name, source := range bundles {
		data, err := bundle(filepath.Join(dir, "src", source))
		if err != nil {
			return nil, err
		}
		add(name, data)
	}
	return out, nil
}

func codes() []code {
	var out []code
	for _, s := range catalog.All() {
		class := s.Class().Digits()
		if class == "" {
			class = "outside"
		}
		out = append(out, code{s.Code, app.DisplayPhrase(s), append([]string{}, app.NamesOf(s)...), class, s.Summary, s.Registered()})
	}
	return out
}

// bundle joins a script with the modules that it imports. Readers of node_modules get
// it unminified.
func bundle(entry string) ([]byte, error) {
	entry, err := filepath.Abs(entry)
	if err != nil {
		return nil, fmt.Errorf("bundle %s: %w", entry, err)
	}
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{entry},
		Bundle:      true,
		Plugins:     []api.Plugin{namesPlugin},
		Format:      api.FormatESModule,
		Platform:    api.PlatformNeutral,
		External:    []string{"node:*"},
		Target:      api.ES2022,
		Charset:     api.CharsetUTF8,
		LogLevel:    api.LogLevelSilent,
		Outfile:     "out.js",
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("bundle %s: %w", entry, errors.New(result.Errors[0].Text))
	}
	return result.OutputFiles[0].Contents, nil
}

// namesPlugin puts the names of all codes in the place of the module "#names".
var namesPlugin = api.Plugin{
	Name: "names",
	Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: "^#names$"}, func(api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: "names", Namespace: "names"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "names"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			names := map[string][]string{}
			for _, s := range catalog.All() {
				names[fmt.Sprintf("%03d", s.Code)] = app.NamesOf(s)
			}
			data, err := json.Marshal(names)
			text := "export const names = new Map(Object.entries(" + strings.ReplaceAll(string(data), ":null", ":[]") + "));"
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
		})
	},
}

// Hosted reports whether a file of the build belongs into site/: not the compressed
// variants, nor the configuration of servers.
func Hosted(path string) bool {
	return !strings.HasSuffix(path, ".br") && !strings.HasSuffix(path, ".gz") && !strings.HasPrefix(path, "_") && !strings.HasPrefix(path, ".")
}
