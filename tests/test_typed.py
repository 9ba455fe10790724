"""Values to dataclasses: the dataclass is the schema, and every fault has its line."""
# ruff: noqa: RUF009 - `about(…)` is how a field says what it is for

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import pytest

from campaign.finding import Finding
from campaign.model.action import Action
from campaign.model.bill import Bills
from campaign.model.committee import Committees
from campaign.model.legislature import Legislature
from campaign.model.page import Page, Template
from campaign.model.patterns import BillNumber, CommitteeId, Link, Mail, Phone, Slug, TimeZone
from campaign.model.roster import Roster
from campaign.model.site import Site
from campaign.read.typed import (
    INVALID,
    AtLeastOne,
    Form,
    FromFile,
    Problems,
    about,
    build,
    converter,
    fields_of,
)
from campaign.read.yaml import parse


@dataclass(frozen=True, kw_only=True)
class Inner:
    """A group within another."""

    word: str = about("a word")


@dataclass(frozen=True, kw_only=True)
class Sample(FromFile):
    """One field of each type."""

    text: str | None = about("a text", default=None)
    number: int = about("a number", default=2)
    flag: bool = about("a flag", default=False)
    day: date | None = about("a day", default=None, key="on")
    moment: datetime | None = about("a moment", default=None)
    choice: Literal["support", "oppose"] | None = about("a choice", default=None)
    code: Annotated[str, Form(r"\d{3}", "three digits")] | None = about("a code", default=None)
    words: tuple[str, ...] = about("words", default=())
    some: Annotated[tuple[str, ...], AtLeastOne()] = about("at least one word", default=())
    inner: Inner | None = about("a group", default=None)
    inners: tuple[Inner, ...] = about("groups", default=())
    table: dict[str, tuple[str, ...]] | None = about("a table", default=None)
    own: str = "not from a file"


