"""A call to action: one Markdown file of content/actions/ or content/evergreen/."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar, Literal

from campaign.model.kinds import KindName
from campaign.model.patterns import BillNumber, Link, Slug
from campaign.read.links import Link as Mention
from campaign.read.links import links_in
from campaign.read.typed import FromFile, about, optional

State = Literal["scheduled", "open", "closing today", "closed"]
Times = Literal["in-session", "between-sessions", "between-terms"]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of an action."""

    what: str = about("what happened, in a sentence or two", example="The office set January 20 as the date.")
    date: date = about("when", example="2026-12-01")
    source: Link | None = optional("where that can be read", example="https://example.org/news")


@dataclass(frozen=True, kw_only=True)
class Change:
    """Something about an action that people who noted it down must learn: a room, an hour, a day."""

    date: date = about("the day the change was known", example="2027-02-01")
    what: str = about("what is different now, in a sentence", example="It is in Room 5 now, not in Room 10.")


@dataclass(frozen=True, kw_only=True)
class Testimony:
    """How to be heard at a hearing."""

    contact: str = about(
        "whom to write to, usually the committee administrator; an office's email address may stand here",
        example="the committee administrator",
    )
    deadline: datetime = about("until when, by the clock at the Capitol", example="2027-02-03T17:00")


@dataclass(frozen=True, kw_only=True)
class Action(FromFile):
    """What people are asked to do, whom to reach and what to say."""

    title: str = about("the headline, verb first", example="Ask your senator for a town hall before session")
    kind: KindName = about("call, event, hearing or organize", example="call")
    closes: date | None = optional("the last day to do it", example="2026-11-25")
    closes_because: str | None = optional(
        "why it ends then; shown after the last day", example="the committee votes at 1 pm"
    )
    minutes: int = about("how many minutes it takes in all", default=2, example="2")
    ask: str = about("the one thing asked for, as a sentence", example="Hold a public town hall before January 12.")
    summary: str | None = optional(
        "one sentence for lists and shared cards; the ask where it is missing",
        example="Ask your senator to meet people face to face. It takes one short call.",
    )
    who: tuple[str, ...] = about(
        "whom to call: one's own member, a legislator's id, or a committee's chair",
        default=(),
        example="[your-senator, aric-putnam, committee:house/taxes:chair]",
    )
    bill: BillNumber | None = optional("the bill's number, where there is one", example="HF 12")
    position: Literal["support", "oppose"] | None = optional(
        "what the group wants of the bill: support or oppose", example="oppose"
    )
    script: str | None = optional("what to say on the phone; at most 120 words, better 60")
    voicemail: str | None = optional("what to say to a machine, with the caller's street address")
    instead: str | None = optional("what to write for someone who cannot phone")
    agrees: str | None = optional(
        "what to say back if they already agree", example="Thank you. Please say so to others, too."
    )
    undecided: str | None = optional("what to say back if they are undecided", example="What would help you decide?")
    opposes: str | None = optional(
        "what to say back if they disagree", example="I see it another way. Please write down that I called."
    )
    outcome: Outcome | None = optional("what came of it, once it has closed")
    next: str | None = optional(
        "the action that follows this one: its file's name without .md", example="2026-12-01-call-again"
    )
    when: tuple[Times, ...] = about(
        "the kinds of day it is meant for; any, where it is missing. `between-terms` lasts from two weeks before the"
        " old terms end until new members are on record",
        default=(),
        example="[in-session, between-sessions]",
    )
    draft: bool = about("true keeps it off the public site", default=False, example="true")
    start: datetime | None = optional("when it begins, by the clock at the Capitol", example="2027-01-12T18:00")
    end: datetime | None = optional("when it ends", example="2027-01-12T20:00")
    place: str | None = optional("where it is, with a street address", example="City library, 1 Main Street, Duluth")
    access: str | None = optional(
        "what helps people take part: steps, parking, sign language, child care",
        example="No steps. Parking behind the house. Sign language on request.",
    )
    online: Link | None = optional(
        "where to watch or join online, without any password", example="https://example.org/meeting"
    )
    committee: str | None = optional("the committee's id", example="house/taxes")
    room: str | None = optional("the room", example="Room 10, State Office Building")
    status: Literal["scheduled", "changed", "canceled"] | None = optional(
        "scheduled, changed or canceled", example="scheduled"
    )
    changes: tuple[Change, ...] = about(
        "what changed since it was announced: one entry for each change, never taken out, for calendars count them",
        default=(),
    )
    testify: Testimony | None = optional("how to testify")
    stream: Link | None = optional("where it can be watched", example="https://example.org/live")
    hours: str | None = optional("the time asked for, in words", example="two hours a week")
    reach: str | None = optional("whom to ask about it, and how", example="Our volunteers, through the contact page")
    other_tools: ClassVar[dict[str, str]] = {  # keys of other tools (see campaign/read/typed.py)
        "Take it out: the file's name holds the day it opens, like 2026-11-23-short-name.md, and `closes:` the last": (
            "date day publishdate pubdate created updated modified lastmod opens"
        ),
        "Write `draft: true` if it is not to be public yet, else take it out": "published public",
        "Write `closes:` with the last day to do it": "expires expirydate expiration until deadline",
        "Write `start:` with day and hour": "time datetime startdate starttime eventdate begins",
        "Write `end:` with day and hour": "enddate endtime ends",
        "Write `place:`": "location venue where address",
        "Write `summary:`": "description excerpt subtitle lead teaser",
        "Write `kind:` with call, event, hearing or organize": "layout type template",
        "Write `who:`": "target targets legislator legislators recipients",
        "Take it out: authors are not shown": "author authors byline",
        "Take it out: there are no tags; `kind` and `bill` say what it is about": (
            "tags tag categories category keywords topics series"
        ),
        "Take it out: the file's name is the address": "slug permalink url path alias aliases redirectfrom",
        "Take it out, and put the picture into the text: ![what it shows](/images/name.jpg)": (
            "image images picture photo thumbnail cover banner featuredimage"
        ),
        "Write it below the second line of three dashes": "body content text",
        "Take it out: nothing here depends on it": "lang language comments toc weight featured",
    }
    # What the file's name and text say:
    name: Slug = ""
    opens: date | None = None
    body: str = ""
    body_line: int = 1
    mails: tuple[Mention, ...] = ()  # anywhere in the file

    @cached_property
    def links(self) -> tuple[Mention, ...]:
        """Return the links and pictures of the body."""
        return links_in(self.body, self.body_line)

    @property
    def path(self) -> str:
        """Return the address of the action's page; it never changes."""
        return f"/actions/{self.name}/"

    @property
    def calendar_path(self) -> str:
        """Return the address of the action's own calendar file, where it has a date."""
        return f"/calendar/{self.name}.ics"

    @property
    def evergreen(self) -> bool:
        """Return whether this action has no date and serves any day."""
        return self.opens is None

    @property
    def brief(self) -> str:
        """Return one sentence for lists and shared cards; an ask that a call puts to somebody is named as one."""
        return self.summary or (f"The ask: {self.ask}" if self.who else self.ask)

    @property
    def canceled(self) -> bool:
        """Return whether it will not take place."""
        return self.status == "canceled"

    @property
    def day(self) -> date | None:
        """Return the day it stands under in lists: when it takes place, else when it opens."""
        return self.start.date() if self.start else self.opens

    @property
    def last_day(self) -> date | None:
        """Return the last day to do it: `closes`, or the day an event or hearing takes place."""
        if self.closes is None and self.start is not None:
            return (self.end or self.start).date()
        return self.closes

    @property
    def revision(self) -> int:
        """Return how often the action has changed since it was announced (SEQUENCE of RFC 5545)."""
        return len(self.changes)

    @property
    def changed_on(self) -> date | None:
        """Return the last day on which something about the action changed, its opening and its outcome among them."""
        told = [self.outcome.date] if self.outcome else []
        days = [*(change.date for change in self.changes), *told, *([self.opens] if self.opens else [])]
        return max(days, default=None)

    def state_on(self, day: date) -> State:
        """Return where in its life the action is on a day."""
        if self.opens is not None and day < self.opens:
            return "scheduled"
        if self.last_day is None or day < self.last_day:
            return "open"
        return "closing today" if day == self.last_day else "closed"


