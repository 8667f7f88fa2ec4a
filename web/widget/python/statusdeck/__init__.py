"""StatusDeck for documentation: ``statusdeck.sphinx`` and ``statusdeck.mkdocs``."""

import html
import json
from pathlib import Path

# Python's own http.HTTPStatus has former names, depending on its version.
_PHRASES = json.loads(Path(__file__).with_name("phrases.json").read_text(encoding="utf-8"))


def folder(base):
    """Return the address of a StatusDeck site with one slash at its end."""
    if not isinstance(base, str) or not base.strip():
        raise ValueError('want the address of a StatusDeck site, such as "https://codes.example/"')
    return base.strip().rstrip("/") + "/"


def page(base, code):
    """Return the address of the page about a code."""
    return f"{folder(base)}status/{code}/"


def phrase(code):
    """Return the reason phrase of a code, or "" for one that the catalog does not have."""
    return _PHRASES.get(code, "")


def attributes(links):
    """Return the attributes of the script besides its address."""
    found = {"type": "module", "async": "async"}
    if links:
        found["data-links"] = ""
    return found


def script(base, links):
    """Return the element that loads the widget."""
    rest = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes(links).items())
    return f'<script src="{html.escape(folder(base))}embed/v1/statusdeck.js"{rest}></script>'
