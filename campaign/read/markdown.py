"""Markdown to HTML that is safe to publish: contributors' HTML is reduced to what the theme knows."""

from __future__ import annotations

import functools

import markdown
import nh3

TAGS = set(
    "a abbr b blockquote br caption cite code dd del"
    " details div dl dt em figcaption figure h2 h3 h4 h5 hr i img ins kbd"
    " li ol p pre q s small span strong sub summary sup table tbody td th thead tr ul".split()
)
ATTRIBUTES = {
    "*": {"id", "lang"},
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"colspan"},
    "th": {"colspan", "scope"},
    "details": {"open"},
}


class Converter:
    """One Markdown parser, kept and reused: making one costs more than a page."""

    def __init__(self, base: str = "") -> None:
        """Prepare a parser; links to this site (`/faq/`) get `base` in front of them."""
        # baselevel 2: a single # in a text never competes with the page's one h1.
        extensions = ["markdown.extensions.toc", "markdown.extensions.smarty", "markdown.extensions.sane_lists"]
        options = {"markdown.extensions.toc": {"baselevel": 1}}
        self._parser = markdown.Markdown(extensions=extensions, extension_configs=options, output_format="html")
        self._base = base

        self._known: dict[str, str] = {}

    def html(self, text: str) -> str:
        """Return sanitized HTML; what was asked before is not worked out again."""
        if text not in self._known:
            self._known[text] = self._html(text)
        return self._known[text]

    def _html(self, text: str) -> str:
        self._parser.reset()
        return nh3.clean(
            self._parser.convert(text),
            tags=TAGS,
            attributes=ATTRIBUTES,
            attribute_filter=self._rebase if self._base else None,
            url_schemes={"https", "mailto", "tel"},
            link_rel=None,
        )

    def _rebase(self, _tag: str, attribute: str, value: str) -> str:
        if attribute in ("href", "src") and value.startswith("/") and not value.startswith("//"):
            return self._base + value
        return value


@functools.cache
def converter(base: str = "") -> Converter:
    """Return the one converter of a process for a base path."""
    return Converter(base)
