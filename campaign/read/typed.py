"""Values to dataclasses: the dataclass is the schema.

A field's type says what its text must be, its metadata (see `about`) what it is for. Every fault of a mapping is
collected as a finding; nothing stops at the first. (Libraries that do this keep no lines, or stop at the first
fault.)
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import re
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeVar

from campaign.clock import YEARS
from campaign.finding import Finding, meant
from campaign.read.yaml import Items, Mapping, Scalar, Value, is_empty

BEFORE, BETWEEN = "\0", "\1"  # characters that no file may hold


def kept(lines: dict[str, int]) -> str:
    """Return the lines of fields as one text."""
    told = (f"{BEFORE}{key}{BETWEEN}{line}" for key, line in lines.items() if key.isprintable())
    return "".join(told) + BEFORE  # YAML can spell keys that cannot be printed; nobody asks for their lines


@dataclass(frozen=True)  # without slots, as pickle reads it back soonest
class Source:
    """Where a value was read: its file, its first line, and the line of each of its fields.

    The fields are one text, made by `kept`: thousands of values are held at once, and few are ever asked for a line.
    """

    path: str = ""
    first: int = 1
    fields: str = ""  # each key and its line, between characters that no file may hold

    @property
    def lines(self) -> dict[str, int]:
        """Return the line of each field."""
        pairs = (field.partition(BETWEEN) for field in self.fields.split(BEFORE) if field)
        return {key: int(line) for key, _between, line in pairs}

    def line(self, key: str = "") -> int:
        """Return the line of a field (`who`, `who[1]`, `outcome.date`), or of the whole where it is not there."""
        begins = self.fields.find(f"{BEFORE}{key}{BETWEEN}")
        if begins < 0:
            return self.first
        begins += len(key) + 2
        return int(self.fields[begins : self.fields.index(BEFORE, begins)])


@dataclass(frozen=True, kw_only=True)
class FromFile:
    """A value that knows where it was read."""

    source: Source = dataclasses.field(default_factory=Source, compare=False, repr=False)


T = TypeVar("T")
Day = TypeVar("Day", bound=date)
INVALID: Any = object()


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern that text must match, the words that name it in a message, and a last test that it must pass."""

    pattern: str
    words: str
    passes: Callable[[str], bool] = bool


@dataclass(frozen=True, slots=True)
class AtLeastOne:
    """Marks a list or group that may not be empty: `Annotated[tuple[Term, ...], AtLeastOne()]`."""


class Problems:
    """Collects findings on one file."""

    def __init__(self, path: str) -> None:
        """Begin with none."""
        self.path = path
        self.findings: list[Finding] = []

    def add(self, line: int, message: str, fix: str) -> Any:  # noqa: ANN401 - the sentinel fits every type
        """Record a fault and return INVALID."""
        self.findings.append(Finding(self.path, line, message, fix))
        return INVALID


def about(words: str, *, key: str = "", example: str = "", **more: Any) -> Any:  # noqa: ANN401 - as dataclasses.field
    """Return a dataclass field that says what it is for; `key` is its name in YAML where Python reserves the word."""
    return dataclasses.field(metadata={"about": words, "key": key, "example": example}, **more)


def optional(words: str, **more: Any) -> Any:  # noqa: ANN401 - as `about`
    """Return a dataclass field that may be left out, and is None then."""
    return about(words, default=None, **more)


def build(cls: type[T], value: Value, problems: Problems, **more: Any) -> T:  # noqa: ANN401 - as dataclasses.replace
    """Return `value` as an instance of dataclass `cls`, or INVALID with every fault recorded in `problems`.

    `more` are fields that do not come from YAML.
    """
    if not isinstance(value, Mapping):
        return problems.add(value.line, "Here a group of `key: value` lines is wanted", "Indent them below the key")
    specs = fields_of(cls)  # type: ignore[arg-type]  # every class can be hashed, whatever its metaclass says
    values = {}
    for key, item in value.values.items():
        spec = specs.get(key)
        if spec is None:
            _unknown(cls, key, value.lines[key], problems)
        elif not is_empty(item):
            values[spec.name] = spec.convert(item, f"`{key}`", problems)
    missing = [spec for spec in specs.values() if spec.required and spec.name not in values]
    missing = [spec for spec in missing if spec.key not in value.lost]
    for spec in missing:
        problems.add(value.line, f"`{spec.key}` is missing", f"Add it: {spec.about}")
    if missing or value.lost or INVALID in values.values():
        return INVALID
    if issubclass(cls, FromFile):
        values["source"] = Source(problems.path, value.line, kept(_lines(value)))
    return cls(**values, **more)


