"""The fast reader of the simplest YAML says what the library says, or nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from campaign.read import any_yaml, plain_yaml
from campaign.read.files import Refused
from campaign.read.values import Mapping
from tests.invented import ROOT, SITE
from tests.mutations import mutated
from tests.test_mutated import MANY

FILES = sorted(path for folder in (ROOT, SITE) for path in (folder / "content").rglob("*.md"))


def front(path: Path) -> str:
    """Return the fields of a Markdown file."""
    return path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")[0]


SIMPLE = [text for text in map(front, FILES) if plain_yaml.read(text, 2)]


def by_the_library(text: str) -> tuple[Mapping | None, bool]:
    """Return what the library reads, and whether it finds fault."""
    try:
        value, findings = any_yaml.read(text, "a.md", 2)
    except Refused:
        return None, True
    return value, bool(findings)


def agree(text: str) -> bool:
    """Return whether the fast reader could read a text; fail where it says something else than the library."""
    read = plain_yaml.read(text, 2)
    if read is not None:
        assert by_the_library(text) == (read, False)
    return read is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_project_s_files_are_read_alike(path: Path) -> None:
    """Every front matter there is."""
    agree(front(path))


def test_most_actions_are_simple() -> None:
    """It would not pay otherwise."""
    actions = [path for path in FILES if path.is_relative_to(ROOT / "content") and "pages" not in path.parts]
    simple = [path for path in actions if plain_yaml.read(front(path), 2)]
    assert len(simple) > 0.8 * len(actions)


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "a: b  # note",
        "# note\na: b\n# note",
        "a: don't “say”",
        "a: x:y",
        "a: b#c",
        "a: [b, c:d:e, f-g]",
        "a: |\n  b\n\n    c\n  d: e # f",
        "a: |\n  b\n\n\nc: d",
        "a: |\n   b\n",
        "a: |\n  b",
        "a: |\n  b\n# note\nc: d",
        "a:\n  b: c\n  d: e  # note\nf: g",
    ],
)
def test_simple_lines_are_read_alike(text: str) -> None:
    """Words, notes, lists, texts and groups."""
    assert agree(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "a",
            "a:",
            "a:b",
            " a: b",
            "a: 'b'",
            'a: "b"',
            "a: b: c",
            "a: b:",
            "a: &b c",
            "a: *b",
            "a: !b c",
            "a: |-\n  b",
        ),
        *(
            "a: >\n  b",
            "a: b\n  c",
            "a: b\n\nc: d",
            "a: [b",
            "a: [b,c]",
            "a: [b, 'c']",
            "a: {b: c}",
            "a: - b",
            "- a",
            "? a",
        ),
        *(
            "a: b\na: c",
            "a: |\n\n  b",
            "a: |\n  b\n c",
            "a: |\n\tb",
            "a: b\tc",
            "a:\n  b: |\n    c",
            "a:\n  - b",
            "a:\n  b: c\n  b: d",
        ),
        *(
            "a:\n   b: c",
            "a:\n  b: c\n    d",
            "A: b",
            "a-b: c",
            "a: ~",
            "a: \x85",
            "a: b\r",
            "%YAML 1.1",
            "---\na: b",
            "a: b\n...",
        ),
    ],
)
def test_all_else_is_left_to_the_library(text: str) -> None:
    """Whatever may mean more than it seems."""
    assert plain_yaml.read(text, 2) is None


@MANY
@given(text=st.sampled_from(SIMPLE).flatmap(lambda text: mutated(text.encode())))
def test_broken_files_are_read_alike(text: bytes) -> None:
    """Whatever slips in, the two never differ."""
    event("read" if agree(re.sub("\r\n?", "\n", text.decode("utf-8", "replace"))) else "left to the library")


@MANY
@given(
    lines=st.lists(
        st.sampled_from(
            [
                "a: b",
                "c:",
                "c: d  # e",
                "  f: g",
                "  f:",
                "h: |",
                "  i",
                "    j",
                "",
                "#",
                "# k",
                "l: [m, n:o]",
                "p: q:",
                "r: s #t",
                "   ",
                "  # u",
            ]
        ),
        max_size=8,
    )
)
def test_lines_in_any_order_are_read_alike(lines: list[str]) -> None:
    """Also where a line changes what the one before it means."""
    event("read" if agree("\n".join(lines)) else "left to the library")
