"""Fixes by machine: what needs no judgment, nothing else, and never a word lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.checked import checked
from campaign.desk.fix import fix, fixed_text
from tests.invented import SITE, TODAY, copied

SECURE = frozenset({"www.leg.example"})
HEAD = "---\ntitle: Moss\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\ufeff---\na: b\n---\nc\n", "---\na: b\n---\nc\n"),
        ("---\r\na: b\r\n---\r\nc\r\n", "---\na: b\n---\nc\n"),
        ("---\ra: b\r---\rc\r", "---\na: b\n---\nc\n"),
        ("—\na: b\n—\nc\n", "---\na: b\n---\nc\n"),
        ("---\na: b  \n---\nc\n", "---\na: b\n---\nc\n"),
        ("---\na: b\n---\nc \nd\t\n \t\ne", "---\na: b\n---\nc\nd\n\ne\n"),
        ("---\na:\n\tb: c\n---\n", "---\na:\n  b: c\n---\n"),
        ("---\na:\xa0b\n\xa0 c: d\n---\n", "---\na: b\n  c: d\n---\n"),
        ("closes: 11/25/2026\n", "closes: 2026-11-25\n"),
        ("  - date: 3/3/2027  # a note\n", "  - date: 2027-03-03  # a note\n"),
        ("closes: November 25, 2026\n", "closes: 2026-11-25\n"),
        ("until: Nov. 25th 2026\n", "until: 2026-11-25\n"),
        ("bill: HF12\n", "bill: HF 12\n"),
        ("bill: h.f. 0012\n", "bill: HF 12\n"),
        ("  - number: SF-7\n", "  - number: SF 7\n"),
        ("kind: Call\nposition: OPPOSE\n", "kind: call\nposition: oppose\n"),
        ("draft: True\n", "draft: true\n"),
        ("[a](https://b.example/?utm_source=c&d=e#f)\n", "[a](https://b.example/?d=e#f)\n"),
        ("https://b.example/?fbclid=c\n", "https://b.example/\n"),
        ("https://b.example/?a=1&amp;gclid=c&amp;b=2\n", "https://b.example/?a=1&amp;b=2\n"),
        ("http://www.leg.example/a http://b.gov/ http://c.example/\n", "https://www.leg.example/a https://b.gov/ http://c.example/\n"),
    ],
)  # fmt: skip
def test_what_can_mean_only_one_thing_is_fixed(before: str, after: str) -> None:
    """The text is right afterwards, and the fix is named."""
    text, what = fixed_text(before, SECURE)
    assert text == after
    assert what


@pytest.mark.parametrize(
    "text",
    [
        "---\na: b\n---\nc  \nd\n",  # two spaces: a line break
        "closes: 4/5/2026\n",  # April or May?
        "closes: 25/11/2026\n",
        "closes: 13/13/2026\n",
        "closes: Ma 5, 2026\n",
        "closes: 11/25/26\n",
        "It closes: 11/25/2026 they say.\n",
        "script: 11/25/2026 it is.\n",
        "bill: HF 12 and HF 13\n",
        "kind: Calls to action\n",
        "https://b.example/?a=utm_source\n",
        "http://c.example/\n",
        "Two  spaces and a\ttab\n",
        "```\n\tcode\n```\n",
        "",
        "\n",
    ],
)
def test_what_needs_judgment_is_left_alone(text: str) -> None:
    """Ambiguous dates, other hosts, line breaks and prose stay as they are."""
    assert fixed_text(text, SECURE) == (text, ())


@given(st.text(st.sampled_from("ab1 \n\t-:#|\r\ufeff\xa0/.…—&?=hHfF"), max_size=60))
def test_no_word_is_ever_lost_and_fixing_twice_changes_nothing(text: str) -> None:
    """Letters and digits all stay, in their order (dates, bills and followed links aside), and once is enough."""
    once, _what = fixed_text(text)
    assert fixed_text(once) == (once, ())
    assert sorted(filter(str.isalpha, once.lower())) == sorted(filter(str.isalpha, text.lower()))


def test_a_folder_is_fixed_in_place_and_said_so(tmp_path: Path) -> None:
    """Only what needed it is written; what cannot be read is left; links are not followed."""
    root = tmp_path / "site"
    copied(root)
    file = root / "content/evergreen/bring-a-friend.md"
    good = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + good.replace(b"\n", b"\r\n"))
    latin = root / "content/evergreen/latin.md"
    latin.write_bytes(b"---\ntitle: Caf\xe9 \n---\n")
    outside = tmp_path / "outside.md"
    outside.write_bytes(b"a \n")
    (root / "content/evergreen/link.md").symlink_to(outside)
    others = {path: path.stat().st_mtime_ns for path in root.rglob("*.md") if path != file}
    (fixed,) = fix(root)
    assert fixed == (
        "content/evergreen/bring-a-friend.md: fixed: invisible characters taken out; line ends as Unix has them."
    )
    assert file.read_bytes() == good
    assert {path: path.stat().st_mtime_ns for path in others} == others
    assert outside.read_bytes() == b"a \n"
    assert fix(root) == []


def test_a_good_site_needs_no_fix() -> None:
    """The invented state and the real one are already as the machine would have them."""
    assert checked(SITE, TODAY).campaign
    for folder in ("content", "data"):
        for root in (SITE, SITE.parent.parent):
            for path in (root / folder).rglob("*.md"):
                assert fixed_text(path.read_text("utf-8"))[1] == (), path
