project = "Shop API"
html_theme = "alabaster"
html_js_files = [
    ("HOST/embed/v1/statusdeck.js", {"async": "async", "type": "module", "data-autolink": "main, [role=main]"}),
]
html_static_path = ["_static"]
html_css_files = ["dark.css"]
