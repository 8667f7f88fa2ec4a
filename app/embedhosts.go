package app

// embedHost is a kind of site that the widget is put into. The page about embedding
// shows what to write there; HOST stands for the address of StatusDeck.
type embedHost struct {
	// id is the value of the host in the picker.
	id, name string
	group    string
	note     string
	// script are the files that load the script: with the attribute data-links, in one of
	// the forms below, for which the page's script puts another or none.
	script []embedFile
	// elements is what elements need beyond the script, if anything.
	elements embedFile
	// automatic is the attribute that turns automatic badges on, with its value.
	automatic [2]string
	// pages is the language of the pages.
	pages embedMarkup
}

// embedFile is a file, or what the snippet is in another way, and what to write into it.
type embedFile struct{ name, text string }

// embedMarkup is a language in which pages are written.
type embedMarkup struct {
	id, name string
	// link is a sentence with a link. Elements are written in HTML everywhere.
	link string
}

// The script in HTML, in JavaScript and in Python.
const (
	scriptTag    = `<script async type="module" src="HOST/embed/v1/statusdeck.js" data-links></script>`
	scriptObject = `{ async: true, type: "module", src: "HOST/embed/v1/statusdeck.js", "data-links": "true" }`
	scriptTuple  = `("HOST/embed/v1/statusdeck.js", {"async": "async", "type": "module", "data-links": "true"})`
)

const siteGenerators = "Documentation sites"

var (
	inHTML     = embedMarkup{"html", "In a page", `The server answers <a href="HOST/status/404/">404 Not Found</a>.`}
	inMarkdown = embedMarkup{"markdown", "A page in Markdown", `The server answers [404 Not Found](HOST/status/404/).`}
	inRST      = embedMarkup{"rst", "A page in reStructuredText", "The server answers `404 Not Found <HOST/status/404/>`__."}

	inMain = [2]string{"data-autolink", "main"}
)

// embedHosts are the hosts in the order of the picker. The sites in web/widget/examples are
// built in just these ways: there is one for each but mdBook.
var embedHosts = []embedHost{
	{
		id: "html", name: "Plain HTML", group: siteGenerators, automatic: inMain, pages: inHTML,
		script: []embedFile{{"In the head of every page", scriptTag}},
	},
	{
		id: "mkdocs", name: "MkDocs", group: siteGenerators, automatic: [2]string{"data-autolink", "main, [role=main]"}, pages: inMarkdown,
		note: "The same with other themes: only the name of the theme changes.",
		script: []embedFile{
			{"mkdocs.yml", "theme:\n  name: mkdocs\n  custom_dir: overrides"},
			{"overrides/main.html", "{% extends \"base.html\" %}\n{% block extrahead %}\n" + scriptTag + "\n{% endblock %}"},
		},
	},
	{
		id: "material", name: "Material for MkDocs", group: siteGenerators, automatic: inMain, pages: inMarkdown,
		note: "Instant loading and the switch between light and dark are followed.",
		script: []embedFile{
			{"mkdocs.yml", "theme:\n  name: material\n  custom_dir: overrides"},
			{"overrides/main.html", "{% extends \"base.html\" %}\n{% block extrahead %}\n" + scriptTag + "\n{% endblock %}"},
		},
	},
	{
		id: "docusaurus", name: "Docusaurus", group: siteGenerators, automatic: inMain, pages: inMarkdown,
		script: []embedFile{{"docusaurus.config.js", "export default {\n  scripts: [" + scriptObject + "],\n};"}},
	},
	{
		id: "vitepress", name: "VitePress", group: siteGenerators, automatic: inMain, pages: inMarkdown,
		script:   []embedFile{{".vitepress/config.mjs", "export default {\n  head: [[\"script\", " + scriptObject + "]],\n};"}},
		elements: embedFile{".vitepress/config.mjs, as well", "vue: {\n  template: {\n    compilerOptions: { isCustomElement: (tag) => tag.startsWith(\"http-status\") },\n  },\n},"},
	},
	{
		id: "starlight", name: "Astro Starlight", group: siteGenerators, automatic: inMain, pages: inMarkdown,
		script: []embedFile{{"astro.config.mjs", "starlight({\n  head: [{ tag: \"script\", attrs: " + scriptObject + " }],\n})"}},
	},
	{
		id: "hugo", name: "Hugo", group: siteGenerators, automatic: inMain, pages: inMarkdown,
		script:   []embedFile{{"layouts/_default/baseof.html, in the head", scriptTag}},
		elements: embedFile{"hugo.toml", "[markup.goldmark.renderer]\nunsafe = true # HTML in Markdown"},
	},
	{
		id: "sphinx", name: "Sphinx", group: siteGenerators, automatic: [2]string{"data-autolink", "main, [role=main]"}, pages: inRST,
		script: []embedFile{{"conf.py", "html_js_files = [\n    " + scriptTuple + ",\n]"}},
	},
	{
		id: "mdbook", name: "mdBook", group: siteGenerators, automatic: inMain, pages: inMarkdown,
		note:   "Written after mdBook’s documentation; not tried by us yet.",
		script: []embedFile{{"theme/head.hbs", scriptTag}},
	},
	{
		id: "jekyll", name: "Jekyll", group: siteGenerators, automatic: inMain, pages: inMarkdown,
		note:   "Jekyll takes your file in place of the theme’s. Version 3 of minima has _includes/custom-head.html for such lines.",
		script: []embedFile{{"_includes/head.html, copied from the theme, before </head>", scriptTag}},
	},
}
