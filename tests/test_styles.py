"""The style files and scripts, as every browser of the baseline in HACKING.md reads them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.styles import STYLES, Piece, pieces

SCRIPTS = sorted(STYLES.parent.glob("*/*.js"))
# What some browser of the baseline lacks: Chrome 109, Firefox 115, Safari 16.4. Each with the first that have it.
# A name is looked for in `property: value`, and in what stands before a block.
NEWER = {
    # Shorthands, which are dropped whole where one of their values is not known; with var() only once they are used.
    r"^text-decoration: (?!(none|underline|inherit)$)": "Safari 26.2; write its longhands",
    r"^white-space: (?!(normal|nowrap|pre|pre-line|pre-wrap|break-spaces)$)": "Chrome 114, Firefox 124, Safari 17.4",
    r"^mask\b": "Chrome 120",
    r"^(animation-range|animation-timeline|scroll-timeline|view-timeline)": "Chrome 115, Safari 26",
    # Properties and values
    r"^(anchor-name|position-(anchor|area|try))": "Chrome 125, Firefox 147, Safari 26",
    r"^(backdrop-filter|content-visibility|scrollbar-(color|width))": "Safari 18",
    r"^(field-sizing|interpolate-size|text-box|corner-shape|reading-flow)": "Chrome 123 to 139, some nowhere else",
    r"^(text-wrap-(mode|style)|white-space-collapse|transition-behavior)": "Chrome 114, Firefox 121, Safari 17.4",
    r"^(view-transition|zoom:|hyphenate-limit|line-clamp|initial-letter|user-select)": "not in all engines to this day",
    r"^(margin-trim|hanging-punctuation)": "Safari alone",
    r"\bsubgrid\b": "Chrome 117",
    # Functions and units
    r"\b(light-dark|round|mod|rem)\(": "Chrome 123, Firefox 120, Safari 17.5",
    r"\b(color-mix|oklch|oklab|lch|lab|color)\(": "Chrome 111",
    r"\((in|from) ": "Chrome 111 and newer",
    r"\b(a?sin|a?cos|a?tan2?|sqrt|pow|hypot|exp|log|linear|image-set)\(": "Chrome 111 to 113",
    r"\b(anchor|anchor-size|calc-size|contrast-color|if|sibling-(index|count)|shape|style)\(": "Chrome 125",
    r"\d(cap|rcap|rch|rex|ric|rlh)\b": "Chrome 111 to 118, Firefox 147, Safari 17.2",
    # Selectors and what begins with @
    r"^& ": "Chrome 120, Firefox 117, Safari 17.2 (nesting)",
    r"::?(details-content|checkmark|picker|marker-group|target-(before|after|current|text)|highlight)": "Chrome 131",
    r":(open|popover-open|user-(in)?valid|dir|state|heading|autofill)\b": "Chrome 110 to 133, Safari 16.5",
    r"nth-(last-)?child\([^)]* of ": "Chrome 111",
    r"@(scope|starting-style|property|view-transition|position-try|function|counter-style|font-feature)": "Firefox 128",
    r"\((update|overflow-(block|inline)|prefers-reduced-(data|transparency)|inverted-colors)\b": "Chrome 113",
    # Of these, what is left out does no harm; HACKING.md says what is seen instead.
    r"^text-wrap: (?!balance$|pretty$)": "Chrome 114, Firefox 121, Safari 17.4",
    r"\(scripting: enabled\)": "Chrome 120, Safari 17; ask for `none`",
}
# The same for scripts: nothing here is to be had on all of the baseline.
NEWER_IN_SCRIPTS = {
    r"\.(toSorted|toReversed|toSpliced)\(": "Chrome 110",
    r"\b(Object|Map)\.groupBy\b": "Chrome 117, Firefox 119, Safari 17.4",
    r"\bPromise\.(withResolvers|try)\b|\bArray\.fromAsync\b": "Chrome 119, Firefox 121, Safari 17.4",
    r"\.(union|intersection|difference|symmetricDifference|is(Subset|Superset|Disjoint)\w+)\(": "Chrome 122",
    r"\bIterator\.|\.(values|keys|entries)\(\)\.\w|\.matchAll\([^()]*\)\.\w": "Safari 18.4 (methods of iterators)",
    r"\bURL\.(canParse|parse)\b|\bAbortSignal\.any\b|\bResponse\.json\b": "Chrome 116 to 126, Safari 17 to 18",
    r"\bRegExp\.escape\b|/[gimsuy]*v[gimsuy]*[,;.)]": "Firefox 116 to 134, Safari 17",
    r"\bIntl\.(DurationFormat|Segmenter)\b|\bTemporal\b": "Firefox 125 and newer",
    r"\b(startViewTransition|requestIdleCallback|showPopover|togglePopover|checkVisibility|moveBefore)\b": "Safari 17",
    r"\b(setHTMLUnsafe|fromBase64|toBase64|isWellFormed|toWellFormed|sumPrecise|Float16Array)\b": "Chrome 111",
    r"\.role =": "Firefox 119",
    r"\bscrollend\b|^\s*(await )?using \w+ =|\bimport\b.* with \{": "Safari 17.2 and newer",
}


def too_new(piece: Piece) -> list[str]:
    """Return what a piece asks for that a browser of the baseline would drop."""
    nested = "&" in piece.name or (piece.within and not piece.within[-1].startswith("@"))
    words = f"{piece.name}: {piece.value}" if piece.value else "& " * bool(nested) + piece.name
    return [f"{piece} (since {since})" for name, since in NEWER.items() if re.search(name, words)]


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_styles_ask_for_nothing_newer_than_the_baseline(path: Path) -> None:
    """No browser of the baseline drops a style that a page needs."""
    assert [line for piece in pieces(path) for line in too_new(piece)] == []


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_signs_are_there_in_older_browsers(path: Path) -> None:
    """Before Safari 17.4 and Firefox 128 a `content` with words to read out is dropped; one without comes first."""
    for before, piece in pairwise(pieces(path)):
        if piece.name == "content" and " / " in piece.value:
            assert (before.name, before.value) == ("content", piece.value.split(" / ")[0]), str(piece)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_ask_for_nothing_newer_than_the_baseline(path: Path) -> None:
    """No browser of the baseline stops at a script."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        found = [since for name, since in NEWER_IN_SCRIPTS.items() if re.search(name, line)]
        assert not found, f"{path.name}, line {number}: {line.strip()} (since {found[0]})"


