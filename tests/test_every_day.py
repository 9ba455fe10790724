"""Every day of a winter and spring over which all members change: each day asks for what can be done that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from campaign.campaign import Campaign
from campaign.checked import checked
from campaign.day import action_of, can_be_done, times_of
from campaign.model.action import Action
from campaign.model.roster import Term
from campaign.pages.home import days_held, home_view, week_view
from tests.invented import ROOT

FIRST, LAST = date(2026, 12, 1), date(2027, 6, 30)
DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
TERMS_END, TERMS_BEGIN = date(2027, 1, 3), date(2027, 1, 4)
IMPORTED = date(2027, 1, 11)
OWN = re.compile(r"\b(?:you|thei|ou|m)[ry](?: own| two| state)* (?:senator|representative|legislator)s?\b", re.I)
TWO = re.compile(r"\b(?:your|their|our|my)(?: own| two| new)* (?:members|numbers)\b|\bboth numbers\b", re.IGNORECASE)
BY_SEAT = re.compile(r"\b(?:seats?|on record|by now|no name|no number)\b", re.IGNORECASE)
VOTE = re.compile(r"\bvote (?:yes|no|for|against)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def today() -> Campaign:
    """Return the real campaign, of which nobody is known whose term begins in January."""
    campaign = checked(ROOT, FIRST).campaign
    assert campaign
    return campaign


@pytest.fixture(scope="module")
def imported(today: Campaign) -> Campaign:
    """Return the same once new members are imported: as if everybody had won again."""
    session = today.legislature.sessions[-1]
    assert session.terms_end
    people = [
        replace(
            person,
            terms=(
                *person.terms,
                Term(
                    chamber=person.terms[-1].chamber,
                    district=person.terms[-1].district,
                    begins=TERMS_BEGIN,
                    ends=session.terms_end,
                ),
            ),
        )
        for person in today.roster.legislators
        if person.term_on(TERMS_END)
    ]
    return replace(today, roster=replace(today.roster, legislators=tuple(people)))


def said(action: Action) -> str:
    """Return everything that an action says on its page."""
    words = (action.title, action.ask, action.summary, action.script, action.voicemail, action.instead, action.body)
    return "\n".join(filter(None, words)).replace("\n", " ")


def wrong(campaign: Campaign) -> Iterator[str]:
    """Yield what is wrong with a day's home page."""
    action, view = action_of(campaign), home_view(campaign).days[0]
    if action is None or view.action is None:
        yield "nothing is asked"
        return
    if any(call.kind not in ("person", "yours") for call in view.action.calls):
        yield "somebody cannot be called"
    if action.kind == "call" and not view.action.calls:
        yield "nobody is to be called"
    if bool(view.awaited) == bool(campaign.current):
        yield "it does not say that members are not known, or says it when they are"
    yield from past(campaign, action)
    yield from unknown(campaign, action)


def past(campaign: Campaign, action: Action) -> Iterator[str]:
    """Yield why a day is not one for an action: closed offices, another day, a legislature that does not meet."""
    day, bill, session = campaign.today, campaign.bill_of(action), campaign.legislature.session_on(campaign.today)
    if action.kind == "call" and not campaign.legislature.is_working_day(day):
        yield "offices are closed"
    if action.last_day and action.last_day < day:
        yield "it is over"
    if action.bill and not (bill and session and bill.session == session.id):
        yield "its bill is dead"
    if VOTE.search(action.ask) and not campaign.legislature.sitting_on(day):
        yield "nobody votes"


def unknown(campaign: Campaign, action: Action) -> Iterator[str]:
    """Yield what an action says of people's own members while nobody knows them, or will soon.

    One written for its day may speak of “your senator” if it says what to do without a name.
    """
    if action.who or times_of(campaign) != "between-terms":
        return
    if action.evergreen or not BY_SEAT.search(said(action)):
        yield from (f"it says “{found[0]}”" for pattern in (OWN, TWO) if (found := pattern.search(said(action))))


@pytest.mark.parametrize("which", ["today", "imported"])
def test_every_day_asks_for_what_can_be_done(which: str, request: pytest.FixtureRequest) -> None:
    """Somebody to call or no call; nobody at a closed office; nothing past, dead or without a number."""
    campaign: Campaign = request.getfixturevalue(which)
    faults = ((day, action_of(campaign.on(day)), [*wrong(campaign.on(day))]) for day in DAYS)
    assert [(f"{day}", action and action.name, found) for day, action, found in faults if found] == []


def test_no_list_beside_the_days_call_asks_for_what_cannot_be_done(today: Campaign) -> None:
    """What else is open is listed only on days when it can be done, on each day that the page holds."""
    until = {"opens": date(2026, 12, 10), "closes": date(2027, 1, 9)}
    made = Action(
        title="Save your two numbers", kind="organize", ask="Do it.", name="x", when=("between-sessions",), **until
    )
    campaign, listed = replace(today, every_action=(*today.every_action, made)), set()
    for built in DAYS:
        for item, off, _later in home_view(campaign.on(built)).more:
            action = campaign.by_name[item.path.split("/")[2]]
            for day in set(days_held(campaign.on(built))) - {date.fromisoformat(each) for each in off.split()}:
                assert can_be_done(campaign.on(day), action), (built, day, action.name)
                listed.add(action.name)
    assert "x" in listed


def test_the_week_before_the_terms_end_is_right_on_both_sides(today: Campaign) -> None:
    """A home page built on any day before the change names nobody for the days after it, and says so then."""
    for built in (day for day in DAYS if TERMS_END - timedelta(7) <= day <= TERMS_END):
        for view in home_view(today.on(built)).days:
            after = view.iso >= TERMS_BEGIN.isoformat()
            assert bool(view.awaited) is after, (built, view.iso)
            assert not (after and view.action and view.action.calls), (built, view.iso)
    told = home_view(today.on(TERMS_END)).days[1].awaited
    said = "The old terms ended on January 3, and your new members took office on January 4: we add their names and"
    assert told == f"{said} numbers as soon as they are on record."


def test_a_week_across_the_change_drops_what_cannot_be_done(today: Campaign) -> None:
    """The week's page, read late, shows no call to one's own member on a day when nobody knows them."""
    turns = week_view(today.on(date(2026, 12, 29))).turns
    own = [turn for turn in turns if any(call.kind == "yours" for call in turn.action.calls)]
    assert all(TERMS_BEGIN.isoformat() in turn.off for turn in own)
    bare = replace(today, every_action=today.evergreen).on(date(2026, 12, 29))
    assert any(call.kind == "yours" for turn in week_view(bare).turns for call in turn.action.calls)
    assert all("2027-01-04" in turn.off for turn in week_view(bare).turns if turn.action.calls)


@pytest.mark.parametrize("which", ["today", "imported"])
def test_enough_is_left_for_each_kind_of_day(which: str, request: pytest.FixtureRequest) -> None:
    """Days without an action of their own have an evergreen; of seven days in a row none has it more than twice."""
    campaign: Campaign = request.getfixturevalue(which)
    bare = replace(campaign, every_action=campaign.evergreen)
    names = [action.name for day in DAYS if (action := action_of(bare.on(day)))]
    assert len(names) == len(DAYS)
    often = {name: day for n, day in enumerate(DAYS) for name in names[n : n + 7] if names[n : n + 7].count(name) > 2}
    assert often == {}
