"""The kinds of action, each described once: its words, and the fields that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

KindName = Literal["call", "event", "hearing", "organize"]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of action: what it is called in each place, and its fields besides those that all kinds have."""

    name: KindName
    word: str  # in lists
    task: str  # for editors
    meaning: str  # for editors, in a sentence
    body: str  # for editors: what to write about below the fields
    picture: str  # on the picture that actions of this kind share
    fields: tuple[str, ...]  # in the order in which people fill them in
    needs: tuple[str, ...] = ()  # those it cannot do without

    @property
    def own(self) -> tuple[str, ...]:
        """Return the fields that kinds without them must not have; those of a call fit any kind."""
        return tuple(field for field in self.fields if field not in CALL.fields)


CALL = Kind(
    name="call",
    word="Call",
    task="Write a call",
    meaning="People phone somebody and say a few words.",
    body="Why it matters, in short paragraphs",
    picture="A call to make",
    fields=("who", "bill", "position", "script", "voicemail", "instead", "agrees", "undecided", "opposes"),
    needs=("who", "script"),
)
EVENT = Kind(
    name="event",
    word="Event",
    task="Write an event",
    meaning="People come together at a time and place.",
    body="What happens there, and why it matters",
    picture="An event to come to",
    fields=("start", "end", "place", "access", "online", "status"),
    needs=("start", "place"),
)
HEARING = Kind(
    name="hearing",
    word="Hearing",
    task="Write a hearing",
    meaning="A committee meets, and people sit in or speak.",
    body="What the hearing is about, and what to bring",
    picture="A hearing to fill",
    fields=("committee", "room", "start", "end", "status", "testify", "stream", "bill", "position"),
    needs=("committee", "start", "status"),
)
ORGANIZE = Kind(
    name="organize",
    word="Help out",
    task="Write a way to help",
    meaning="People do something else: they invite, write or host.",
    body="How to do it, step by step",
    picture="A way to help out",
    fields=("hours", "reach"),
)
KINDS: dict[str, Kind] = {kind.name: kind for kind in (CALL, EVENT, HEARING, ORGANIZE)}
