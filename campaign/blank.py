"""An action still to be written: the next free day, a name, and a text with every field in place and a word on each."""

from __future__ import annotations

import dataclasses
import json
import re
import textwrap
import types
import typing
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.kinds import KINDS
from campaign.read.typed import Spec, fields_of

GAP = "…"  # what the check finds as long as nobody has written there
WIDEST = 118
WORDS_IN_NAME = 6
SKIPPED = frozenset("a an and at by for from in of on or the to with your".split())  # in names
FIRST = ("title", "kind", "closes", "closes_because", "minutes", "ask", "summary")
LAST = ("changes", "next", "draft", "outcome")

SCRIPT = """
Hi, my name is [your name] and I live in [your town and ZIP]. I am asking {title} {last_name} to ….

[One sentence of your own: why it matters to you.]

Can I count on {title} {last_name} for that? Thank you for your time.
"""
VOICEMAIL = """
Hi, this is [your name] at [your street address] in [your town and ZIP]. I am asking {title} {last_name} to ….

Could someone call me back at [your phone number]? Thank you.
"""
INSTEAD = """
Dear {title} {last_name},

I am asking you to …. [One sentence of your own: why it matters to you.]

Can I count on you?

[your name], [your street address], [your town and ZIP]
"""
BLOCKS = {"script": SCRIPT, "voicemail": VOICEMAIL, "instead": INSTEAD}
HINTS = {
    "script": "Who you are, the ask, one reason, a question, thanks. 60 words are best, 120 the most."
    " {title} {last_name} and [your name] stay as they are.",
    "voicemail": "The same for a machine, with a street address.",
    "instead": "The same as a short note, for those who cannot phone.",
}
# What a call's examples would not tell about another kind.
EXAMPLES = {
    "event": {
        "minutes": "60",
        "title": "Come and make your first call with us",
        "ask": "Come to the library on January 12.",
        "summary": "An evening of calls, with coffee. Nobody needs to know anything before.",
    },
    "hearing": {
        "minutes": "60",
        "title": "Sit in when the tax committee meets",
        "ask": "Fill the room, so that the committee sees who will pay.",
        "summary": "Sit in on a hearing of the tax committee, or watch it from home.",
    },
    "organize": {
        "minutes": "10",
        "title": "Invite one neighbor to make a call",
        "ask": "Ask one neighbor to make one call this week.",
        "summary": "One neighbor, one call. It takes ten minutes.",
    },
}


# The day and the name


def next_free_day(campaign: Campaign) -> date:
    """Return the next weekday after the campaign's day that is no holiday and has no action yet."""
    taken = {action.opens for action in campaign.every_action}
    day = campaign.today + timedelta(1)
    while day in taken or not campaign.legislature.is_working_day(day):
        day += timedelta(1)
    return day


def last_day(campaign: Campaign, opens: date) -> date:
    """Return the second working day after `opens`, as a first guess at when an action closes."""
    day = opens
    for _ in range(2):
        day += timedelta(1)
        while not campaign.legislature.is_working_day(day):
            day += timedelta(1)
    return day


def short_name(title: str) -> str:
    """Return a title as part of an address: lowercase letters and dashes, the first words that carry meaning."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in words if word not in SKIPPED] or words
    return "-".join(telling[:WORDS_IN_NAME]) or "new"


def path_of(title: str, opens: date) -> str:
    """Return the path, from the project's root, of an action that opens on a day."""
    return f"content/actions/{opens.year}/{opens}-{short_name(title)}.md"


# The text


def text_of(campaign: Campaign, kind: str, title: str, opens: date) -> str:
    """Return the text of a new action; its people are the first chamber's own members."""
    closes = last_day(campaign, opens).isoformat()
    return template(kind, title=title or GAP, closes=closes, who=campaign.legislature.chambers[0].target)


def blank(kind: str) -> str:
    """Return the text of a file of a kind of which nothing else is known; its people are everybody's own."""
    return template(kind, who=fields_of(Action)["who"].example.strip("[]").split(",")[0])


def template(kind: str, *, title: str = GAP, closes: str = GAP, who: str = GAP) -> str:
    """Return the text of a file with every field of a kind: … where words are wanted, # before what may stay out."""
    values = {"title": title, "kind": kind, "minutes": "2", "ask": GAP, "summary": GAP} | _values(kind, closes, who)
    known = dict(fields_of(Action))
    known |= {key: replace(known[key], example=like) for key, like in EXAMPLES.get(kind, {}).items()}
    lines = [line for key in of_kind(kind) for line in _field(known[key], values)]
    hint = f"<!-- {KINDS[kind].body}. Markdown: **bold**, [words](https://example.org/), lists that begin with 1. -->"
    return "\n".join(["---", *lines, "---", hint, GAP, ""])


def of_kind(kind: str) -> tuple[str, ...]:
    """Return the fields that a template of an action holds, in the order in which people fill them in."""
    fields = KINDS[kind].fields
    return (*FIRST, *fields, *(LAST if "status" in fields else LAST[1:]))


def _values(kind: str, closes: str, who: str) -> dict[str, str]:
    """Return what a file of a kind holds from the beginning, by key."""
    if kind == "call":
        return {"closes": closes, "who": f"[{who}]", **dict.fromkeys(BLOCKS, "")}
    if kind == "event":
        return {"start": GAP, "end": GAP, "place": GAP, "access": GAP, "minutes": "60"}
    if kind == "hearing":
        return {"committee": GAP, "room": GAP, "start": GAP, "status": "scheduled", "minutes": "60"}
    return {"closes": closes, "hours": GAP, "reach": GAP, "minutes": "10"}


def _field(spec: Spec, values: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of one field."""
    if spec.key in BLOCKS and spec.key in values:
        yield from textwrap.wrap(HINTS[spec.key], WIDEST, initial_indent="# ", subsequent_indent="# ")
        yield f"{spec.key}: |"
        yield from (f"  {line}".rstrip() for line in BLOCKS[spec.key].strip().split("\n"))
    elif spec.key in values:
        yield _with_comment(f"{spec.key}: {_quoted(values[spec.key])}", spec)
    else:
        yield from _left_out(spec)


def _left_out(spec: Spec) -> Iterator[str]:
    """Yield a field that may stay out, after a #: whoever wants the field takes the # away."""
    group = group_of(spec)
    if group is None:
        yield _with_comment(f"# {spec.key}: {spec.example or GAP}", spec, example=False)
        return
    yield f"# {spec.key}:  # {spec.about}"
    for number, inner in enumerate(fields_of(group).values()):
        bullet = ("   - " if number == 0 else "     ") if is_list(spec) else "   "
        yield f"#{bullet}{inner.key}: {inner.example or GAP}  # {inner.about}"


def _with_comment(line: str, spec: Spec, *, example: bool = True) -> str:
    about = spec.about.split("; ")[0]
    wanted = example and spec.example and spec.key != "kind" and spec.example not in line
    like = f", like: {spec.example}" if wanted else ""
    return f"{line}  # {about}{like}"


def _quoted(value: str) -> str:
    """Return a value as YAML takes it: in quotes where it would mean something else."""
    risky = value[:1] in "\"'&*!|>%@`{}[],#?:-" or ": " in value or " #" in value or value.endswith(":")
    if value.startswith("[") and value.endswith("]"):
        return value
    return json.dumps(value, ensure_ascii=False) if risky else value


# The types of fields


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
