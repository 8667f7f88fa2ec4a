project = "Shop API"
html_theme = "alabaster"
extensions = ["statusdeck.sphinx"]
statusdeck_base = "HOST"
