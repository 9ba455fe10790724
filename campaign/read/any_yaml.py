"""Any YAML to values that remember their line. Scalars stay the text that was written; cleverness is refused."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from campaign.finding import Finding
from campaign.read.files import Refused
from campaign.read.values import Items, Mapping, Scalar, Value
from campaign.read.yaml_faults import finding

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 12


def read(text: str, path: str, first_line: int = 1) -> tuple[Mapping, list[Finding]]:
    """Return the mapping a text holds and findings on repeated keys; raise Refused where nothing can be read."""
    reader = _Reader(path, first_line)
    try:
        value = reader.document(iter(Loader(text).get_event, None))
    except yaml.YAMLError as error:
        raise Refused(finding(error, path, first_line)) from error
    if not isinstance(value, Mapping):
        message = "The file must be a list of `key: value` lines"
        raise Refused(Finding(path, first_line, message, "Write for example `title: Ask your senator`"))
    return value, reader.findings


class _Reader:
    """Turns the event stream of one document into values."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
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
        if event.anchor or event.tag or depth > DEEPEST:
            self._refuse_cleverness(event, depth)
        line, kind = event.start_mark.line + self.first_line, type(event)
        if kind is yaml.ScalarEvent:
            style = event.style or ""
            return Scalar(event.value, line, style == "", style in ("|", ">"))
        if kind is yaml.SequenceStartEvent:
            return self._items(events, line, depth)
        return self._mapping(events, line, depth)

    def _items(self, events: Iterator[yaml.Event], line: int, depth: int) -> Items:
        values = []
        for event in events:
            if type(event) is yaml.SequenceEndEvent:
                break
            values.append(self._value(event, events, depth + 1))
        return Items(values, line)

    def _mapping(self, events: Iterator[yaml.Event], line: int, depth: int) -> Mapping:
        mapping = Mapping({}, line)
        for event in events:
            if type(event) is yaml.MappingEndEvent:
                break
            key = self._value(event, events, depth + 1)
            value = self._value(next(events), events, depth + 1)
            self._put(mapping, key, value)
        return mapping

    def _put(self, mapping: Mapping, key: Value, value: Value) -> None:
        if not isinstance(key, Scalar):
            raise Refused(Finding(self.path, key.line, "A key must be one word", "Write `key: value`"))
        if key.text in mapping.values:
            message = f"`{key.text}` stands here twice, first in line {mapping.lines[key.text]}"
            self.findings.append(Finding(self.path, key.line, message, "Keep one of the two"))
            return
        mapping.values[key.text] = value
        mapping.lines[key.text] = key.line

    def _refuse_cleverness(self, event: yaml.Event, depth: int) -> None:
        if event.anchor:
            fix = "Write the value out; put quotes around text that begins with & or *"
            raise self._refused(event, "Anchors and aliases (& and *) are not used here", fix)
        tag = event.tag
        if tag and tag != "!":
            raise self._refused(event, f"The tag `{tag}` is not used here", "Put quotes around text that begins with !")
        if depth > DEEPEST:
            raise self._refused(event, "This is nested too deeply", "Compare with the examples in CONTRIBUTING.md")

    def _refused(self, event: yaml.Event, message: str, fix: str) -> Refused:
        return Refused(Finding(self.path, event.start_mark.line + self.first_line, message, fix))
