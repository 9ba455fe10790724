"""The page of a call to action, and an action as lists show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from campaign.campaign import Campaign
from campaign.day import can_be_done, is_meant
from campaign.model.action import Action, State
from campaign.model.kinds import KINDS
from campaign.model.record import BillRecord
from campaign.pages import words
from campaign.pages.call_card import CallView, Fact, Paragraphs, calls, fill, paragraphs
from campaign.pages.next_call import NextCalls, next_calls
from campaign.pages.output import Head, Output
from campaign.pages.pictures import picture_of
from campaign.pages.roll_calls import vote_words

Event = dict[str, object]  # in the words of schema.org


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
    month: str  # Nov, or ""
    weekday: str  # "Monday"; "" for one without a date
    minutes: str  # "2 minutes"


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
    bill: BillRecord | None
    vote: tuple[str, str] | None  # the latest on the bill, in words, and the official record's address
    position_words: str  # "Vote NO" / "Vote YES" / ""
    outcome_words: str  # "December 2, 2026"
    next_calls: NextCalls | None  # what to say to those whom it was about, once they have voted
    successor: ActionItem | None
    body_title: str  # "Why it matters", or "How to do it" where there is no call
    event: Event | None  # the same for search engines, where it is an event or a hearing

    @property
    def asked(self) -> str:
        """Return what is asked: of whoever is called, or of the reader where nobody is."""
        return f"The ask: {self.action.ask}" if self.calls else self.action.ask

    @property
    def is_to_ones_own(self) -> bool:
        """Return whether some call is to the caller's own member, and so to another person for a friend."""
        return any(call.kind == "yours" for call in self.calls)

    @property
    def message(self) -> str:
        """Return words to one friend, after a call in the first person; its address follows."""
        called = [f"my {call.role}" if call.kind == "yours" else call.who for call in self.calls if call.can_be_made]
        if called:
            whom = " yours" if all(call.kind == "yours" for call in self.calls) else ", too"
            took = f"It took {self.item.minutes}. Will you call{whom}? The number and the words are here:"
            return f"I just called {words.listed(called)}. {self.asked} {took}"
        when = f"is on {self.item.takes_place}" if self.item.takes_place else f"takes {self.item.minutes}"
        return f"Will you do this with me? {self.item.title}. It {when}, and all you need is here:"

    @property
    def post(self) -> str:
        """Return words to everybody; its address follows."""
        here = "Whom to call, the number and the words are" if self.calls else "How to do it is"
        return f"{self.item.brief} {here} on this page ({self.item.takes_place or self.item.minutes}):"


def item(campaign: Campaign, action: Action) -> ActionItem:
    """Return an action as lists show it."""
    return ActionItem(
        title=action.title,
        brief=action.brief,
        kind=action.kind,
        kind_words=KINDS[action.kind].word,
        path=action.path,
        state=action.state_on(campaign.today),
        state_words=state_words(campaign, action),
        takes_place=words.moment(action.start) if action.start else "",
        over=action.canceled or action.state_on(campaign.today) == "closed",
        day=action.day,
        month=words.MONTHS[action.day.month - 1][:3] if action.day else "",
        weekday=words.WEEKDAYS[action.day.weekday()] if action.day else "",
        minutes=words.count(action.minutes, "minute"),
    )


def state_words(campaign: Campaign, action: Action) -> str:
    """Return where the action is in its life, with dates written out; of a meeting to come, when it takes place."""
    state, last = action.state_on(campaign.today), action.last_day
    because = f": {action.closes_because}" if action.closes_because else ""
    if action.canceled:
        return "Canceled"
    if action.start and state != "closed":
        ends_before = f". Open until {words.day(last)}" if last and last < action.start.date() else ""
        return words.moment(action.start) + ends_before + because
    if state == "scheduled" and action.opens:
        return _from_to(action.opens, last or action.opens) + because
    if last is None:
        if can_be_done(campaign, action):
            return "Open any day"
        on = "once somebody can be called" if is_meant(campaign, action) else words.listed(action.when, "or")
        return f"Open again {on.replace('-', ' ')}"
    if state == "closed":
        return _past(campaign, action, last)
    if state == "closing today":
        return f"Closes {words.day(last)}{because}"
    return f"Open until {words.day(last)}{because}"


def _past(campaign: Campaign, action: Action, last: date) -> str:
    """Return when an action closed, or a meeting took place; one that closes before its day may still be to come."""
    began, ended = action.start, action.end or action.start
    if not (began and ended) or ended.date() >= campaign.today:
        return f"Closed {words.day_and_year(last)}"
    if began.date() == ended.date():
        return f"Took place on {words.day_and_year(ended)}"
    return f"Took place from {words.short_day(began)} to {words.day_and_year(ended)}"


def _from_to(opens: date, last: date) -> str:
    """Return the days of an action to come in words that are still true when they are read late."""
    if opens == last:
        return f"Open on {words.day(opens)}"
    return f"Open from {words.day(opens)} to {words.day(last)}"


LINKS = {"Join online", "Watch"}
TAKING_PART = {*LINKS, "Getting in and taking part", "To testify"}
STATUS_WORDS = {"scheduled": "As announced", "changed": "Changed: check the time and place", "canceled": "Canceled"}


