"""What a dataclass says of its fields, for templates, help and schemas: one source for all of them."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any

from campaign.check.actions import BY_KIND, NEEDED
from campaign.read.typed import Spec, fields_of

KINDS = ("call", "event", "hearing", "organize")
CALLING = ("who", "bill", "position", "script", "voicemail", "instead", "agrees", "undecided", "opposes")
CALLED = {
    "call": "Write a call",
    "event": "Write an event",
    "hearing": "Write a hearing",
    "organize": "Write a way to help",
}
FIRST = ("title", "kind", "closes", "closes_because", "minutes", "ask", "summary")
LAST = ("changes", "next", "draft", "outcome")
OF_KIND = {
    "call": CALLING,
    "event": ("start", "end", "place", "access", "online", "status"),
    "hearing": ("committee", "room", "start", "end", "status", "testify", "stream", "bill", "position"),
    "organize": ("hours", "reach"),
}


def of_kind(kind: str) -> tuple[str, ...]:
    """Return the fields that a template of an action holds, in the order in which people fill them in."""
    last = LAST if "status" in OF_KIND[kind] else LAST[1:]
    return (*FIRST, *OF_KIND[kind], *last)


def kinds_of(key: str) -> str:
    """Return, in words, which kinds of action a field is for."""
    own = [kind for kind in KINDS if key in BY_KIND.get(kind, ())]
    if key == "status":
        own = ["event", "hearing"]
    return ", ".join(own) if own else "all"


def needed_by(key: str) -> str:
    """Return, in words, which kinds of action cannot do without a field that others may leave out."""
    if key == "closes":
        return "call, organize"  # the others end with the day on which they take place
    return ", ".join(kind for kind in KINDS if key in NEEDED.get(kind, ()))


def bare(kind: Any) -> Any:  # noqa: ANN401 - any type annotation
    """Return a type without `| None` and `Annotated[…]`."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return bare(next(arg for arg in args if arg is not type(None)))
    return bare(args[0]) if origin is typing.Annotated else kind


def group_of(spec: Spec) -> type | None:
    """Return the dataclass that a field holds, alone or in a list, or None."""
    kind = bare(spec.type)
    kind = bare(typing.get_args(kind)[0]) if typing.get_origin(kind) in (tuple, list) else kind
    return kind if dataclasses.is_dataclass(kind) and isinstance(kind, type) else None


def is_list(spec: Spec) -> bool:
    """Return whether a field holds a list."""
    return typing.get_origin(bare(spec.type)) is tuple


def specs(cls: type) -> dict[str, Spec]:
    """Return the fields of a dataclass by their key."""
    return fields_of(cls)
