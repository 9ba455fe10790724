"""A new action with every field in place and a word on each: for `new`, for GitHub's page, and for CONTRIBUTING.md."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from campaign.blank.fields import group_of, is_list, of_kind, specs
from campaign.model.action import Action
from campaign.read.typed import Spec

GAP = "…"  # what the check finds as long as nobody has written there
WIDEST = 118

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
BODY = {
    "call": "Why it matters, in short paragraphs",
    "event": "What happens there, and why it matters",
    "hearing": "What the hearing is about, and what to bring",
    "organize": "How to do it, step by step",
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


@dataclass(frozen=True)
class Wanted:
    """What is known of an action before anybody writes it."""

    kind: str
    title: str = GAP
    closes: str = GAP
    who: str = GAP


def blank(kind: str) -> str:
    """Return the text of a file of a kind of which nothing else is known; its people are everybody's own."""
    return template(Wanted(kind, who=specs(Action)["who"].example.strip("[]").split(",")[0]))


def template(wanted: Wanted) -> str:
    """Return the text of a file with every field of a kind: … where words are wanted, # before what may stay out."""
    known = {**specs(Action)}
    known |= {key: replace(known[key], example=like) for key, like in EXAMPLES.get(wanted.kind, {}).items()}
    lines = [line for key in of_kind(wanted.kind) for line in _field(known[key], _values(wanted))]
    hint = f"<!-- {BODY[wanted.kind]}. Markdown: **bold**, [words](https://example.org/), lists that begin with 1. -->"
    return "\n".join(["---", *lines, "---", hint, GAP, ""])


def _values(wanted: Wanted) -> Mapping[str, str]:
    """Return the values that stand in the file from the beginning, by key."""
    always = {"title": wanted.title, "kind": wanted.kind, "minutes": "2", "ask": GAP, "summary": GAP}
    own = {
        "call": {"closes": wanted.closes, "who": f"[{wanted.who}]", **dict.fromkeys(BLOCKS, "")},
        "event": {"start": GAP, "end": GAP, "place": GAP, "access": GAP, "minutes": "60"},
        "hearing": {"committee": GAP, "room": GAP, "start": GAP, "status": "scheduled", "minutes": "60"},
        "organize": {"closes": wanted.closes, "hours": GAP, "reach": GAP, "minutes": "10"},
    }
    return always | own[wanted.kind]


def _field(spec: Spec, values: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of one field."""
    if spec.key in BLOCKS and spec.key in values:
        yield from _wrapped(HINTS[spec.key])
        yield f"{spec.key}: |"
        yield from (f"  {line}".rstrip() for line in BLOCKS[spec.key].strip().split("\n"))
    elif spec.key in values:
        yield _with_comment(f"{spec.key}: {_quoted(values[spec.key])}", spec)
    else:
        yield from _left_out(spec)


def _left_out(spec: Spec) -> Iterator[str]:
    """Yield a field that may stay out, behind #: whoever wants it takes the sign away."""
    group = group_of(spec)
    if group is None:
        yield _with_comment(f"# {spec.key}: {spec.example or GAP}", spec, example=False)
        return
    yield f"# {spec.key}:  # {spec.about}"
    for number, inner in enumerate(specs(group).values()):
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
    return f'"{value.replace(chr(92), chr(92) * 2).replace(chr(34), chr(92) + chr(34))}"' if risky else value


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDEST, initial_indent="# ", subsequent_indent="# ")
