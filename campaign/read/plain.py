"""A Markdown extension: text without any mark passes by the patterns that would find nothing in it.

Python-Markdown tries some thirty patterns on every piece of text; that was half of the time a page took. Its way to
say “leave this alone” is AtomicString (see its documentation of InlineProcessor).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

INLINE = re.compile(r"[`\\\[<&*_]|!\[|  \n")  # one of these begins whatever the inline patterns find
APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")  # between two letters it is nothing else
SMART = re.compile(r"['\"]|--|\.\.\.")  # and one of these whatever `smarty` makes typographic


class PlainText(Extension):
    """Marks text that holds nothing for the inline patterns, and then what holds nothing for `smarty`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's own name
        """Step in before `inline` (priority 20), and between it and `smarty` (6)."""
        md.treeprocessors.register(_Each(md, _before_inline), "plain", 25)
        md.treeprocessors.register(_Each(md, _before_smarty), "unsmart", 7)


class _Each(Treeprocessor):
    """Calls a function with every element of a text."""

    def __init__(self, md: Markdown, work: Callable[[Element], Any]) -> None:
        super().__init__(md)
        self._work = work

    def run(self, root: Element) -> None:
        for element in root.iter():
            self._work(element)


class _Plain(AtomicString):
    """Text that the inline patterns leave alone; `smarty` may still want it."""


def _before_inline(element: Element) -> None:
    if element.text and not INLINE.search(element.text):
        element.text = _Plain(element.text)


def _before_smarty(element: Element) -> None:
    element.text = _before_smarty_text(element.text)
    element.tail = _before_smarty_text(element.tail)


def _before_smarty_text(text: str | None) -> str | None:
    """Return text for `smarty` to look at, or marked as nothing for it; text with apostrophes alone is done here."""
    if not text or (isinstance(text, AtomicString) and not isinstance(text, _Plain)):
        return text
    with_apostrophes = APOSTROPHE.sub("’", text) if "'" in text else text
    return str(text) if SMART.search(with_apostrophes) else AtomicString(with_apostrophes)