@dataclass(frozen=True, slots=True)
class Spec:
    """How one field is read: its Python name, its key in YAML, what it is for, and its converter."""

    name: str
    key: str
    about: str
    example: str
    required: bool
    type: Any
    convert: Callable[[Value, str, Problems], Any]


@functools.cache
def fields_of(cls: type[Any]) -> dict[str, Spec]:
    """Return the fields of a dataclass that come from YAML, by their YAML key, in order."""
    hints = typing.get_type_hints(cls, include_extras=True)
    specs = {}
    for field in dataclasses.fields(cls):
        if "about" not in field.metadata:
            continue
        key = field.metadata["key"] or field.name
        required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        kind = hints[field.name]
        specs[key] = Spec(
            field.name, key, field.metadata["about"], field.metadata["example"], required, kind, converter(kind)
        )
    return specs


def _lines(mapping: Mapping) -> dict[str, int]:
    lines = dict(mapping.lines)
    for key, value in mapping.values.items():
        if isinstance(value, Items):
            lines.update({f"{key}[{n}]": item.line for n, item in enumerate(value.values)})
        elif isinstance(value, Mapping):
            lines.update({f"{key}.{inner}": line for inner, line in value.lines.items()})
        elif isinstance(value, Scalar):
            lines[f"{key}:text"] = value.line + value.block
    return lines


def _unknown(cls: type[Any], key: str, line: int, problems: Problems) -> None:
    """Record a key that a class does not have.

    `cls.other_tools`, where it has one, holds keys that other tools use, as words in lowercase, by what to do here.
    """
    specs, plain = fields_of(cls), re.sub("[^a-z]", "", key.lower())  # type: ignore[arg-type]  # as in `build`
    for fix, words in getattr(cls, "other_tools", {}).items():
        if plain in words.split():
            problems.add(line, f"`{key}` is a key of other tools, and is not read here", fix)
            return
    close = difflib.get_close_matches(key.lower(), specs, n=1, cutoff=0.6)
    if close:
        problems.add(line, f"`{key}` is not a known key: did you mean `{close[0]}`?", f"Write `{close[0]}:`")
    else:
        problems.add(line, f"`{key}` is not a known key", f"Remove it; known are {', '.join(specs)}")


# Converters: one per type. Each takes a value, the name to use in a message, and where to put problems.


