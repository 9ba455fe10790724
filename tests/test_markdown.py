"""Markdown to HTML that is safe to publish."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from campaign.read.markdown import ATTRIBUTES, TAGS, Converter, converter


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("One *two* **three**", "<p>One <em>two</em> <strong>three</strong></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
        ("## Fair play", '<h2 id="fair-play">Fair play</h2>'),
        ("[a](/faq/)", '<p><a href="/faq/">a</a></p>'),
        ("[a](/faq/#b)", '<p><a href="/faq/#b">a</a></p>'),
        ("[a](https://b.example/?c=d&e=f)", '<p><a href="https://b.example/?c=d&amp;e=f">a</a></p>'),
        ("[a](mailto:a@b.example)", '<p><a href="mailto:a@b.example">a</a></p>'),
        ("<details><summary>a</summary>b</details>", "<details><summary>a</summary>b</details>"),
        ('He said "no" -- don\'t...', "<p>He said “no” – don’t…</p>"),
        ("1986. A great year", '<ol start="1986">\n<li>A great year</li>\n</ol>'),
        ("Zażółć 🌉", "<p>Zażółć 🌉</p>"),
    ],
)
def test_what_editors_need_is_kept(text: str, html: str) -> None:
    """Text, lists, quotes, headings, links and good typography."""
    assert converter().html(text) == html


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">a</a>',
    '<a href="JaVaScRiPt:alert(1)">a</a>',
    '<a href="java\nscript:alert(1)">a</a>',
    '<a href="&#106;avascript:alert(1)">a</a>',
    '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    '<a href="vbscript:a">a</a>',
    "[a](javascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "![a](javascript:alert(1))",
    "<svg onload=alert(1)></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    '<iframe src="https://x.example"></iframe>',
    '<object data="x"></object><embed src="x">',
    '<form action="/x"><input name="a"><button>b</button></form>',
    "<style>body{display:none}</style>",
    '<p style="position:fixed">a</p>',
    '<p class="stamp done">a</p>',
    '<link rel="stylesheet" href="//x.example/a.css">',
    '<meta http-equiv="refresh" content="0;url=//x.example">',
    '<base href="//x.example/">',
    "<title>a</title><body onload=alert(1)>",
    '<video src="//x.example/a.mp4" autoplay></video>',
    "<!-- <script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<template><script>alert(1)</script></template>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<a href="/x" onclick="alert(1)" target="_blank">a</a>',
    "`<script>`\n\n    <script>alert(1)</script>",
    "<h1>a</h1>",
    '<div class="call"><b>a</b></div>',
]


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return every element of a piece of HTML, as a browser reads it."""
    tree = JustHTML(html, sanitize=False, fragment=True)
    return [(element.name, element.attrs) for element in tree.query("*")]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_could_harm_is_taken_out(text: str) -> None:
    """A browser finds no element, attribute or address beyond the known ones."""
    assert is_safe(converter().html(text))


def is_safe(html: str) -> bool:
    """Return whether a piece of HTML has nothing but known elements, attributes and kinds of address."""
    return all(
        name in TAGS
        and set(attributes) <= ATTRIBUTES["*"] | ATTRIBUTES.get(name, set())
        and all(harmless(attributes.get(key)) for key in ("href", "src"))
        for name, attributes in elements(html)
    )


def harmless(address: str | None) -> bool:
    """Return whether an address runs nothing: one without protocol, or of a known one."""
    protocol, colon, _rest = (address or "").partition(":")
    return not colon or "/" in protocol or protocol.strip().lower() in ("https", "mailto", "tel")


@given(
    st.lists(st.sampled_from([*HOSTILE, "\n", " ", "<", ">", '"', "*", "`", "[", "](", ")", "&", "a"]), max_size=8).map(
        "".join
    )
)
@settings(max_examples=150, deadline=None)
def test_no_mixture_gets_through(text: str) -> None:
    """Hostile pieces in any order stay without effect."""
    assert is_safe(converter().html(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a](/faq/)", '<p><a href="/repo/faq/">a</a></p>'),
        ("[a](#b)", '<p><a href="#b">a</a></p>'),
        ("[a](https://b.example/faq/)", '<p><a href="https://b.example/faq/">a</a></p>'),
        ("[a](//b.example/)", '<p><a href="//b.example/">a</a></p>'),
        ("![a](/images/b.png)", '<p><img alt="a" src="/repo/images/b.png"></p>'),
    ],
)
def test_links_to_this_site_carry_its_path(text: str, html: str) -> None:
    """Below a path only addresses on this site change."""
    assert Converter("/repo").html(text) == html


def test_one_text_leaves_no_trace_in_the_next() -> None:
    """The parser is reused: ids, footnotes and references begin anew for each text."""
    same = converter()
    first = same.html("## Same\n\n[a]: /faq/")
    assert same.html("## Same\n\n[b][a]") != first
    assert 'id="same"' in same.html("## Same")
    assert "/faq/" not in same.html("[b][a]")


# Plain text passes by the patterns

QUOTES = ("It's", "r's't", "'", "'80s", '"so"')
PIECES = ("a b", "c.", " -- ", "...", "*d*", "__e__", "`f 'g'`", "[h 'i'](/j/)", "![k](/l.png)", "\\*")
MORE = (
    "<b>m 'n'</b>",
    "&amp;",
    "<https://o.example>",
    "  \n",
    "\n",
    "\n\n",
    "- ",
    "## ",
    "> ",
    "    ",
    "\t",
    "[p]: /q/",
    "_",
)


@given(st.lists(st.sampled_from(PIECES + QUOTES + MORE), max_size=12).map("".join))
@settings(max_examples=300, deadline=None)
def test_leaving_plain_text_alone_changes_nothing(text: str) -> None:
    """A text comes out as it would if every pattern were tried on every piece of it."""
    ours = Converter()._parser.convert(text).replace("&rsquo;", "’")
    extensions = ["markdown.extensions.toc", "markdown.extensions.smarty", "markdown.extensions.sane_lists"]
    theirs = markdown.markdown(text, extensions=extensions, output_format="html").replace("&rsquo;", "’")
    assert ours == theirs