def read(text: str, cls: type = Sample) -> tuple[object, list[Finding]]:
    """Return what a YAML text becomes, and the findings."""
    problems = Problems("a.yml")
    return build(cls, parse(text, "a.yml")[0], problems), problems.findings


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", Sample()),
        ("text: NO", Sample(text="NO")),
        ("text: 14", Sample(text="14")),
        ("text: 'a: b'", Sample(text="a: b")),
        ("text: null", Sample()),
        ("text:", Sample()),
        ("text: |\n  one\n  two\n", Sample(text="one\ntwo")),
        ("number: 0", Sample(number=0)),
        ("number: 007", Sample(number=7)),
        ("flag: true", Sample(flag=True)),
        ("on: 2026-11-25", Sample(day=date(2026, 11, 25))),
        ("on: '2028-02-29'", Sample(day=date(2028, 2, 29))),
        ("moment: 2027-01-12T18:00", Sample(moment=datetime(2027, 1, 12, 18))),  # noqa: DTZ001 - the capitol's own time
        ("moment: 2027-01-12 18:30", Sample(moment=datetime(2027, 1, 12, 18, 30))),  # noqa: DTZ001
        ("choice: oppose", Sample(choice="oppose")),
        ("code: 651", Sample(code="651")),
        ("words: []", Sample()),
        ("words: [a, NO, 3]", Sample(words=("a", "NO", "3"))),
        ("words:\n- a", Sample(words=("a",))),
        ("inner: {word: a}", Sample(inner=Inner(word="a"))),
        ("inners: [{word: a}, {word: b}]", Sample(inners=(Inner(word="a"), Inner(word="b")))),
        ("table: {a: [b, c]}", Sample(table={"a": ("b", "c")})),
    ],
)
def test_a_field_says_what_its_text_becomes(text: str, value: Sample) -> None:
    """`NO` stays text in a text field, 14 too; what is left out takes the default."""
    assert read(text) == (value, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("text: ''", "`text` is empty"),
        ("text: '  '", "`text` is empty"),
        ("text: [a]", "`text` must be one value, not a list or a group"),
        ("text: {a: b}", "`text` must be one value, not a list or a group"),
        ("number: two", "`number` must be a whole number, not “two”"),
        ("number: 2.5", "`number` must be a whole number, not “2.5”"),
        ("number: -2", "`number` must be a whole number, not “-2”"),
        ("number: 1_000", "`number` must be a whole number, not “1_000”"),
        ("number: ２", "`number` must be a whole number, not “２”"),
        ("number: 1000000000000", "`number` must be a whole number, not “1000000000000”"),
        ("flag: yes", "`flag` must be true or false, not “yes”"),
        ("flag: True", "`flag` must be true or false, not “True”"),
        ("flag: NO", "`flag` must be true or false, not “NO”"),
        ("flag: 1", "`flag` must be true or false, not “1”"),
        ("on: 2026-11-31", "`on` is a day that does not exist: 2026-11-31"),
        ("on: 2027-02-29", "`on` is a day that does not exist: 2027-02-29"),
        ("on: 0000-01-01", "`on` is a day that does not exist: 0000-01-01"),
        ("on: 9999-12-31", "`on` is of the year 9999"),
        ("on: 0027-02-10", "`on` is of the year 27"),
        ("moment: 2207-02-10T18:00", "`moment` is of the year 2207"),
        ("on: 2026-1-2", "`on` must be a date, not “2026-1-2”"),
        ("on: 25.11.2026", "`on` must be a date, not “25.11.2026”"),
        ("on: 20261125", "`on` must be a date, not “20261125”"),
        ("on: 2026-W48-3", "`on` must be a date, not “2026-W48-3”"),
        ("on: ２０２６-11-25", "`on` must be a date, not “２０２６-11-25”"),
        ("on: tomorrow", "`on` must be a date, not “tomorrow”"),
        ("moment: 2027-01-12", "`moment` must be a date and time, not “2027-01-12”"),
        ("moment: 2027-01-12T18:00Z", "`moment` must be a date and time, not “2027-01-12T18:00Z”"),
        ("moment: 2027-01-12T24:01", "`moment` is a time that does not exist: 2027-01-12T24:01"),
        ("moment: 2027-01-12T6pm", "`moment` must be a date and time, not “2027-01-12T6pm”"),
        ("choice: NO", "`choice` cannot be “NO”"),
        ("choice: Support", "`choice` cannot be “Support”"),
        ("code: 6511", "`code` is “6511”; wanted is three digits"),
        ("code: ６５１", "`code` is “６５１”; wanted is three digits"),
        ("words: a", "`words` must be a list"),
        ("words: {a: b}", "`words` must be a list"),
        ("words: [a, [b]]", "`words` must be one value, not a list or a group"),
        ("some: []", "`some` is empty"),
        ("inner: a", "Here a group of `key: value` lines is wanted"),
        ("inner: {}", "`word` is missing"),
        ("inner: {word: a, wrod: b}", "`wrod` is not a known key: did you mean `word`?"),
        ("inners: [a]", "Here a group of `key: value` lines is wanted"),
        ("table: [a]", "`table` must be a group of `key: value` lines"),
        ("table: {a: b}", "`a` in `table` must be a list"),
        ("texd: a", "`texd` is not a known key: did you mean `text`?"),
        ("Text: a", "`Text` is not a known key: did you mean `text`?"),
        ("day: 2026-11-25", "`day` is not a known key"),
        ("own: a", "`own` is not a known key: did you mean `on`?"),
        ("source: {path: a}", "`source` is not a known key: did you mean `some`?"),
        ("zzzzzz: a", "`zzzzzz` is not a known key"),
    ],
)
def test_what_a_field_cannot_be_is_one_finding(text: str, message: str) -> None:
    """The field and what was written are named; an unknown key brings the one that was meant."""
    _value, findings = read(text)
    assert [finding.message for finding in findings] == [message]
    assert findings[0].fix


