"""The whole, joined: what the site says on one day. Pure values; no files, no clock, no Pelican."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from campaign.model.action import Action
from campaign.model.bill import Bills, Histories
from campaign.model.committee import Committees
from campaign.model.comparisons import Comparisons
from campaign.model.corrections import Corrections
from campaign.model.district_map import DistrictMap
from campaign.model.legislature import Legislature
from campaign.model.page import Page, Redirects
from campaign.model.places import Places
from campaign.model.pretend import PretendOffice
from campaign.model.record import BillRecord, Cast, cast_by_member, record_of
from campaign.model.roster import Holding, Legislator, Roster, Seat, Term
from campaign.model.site import Site
from campaign.model.spots import Gazetteer, Spots
from campaign.model.vote import Votes
from campaign.read.images import Picture

DAY = timedelta(days=1)
RECENT = timedelta(days=90)  # how long a closed action stays in calendars and data files
HORIZON = timedelta(days=28)  # how far ahead the public may see scheduled actions
# What does not depend on the day is worked out once, however many days are asked for.
SAME_ON_ANY_DAY = (
    "record",
    "cast",
    "gazetteer",
    "named_chambers",
    "dated",
    "closing",
    "evergreen",
    "by_name",
    "page",
    "_on",
)


def _opens(action: Action) -> date:
    return action.opens or date.min


def _closes(action: Action) -> date:
    return action.last_day or date.max


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """Everything the site knows, and the day it is asked about."""

    today: date
    site: Site
    legislature: Legislature
    roster: Roster
    committees: Committees
    bills: Bills
    redirects: Redirects
    office: PretendOffice
    pages: tuple[Page, ...]
    every_action: tuple[Action, ...]
    stated: Roster | None = None  # the roster as its source has it, uncorrected
    corrections: Corrections = field(default_factory=Corrections)
    comparisons: Comparisons = field(default_factory=Comparisons)
    practice: tuple[str, ...] = ()  # addresses on this computer where the forms' services are played; empty in public
    places: Places = field(default_factory=Places)
    map: DistrictMap | None = None
    spots: Spots | None = None
    pictures: tuple[Picture, ...] = ()
    votes: tuple[Votes, ...] = ()
    histories: tuple[Histories, ...] = ()

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Return the dated actions that are shown, newest first: all that opened, and those to come within HORIZON."""
        first = bisect_left(self.dated, self.today + HORIZON + DAY, key=_opens)
        return self.dated[:first][::-1]

    @cached_property
    def dated(self) -> tuple[Action, ...]:
        """Return every dated action, shown or not, in the order in which they open."""
        by_name = sorted((action for action in self.every_action if action.opens), key=lambda action: action.name)
        return tuple(sorted(by_name, key=_opens))

    @cached_property
    def closing(self) -> tuple[Action, ...]:
        """Return every dated action, shown or not, in the order in which they close."""
        return tuple(sorted(self.dated, key=_closes))

    @cached_property
    def open(self) -> tuple[Action, ...]:
        """Return the dated actions open today, the one that closes first in front; nothing that was canceled."""
        first = bisect_left(self.closing, self.today, key=_closes)
        return tuple(a for a in self.closing[first:] if _opens(a) <= self.today and not a.canceled)

    @cached_property
    def opening(self) -> Action | None:
        """Return the action whose file is named for today, canceled or not."""
        first = bisect_left(self.dated, self.today, key=_opens)
        found = self.dated[first] if first < len(self.dated) else None
        return found if found and found.opens == self.today else None

    @cached_property
    def recent(self) -> tuple[Action, ...]:
        """Return the dated actions that are shown and did not close long ago, newest first."""
        since = self.today - RECENT
        return tuple(action for action in self.actions if _closes(action) >= since)

    @cached_property
    def earlier(self) -> dict[int, list[Action]]:
        """Return the shown actions of each year before this one, newest first; a meeting is of the year it meets in."""
        years: dict[int, list[Action]] = {}
        for action in self.actions:
            if action.day and action.day.year < self.today.year:
                years.setdefault(action.day.year, []).append(action)
        return years

    @cached_property
    def shown(self) -> frozenset[str]:
        """Return the short names of the dated actions that are shown."""
        return frozenset(action.name for action in self.actions)

    @cached_property
    def evergreen(self) -> tuple[Action, ...]:
        """Return the actions without a date, in the order of their names."""
        return tuple(sorted((a for a in self.every_action if a.evergreen), key=lambda action: action.name))

    @cached_property
    def by_name(self) -> dict[str, Action]:
        """Return every action by its short name."""
        return {action.name: action for action in self.every_action}

    @cached_property
    def page(self) -> dict[str, Page]:
        """Return the pages of text by address."""
        return {page.path: page for page in self.pages}

    def on(self, day: date) -> Campaign:
        """Return the same campaign as of another day, always the same one for a day."""
        if day not in self._on:
            then = self._on[day] = replace(self, today=day)
            vars(then).update((name, getattr(self, name)) for name in SAME_ON_ANY_DAY)
        return self._on[day]

    @cached_property
    def _on(self) -> dict[date, Campaign]:
        return {self.today: self}

    def holding(self, chamber: str, district: str) -> Holding:
        """Return who holds a seat today."""
        return self.roster.holding(Seat(chamber, district), self.today)

    def service_of(self, person: Legislator, term: Term) -> tuple[date | None, date | None]:
        """Return the first day in a term's chamber, and the first in its seat; None for what is not known.

        Where a source gives no first day, the term begins with the oldest session on record.
        """
        in_chamber, in_seat = person.service_of(term)
        known = in_chamber or in_seat != self.legislature.sessions[0].terms_begin
        return in_chamber, in_seat if known else None

    def successor_of(self, action: Action) -> Action | None:
        """Return the action that follows another, once it is shown."""
        following = self.by_name.get(action.next or "")
        return following if following and (following.evergreen or following.name in self.shown) else None

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Return the spots in their places on the map."""
        return Gazetteer(self.spots or Spots(), self.map, self.places)

    @cached_property
    def record(self) -> dict[tuple[str, str], BillRecord]:
        """Return every bill on record by session and number, the latest session first."""
        return record_of(self.legislature, self.bills, self.votes, self.histories)

    @cached_property
    def cast(self) -> dict[str, tuple[Cast, ...]]:
        """Return, by legislator's id, how each voted on passing bills, the latest vote first; only those who could."""
        return cast_by_member(self.record.values(), self.roster)

    @cached_property
    def named_chambers(self) -> frozenset[str]:
        """Return the ids of the chambers of which we have votes by name."""
        return frozenset(vote.chamber for file in self.votes for bill in file.bills for vote in bill.votes)

    def vote_of(self, person: str, bill: BillRecord) -> Cast | None:
        """Return how a legislator voted on passing a bill, the last time; None without a vote while in office."""
        return next((each for each in self.cast.get(person, ()) if each.bill is bill), None)

    def bill_of(self, action: Action) -> BillRecord | None:
        """Return the bill an action is about: numbers come back, so the one of the session in which it opened."""
        session = self.legislature.session_on(action.opens or self.today)
        return self.record.get((session.id if session else "", action.bill or ""))

    @cached_property
    def about_bills(self) -> dict[tuple[str, str], list[Action]]:
        """Return, by session and number of a bill, the shown actions about it, newest first."""
        about: dict[tuple[str, str], list[Action]] = defaultdict(list)
        for action in (*self.actions, *self.evergreen):
            if bill := self.bill_of(action):
                about[bill.session.id, bill.number].append(action)
        return about

    @cached_property
    def current(self) -> tuple[Legislator, ...]:
        """Return the people who hold a seat on the campaign's day, by last name."""
        holders = (person for person in self.roster.legislators if person.term_on(self.today))
        return tuple(sorted(holders, key=lambda person: (person.family_name, person.given_name)))

    @cached_property
    def actions_naming(self) -> dict[str, list[Action]]:
        """Return, by legislator's id, the shown actions that name that person, newest first."""
        naming: dict[str, list[Action]] = defaultdict(list)
        for action in (*self.actions, *self.evergreen):
            for person in self.people_named(action):
                naming[person].append(action)
        return naming

    def people_named(self, action: Action) -> list[str]:
        """Return the ids of the legislators an action names, by id or by their place on a committee."""
        ids: list[str] = []
        for word in action.who:
            members = self.committees.meant(word) if word.startswith("committee:") else ()
            ids += [member.legislator for _committee, member in members] or [word]
        return [person for person in dict.fromkeys(ids) if person in self.roster.by_id]
