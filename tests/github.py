"""A text as GitHub reads it, and where ours differs: trees of tags and words, compared."""

from __future__ import annotations

import difflib
import functools
import re
from typing import Any, NamedTuple

from justhtml import JustHTML
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

# Marks that only differ in their print: our pages set quotation marks and dashes as books do.
PRINT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---", "…": "..."})


COMMENT = re.compile("<!--.*?-->", re.DOTALL)
BOTH = re.compile(r"<strong><em>(.*?)</em></strong>", re.DOTALL)  # the same as the other way around


class Difference(NamedTuple):
    """A run of tags and words that GitHub shows in one way and we in another, with the words around it."""

    around: tuple[str, ...]
    theirs: tuple[str, ...]
    ours: tuple[str, ...]


@functools.cache
def _github() -> MarkdownIt:
    return MarkdownIt("gfm-like2").disable("linkify").use(gfm_autolink_plugin).use(footnote_plugin)


def as_github_reads(text: str) -> str:
    """Return a text as HTML, before anything is sanitized."""
    return str(_github().render(text))


def tree(html: str) -> list[str]:
    """Return the tags and words of HTML as a browser reads it, in order; of attributes, where links and pictures go."""
    found: list[str] = []
    _walk(
        JustHTML(BOTH.sub(r"<em><strong>\1</strong></em>", COMMENT.sub("", html)), sanitize=False, fragment=True).root,
        found,
    )
    return found


def _walk(node: Any, found: list[str]) -> None:  # noqa: ANN401 - the library's nodes
    for child in node.children or ():
        if child.name == "#text":
            words = child.data.translate(PRINT)
            found += [child.data.rstrip()] if node.name == "code" and node.parent.name == "pre" else words.split()
        elif child.name == "input":
            found.append("☑" if "checked" in child.attrs else "☐")
        elif not child.name.startswith(("#", "!")):
            # A bare www. address: GitHub links to http://, which this site never does.
            to = child.attrs.get("href") or child.attrs.get("src") or child.attrs.get("start") or ""
            to = to.replace("http://www.", "https://www.")
            name = "del" if child.name == "s" else child.name
            found.append(f"<{name} {to}>" if to else f"<{name}>")
            _walk(child, found)
            found.append(f"</{name}>")


def differences(theirs: str, ours: str) -> list[Difference]:
    """Return where two pieces of HTML differ in tags and words."""
    one, other = tree(theirs), tree(ours)
    runs = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return [
        Difference(tuple(one[max(0, a - 4) : b + 4]), tuple(one[a:b]), tuple(other[c:d]))
        for kind, a, b, c, d in runs
        if kind != "equal"
    ]