@pytest.mark.parametrize(
    ("cls", "keys", "fix"),
    [
        (Action, "date Date pubDate publish_date day lastmod opens", "the file's name holds the day it opens"),
        (Action, "expires expiry_date expiryDate until deadline", "Write `closes:`"),
        (Action, "published public", "Write `draft: true`"),
        (Action, "time start_date start-time", "Write `start:`"),
        (Action, "end_date endTime", "Write `end:`"),
        (Action, "location Location venue where address", "Write `place:`"),
        (Action, "description excerpt subtitle", "Write `summary:`"),
        (Action, "layout type", "Write `kind:`"),
        (Action, "author authors byline", "authors are not shown"),
        (Action, "tags Tags category categories keywords", "there are no tags"),
        (Action, "slug permalink url aliases", "the file's name is the address"),
        (Action, "image cover featured_image", "![what it shows]"),
        (Action, "legislators targets", "Write `who:`"),
        (Action, "lang comments weight", "Take it out"),
        (Page, "date lastmod", "pages have no day"),
        (Page, "summary excerpt", "Write `description:`"),
        (Page, "slug permalink url", "Write `path:`"),
        (Page, "layout type", "Write `template:`"),
        (Page, "tags categories", "there are no tags"),
        (Page, "aliases redirect_from", "data/redirects.yml"),
        (Page, "draft status", "pages have no drafts"),
    ],
)
def test_keys_of_other_tools_get_their_translation(cls: type, keys: str, fix: str) -> None:
    """What another tool calls it is translated, not the key of the nearest spelling."""
    for key in keys.split():
        problems = Problems("moss.md")
        build(cls, parse(f"{key}: x", "moss.md")[0], problems)
        said = next(finding for finding in problems.findings if f"`{key}`" in finding.message)
        assert "is a key of other tools" in said.message
        assert fix in said.fix


@pytest.mark.parametrize("cls", [Action, Page])
def test_a_key_of_this_site_is_not_called_one_of_other_tools(cls: type) -> None:
    """The words of other tools are none of a class's own keys, each is there once, and each `key:` named is a key."""
    words = " ".join(cls.other_tools.values()).split()
    assert len(set(words)) == len(words)
    assert not {key.replace("_", "") for key in fields_of(cls)}.intersection(words)
    assert set(re.findall(r"`([a-z]+):", " ".join(cls.other_tools))) <= set(fields_of(cls))
    assert all(re.fullmatch("[a-z]+", word) for word in words)


def test_a_slip_in_a_key_still_gets_the_nearest_one() -> None:
    """A key of no other tool is a slip of the fingers."""
    for key, meant in (("tittle", "title"), ("clsoes", "closes"), ("plase", "place"), ("sumary", "summary")):
        problems = Problems("moss.md")
        build(Action, parse(f"{key}: x", "moss.md")[0], problems)
        assert f"`{key}` is not a known key: did you mean `{meant}`?" in {each.message for each in problems.findings}


def test_every_fault_is_found_in_one_run() -> None:
    """Reading does not stop at the first fault, and each fault has its own line."""
    _value, findings = read("number: two\nflag: no\nwords:\n  - a\n  - [b]\ninner:\n  wrod: c\n")
    assert [(finding.line, finding.message.split()[0]) for finding in findings] == [
        (1, "`number`"),
        (2, "`flag`"),
        (5, "`words`"),
        (7, "`wrod`"),
        (7, "`word`"),
    ]


def test_an_unknown_key_does_not_hide_the_rest() -> None:
    """A value is still made where only a key was unknown, so that later checks can say more."""
    value, findings = read("texd: a\nnumber: 3")
    assert value == Sample(number=3)
    assert len(findings) == 1


def test_a_fault_leaves_no_half_value() -> None:
    """Where a field is wrong there is no value at all."""
    assert read("number: two")[0] is INVALID


def test_a_long_wrong_value_is_cut_in_the_message() -> None:
    """A message stays one line, however long the value."""
    _value, (finding,) = read("number: " + "long " * 100)
    assert len(finding.message) < 90
    assert finding.message.endswith("…”")