@functools.cache
def converter(kind: Any) -> Callable[[Value, str, Problems], Any]:  # noqa: ANN401 - any type annotation
    """Return the function that turns a value into `kind`; raise TypeError for a type that YAML cannot fill."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if kind in SCALARS:
        return _scalar(SCALARS[kind])
    if origin is typing.Annotated:
        return _form(args[1]) if isinstance(args[1], Form) else _at_least_one(converter(args[0]))
    if origin is Literal:
        return _choice(args)
    if origin in (types.UnionType, typing.Union):
        return converter(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        return _items(converter(args[0]))
    if origin is dict:
        return _mapping(converter(args[1]))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return lambda value, _name, problems: build(kind, value, problems)
    raise TypeError(f"no converter for {kind}")


def _scalar(read: Callable[[Scalar, str, Problems], Any]) -> Callable[[Value, str, Problems], Any]:
    def convert(value: Value, name: str, problems: Problems) -> Any:  # noqa: ANN401
        if not isinstance(value, Scalar):
            return problems.add(value.line, f"{name} must be one value, not a list or a group", "Write it on one line")
        return read(value, name, problems)

    return convert


def _text(value: Scalar, name: str, problems: Problems) -> str:
    text = value.text.strip()
    return text or problems.add(value.line, f"{name} is empty", "Write something or remove the line")


def _integer(value: Scalar, name: str, problems: Problems) -> int:
    if value.text.isascii() and value.text.isdigit() and len(value.text) < 12:
        return int(value.text)
    return problems.add(value.line, f"{name} must be a whole number, not “{_short(value)}”", "Write digits, like 2")


def _boolean(value: Scalar, name: str, problems: Problems) -> bool:
    if value.text in ("true", "false"):
        return value.text == "true"
    return problems.add(value.line, f"{name} must be true or false, not “{_short(value)}”", "Write true or false")


def _date(value: Scalar, name: str, problems: Problems) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.text, re.ASCII):
            return _of_our_time(date.fromisoformat(value.text), value, name, problems)
    except ValueError:
        return problems.add(value.line, f"{name} is a day that does not exist: {_short(value)}", "Check the calendar")
    return problems.add(
        value.line, f"{name} must be a date, not “{_short(value)}”", "Write year-month-day, like 2026-11-25"
    )


def _datetime(value: Scalar, name: str, problems: Problems) -> datetime:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", value.text, re.ASCII):
            # Naive on purpose: local time of the legislature's zone.
            return _of_our_time(datetime.fromisoformat(value.text), value, name, problems)
    except ValueError:
        return problems.add(value.line, f"{name} is a time that does not exist: {_short(value)}", "Check date and hour")
    return problems.add(
        value.line, f"{name} must be a date and time, not “{_short(value)}”", "Write it like 2027-01-12T18:00"
    )


def _of_our_time(day: Day, value: Scalar, name: str, problems: Problems) -> Day:
    """Return a day of a year that can be meant; days at the end of time cannot even be counted on from."""
    return day if day.year in YEARS else problems.add(value.line, f"{name} is of the year {day.year}", "Check the year")


SCALARS: dict[Any, Callable[[Scalar, str, Problems], Any]] = {
    str: _text,
    int: _integer,
    bool: _boolean,
    date: _date,
    datetime: _datetime,
}


def _form(form: Form) -> Callable[[Value, str, Problems], Any]:
    matches = re.compile(form.pattern, re.ASCII).fullmatch  # \d is 0 to 9, not the digits of every script

    def read(value: Scalar, name: str, problems: Problems) -> str:
        text = value.text.strip()
        if matches(text) and form.passes(text):
            return text
        return problems.add(value.line, f"{name} is “{_short(value)}”; wanted is {form.words}", "Correct it")

    return _scalar(read)


def _choice(choices: tuple[str, ...]) -> Callable[[Value, str, Problems], Any]:
    def read(value: Scalar, name: str, problems: Problems) -> str:
        if value.text in choices:
            return value.text
        fix = meant(value.text.lower(), choices, f"Write one of: {', '.join(choices)}")
        return problems.add(value.line, f"{name} cannot be “{_short(value)}”", fix)

    return _scalar(read)


def _items(convert: Callable[[Value, str, Problems], Any]) -> Callable[[Value, str, Problems], Any]:
    def read(value: Value, name: str, problems: Problems) -> Any:  # noqa: ANN401
        if not isinstance(value, Items):
            return problems.add(value.line, f"{name} must be a list", "Write it like [one, two]")
        read_items = [convert(item, name, problems) for item in value.values]
        return INVALID if INVALID in read_items else tuple(read_items)

    return read


def _mapping(convert: Callable[[Value, str, Problems], Any]) -> Callable[[Value, str, Problems], Any]:
    def read(value: Value, name: str, problems: Problems) -> Any:  # noqa: ANN401
        if not isinstance(value, Mapping):
            return problems.add(value.line, f"{name} must be a group of `key: value` lines", "Indent them below it")
        pairs = {key: convert(item, f"`{key}` in {name}", problems) for key, item in value.values.items()}
        return INVALID if INVALID in pairs.values() else pairs

    return read


def _at_least_one(convert: Callable[[Value, str, Problems], Any]) -> Callable[[Value, str, Problems], Any]:
    def read(value: Value, name: str, problems: Problems) -> Any:  # noqa: ANN401
        if isinstance(value, Items | Mapping) and not value.values:
            return problems.add(value.line, f"{name} is empty", "Write at least one entry")
        return convert(value, name, problems)

    return read


def _short(value: Scalar) -> str:
    text = " ".join(value.text.split())
    return text if len(text) <= 40 else text[:39] + "…"
