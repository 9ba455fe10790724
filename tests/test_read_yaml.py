"""YAML to values that remember their line, with everything clever refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.finding import Finding
from campaign.read.files import Refused
from campaign.read.yaml import Items, Mapping, Scalar, Value, is_empty, parse, split


def plain(value: Value) -> object:
    """Return a value without its lines."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Items):
        return [plain(item) for item in value.values]
    return {key: plain(item) for key, item in value.values.items()}


def refusal(text: str, first_line: int = 1) -> Finding:
    """Return the finding with which a text is refused."""
    with pytest.raises(Refused) as refused:
        parse(text, "a.yml", first_line)
    return refused.value.finding


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", {}),
        ("# only a comment\n", {}),
        ("a: 1", {"a": "1"}),
        ("a: NO", {"a": "NO"}),
        ("a: yes", {"a": "yes"}),
        ("a: 0o14", {"a": "0o14"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 2026-11-23", {"a": "2026-11-23"}),
        ("a: 1e3", {"a": "1e3"}),
        ("a: 0123", {"a": "0123"}),
        ("a: ~", {"a": "~"}),
        ("a:", {"a": ""}),
        ("a: ''", {"a": ""}),
        ("1: a", {"1": "a"}),
        ("true: a", {"true": "a"}),
        ("a: [NO, 14, 14A]", {"a": ["NO", "14", "14A"]}),
        ("a:\n- b\n- c: d", {"a": ["b", {"c": "d"}]}),
        ("a: {b: c, d: [e]}", {"a": {"b": "c", "d": ["e"]}}),
        ("a: b # comment", {"a": "b"}),
        ("a: 'b # no comment'", {"a": "b # no comment"}),
        ("a: b#c", {"a": "b#c"}),
        ('a: "x: \\"y\\""', {"a": 'x: "y"'}),
        ("a: 'it''s'", {"a": "it's"}),
        ("a: |\n  one\n\n  two\n", {"a": "one\n\ntwo\n"}),
        ("a: >\n  one\n  two\n", {"a": "one two\n"}),
        ("a: |-\n  one\n", {"a": "one"}),
        ("a: b\n  c", {"a": "b c"}),
        ("a: '---'", {"a": "---"}),
        ("---\na: b\n", {"a": "b"}),
        ("a: ! b", {"a": "b"}),
        ("ключ: 值", {"ключ": "值"}),
    ],
)
def test_values_stay_the_text_that_was_written(text: str, value: object) -> None:
    """Nothing becomes a boolean, a number or a date before a field asks for it."""
    mapping, findings = parse(text, "a.yml")
    assert (plain(mapping), findings) == (value, [])


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: b\n\tc: d", 2, "the line begins with a tab"),
        ("a: b\nc: 'd\ne: f\n", 2, "a quotation mark is never closed"),
        ('a: b\nc: "d\ne: f\n', 2, "a quotation mark is never closed"),
        ('a: "b\nc: "d"\n', 2, "this line does not fit the lines above it"),
        ("a: b\nc: [d, e\nf: g", 2, "a list that begins with [ is not closed"),
        ("a: b\nc: {d: e\nf: g", 2, "a group that begins with { is not closed"),
        ("a: b: c", 1, "a colon stands where none may stand"),
        ("a: b\n  c: d", 2, "a colon stands where none may stand"),
        ("a: b\nc d\ne: f", 2, "the line has no colon after its key"),
        ("a: @b", 1, "a value begins with a character that YAML uses itself"),
        ("a: `b`", 1, "a value begins with a character that YAML uses itself"),
        ("a: - b", 1, "a list begins on the line of its key"),
        ('a: "\\q"', 1, "a backslash within quotation marks"),
        ("a:\n  - b\n c: d", 3, "this line does not fit the lines above it"),
        ("a: 'b' c", 1, "this line does not fit the lines above it"),
        ("a: ]", 1, "this line does not fit the lines above it"),
        ("%YAML 3.0\n---\na: b", 1, "a line begins with %"),
        ("a: !<x", 1, "a value begins with !"),
        ("a: & b", 1, "a value begins with & or *"),
        ("a: **", 1, "a value begins with & or *"),
    ],
)
def test_what_is_not_yaml_is_said_in_plain_words(text: str, line: int, message: str) -> None:
    """The line to look at is named, and what stands there, without the parser's own words."""
    finding = refusal(text)
    assert (finding.line, finding.message.removeprefix("This is not YAML: ")[: len(message)]) == (line, message)
    assert finding.fix


