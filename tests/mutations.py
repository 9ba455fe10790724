"""Ways in which a file goes wrong at random: by a slip, by a program, or by somebody who means harm."""

# ruff: noqa: E501 - a table
from __future__ import annotations

from hypothesis import strategies as st

# What slips in, or is slipped in: characters with a meaning to YAML, Markdown, HTML, the templates, or nobody.
# fmt: off
PIECES = (
    *("---", "...", ": ", "- ", "# ", "? ", "|", ">", "[", "]", "{", "}", '"', "'", "&a ", "*a", "!!python/object:os.system "),
    *("%YAML 1.1\n", "<<: *a", "~", "null", "true", "NO", "0o17", "1_000", "-1", "9" * 30, "0", "1e9", "\t", "\n", "\n\n", "    "),
    *('"\\0who\\x01x": ', '"\\e[2J"', '"\\n"', "{name}", "{{ site }}", "{% include 'x' %}", "{last_name", "{0}", "[your name]"),
    *("[your name", "{title!r:>99999}", "Monday, January 5, 0000", "2027-02-30", "9999-12-31", "2027-02-10T25:00", "2027-02-17", "2026-01-01", "1999-12-31"),
    *("<script>alert(1)</script>", "<b onclick=x>", "<!--", "-->", "</main>", "<p>", "<svg/onload=x>", "&#x3c;", "&amp", "<"),
    *("[a](javascript:x)", "[a](/nowhere/)", "![](x.svg)", "[a]: b", "](", "**", "`", "```", "~~~", "## A", "> ", "1. ", "\\"),
    *("your-councilor", "jane-doe", "committee:council/rivers-and-roads:chair", "committee:::", "call", "canceled", "CB 4"),
    *("http://bit.ly/x", "https://u.example/?utm_source=x", "590-555-0100", "a@gmail.com", "password: moss1", "TODO", "…"),
    *("\r\n", "\r", "\x00", "\x1b[2J", "\ufeff", "\u202e", "\u2028", "\xa0", "é", "日本", "👩‍🚒", "ﬁ", "ı", "İ", "ß", "a" * 400),
)
# fmt: on


def replaced(draw: st.DrawFn, data: bytes) -> bytes:
    """Put a piece in place of some bytes, or of none."""
    begin = draw(st.integers(0, len(data)))
    length = draw(st.sampled_from((0, 0, 1, 3, 12, 80)))
    return data[:begin] + draw(st.sampled_from(PIECES)).encode() + data[begin + length :]


def revalued(draw: st.DrawFn, data: bytes) -> bytes:
    """Put a piece in place of the value of a key."""
    lines = data.split(b"\n")
    keyed = [number for number, line in enumerate(lines) if b": " in line]
    if keyed:
        number = draw(st.sampled_from(keyed))
        lines[number] = lines[number].partition(b": ")[0] + b": " + draw(st.sampled_from(PIECES)).encode()
    return b"\n".join(lines)


def renamed(draw: st.DrawFn, data: bytes) -> bytes:
    """Give a value to another key of the file."""
    lines = data.split(b"\n")
    keyed = [number for number, line in enumerate(lines) if b":" in line]
    if len(keyed) > 1:
        to, other = draw(st.sampled_from(keyed)), draw(st.sampled_from(keyed))
        lines[to] = lines[other].partition(b":")[0] + b":" + lines[to].partition(b":")[2]
    return b"\n".join(lines)


def without_a_line(draw: st.DrawFn, data: bytes) -> bytes:
    """Take a line out, or a few."""
    lines = data.split(b"\n")
    begin = draw(st.integers(0, len(lines) - 1))
    return b"\n".join(lines[:begin] + lines[begin + draw(st.sampled_from((1, 1, 2, 9))) :])


def with_a_line_moved(draw: st.DrawFn, data: bytes) -> bytes:
    """Put a copy of a line somewhere else, pushed in or not."""
    lines = data.split(b"\n")
    line = lines[draw(st.integers(0, len(lines) - 1))]
    lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from((b"", b"  ", b"\t"))) + line)
    return b"\n".join(lines)


def cut_off(draw: st.DrawFn, data: bytes) -> bytes:
    """End in the middle."""
    return data[: draw(st.integers(0, len(data)))]


def with_noise(draw: st.DrawFn, data: bytes) -> bytes:
    """Put bytes that are no text somewhere."""
    begin = draw(st.integers(0, len(data)))
    return data[:begin] + draw(st.binary(min_size=1, max_size=8)) + data[begin:]


def in_another_form(draw: st.DrawFn, data: bytes) -> bytes:
    """Save it as some program would: other line ends, a mark in front, another encoding."""
    form = draw(st.sampled_from(("crlf", "cr", "mark", "latin-1", "utf-16")))
    if form in ("crlf", "cr"):
        return data.replace(b"\n", b"\r\n" if form == "crlf" else b"\r")
    if form == "mark":
        return b"\xef\xbb\xbf" + data
    return data.decode("utf-8", "replace").encode(form, "replace")


MUTATIONS = (
    *(replaced, replaced, replaced, revalued, revalued, renamed),
    *(without_a_line, with_a_line_moved, cut_off, with_noise, in_another_form),
)


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """Return a file that went wrong in one to three ways."""
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3)):
        data = mutation(draw, data)
    return data