def facts(campaign: Campaign, action: Action) -> tuple[Fact, ...]:
    """Return the facts of an event, a hearing or a way to help, in the order people need them.

    Of what was canceled nothing is said that helps to take part.
    """
    committee = campaign.committees.by_id.get(action.committee or "")
    changes = " ".join(f"{words.day(change.date)}: {change.what}" for change in reversed(action.changes))
    rows = (
        ("Status", STATUS_WORDS.get(action.status or ""), None),
        ("What changed", changes, None),
        ("When", _when(action), None),
        ("Where", action.place, None),
        ("Room", action.room, None),
        ("Committee", committee.name if committee else None, committee.path if committee else None),
        ("Getting in and taking part", action.access, None),
        ("Join online", "Watch or join online", action.online),
        ("Watch", "Watch the hearing", action.stream),
        ("To testify", _testify(action), None),
        ("Time asked for", action.hours, None),
        ("Whom to reach", action.reach, None),
    )
    shown = [row for row in rows if not (action.canceled and row[0] in TAKING_PART)]
    return tuple(Fact(label, text, href) for label, text, href in shown if text and (href or label not in LINKS))


def _when(action: Action) -> str | None:
    if action.start is None:
        return None
    if action.end is None:
        return words.moment(action.start)
    same_day = action.start.date() == action.end.date()
    return f"{words.moment(action.start)} to {words.hour(action.end) if same_day else words.moment(action.end)}"


def _testify(action: Action) -> str | None:
    if action.testify is None:
        return None
    return f"Write to {action.testify.contact} by {words.moment(action.testify.deadline)}"


REPLIES = ("If they agree", "If they are undecided", "If they disagree")


def replies(action: Action) -> tuple[Fact, ...]:
    """Return what to say back, by what the office says."""
    said = (action.agrees, action.undecided, action.opposes)
    return tuple(Fact(label, text) for label, text in zip(REPLIES, said, strict=True) if text)


POSITION_WORDS = {"support": "Ask for a YES vote", "oppose": "Ask for a NO vote", None: ""}


def action_view(campaign: Campaign, action: Action) -> ActionView:
    """Return an action in full, as of the campaign's day."""
    shown = item(campaign, action)
    following = campaign.successor_of(action)
    return ActionView(
        action=action,
        item=shown,
        day_words=day_words(action),
        closed=shown.state == "closed",
        over=shown.over,
        calls=() if action.canceled else calls(campaign, action),
        say=() if action.who or action.canceled else paragraphs(fill(action.script or "", None)),
        replies=() if action.canceled else replies(action),
        facts=facts(campaign, action),
        bill=campaign.bill_of(action),
        vote=latest_vote(campaign, campaign.bill_of(action)),
        position_words=POSITION_WORDS[action.position],
        outcome_words=words.day_and_year(action.outcome.date) if action.outcome else "",
        next_calls=next_calls(campaign, action) if shown.state == "closed" else None,
        successor=item(campaign, following) if following else None,
        body_title=_body_title(action),
        event=event(campaign, action),
    )


def _body_title(action: Action) -> str:
    if action.canceled:
        return "What it was about"
    return "Why it matters" if action.who else "How to do it"


def latest_vote(campaign: Campaign, bill: BillRecord | None) -> tuple[str, str] | None:
    """Return the latest recorded vote on a bill in words, and the address of its official record or ""."""
    call = bill.votes[0] if bill and bill.votes else None
    return (vote_words(campaign, call), call.vote.page or "") if call else None


def day_words(action: Action) -> str:
    """Return what is on when: “Call for Monday, November 23”, “Hearing on Tuesday, February 2”."""
    kind = KINDS[action.kind].word
    if action.start:
        return f"{kind} on {words.day(action.start)}"
    return f"{kind} for {words.day(action.opens)}" if action.opens else f"{kind} for any day"


def description(action: Action) -> str:
    """Return what search results and shared cards say of an action: first that it is off, or when it takes place."""
    if action.canceled:
        return f"Canceled: {action.brief}"
    return f"{words.moment(action.start)}: {action.brief}" if action.start else action.brief


def event(campaign: Campaign, action: Action) -> Event | None:
    """Return a meeting as schema.org's Event, but for its address; None for what has no hour.

    A change may be of the room alone, so what is changed is scheduled, too. Who holds an event is not on record.
    """
    if action.start is None:
        return None
    committee = campaign.committees.by_id.get(action.committee or "")
    hours = (
        each and each.replace(tzinfo=ZoneInfo(campaign.legislature.timezone)) for each in (action.start, action.end)
    )
    starts, ends = (each and each.isoformat() for each in hours)
    told: Event = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": action.title,
        "description": action.brief,
        "startDate": starts,
        "endDate": ends,
        "eventStatus": f"https://schema.org/Event{'Cancelled' if action.canceled else 'Scheduled'}",
        "location": list(_locations(action)),
        "organizer": {"@type": "Organization", "name": f"{committee.name} committee"} if committee else None,
    }
    return {name: value for name, value in told.items() if value}


def _locations(action: Action) -> Iterator[Event]:
    """Yield where a meeting is: in a place or room, and online, where it is not off."""
    where = action.place or action.room
    if where and not where.lower().startswith("online"):
        yield {"@type": "Place", "name": where, **({"address": where} if action.place else {})}
    joined = action.online or action.stream
    if joined and not action.canceled:
        yield {"@type": "VirtualLocation", "url": joined}


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page of every action that is shown."""
    for action in (*campaign.actions, *campaign.evergreen):
        view, head = partial(action_view, campaign, action), partial(_head, campaign, action)
        yield Output(action.path, view, "action", head, action)


def _head(campaign: Campaign, action: Action) -> Head:
    """Return the head of an action's page with its picture; its date keeps two actions with one title apart."""
    when = f", {words.day_and_year(action.day)}" if action.day else ""
    return Head(
        f"{action.title}{when}",
        description(action),
        action.path,
        picture=picture_of(campaign, action),
        source=action.source.path,
        numbers=action.title if action.who else "",
    )
