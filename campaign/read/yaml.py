"""YAML to values that remember their line, and a Markdown file to its front matter and its text.

Scalars stay the text that was written; the field they fill decides what they become (see typed.py), so `position: NO`
is never a boolean and a district `14` is never a number. Anchors, aliases and tags are refused: this project's files
need none, and they are how small files grow into large trouble.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import yaml

from campaign.finding import Finding
from campaign.read.files import CONTROL, Refused


@dataclass(slots=True)
class Scalar:
    """Text as written; `plain` when it stood without quotes, `block` when it began with `|` or `>`."""

    text: str
    line: int
    plain: bool = True
    block: bool = False


@dataclass(slots=True)
class Items:
    """A list and the line it begins on."""

    values: list[Value]
    line: int


@dataclass(slots=True)
class Mapping:
    """Keys with their values, and the line of each key."""

    values: dict[str, Value]
    line: int
    lines: dict[str, int] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()  # keys of parts that could not be read: they are not missing


Value = Scalar | Items | Mapping


WORDLESS = {"", "~", "null"}
Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 12
ANCHORS = (
    "Anchors and aliases (& and *) are not used here",
    "Write the value out; put quotes around text that begins with & or *",
)


def is_empty(value: Value) -> bool:
    """Return whether a value was left out: `key:` with nothing after it, `~` or `null`."""
    return isinstance(value, Scalar) and value.plain and value.text in WORDLESS


def parse(text: str, path: str, first_line: int = 1) -> tuple[Mapping, list[Finding]]:
    """Return the mapping a text holds and findings on repeated keys; raise Refused where nothing can be read."""
    reader = _Reader(path, first_line, escapes="\\" in text)
    try:
        value = reader.document(iter(Loader(text).get_event, None))
    except yaml.YAMLError as error:
        raise Refused(_fault(error, path, first_line)) from error
    if not isinstance(value, Mapping):
        message = "The file must be a list of `key: value` lines"
        raise Refused(Finding(path, first_line, message, "Write for example `title: Ask your senator`"))
    return value, reader.findings


TOP_KEY = re.compile(r"(?m)^(?=[^\s#\-:][^\n:]*:(?:\s|$))")
ANY_KEY = re.compile(r"(?m)^\s*([A-Za-z_]+)")


def parse_parts(text: str, path: str, first_line: int = 1) -> tuple[Mapping, list[Finding]]:
    """Return what `parse` returns, also for a text with faults: each key whose lines cannot be read is `lost`.

    Raise Refused where no key can be read.
    """
    try:
        return parse(text, path, first_line)
    except Refused as refused:
        found = _Reader(path, first_line, escapes=False)
        whole, unread = Mapping({}, first_line), set[str]()
        for part in TOP_KEY.split(text):
            try:
                mapping, findings = parse(part, path, first_line)
            except Refused as fault:
                keyless = replace(fault.finding, message=f"This is not YAML: {NO_COLON.message}", fix=NO_COLON.fix)
                found.findings.append(fault.finding if TOP_KEY.match(part) else keyless)
                unread.update(ANY_KEY.findall(part))
            else:
                found.findings += findings
                for key, value in mapping.values.items():
                    found.put(whole, Scalar(key, mapping.lines[key]), value)
            first_line += part.count("\n")
        if not whole.values or not unread:
            raise refused from None
        whole.lost = frozenset(unread.difference(whole.values))
        return whole, found.findings


class _Reader:
    """Turns the event stream of one document into values."""

    def __init__(self, path: str, first_line: int, *, escapes: bool) -> None:
        self.path = path
        self.escapes = escapes  # only they can spell what no file may hold (see CONTROL)
        self.first_line = first_line
        self.findings: list[Finding] = []

    def document(self, events: Iterator[yaml.Event]) -> Value:
        """Return the one value of the stream; an empty stream is an empty mapping."""
        value: Value = Mapping({}, self.first_line)
        seen = False
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if seen:
                    raise self._refused(event, "A second `---` begins another document", "Keep one document per file")
                value, seen = self._value(event, events, 0), True
        return value

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Value:
        line = self._line(event)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_cleverness(event, event.tag, depth)
            style = event.style or ""
            return Scalar(event.value, line, style == "", style in ("|", ">"))
        if isinstance(event, yaml.CollectionStartEvent):
            self._refuse_cleverness(event, event.tag, depth)
            read = self._items if isinstance(event, yaml.SequenceStartEvent) else self._mapping
            return read(events, line, depth)
        raise self._refused(event, *ANCHORS)  # an alias

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)

    def _items(self, events: Iterator[yaml.Event], line: int, depth: int) -> Items:
        values: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self._value(event, events, depth + 1))
            self._look_for_controls(values[-1])
        return Items(values, line)

    def _mapping(self, events: Iterator[yaml.Event], line: int, depth: int) -> Mapping:
        mapping = Mapping({}, line)
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._value(event, events, depth + 1)
            value = self._value(next(events), events, depth + 1)
            self._look_for_controls(value)
            self.put(mapping, key, value)
        return mapping

    def _look_for_controls(self, value: Value) -> None:
        """Find what an escape spells that no file may hold; in a key, it makes the key an unknown one."""
        if self.escapes and isinstance(value, Scalar) and (odd := CONTROL.search(value.text.replace("\r", "\0"))):
            message = f"An escape in this value spells an invisible control character (U+{ord(odd[0]):04X})"
            self.findings.append(Finding(self.path, value.line, message, "Take the backslash and its letters out"))

    def put(self, mapping: Mapping, key: Value, value: Value) -> None:
        """Add a key to a mapping, or a finding where the mapping has it already."""
        if not isinstance(key, Scalar):
            raise Refused(Finding(self.path, key.line, "A key must be one word", "Write `key: value`"))
        if key.text in mapping.values:
            message = f"`{key.text}` is here twice, first in line {mapping.lines[key.text]}"
            self.findings.append(Finding(self.path, key.line, message, "Keep one of the two"))
            return
        mapping.values[key.text] = value
        mapping.lines[key.text] = key.line

    def _refuse_cleverness(self, event: yaml.NodeEvent, tag: str | None, depth: int) -> None:
        if event.anchor:
            raise self._refused(event, *ANCHORS)
        if tag and tag != "!":
            raise self._refused(event, f"The tag `{tag}` is not used here", "Put quotes around text that begins with !")
        if depth > DEEPEST:
            raise self._refused(event, "This is nested too deeply", "Compare with the examples in docs/reference.md")

    def _refused(self, event: yaml.Event, message: str, fix: str) -> Refused:
        return Refused(Finding(self.path, self._line(event), message, fix))


@dataclass(frozen=True, slots=True)
class Fault:
    """Words by which the parser's message is known, and what to say instead; `opened`: look where it was opened."""

    known_by: str
    message: str
    fix: str
    opened: bool = False


