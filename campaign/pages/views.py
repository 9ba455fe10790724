"""What templates are given: plain words, ready to be set. One dataclass per thing people see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from campaign.model.action import Action, Outcome, State
from campaign.model.bill import Bill
from campaign.model.committee import Committee, Membership
from campaign.model.legislature import Chamber
from campaign.model.page import Page
from campaign.pages.script_text import Paragraphs


@dataclass(frozen=True)
class Picture:
    """A picture for shared links, 1200 by 630, and its words for those who cannot see it."""

    path: str
    words: str


@dataclass(frozen=True)
class Head:
    """What stands in a page's head; where no `picture` is given, the site's own is shown."""

    title: str
    description: str
    path: str
    noindex: bool = False
    picture: Picture | None = None
    source: str = ""  # the file to edit, for “Edit this page”
    numbers: str = ""  # whose numbers stand there, for “Report a wrong number”

    @property
    def here(self) -> str:
        """Return the address if menus may lead there, else "": that is so for the home page and those right below."""
        return self.path if self.path.count("/") < 3 else ""


@dataclass(frozen=True)
class Phone:
    """A number as read (651-296-0000) and as dialed (tel:+16512960000)."""

    text: str

    @property
    def href(self) -> str:
        """Return the link that dials it."""
        return "tel:+1" + self.text.replace("-", "")


@dataclass(frozen=True)
class PersonView:
    """A legislator as of the campaign's day. While no term covers that day there is no phone, but words why."""

    id: str
    name: str
    titled: str  # Sen. Aric Putnam
    given_name: str
    family_name: str
    party: str  # D
    party_name: str
    chamber: Chamber
    district: str
    path: str
    phone: Phone | None
    email: str | None
    office: str | None
    page: str | None
    away: str  # "Former member", "Member from March 4, 2027", or "" while in office
    since: str  # November 24, 2026
    until: str
    checked: str | None


@dataclass(frozen=True)
class CallView:
    """One target of an action, with what to say to this very person.

    `kind`: person (name and number), yours (found by the caller), vacant or gone (nobody to call any more).
    """

    id: str  # the person's, or your-senator
    kind: Literal["person", "yours", "gone"]
    count: str  # "1 of 3", or "" where there is only one
    why: str  # "Committee chair: any Ohioan may call"
    who: str  # "Sen. Aric Putnam" or "Your senator"
    role: str  # senator
    person: PersonView | None
    script: Paragraphs
    voicemail: Paragraphs
    instead: Paragraphs


@dataclass(frozen=True)
class Fact:
    """A label and its words: Where / Capitol steps. `href` where it is a link."""

    label: str
    words: str
    href: str | None = None


@dataclass(frozen=True)
class ActionItem:
    """An action in a list."""

    title: str
    brief: str
    kind: str
    kind_words: str  # Call, Event, Hearing, Ways to help
    path: str
    state: State
    state_words: str  # "Open until Wednesday, November 25", or "Tuesday, January 12, 6 pm" for a meeting
    takes_place: str  # "Tuesday, January 12, 6 pm" for a meeting, else ""
    over: bool  # closed or canceled: nothing to do any more
    day: date | None  # when it takes place, else when it opens
    weekday: str  # "Monday"; "" for one without a date
    minutes: str  # "2 minutes"


@dataclass(frozen=True)
class VoteView:
    """A recorded vote on a bill."""

    words: str  # "Second reading in the Assembly on January 21, 2027: 3 yes, 2 no"
    page: str  # the official record, "" where none is known


@dataclass(frozen=True)
class ActionView:
    """An action in full."""

    action: Action
    item: ActionItem
    day_words: str  # "Call for Monday, November 23"
    closed: bool
    over: bool  # closed or canceled: nothing to call, to put down or to send on
    calls: tuple[CallView, ...]  # empty of buttons once closed; none of what was canceled
    say: Paragraphs  # the words of an action that names nobody to call
    replies: tuple[Fact, ...]  # If they agree / are undecided / disagree, what to say
    facts: tuple[Fact, ...]  # when, where, access, room, testify, hours, whom to reach
    bill: Bill | None
    votes: tuple[VoteView, ...]  # on the bill, the latest first
    position_words: str  # "Vote NO" / "Vote YES" / ""
    outcome: Outcome | None
    outcome_words: str  # "December 2, 2026"
    successor: ActionItem | None
    body_title: str  # "Why it matters", or "How to do it" where there is no call
    body: str  # HTML, safe
    last: str  # its last day, for the script of the clock: 2026-11-25

    @property
    def message(self) -> str:
        """Return words to a friend; its address follows."""
        when = f"is on {self.item.takes_place}" if self.item.takes_place else f"takes {self.item.minutes}"
        return f"Will you do this with me? {self.item.title}. It {when}, and all you need is here:"

    @property
    def post(self) -> str:
        """Return words to everybody; its address follows."""
        here = "Whom to call, the number and the words are" if self.calls else "How to do it is"
        return f"{self.item.brief} {here} on this page ({self.item.takes_place or self.item.minutes}):"


@dataclass(frozen=True)
class Month:
    """A month's actions, newest first."""

    name: str
    items: tuple[ActionItem, ...]


@dataclass(frozen=True)
class ActionsView:
    """Actions by month, those without a date, and where earlier years are listed."""

    title: str
    months: tuple[Month, ...]
    evergreen: tuple[ActionItem, ...]
    years: tuple[tuple[str, str], ...]  # "2025", "/actions/2025/"


@dataclass(frozen=True)
class SeatView:
    """A seat in the list of a chamber: a person, or in words why there is none."""

    district: str
    person: PersonView | None
    words: str  # "Vacant since June 22, 2026" / "The new member will be added" / ""


@dataclass(frozen=True)
class ChamberView:
    """A chamber and its seats in order."""

    chamber: Chamber
    seats: tuple[SeatView, ...]
    by_name: tuple[PersonView, ...]
    summary: str  # "34 D, 33 R"


@dataclass(frozen=True)
class LegislatorsView:
    """Everybody, by chamber and district; `notice` when no current members are known."""

    chambers: tuple[ChamberView, ...]
    parties: tuple[str, ...]
    as_of: str
    notice: str


@dataclass(frozen=True)
class CommitteeItem:
    """A committee in a person's list."""

    committee: Committee
    membership: Membership
    former: bool


@dataclass(frozen=True)
class LegislatorView:
    """One person's page."""

    person: PersonView
    committees: tuple[CommitteeItem, ...]
    actions: tuple[ActionItem, ...]
    more: int  # how many more there are, older ones
    sources: tuple[str, ...]
    as_of: str
    notice: str  # "Sen. X's term ended on January 3, 2027. …" or ""


@dataclass(frozen=True)
class MemberView:
    """A person's place on a committee."""

    person: PersonView
    role: str


@dataclass(frozen=True)
class CommitteeView:
    """One committee's page."""

    committee: Committee
    chamber: Chamber
    leaders: tuple[MemberView, ...]
    members: tuple[MemberView, ...]
    ended: bool
    until: str
    as_of: str


@dataclass(frozen=True)
class CommitteesView:
    """All committees, by chamber."""

    chambers: tuple[tuple[Chamber, tuple[Committee, ...]], ...]
    until: str
    ended: bool


@dataclass(frozen=True)
class PageView:
    """A page of text."""

    page: Page
    body: str  # HTML, safe