@pytest.mark.parametrize(
    ("text", "line", "fragment"),
    [
        ("a: b\nc: &d e", 2, "Anchors and aliases"),
        ("a: b\nc: *d", 2, "Anchors and aliases"),
        ("a: &x [b]\nc: *x", 1, "Anchors and aliases"),
        ("a: {<<: *x}", 1, "Anchors and aliases"),
        ("&x a: b", 1, "Anchors and aliases"),
        ("a: !!str b", 1, "The tag `tag:yaml.org,2002:str`"),
        ("a:\n  - !!python/object/apply:os.system [ls]", 2, "The tag `tag:yaml.org,2002:python/object"),
        ("a: !!binary aGk=", 1, "The tag `tag:yaml.org,2002:binary`"),
        ("!x\na: b", 1, "The tag `!x`"),
        ("a: b\n---\nc: d", 3, "A second `---`"),
        ("- a", 1, "The file must be a list of `key: value` lines"),
        ("word", 1, "The file must be a list of `key: value` lines"),
        ("? [a]\n: b", 1, "A key must be one word"),
        ("? {a: b}\n: c", 1, "A key must be one word"),
        ("[" * 5000, 1, "This is nested too deeply"),
        ("a: " + "{b: " * 5000, 1, "This is nested too deeply"),
        ("a:\n" + "".join(" " * n + "- \n" for n in range(1, 40)), 14, "This is nested too deeply"),
    ],
)
def test_clever_yaml_is_refused(text: str, line: int, fragment: str) -> None:
    """Anchors, tags, second documents, keys that are no words and deep nests have no place in these files."""
    finding = refusal(text)
    assert fragment in finding.message
    assert finding.line == line


def test_a_repeated_key_is_a_finding_and_the_first_counts() -> None:
    """PyYAML would keep the last of two equal keys without a word."""
    mapping, findings = parse("a: 1\nb: 2\na: 3\nc: {d: 4, d: 5}\n", "a.yml", first_line=2)
    assert plain(mapping) == {"a": "1", "b": "2", "c": {"d": "4"}}
    assert [(found.line, found.message) for found in findings] == [
        (4, "`a` is here twice, first in line 2"),
        (5, "`d` is here twice, first in line 5"),
    ]


def test_every_value_knows_its_line() -> None:
    """Lines count from the file's own first, also below the `---` of front matter."""
    mapping, _ = parse("a: 1\nb:\n  - x\n  - y: z\nc: |\n  text\n", "a.yml", first_line=2)
    assert mapping.lines == {"a": 2, "b": 3, "c": 6}
    items = mapping.values["b"]
    assert isinstance(items, Items)
    assert [item.line for item in items.values] == [4, 5]
    assert mapping.values["c"].line == 6


@pytest.mark.parametrize(
    ("text", "empty"),
    [("a:", True), ("a: ~", True), ("a: null", True), ("a: ''", False), ("a: 0", False), ("a: []", False)],
)
def test_only_a_value_left_out_is_empty(text: str, empty: bool) -> None:
    """A quoted nothing, a zero and an empty list are values."""
    assert is_empty(parse(text, "a.yml")[0].values["a"]) is empty


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_a_traceback(text: str) -> None:
    """Any text is a mapping with findings, or is refused with one."""
    assert is_read_or_refused(text)


@given(st.lists(st.sampled_from([*"ab:-|>[]{}&*!%@`'\"#,? \n\t", "\n  ", "\n- ", ": "]), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_heap_of_signs_makes_a_traceback(text: str) -> None:
    """The signs that YAML is made of, in any order, are read or refused."""
    assert is_read_or_refused(text)


def is_read_or_refused(text: str) -> bool:
    """Return whether a text becomes a mapping or a finding with a line of that text."""
    try:
        return isinstance(parse(text, "a.yml")[0], Mapping)
    except Refused as refused:
        return 1 <= refused.finding.line <= len(text.splitlines()) + 1


@pytest.mark.parametrize(
    ("text", "fields", "body", "body_line"),
    [
        ("---\na: b\n---\nText\n", {"a": "b"}, "Text", 4),
        ("---\na: b\n---\n\n\nText\n\nMore\n", {"a": "b"}, "Text\n\nMore", 6),
        ("---\na: b\n---", {"a": "b"}, "", 4),
        ("---\n---\nText", {}, "Text", 3),
        ("---  \na: b\n---\t\nText", {"a": "b"}, "Text", 4),
        ("---\na: |\n  ---\n---\nText", {"a": "---"}, "Text", 5),
        ("---\na: b\n---\nText\n---\nnot fields\n", {"a": "b"}, "Text\n---\nnot fields", 4),
    ],
)
def test_a_file_is_fields_and_text(text: str, fields: object, body: str, body_line: int) -> None:
    """Between the first two lines of three dashes stand the fields; the rest is text and knows its line."""
    document = split(text, "a.md")
    assert (plain(document.fields), document.body, document.body_line) == (fields, body, body_line)


@pytest.mark.parametrize(
    "text", ["", "Text", "\n---\na: b\n---\n", "----\na: b\n----\n", " ---\na: b\n---\n", "--- a: b\n---\n"]
)
def test_a_file_without_a_beginning_is_refused(text: str) -> None:
    """The first line must be three dashes and nothing else."""
    with pytest.raises(Refused) as refused:
        split(text, "a.md")
    assert refused.value.finding.line == 1