@pytest.mark.parametrize(
    ("css", "line"),
    [
        ("a { text-decoration: underline var(--press-line) 0.14em; }", 1),
        ("a {\n  color: red;\n  text-decoration: underline\n  2px; }", 3),
        ("b {}\n.card {\n  & b { color: red; } }", 3),
        ("b {}\n.card { > b { color: red; } }", 2),
        ("@media print { p { color: light-dark(#000, #fff); } }", 1),
        ("textarea { field-sizing: content; }", 1),
        (":user-invalid { color: red; }", 1),
        ("@starting-style { p { color: red; } }", 1),
        ("p { color: oklch(0.5 0.1 40); }", 1),
        ("p { white-space: var(--wrap); }", 1),
        ("@media (scripting: enabled) { p { display: block; } }", 1),
    ],
)
def test_what_is_too_new_is_named_with_its_line(css: str, line: int) -> None:
    """Each kind is found, once, where it stands."""
    (found,) = [words for piece in pieces(Path("a.css"), css) for words in too_new(piece)]
    assert found.startswith(f"a.css, line {line}: ")
    assert "(since " in found


@pytest.mark.parametrize(
    "css",
    [
        "a { text-decoration: none; text-decoration-thickness: 0.1em; text-decoration-color: var(--press-line); }",
        "@media print { .a > b { font: 800 1rem/1.1 var(--head); } }",
        "@layer a { @media (min-width: 60rem) { .c:has(> b) { text-wrap: balance; inset: 0 auto; } } }",
        ".a::before { content: '&'; inline-size: clamp(1rem, 4cqi, 2rem); block-size: 100dvh; }",
        "/* & oklch( */ p { margin: 0; }",
    ],
)
def test_what_the_baseline_knows_is_not_named(css: str) -> None:
    """No rule without a cause."""
    assert [words for piece in pieces(Path("a.css"), css) for words in too_new(piece)] == []
