"""A Sphinx extension: the role ``:http:statuscode:`` links to StatusDeck.

It takes the place of the role of sphinxcontrib-httpdomain, whatever the order in
``extensions``, and works without that package too::

    extensions = ["sphinxcontrib.httpdomain", "statusdeck.sphinx"]
    statusdeck_base = "https://codes.example/"

    :http:statuscode:`404`  :http:statuscode:`404 Not Found`  :http:statuscode:`no such pet <404>`
"""

import re

from docutils import nodes
from sphinx.domains import Domain
from sphinx.errors import ConfigError

from . import attributes, folder, page, phrase

_WITH_TITLE = re.compile(r"^(?P<title>.+?)\s*<(?P<code>\d{3})>$", re.DOTALL)
_PLAIN = re.compile(r"^(?P<code>\d{3})(?:\s+(?P<phrase>.+))?$", re.DOTALL)


def status_role(name, rawtext, text, lineno, inliner, options=None, content=()):
    """Write a link to the page about a status code."""
    titled = _WITH_TITLE.match(text)
    match = titled or _PLAIN.match(text.strip())
    if not match:
        message = inliner.reporter.error(f"{name}: {text!r} does not begin with a status code of three digits", line=lineno)
        return [inliner.problematic(rawtext, rawtext, message)], [message]
    code = match["code"]
    if titled:
        title = titled["title"]
    else:
        title = f"{code} {match['phrase'] or phrase(code)}".strip()
    base = inliner.document.settings.env.config.statusdeck_base
    return [nodes.reference(rawtext, title, refuri=page(base, code), classes=["http-statuscode"])], []


class StatusDomain(Domain):
    """The domain ``http``, where sphinxcontrib-httpdomain is not in use."""

    name = "http"
    label = "HTTP status codes"
    roles = {"statuscode": status_role}

    def merge_domaindata(self, docnames, otherdata):
        """Keep nothing between documents."""

    def resolve_any_xref(self, env, fromdocname, builder, target, node, contnode):
        """Find nothing: the role writes its links itself."""
        return []


def _ready(app, config):
    try:
        base = folder(config.statusdeck_base)
    except ValueError as err:
        raise ConfigError(f"statusdeck_base: {err}") from err
    if config.statusdeck_script:
        app.add_js_file(base + "embed/v1/statusdeck.js", **attributes(config.statusdeck_links))
    # All extensions are loaded by now.
    if "http" in app.registry.domains:
        app.add_role_to_domain("http", "statuscode", status_role, override=True)
    else:
        app.add_domain(StatusDomain)


def setup(app):
    """Set up the extension."""
    app.add_config_value("statusdeck_base", None, "env")
    app.add_config_value("statusdeck_script", True, "html")
    app.add_config_value("statusdeck_links", True, "html")
    app.connect("config-inited", _ready)
    return {"version": "1.0.0", "parallel_read_safe": True, "parallel_write_safe": True}