# A pair with space, a bracket or a dash outside and none within. (Where the number is odd, one may be an inch.)
QUOTED = re.compile(r'(?<![^\s(—–])"(?=\S)([^"]*)(?<=\S)"(?=[\s.,;:!?)—–’]|$)')
# After a letter or a blank that is filled in, and before a letter, it is nothing else. (In other places it may be a
# quotation mark, which is left as it is.)
APOSTROPHE = re.compile(r"(?<=[^\W\d_]|[}\]])'(?=[^\W\d_])")
PROSE = (
    "title closes_because ask summary script voicemail instead agrees undecided opposes place access room hours reach"
).split()


def curled(text: str) -> str:
    """Return a text with apostrophes and quotation marks curly; it stays as long as it was."""
    text = APOSTROPHE.sub("’", text)
    return text if text.count('"') % 2 else QUOTED.sub(r"“\1”", text)


def typeset(action: Action) -> Action:
    """Return an action with curly apostrophes and quotation marks in what people read; ids and addresses stay."""
    said = {name: getattr(action, name) for name in PROSE}
    changed: dict[str, Any] = {name: curled(text) for name, text in said.items() if text}
    if action.changes:
        changed["changes"] = tuple(replace(each, what=curled(each.what)) for each in action.changes)
    if action.outcome:
        changed["outcome"] = replace(action.outcome, what=curled(action.outcome.what))
    return replace(action, **changed) if changed else action
