"""Markdown to HTML that is safe to publish."""

# A table: one row, one line.
# ruff: noqa: E501

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from campaign.read.markdown import ATTRIBUTES, TAGS, Converter, converter
from tests.github import as_github_reads, differences


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
    """Return whether an address runs nothing: one without protocol, or of a known one (as the URL standard reads it)."""
    protocol = re.match(r"[\x00- ]*([a-z][a-z0-9+.-]*):", re.sub(r"[\t\n\r]", "", address or ""), re.IGNORECASE)
    return protocol is None or protocol[1].lower() in ("https", "mailto", "tel")


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


# Each is read in the same way by GitHub, to the tag and the word.
AS_ON_GITHUB = [
    "Text\n- a\n- b\n\nafter",
    "1. a\n  - b\n2. c",
    "- a\n  - b\n    - c\n- d\n\n  para\n\n- e",
    "* a\n   * b\n      * c",
    "1) one\n2) two",
    "We need:\n1. one\n2. two\n3. three",
    "Born in\n1986. A great year",
    "- [ ] call\n- [x] done **bold**\n  - [ ] more",
    "~~old~~ and ~one~ a~b",
    "| a | b |\n|---|:-:|\n| 1 | **2** |\n| 3 |",
    "text\n| a | b |\n|---|---|\nafter",
    "Title\n---\na\nb",
    "===\nSee https://x.example/a_b_c?d=e&f=g. And (https://x.example/a(b)), www.x.example/foo; <https://y.example> `https://z.example` [https://q.example](https://q.example)",
    '**https://x.example/a** *https://x.example/a* https://x.example/a~ "https://x.example" https://x.example/a&amp; https://x.example/&copy;',
    "a@b.example, mailto:a@b.example <a@b.example> x@y",
    "one  \ntwo\\\nthree\nfour",
    "snake_case_word and __init__ *a*b **bold**text **bold: **text ** bold ** 5 * 3 * 2",
    "***both*** **a *b* c** *a **b** c* __x__ _y_ 2*3*4",
    "> quote\nlazy\n\n> second\n\n> - a\n> - b",
    "```\ncode <b> *x*\n```\ntext\n~~~ python\nx\n~~~",
    "- item\n  ```\n  code\n    more\n  ```\n- item 2\n\n      indented code",
    "    set in\n\ntext\n\n\ttab",
    "<details>\n<summary>More</summary>\n\n**bold** text\n\n- a\n\n</details>",
    "<div>\na *b*\n</div>\n\n<b>inline</b> *x* &nbsp; &copy; &#64; AT&T",
    '[a]: https://a.example "T"\n[b]: <https://b.example>\n\n[a] and [text][b] and [c]',
    "- a\n\n- b\n* c\n1. d",
    "***\n- - -\n___",
    "\\* \\# \\$5 \\~ \\| \\< \\& \\- \\! \\_x\\_ \\`",
    '![alt](/images/a.png) [x](/faq/ "t") [x]( /faq/ ) [a b](</faq/>)',
    "a `` b ` c `` d ` e",
    "- a\n- \n- c",
    "10. ten\n11. eleven\n    - sub\n    - sub2\n12. x",
    "- a\ncontinued lazily\n- b",
    "* one\n* two\n+ three",
    "a<br>b<br/>c",
    "•\tbullet one\n•\tbullet two",
    "Hello<!-- hidden -->there\n\n<!-- hidden\nblock -->\ntext",
    '**Note:** *this*: "quoted" -- it\'s',
    "Line one\n indented\n   more\n    four",
    "1. a\n\n2. b\n   para\n3. c",
    "- a\n\n  b\n\n\n- c",
    "> a\n\ntext\n> b",
    "*emph with `code*` inside*",
    "[link *emph*](/a/) **[bold link](/b/)**",
    "- a\n\n  ```\n  b\n  ```",
    "1. a\n\n   b\n2. c",
    "> 1. a\n>    - b",
    "a\n***\nb",
    "- a\n---\nb",
    "* * a",
    "- - a",
    "a\n  - b\n    c",
    "`a\nb`",
    "a&nbsp;b &lt;b&gt;",
    "\\[a](/b/)",
    "~~~\na",
    "> ```\n> a\n> ```",
    "| a |\n|---|",
    "![a *b*](/c.png)",
    "<a href='/b/'>www.c.example</a>",
    "see http.example.org",
    "(www.a.example)",
    "a_b_ _c_d",
    "**a**b**c**",
    "1. a\n1. b\n\n\n- c",
    "##### a\n###### b",
    "1. [ ] a",
    "- [ ]\n- [x]a",
]


@pytest.mark.parametrize("text", AS_ON_GITHUB)
def test_markdown_is_read_as_github_reads_it(text: str) -> None:
    """Lists, tables, tasks, code, headings, breaks, emphasis and bare links, also where nothing is set apart."""
    assert not differences(as_github_reads(text), converter().html(text))


@pytest.mark.parametrize(
    "text",
    [
        *("- " * 3000 + "a", "> " * 3000 + "a", "1. " * 3000 + "a", "*a " * 3000, "_a" * 3000, "~~a " * 3000),
        *("[" * 500, "](" * 3000, "`" * 3001 + "a", "<a " * 1000, "https://a.example/" + ")" * 3000, "a@" * 3000),
        *("|a" * 200 + "\n" + "|-" * 200 + "\n" + "|b" * 200, "- a\n" * 3000, "> a\nb\n" * 1000, "<div>\n\n" * 1000),
        *("".join(" " * (2 * n) + "- a\n" for n in range(200)), "#" * 5000, "www." * 2000, "&a" * 3000),
    ],
    ids=lambda text: text[:12],
)
def test_no_text_takes_long_or_breaks_the_parser(text: str) -> None:
    """What a stranger makes up to be deep or wide is read in the end, and is safe."""
    assert is_safe(converter().html(text))
