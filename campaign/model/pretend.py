"""The practice call: what a pretend office says and what the caller reads (data/practice.yml)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from campaign.read.typed import AtLeastOne, Form, FromFile, about

# Words of the call that is practiced, put in as a whole; else the caller's own line of this practice.
Said = Annotated[
    str, Form(r"\{(script|voicemail|opposes)\}|[^{}]+", "a line to say, or {script}, {voicemail} or {opposes} alone")
]


@dataclass(frozen=True, kw_only=True)
class Turn(FromFile):
    """What the office says, and what the caller says then."""

    office: str = about("what the pretend office says", example="Good morning. How can I help you?")
    you: Said = about("what the caller says then; {script} puts in the call's own words", example="{script}")


@dataclass(frozen=True, kw_only=True)
class Scene(FromFile):
    """One way a call can go."""

    name: str = about("what happens, in a few words", example="You get voicemail")
    why: str = about("a sentence that takes away fear", example="A message counts, too.")
    turns: Annotated[tuple[Turn, ...], AtLeastOne()] = about("what is said, turn by turn")
    end: str = about("how it ends", example="You hang up. That is the whole call.")


@dataclass(frozen=True, kw_only=True)
class PretendOffice(FromFile):
    """The calls to practice, and an example of a caller's words for when no other call is practiced."""

    script: str = about("the example: what to say on the phone")
    voicemail: str = about("the example: what to say to a machine")
    opposes: str = about("the example: what to say back if they disagree")
    tips: tuple[str, ...] = about("what it helps to know before a call, a sentence or two each", default=())
    scenes: Annotated[tuple[Scene, ...], AtLeastOne()] = about("the ways a call can go, the usual one first")