NO_COLON = Fault("could not find expected ':'", "the line has no colon after its key",
                 "Write `key: value`, or indent it if it belongs to the text above", opened=True)  # fmt: skip
FAULTS = (
    Fault("mapping values are not allowed", "a colon stands where none may stand",
          "Put quotes around a value that has a colon in it, or let the key begin where the one above begins"),
    Fault("tab character", "the line begins with a tab", "Indent with spaces, not tabs"),
    Fault("quoted scalar found unexpected end", "a quotation mark is never closed", "Close it", opened=True),
    Fault("unknown escape", "a backslash within quotation marks", "Use '…' around the text, or write two backslashes"),
    Fault("',' or ']'", "a list that begins with [ is not closed, or its entries lack commas",
          "Close it with ], put commas between", opened=True),
    Fault("',' or '}'", "a group that begins with { is not closed, or its entries lack commas",
          "Close it with }, put commas between", opened=True),
    NO_COLON,
    Fault("cannot start any token", "a value begins with a character that YAML uses itself", "Put quotes around it"),
    Fault("scanning a tag", "a value begins with !", "Put quotes around it"),
    Fault("scanning an a", "a value begins with & or *", "Put quotes around it"),  # an anchor, an alias
    Fault("block sequence entries", "a list begins on the line of its key", "Put each `- …` on its own line below"),
    Fault("incompatible YAML", "a line begins with %", "Remove it"),
    Fault("did not find expected", "this line does not fit the lines above it",
          "Let it begin where they begin, and close every quotation mark and bracket"),
)  # fmt: skip


def _fault(error: yaml.YAMLError, path: str, first_line: int) -> Finding:
    """Return the finding for what the parser could not read; `first_line` is the line of the text's beginning."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Finding(path, first_line, f"This is not YAML: {error}", "Retype the odd character")
    said = f"{error.context or ''} {error.problem or ''}".strip()
    fault = next(
        (fault for fault in FAULTS if fault.known_by in said),
        Fault("", said, "Look at the punctuation and spaces here"),
    )
    mark = (fault.opened and error.context_mark) or error.problem_mark or error.context_mark
    line = first_line + (mark.line if mark else 0)
    return Finding(path, line, f"This is not YAML: {fault.message}", fault.fix)


@dataclass(slots=True)
class Document:
    """Front matter, the Markdown below it, the line that Markdown begins on, and findings so far."""

    fields: Mapping
    body: str
    body_line: int
    findings: list[Finding]


def split(text: str, path: str) -> Document:
    """Return front matter and body of a file, or raise Refused when the former has no beginning, no end or no key."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        message = "The file must begin with a line of three dashes, `---`"
        raise Refused(Finding(path, 1, message, "Put the fields between two such lines, the text below"))
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        message = "The fields have no end: a second line of three dashes, `---`, is missing"
        fix = "Put `---` on a line of its own below the last field"
        raise Refused(Finding(path, text.rstrip().count("\n") + 1, message, fix))
    fields, findings = parse_parts("\n".join(lines[1:end]), path, first_line=2)
    return Document(fields, "\n".join(lines[end + 1 :]).strip("\n"), _body_line(lines, end), findings)


def _body_line(lines: list[str], end: int) -> int:
    """Return the line, counted from 1, of the first line with text below the front matter."""
    for number, line in enumerate(lines[end + 1 :], end + 2):
        if line.strip():
            return number
    return end + 2
