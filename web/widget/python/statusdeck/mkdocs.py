"""A MkDocs plug-in: the script on every page, and ``status:404`` as the address of a code.

::

    plugins:
      - statusdeck:
          base: https://codes.example/

    [404 Not Found](status:404)
"""

import re

from mkdocs.config import base as config_base
from mkdocs.config import config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from . import folder, page, script

_HREF = re.compile(r'(<a\b[^>]*\bhref=")status:(\d{3})(?=["#?])')


class StatusDeckConfig(config_base.Config):
    """The options of the plug-in."""

    base = config_options.Type(str)
    links = config_options.Type(bool, default=True)


class StatusDeckPlugin(BasePlugin[StatusDeckConfig]):
    """Adds the script of the widget, and resolves addresses such as ``status:404``."""

    def on_config(self, config):
        """Refuse an address that is none."""
        try:
            folder(self.config.base)
        except ValueError as err:
            raise PluginError(f"statusdeck: base: {err}") from err
        return config

    def on_page_content(self, html, **kwargs):
        """Resolve the addresses of codes, outside of blocks of code, which have no links."""
        return _HREF.sub(lambda m: m[1] + page(self.config.base, m[2]), html)

    def on_post_page(self, output, **kwargs):
        """Put the script into the head of a page."""
        return output.replace("</head>", script(self.config.base, self.config.links) + "</head>", 1)
