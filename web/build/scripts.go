package build

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog/articles"
	"github.com/statusdeck/statusdeck/catalog/search/prefilter"
	"github.com/statusdeck/statusdeck/web/assets"
	"github.com/statusdeck/statusdeck/web/server"
)

// pageScripts lists the scripts that only one kind of page loads.
var pageScripts = []string{"compare.js", "diagram.js", "embed.js"}

// inlineNames lists the scripts inside every page.
var inlineNames = []string{"theme.js", "defer.js"}

// scripts adds the scripts of the pages: one module for every page, one for the
// framed search, one for each kind of page that needs more, and Go's start script.
func (b *builder) scripts() error {
	start, err := transform("wasm_exec.js", string(b.WasmExec))
	if err != nil {
		return err
	}
	b.addHashed("wasm_exec.js", start)

	table, err := prefilter.Table()
	if err != nil {
		return err
	}
	b.add(prefilterPath, table)

	words, err := b.words()
	if err != nil {
		return err
	}
	b.addHashed("when.txt", []byte(app.WhenSentences(articles.HTML)))

	config := map[string]any{
		"__CONFIG__": map[string]any{
			"base":      b.Base,
			"origin":    b.Origin,
			"repo":      b.Repo,
			"prefilter": b.links.To("/" + prefilterPath),
			"program":   b.links.To("/" + programPath),
			"worker":    b.links.To("/" + workerPath),
		},
	}
	for _, name := range append([]string{"boot.js", "frame.js"}, pageScripts...) {
		out, err := bundle(name, config)
		if err != nil {
			return err
		}
		b.addHashed(name, out)
	}
	b.inline, err = inlineScripts()
	if err != nil {
		return err
	}
	return b.program(words)
}

// prefilterPath is the table of first answers.
const prefilterPath = "prefilter.json"

// programPath is the description of the browser program.
const programPath = "program.json"

// program adds the description of the browser program: where it is, and which style
// sheet and scripts it belongs to. The scripts read it when they start the program.
// If they contained its name instead, every changed fact would change the name of the
// boot script, and with it every page.
func (b *builder) program(words string) error {
	return b.addJSON(programPath, map[string]any{
		"wasm":  b.asset("app.wasm"),
		"size":  len(b.Wasm),
		"exec":  b.asset("wasm_exec.js"),
		"words": b.links.To("/" + words),
		"when":  b.asset("when.txt"),
		"shell": []string{b.asset("site.css"), b.asset("boot.js"), b.asset("frame.js")},
	})
}

// inlineScripts returns the scripts inside every page, by file. The content
// security policy allows them by their hashes. A script with another hash would
// not run, so it fails the build.
func inlineScripts() (map[string]string, error) {
	out := map[string]string{}
	for _, name := range inlineNames {
		text, err := bundle(name, nil)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(text)
		hash := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		if !strings.Contains(server.ContentPolicy, hash) {
			return nil, fmt.Errorf("the content security policy does not allow js/%s: write %s into server.InlineHashes", name, hash)
		}
		out[name] = string(text)
	}
	return out, nil
}

// target is the oldest language version that the scripts may use.
const target = api.ES2022

// bundle joins a script of web/assets/js with the modules that it imports,
// replaces names by JSON values, and minifies the result.
func bundle(entry string, values map[string]any) ([]byte, error) {
	define := map[string]string{}
	for name, value := range values {
		data, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("encode %s for %s: %w", name, entry, err)
		}
		define[name] = string(data)
	}
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		Define:            define,
		Plugins:           []api.Plugin{embedded},
		Format:            api.FormatESModule,
		Target:            target,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		MinifyWhitespace:  true,
		MinifySyntax:      true,
		MinifyIdentifiers: true,
		LogLevel:          api.LogLevelSilent,
		Outfile:           entry,
	})
	if err := firstError(result.Errors); err != nil {
		return nil, fmt.Errorf("bundle %s: %w", entry, err)
	}
	out := result.OutputFiles[0].Contents
	// A name without a value would throw as soon as the page is opened.
	if name := unset.Find(out); name != nil {
		return nil, fmt.Errorf("bundle %s: there is no value for %s", entry, name)
	}
	return out, nil
}

var unset = regexp.MustCompile(`\b__[A-Z]+__\b`)

// transform minifies a classic script. It leaves names alone: esbuild gives others when
// it minifies its own result, as a build from the binary does.
func transform(name, source string) ([]byte, error) {
	result := api.Transform(source, api.TransformOptions{
		Sourcefile:       name,
		Target:           target,
		Charset:          api.CharsetUTF8,
		LegalComments:    api.LegalCommentsNone,
		MinifyWhitespace: true,
		MinifySyntax:     true,
		LogLevel:         api.LogLevelSilent,
	})
	if err := firstError(result.Errors); err != nil {
		return nil, fmt.Errorf("minify %s: %w", name, err)
	}
	return result.Code, nil
}

// embedded has esbuild read web/assets/js from the binary: the site can be built
// without the source tree.
var embedded = api.Plugin{
	Name: "embedded",
	Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: path.Join(path.Dir(a.Importer), a.Path), Namespace: "assets"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "assets"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			text, err := readAsset("js/" + a.Path)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
		})
	},
}

func readAsset(name string) (string, error) {
	data, err := assets.Files.ReadFile(name)
	if err != nil {
		return "", fmt.Errorf("read asset %s: %w", name, err)
	}
	return string(data), nil
}

func firstError(messages []api.Message) error {
	if len(messages) == 0 {
		return nil
	}
	m := messages[0]
	if m.Location == nil {
		return errors.New(m.Text)
	}
	return fmt.Errorf("%s:%d:%d: %s", m.Location.File, m.Location.Line, m.Location.Column, m.Text)
}