def test_a_value_knows_the_lines_of_its_fields() -> None:
    """A check can point at a field, at an entry of a list, at a key of a group, or at the text of a block."""
    value, _findings = read("text: |\n  one\nwords:\n  - a\n  - b\ninner:\n  word: c\n")
    assert isinstance(value, Sample)
    lines = {key: value.source.line(key) for key in ("text", "text:text", "words", "words[1]", "inner.word", "none")}
    assert lines == {"text": 1, "text:text": 2, "words": 3, "words[1]": 5, "inner.word": 7, "none": 1}


@pytest.mark.parametrize("kind", [float, list[str], set, object])
def test_a_type_that_yaml_cannot_fill_is_refused(kind: object) -> None:
    """A model with a type that no file can give is a fault of the program."""
    with pytest.raises(TypeError):
        converter(kind)


FORMS = {
    Slug: (["a", "aric-putnam", "9a", "x-1-y"], ["", "A", "a--b", "-a", "a-", "a_b", "ä", "a b", "a/b", "a."]),
    Phone: (["651-296-0001"], ["", "651 296 0001", "(651) 296-0001", "6512960001", "651-296-001", "+1-651-296-0001"]),
    Mail: (["a@b.org", "a.b+c@d.e.org"], ["", "a", "a@b", "a b@c.org", "<a@b.org>", "a@b@c.org", "a@b.org, c@d.org"]),
    Link: (
        ["https://a.org", "https://a.org/b?c=d&e=%20#f"],
        ["", "http://a.org", "//a.org", "javascript:alert(1)", "https://", "https://a b.org", 'https://a.org/"x', "HTTPS://A"],
    ),
    CommitteeId: (["house/taxes", "a/b-c-1"], ["", "taxes", "House/taxes", "a/b/c", "a/", "/b", "a/B"]),
    BillNumber: (["HF 1", "SF 123456", "A 9"], ["", "HF1", "HF 0", "HF 012", "hf 1", "HF  1", "HF 1a", "HFABC 1"]),
    TimeZone: (["America/Chicago", "America/Denver", "America/Indiana/Knox"],
               ["", "UTC+6", "Chicago", "America/", "../etc/passwd", "America/Atlantis"]),
}  # fmt: skip


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, (good, _bad) in FORMS.items() for text in good])
def test_a_text_of_the_right_form_is_taken(form: object, text: str) -> None:
    """Forms take what is meant."""
    problems = Problems("a.yml")
    value = converter(form)(parse(f"a: '{text}'", "a.yml")[0].values["a"], "`a`", problems)
    assert (value, problems.findings) == (text, [])


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, (_good, bad) in FORMS.items() for text in bad])
def test_a_text_of_another_form_is_refused(form: object, text: str) -> None:
    """Forms refuse everything else, with words that say what is wanted."""
    problems = Problems("a.yml")
    converter(form)(parse(f"a: '{text}'", "a.yml")[0].values["a"], "`a`", problems)
    (finding,) = problems.findings
    assert "wanted is" in finding.message


@pytest.mark.parametrize("model", [Action, Page, Site, Legislature, Roster, Committees, Bills])
def test_every_model_says_what_its_fields_are_for(model: type) -> None:
    """Each field that comes from a file can be read, and has words for an editor."""
    specs = fields_of(model)
    assert specs
    assert all(spec.about for spec in specs.values())


def test_every_template_of_a_page_exists() -> None:
    """A page can name only templates that the theme has."""
    templates = Path(__file__).parent.parent / "theme" / "templates"
    assert all((templates / f"{name}.html").is_file() for name in Template.__args__)


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (Finding("a.md", 3, "It is wrong", "Mend it"), "a.md:3: It is wrong. Mend it."),
        (Finding("a.md", 3, "It is wrong.", "Did you mean b?"), "a.md:3: It is wrong. Did you mean b?"),
        (Finding("a.md", 3, "did you mean `b`?", "Write b", "warning"), "a.md:3: warning: did you mean `b`? Write b."),
        (Finding("a.md", 3, "two\nlines", "one\n more "), "a.md:3: two lines. one more."),
    ],
)
def test_a_finding_prints_on_one_line(finding: Finding, line: str) -> None:
    """Editors, terminals and GitHub understand path, line, message and mend on one line."""
    assert str(finding) == line
