package app

// embedGenerators says for each documentation generator how the widget gets into
// its pages. HOST stands for the address of the site. The sites in
// web/widget/examples are built in just these ways.
var embedGenerators = []struct {
	name  string
	steps []embedStep
}{
	{"Plain HTML", []embedStep{
		{file: "HTML", text: `<script async type="module" src="HOST/embed/v1/statusdeck.js"></script>
<p>The server answers
<http-status code="404"><a href="HOST/status/404/">404 Not Found</a></http-status>.</p>`},
	}},
	{"MkDocs", []embedStep{
		{file: "mkdocs.yml", text: `extra_javascript:
  - HOST/embed/v1/statusdeck.js`},
		{file: "A page in Markdown", text: `The server answers <http-status code="404">404 Not Found</http-status>.

<http-status code="422" view="card"></http-status>`},
	}},
	{"Material for MkDocs", []embedStep{
		{note: "As with MkDocs, or, to use automatic badges, by a template of your own; that works with the other themes too. Instant loading and the switch between light and dark are followed."},
		{file: "mkdocs.yml", text: `theme:
  name: material
  custom_dir: overrides`},
		{file: "overrides/main.html", text: `{% extends "base.html" %}
{% block extrahead %}
<script async type="module" src="HOST/embed/v1/statusdeck.js" data-autolink="main"></script>
{% endblock %}`},
	}},
	{"Docusaurus", []embedStep{
		{file: "docusaurus.config.js", text: `export default {
  scripts: [{ src: "HOST/embed/v1/statusdeck.js", type: "module", async: true }],
};`},
		{file: "A page in MDX", text: `The server answers <http-status code="404">404 Not Found</http-status>.

<http-status-table className="4xx"></http-status-table>`},
	}},
	{"VitePress", []embedStep{
		{file: ".vitepress/config.mjs", text: `export default {
  head: [["script", { async: true, type: "module", src: "HOST/embed/v1/statusdeck.js" }]],
  vue: {
    template: {
      compilerOptions: { isCustomElement: (tag) => tag.startsWith("http-status") },
    },
  },
};`},
		{file: "A page in Markdown", text: `The server answers <http-status code="404">404 Not Found</http-status>.`},
	}},
	{"Hugo", []embedStep{
		{note: "Put the script into the head of your base layout, and let a shortcode write the element."},
		{file: "layouts/_default/baseof.html", text: `<script async type="module" src="HOST/embed/v1/statusdeck.js"></script>`},
		{file: "layouts/shortcodes/status.html", text: `<http-status code="{{ .Get 0 }}"{{ with .Get "view" }} view="{{ . }}"{{ end }}>{{ .Get 0 }}</http-status>`},
		{file: "A page in Markdown", text: `The server answers {{< status 404 >}}.`},
	}},
	{"Sphinx", []embedStep{
		{file: "conf.py", text: `html_js_files = [
    ("HOST/embed/v1/statusdeck.js", {"async": "async", "type": "module", "data-autolink": "main, [role=main]"}),
]`},
		{note: "With automatic badges there is nothing more to do. By hand, a raw role writes the element:"},
		{file: "A page in reStructuredText", text: `.. role:: html(raw)
   :format: html

The server answers :html:` + "`<http-status code=\"404\">404 Not Found</http-status>`" + `.`},
	}},
	{"mdBook", []embedStep{
		{file: "theme/head.hbs", text: `<script async type="module" src="HOST/embed/v1/statusdeck.js"></script>`},
		{file: "A page in Markdown", text: `The server answers <http-status code="404">404 Not Found</http-status>.`},
	}},
	{"Jekyll", []embedStep{
		{note: "The file is that of the theme minima; others have one of their own for the head."},
		{file: "_includes/custom-head.html", text: `<script async type="module" src="HOST/embed/v1/statusdeck.js"></script>`},
		{file: "A page in Markdown", text: `The server answers <http-status code="404">404 Not Found</http-status>.`},
	}},
}

// embedStep is a file to write, or a word about it.
type embedStep struct{ note, file, text string }
