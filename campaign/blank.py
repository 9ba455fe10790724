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
from pathlib import Path
from typing import Any

import yaml

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

WORDS = yaml.safe_load((Path(__file__).parent / "blank.yml").read_text("utf-8"))


# The day and the name


def next_free_day(campaign: Campaign) -> date:
    """Return the next weekday after the campaign's day that is no holiday and has no action yet."""
    taken = {action.opens for action in campaign.every_action}
    return next(day for day in _working_days(campaign, campaign.today) if day not in taken)


def last_day(campaign: Campaign, opens: date) -> date:
    """Return the second working day after `opens`, as a first guess at when an action closes."""
    days = _working_days(campaign, opens)
    next(days)
    return next(days)


def _working_days(campaign: Campaign, day: date) -> Iterator[date]:
    """Yield every working day after a day."""
    while True:
        day += timedelta(1)
        if campaign.legislature.is_working_day(day):
            yield day


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
    return blank(kind, title=title or GAP, closes=closes, who=campaign.legislature.chambers[0].target)


def blank(kind: str, *, title: str = GAP, closes: str = GAP, who: str = "") -> str:
    """Return the text of a file with every field of a kind: … where words are wanted, # before what may stay out.

    Without `who`, it is for people that the first example names.
    """
    words, known = WORDS["kinds"][kind], dict(fields_of(Action))
    known |= {key: replace(known[key], example=like) for key, like in words["examples"].items()}
    values = {"ask": GAP, "summary": GAP, **words["begins"], "title": title, "kind": kind}
    filled = {"closes": closes, "who": f"[{who or known['who'].example.strip('[]').split(',')[0]}]"}
    values |= {key: value for key, value in filled.items() if key in values}
    lines = [line for key in of_kind(kind) for line in _field(known[key], values)]
    hint = f"<!-- {KINDS[kind].body}. Markdown: **bold**, [words](https://example.org/), lists that begin with 1. -->"
    return "\n".join(["---", *lines, "---", hint, GAP, ""])


def of_kind(kind: str) -> tuple[str, ...]:
    """Return the fields that a template of an action holds, in the order in which people fill them in."""
    fields = KINDS[kind].fields
    return (*FIRST, *fields, *(LAST if "status" in fields else LAST[1:]))


def _field(spec: Spec, values: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of one field."""
    if spec.key not in values:
        yield from _left_out(spec)
    elif spec.key in WORDS["texts"]:
        words = WORDS["texts"][spec.key]
        yield from textwrap.wrap(words["hint"], WIDEST, initial_indent="# ", subsequent_indent="# ")
        yield f"{spec.key}: |"
        yield from textwrap.indent(words["text"], "  ").splitlines()
    else:
        yield _with_comment(f"{spec.key}: {_quoted(values[spec.key])}", spec)


def _left_out(spec: Spec) -> Iterator[str]:
    """Yield a field that may stay out, after a #: whoever wants the field takes the # away."""
    group = group_of(spec)
    if group is None:
        yield _with_comment(f"# {spec.key}: {spec.example or GAP}", spec)
        return
    yield f"# {spec.key}:  # {spec.about}"
    for number, inner in enumerate(fields_of(group).values()):
        bullet = ("   - " if number == 0 else "     ") if is_list(spec) else "   "
        yield f"#{bullet}{inner.key}: {inner.example or GAP}  # {inner.about}"


def _with_comment(line: str, spec: Spec) -> str:
    about = spec.about.split("; ")[0]
    like = "" if spec.key == "kind" or spec.example in line else f", like: {spec.example}"
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
    while typing.get_origin(kind) in (types.UnionType, typing.Union, typing.Annotated):
        kind = typing.get_args(kind)[0]
    return kind


def group_of(spec: Spec) -> type | None:
    """Return the dataclass that a field holds, alone or in a list, or None."""
    kind = bare(spec.type)
    kind = bare(typing.get_args(kind)[0]) if typing.get_origin(kind) in (tuple, list) else kind
    return kind if dataclasses.is_dataclass(kind) and isinstance(kind, type) else None


def is_list(spec: Spec) -> bool:
    """Return whether a field holds a list."""
    return typing.get_origin(bare(spec.type)) is tuple
