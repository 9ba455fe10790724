"""Values as a YAML file holds them, before anything decides what they mean."""

from __future__ import annotations

from dataclasses import dataclass, field


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


Value = Scalar | Items | Mapping
