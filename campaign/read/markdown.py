"""Markdown to HTML that is safe to publish: contributors' HTML is reduced to what the theme knows."""

from __future__ import annotations

import functools
from html.parser import HTMLParser

import markdown
import nh3
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.toc import TocExtension

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
RECENT = 100  # texts whose HTML is kept: more than any feed holds


class Converter:
    """One Markdown parser, kept and reused: making one costs more than a page."""

    def __init__(self, base: str = "") -> None:
        """Prepare a parser; links to this site (`/faq/`) get `base` in front of them."""
        # Not by their names: Python-Markdown would look through all installed packages for them.
        extensions = [TocExtension(marker=""), SmartyExtension(), SaneListExtension()]
        self._parser = markdown.Markdown(extensions=extensions, output_format="html")
        self._base = base
        self._cleaner = nh3.Cleaner(
            tags=TAGS,
            attributes=ATTRIBUTES,
            attribute_filter=self._rebase if base else None,
            url_schemes={"https", "mailto", "tel"},
            link_rel=None,
        )
        self._recent = functools.lru_cache(RECENT)(self._html)

    def html(self, text: str) -> str:
        """Return sanitized HTML; recent answers are kept."""
        return self._recent(text)

    def _html(self, text: str) -> str:
        self._parser.reset()
        return self._cleaner.clean(self._parser.convert(text))

    def dropped(self, text: str) -> tuple[str, ...]:
        """Return what of a text's HTML is not published, like `<iframe>` or `<p style>`, in order and once each."""
        self._parser.reset()
        listener = _Dropped()
        listener.feed(self._parser.convert(text))
        listener.close()
        return tuple(dict.fromkeys(listener.dropped))

    def _rebase(self, _tag: str, attribute: str, value: str) -> str:
        if attribute in ("href", "src") and value.startswith("/") and not value.startswith("//"):
            return self._base + value
        return value


class _Dropped(HTMLParser):
    """Listens to HTML before it is sanitized and notes the tags and attributes that will go."""

    def __init__(self) -> None:
        super().__init__()
        self.dropped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, or the attributes of a tag, that the theme does not know."""
        if tag not in TAGS:
            self.dropped.append(f"<{tag}>")
            return
        known = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
        self.dropped += [f"<{tag} {name}>" for name, _value in attrs if name not in known]


@functools.cache
def converter(base: str = "") -> Converter:
    """Return the one converter of a process for a base path."""
    return Converter(base)
