"""Fixes by machine: what needs no judgment, nothing else, and never a word lost."""

# A table: one row, one line.
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.checked import checked
from campaign.desk.fix import BOM, fields_by_type, fix, fixed_text
from tests.invented import SITE, TODAY, copied

SECURE = frozenset({"www.leg.example"})
HEAD = "---\ntitle: Moss\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("—\na: b\n—\nc\n", "---\na: b\n---\nc\n"),
        ("\ufeff—\r\na: b \r\n—\r\nc", "\ufeff---\r\na: b \r\n---\r\nc"),
        ("a\u200b: b\ufeff\n", "a: b\n"),
        ("---\r\ncloses: 11/25/2026\r\n---\nc  \r", "---\r\ncloses: 2026-11-25\r\n---\nc  \r"),
        ("---\na:\n\tb: c\n---\n", "---\na:\n  b: c\n---\n"),
        ("---\na:\xa0b\n\xa0 c: d\n---\n", "---\na: b\n  c: d\n---\n"),
        ("closes: 11/25/2026\n", "closes: 2026-11-25\n"),
        ("  - date: 3/3/2027  # a note\n", "  - date: 2027-03-03  # a note\n"),
        ("closes: November 25, 2026\n", "closes: 2026-11-25\n"),
        ("deadline: Nov. 25th 2026\n", "deadline: 2026-11-25\n"),
        ("bill: HF12\n", "bill: HF 12\n"),
        ("bill: h.f. 0012\n", "bill: HF 12\n"),
        ("bill: SF-7\n", "bill: SF 7\n"),
        ("kind: Call\nposition: OPPOSE\n", "kind: call\nposition: oppose\n"),
        ("draft: True\n", "draft: true\n"),
        ("[a](https://b.example/?utm_source=c&d=e#f)\n", "[a](https://b.example/?d=e#f)\n"),
        ("https://b.example/?fbclid=c\n", "https://b.example/\n"),
        ("https://b.example/?a=1&amp;gclid=c&amp;b=2\n", "https://b.example/?a=1&amp;b=2\n"),
        ("See https://x.org/?fbclid=1.\n", "See https://x.org/.\n"),
        ("**https://x.org/a?fbclid=x**\n", "**https://x.org/a**\n"),
        ("_https://x.org/a?fbclid=x_, yes\n", "_https://x.org/a_, yes\n"),
        ("`https://x.org/a?fbclid=x`\n", "`https://x.org/a`\n"),
        ("| https://x.org/a?fbclid=x|\n", "| https://x.org/a|\n"),
        ("“https://x.org/a?b=c&fbclid=x”\n", "“https://x.org/a?b=c”\n"),
        ("(https://x.org/a_(b)?fbclid=x)!\n", "(https://x.org/a_(b))!\n"),
        ("[a](https://x.org/a?can_id=1&b=2&emci=3)\n", "[a](https://x.org/a?b=2)\n"),
        ("[https://x.org/?ceid=1, https://y.org/]\n", "[https://x.org/, https://y.org/]\n"),
        ("source: https://www.google.com/url?q=https://x.org/a&sa=D&ust=1\n", "source: https://x.org/a\n"),
        ("[a](https://www.google.com/url?sa=t&amp;url=https%3A%2F%2Fx.org%2F%3Fb%3Dc%26gclid%3Dd).\n", "[a](https://x.org/?b=c).\n"),
        ("https://nam12.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.org%2Fa&data=05%7C01%7Cjane%40moss.org%7C1&reserved=0\n", "https://x.org/a\n"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fx.org%2Fa%3Ffbclid%3D1&h=AT0.\n", "https://x.org/a.\n"),
        ("https://urldefense.com/v3/__https://x.org/a?b=c__;!!abc$ is it\n", "https://x.org/a?b=c is it\n"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__x.org_a&d=Dw\n", "https://x.org/a\n"),
        ("https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fx.org%252F\n", "https://x.org/\n"),
        ("[a](https://www.youtube.com/redirect?q=https%3A%2F%2Fx.org%2Fa%28b%29%20c)\n", "[a](https://x.org/a%28b%29%20c)\n"),
        ("https://links-1.govdelivery.com/CL0/https:%2F%2Fx.org%2Fa/1/0101-x\n", "https://x.org/a\n"),
        ("https://www.google.com/amp/s/x.org/a\n", "https://x.org/a\n"),
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
        "\ufeff---\r\na: b\r\n---\r\nc\r\n",  # read as it is
        "---\ra: b\r---\rc\r",
        "---\na: b  \n---\nc \nd\t\n \t\ne\n\n",
        "a: b",
        "as_of: May 26, 2023\n",  # no date of an action
        "---\na: b\n---\ncloses: November 25, 2026\nkind: Call\nbill: HF12\n",  # sentences
        "---\nscript: |\n  bill: HF12\n\n  closes: May 5, 2026\n---\n",
        "---\nscript: >-  # a note\n  kind: Call\n---\n",
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
        "https://click.actionnetwork.org/ss/c/u001.abc/4\n",  # only the service knows where it leads
        "https://www.google.com/search?q=https://x.org/\n",
        "https://www.google.com/url?q=javascript:alert(1)\n",
        "https://www.google.com/url?q=/relative\n",
        "https://urldefense.com/v3/__https://x.org/a*b__;Iw!!abc$\n",  # the star stands for something else
        "https://bit.ly/3abc\n",
        "https://x.org/?candidate_id=1.\n",
        "https://[::1/?fbclid=\n",
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


ENDS = st.sampled_from(["\n", "\r\n", "\r", " \n", "  \r\n", "\t\n"])
FIELD_LINES = st.sampled_from(
    [
        *("title: Moss", "", "# bill: HF12", "ask: 'closes: 11/25/2026'", "as_of: May 26, 2023", "minutes: 2"),
        *(
            "script: |\n  bill: HF12\n\n  closes: May 5, 2026",
            "voicemail: >\r\n  draft: True",
            "who: [jane-doe]",
            "summary: Kind: Call",
            "closes: soon",
        ),
    ]
)
BODY_LINES = st.sampled_from(
    [
        *(
            "Moss.",
            "",
            "    \tcode",
            "kind: Call",
            "closes: 11/25/2026",
            "- bill: hf12",
            "draft: True",
            "a…",
            "—",
            "---",
        ),
        *("[a](https://x.org/?b=c).", "http://c.example/?utm=1", "**https://x.org/a?b=c**", "caf\xa0é"),
    ]
)
FAULTS = st.sampled_from(
    [
        *(("closes: 11/25/2026", "closes: 2026-11-25"), ("start: May 5, 2027", "start: 2027-05-05")),
        *(("bill: hf-12", "bill: HF 12"), ("kind: Call", "kind: call"), ("draft: True  # a", "draft: true  # a")),
        *(("a\u200bsk: b", "ask: b"), ("ask:\xa0b", "ask: b")),
        ("stream: https://x.org/?fbclid=1 ", "stream: https://x.org/ "),
    ]
)
BODY_FAULTS = st.sampled_from(
    [
        ("See https://x.org/?fbclid=1.", "See https://x.org/."),
        ("**https://x.org/a?fbclid=x**  ", "**https://x.org/a**  "),
        ("m\u200boss", "moss"),
        ("<http://www.leg.example/a>", "<https://www.leg.example/a>"),
        ("(https://l.facebook.com/l.php?u=https%3A%2F%2Fx.org%2Fa)", "(https://x.org/a)"),
    ]
)


def lines_of(lines: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return some lines, each with a line end of its own."""
    return st.lists(st.tuples(lines, ENDS).map("".join), max_size=5).map("".join)


@given(st.data(), st.booleans())
def test_a_fixed_text_differs_in_the_fault_alone(data: st.DataObject, mark: bool) -> None:
    """All around the faults stays as it was, byte for byte: line ends, spaces, a mark at the start, no last line end."""
    fault, right = data.draw(st.one_of(st.just(("", "")), FAULTS))
    body_fault, body_right = data.draw(st.one_of(st.just(("", "")), BODY_FAULTS))
    above, between, end = data.draw(lines_of(FIELD_LINES)), data.draw(lines_of(BODY_LINES)), data.draw(ENDS)
    below = data.draw(st.sampled_from(["", "\n", "\r\n\r\n", "\nMoss", "\r\nMoss.  "]))
    frame = f"{BOM if mark else ''}---\n{above}{{}}{end}---{end}{between}{{}}{below}"
    text, what = fixed_text(frame.format(fault, body_fault), SECURE)
    assert text == frame.format(right, body_right)
    assert bool(what) == bool(fault or body_fault)


@pytest.mark.parametrize(
    ("path", "line", "fixed"),
    [
        ("data/sources.yml", "  as_of: May 26, 2023", None),
        ("data/legislators.yml", "as_of: May 26, 2023", "as_of: 2023-05-26"),
        ("data/legislators.yml", "    - {until: x}\n    until: 11/25/2026", "    - {until: x}\n    until: 2026-11-25"),
        ("data/legislature.yml", "  - date: 3/3/2027  # a note", "  - date: 2027-03-03  # a note"),
        ("data/bills.yml", "  - number: SF-7", "  - number: SF 7"),
        ("data/redirects.yml", "  number: SF-7", None),
        ("content/pages/a.md", "closes: 11/25/2026", None),
        ("content/pages/a.md", "noindex: True", "noindex: true"),
        ("content/evergreen/a.md", "noindex: True", None),
        ("content/actions/2027/a.md", "  date: 11/25/2026", "  date: 2026-11-25"),
    ],
)
def test_only_values_of_their_type_are_written_anew(path: str, line: str, fixed: str | None) -> None:
    """What a file's class has as date, bill or word of a list is fixed; elsewhere the same words are for people."""
    assert fixed_text(line, fields=fields_by_type(path))[0] == (fixed or line)


def test_a_clean_checkout_is_left_alone(tmp_path: Path) -> None:
    """The real site needs no fix, neither as it is nor with the line ends of Windows."""
    for folder in ("content", "data"):
        for path in (SITE.parent.parent / folder).rglob("*"):
            if path.suffix in (".md", ".yml"):
                copy = tmp_path / path.relative_to(SITE.parent.parent)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert fix(tmp_path) == []


def test_a_folder_is_fixed_in_place_and_said_so(tmp_path: Path) -> None:
    """Only what needed it is written; what cannot be read is left; links are not followed."""
    root = tmp_path / "site"
    copied(root)
    file = root / "content/evergreen/bring-a-friend.md"
    good = file.read_bytes()
    good = b"\xef\xbb\xbf" + good.replace(b"\n", b"\r\n")
    file.write_bytes(good.replace(b"kind: organize", b"kind:\xc2\xa0Organize"))
    latin = root / "content/evergreen/latin.md"
    latin.write_bytes(b"---\ntitle: Caf\xe9 \n---\n")
    outside = tmp_path / "outside.md"
    outside.write_bytes(b"a \n")
    (root / "content/evergreen/link.md").symlink_to(outside)
    others = {path: path.stat().st_mtime_ns for path in root.rglob("*.md") if path != file}
    (fixed,) = fix(root)
    assert fixed == (
        "content/evergreen/bring-a-friend.md: fixed: plain spaces before and after keys; words of a fixed list in lowercase."
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
            for path in (*(root / folder).rglob("*.md"), *(root / folder).rglob("*.yml")):
                known = fields_by_type(path.relative_to(root).as_posix())
                assert fixed_text(path.read_text("utf-8"), fields=known)[1] == (), path
