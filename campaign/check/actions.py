"""Rules on what an action asks, of whom, and when."""

from __future__ import annotations

import difflib
import functools
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from campaign.campaign import Campaign
from campaign.finding import Finding, Level
from campaign.model.action import Action
from campaign.model.kinds import KINDS
from campaign.model.roster import Legislator, Seat
from campaign.targets import Target, resolve


def at(action: Action, key: str, message: str, fix: str, level: Level = "error") -> Finding:
    """Return a finding at the line of one of an action's fields."""
    return Finding(action.source.path, action.source.line(key), message, fix, level)


def targets_are_known(campaign: Campaign) -> Iterator[Finding]:
    """Whoever is to be called is on the roster, on a committee, or the caller's own member."""
    is_known = functools.cache(lambda word: bool(resolve(campaign, word, campaign.today)))
    for action in campaign.every_action:
        for number, word in enumerate(action.who):
            if not is_known(word):
                yield at(action, f"who[{number}]", f"Nobody is known as `{word}`", _meant(campaign, word))


def _meant(campaign: Campaign, word: str) -> str:
    own = [chamber.target for chamber in campaign.legislature.chambers]
    if word.startswith("committee:"):
        known = [f"committee:{committee.id}:chair" for committee in campaign.committees.committees]
        fallback = "Write committee:house/taxes:chair with a committee of data/committees.yml that has a chair"
    else:
        known, fallback = [*campaign.roster.by_id, *own], f"Write {', '.join(own)} or an id of data/legislators.yml"
    close = difflib.get_close_matches(word, known, n=1)
    return f"Did you mean {close[0]}?" if close else fallback


def nobody_is_called_twice(campaign: Campaign) -> Iterator[Finding]:
    """Each person is to be called once, also where two words of `who` mean the same one."""
    for action in (action for action in campaign.every_action if len(action.who) > 1):
        seen: set[str] = set()
        for number, word in enumerate(action.who):
            for target in resolve(campaign, word, action.opens or campaign.today):
                who = target.legislator.name if target.legislator else f"Your {target.chamber.role}"
                person = target.legislator.id if target.legislator else word
                if person in seen:
                    yield at(action, f"who[{number}]", f"{who} is to be called twice", "Keep one of the two")
                seen.add(person)


def targets_stay_in_office(campaign: Campaign) -> Iterator[Finding]:
    """Nobody is named who has left, or whose seat or committee ends, before the action closes."""
    for action in campaign.every_action:
        opens, last = action.opens or campaign.today, action.last_day or campaign.today
        level: Level = "warning" if action.evergreen else "error"  # an evergreen one is passed over on that day
        if last < campaign.today:
            continue
        for number, word in enumerate(action.who):
            for target in resolve(campaign, word, opens):
                for message, fix in _leaving(target, opens, last):
                    yield at(action, f"who[{number}]", message, fix, level)


def _leaving(target: Target, opens: date, last: date) -> Iterator[tuple[str, str]]:
    """Yield what ends before the last day of an action: the person's time in the seat, or the committee."""
    person, committee = target.legislator, target.committee
    if committee and not committee.sits_on(last):
        message = f"The committee {committee.name} ends on {committee.ends}, but the action closes on {last}"
        yield message, "Close it earlier, or name a committee that sits then"
    elif person and target.term is None:
        yield f"{person.name} holds no seat on {opens}", "Name whoever holds the seat then"
    elif person and target.term and not _still_holds(person, target.term.seat, last):
        message = f"{person.name} holds a seat only until {target.term.ends}, but the action closes on {last}"
        yield message, "Close it earlier, or name whoever holds the seat then"


def _still_holds(person: Legislator, seat: Seat, day: date) -> bool:
    """Return whether a person holds a seat on a day, perhaps in a second term."""
    term = person.term_on(day)
    return term is not None and term.seat == seat


def own_seats_stay_filled(campaign: Campaign) -> Iterator[Finding]:
    """“Your senator” is somebody until the action closes: no call runs over the end of all terms."""
    own = {chamber.target for chamber in campaign.legislature.chambers}
    for action in campaign.every_action:
        opens, last = action.opens, action.last_day
        session = campaign.legislature.session_on(opens) if opens else None
        if not (own & set(action.who) and last and session and session.terms_end):
            continue
        if campaign.today <= last and last > session.terms_end:
            message = f"All terms end on {session.terms_end}, but the action closes on {last}"
            yield at(action, "closes", message, f"Close it by {session.terms_end}")


def own_members_are_known(campaign: Campaign) -> Iterator[Finding]:
    """“Your senator” is on record on the day of the call, so that people can find theirs (a warning: news is late)."""
    for action in campaign.every_action:
        if not action.opens or action.state_on(campaign.today) == "closed":
            continue
        day = max(action.opens, campaign.today)
        for number, word in enumerate(action.who):
            for target in resolve(campaign, word, day):
                if not target.known:
                    message = f"Nobody is on record for the {target.chamber.word} on {day}, so `{word}` leads nowhere"
                    fix = "Import the new members first, or ask for something else; until then it is not the day's call"
                    yield at(action, f"who[{number}]", message, fix, "warning")


def dates_run_forward(action: Action) -> Iterator[Finding]:
    """An action closes on or after the day it opens; a meeting ends after it starts; testimony is due before it."""
    if action.opens and action.closes and action.closes < action.opens:
        message = f"It closes on {action.closes}, before it opens on {action.opens}"
        yield at(action, "closes", message, "Correct `closes`, or the date in the file's name")
    if action.start and action.end and action.end < action.start:
        yield at(action, "end", "It ends before it starts", "Correct `start` or `end`")
    if action.testify and action.start and action.testify.deadline > action.start:
        message = "Testimony is due after the hearing begins"
        yield at(action, "testify.deadline", message, "Correct `deadline` or `start`")


def dated_actions_close(action: Action) -> Iterator[Finding]:
    """An action with a date has a last day; an evergreen one has none."""
    if not action.evergreen and action.last_day is None:
        yield at(action, "", "`closes` is missing", "Add the last day to do it, like closes: 2026-11-25")
    if action.evergreen and action.closes:
        fix = "Remove it, or move the file to content/actions/ under a date"
        yield at(action, "closes", "An evergreen action never closes", fix)


def names_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """Two actions never share a name: it is the address of their page."""
    seen: dict[str, Action] = {}
    for action in campaign.every_action:
        if action.name in seen:
            message = f"`{action.name}` is also the name of {seen[action.name].source.path}"
            yield at(action, "", message, "Rename one of the two files")
        seen[action.name] = action


def one_action_a_day(campaign: Campaign) -> Iterator[Finding]:
    """Two actions never open on one day: each day has exactly one."""
    by_day: dict[object, list[Action]] = defaultdict(list)
    for action in campaign.every_action:
        if action.opens:
            by_day[action.opens].append(action)
    for day, actions in by_day.items():
        for action in actions if len(actions) > 1 else ():
            other = next((each for each in actions if not each.draft and each is not action), None)
            if other:  # told in both files, for either may be the new one; a draft takes no day from anybody
                message = f"Another action opens on {day}: {other.source.path}"
                yield at(action, "", message, "Rename one of the files to another day")


def fields_fit_the_kind(action: Action) -> Iterator[Finding]:
    """A field of one kind of action does not stand in another kind, where nobody would see it."""
    for name in _of_other_kinds(action.kind):
        if getattr(action, name) is not None:
            kinds = " or ".join(kind.name for kind in KINDS.values() if name in kind.own)
            message = f"`{name}` belongs to the kind {kinds}, not to {action.kind}"
            yield at(action, name, message, "Remove it, or change `kind`")


@functools.cache
def _of_other_kinds(kind: str) -> tuple[str, ...]:
    every = {name for each in KINDS.values() for name in each.own}
    return tuple(sorted(every.difference(KINDS[kind].own)))


def kinds_are_whole(action: Action) -> Iterator[Finding]:
    """A call has someone to call and a script, an event a start and a place, a hearing committee, start and status."""
    for name in KINDS[action.kind].needs:
        if not getattr(action, name):
            yield at(action, "kind", f"A {action.kind} needs `{name}`", f"Add `{name}:` (see CONTRIBUTING.md)")


def no_calls_when_offices_are_closed(campaign: Campaign) -> Iterator[Finding]:
    """No call opens on a day when nobody answers the phone."""
    for action in campaign.every_action:
        if action.kind != "call" or not action.opens or campaign.legislature.is_working_day(action.opens):
            continue
        why = campaign.legislature.holiday_on(action.opens) or f"a {action.opens:%A}"
        message = f"{action.opens} is {why}: offices do not answer the phone"
        yield at(action, "kind", message, "Open it on a working day, or ask for something else than a call")


def committees_are_known(campaign: Campaign) -> Iterator[Finding]:
    """A hearing names a committee of data/committees.yml."""
    for action in campaign.every_action:
        if action.committee and action.committee not in campaign.committees.by_id:
            close = difflib.get_close_matches(action.committee, campaign.committees.by_id, n=1)
            fix = f"Did you mean {close[0]}?" if close else "Write an id from data/committees.yml, like house/taxes"
            yield at(action, "committee", f"`{action.committee}` is not a known committee", fix)


def bills_are_known(campaign: Campaign) -> Iterator[Finding]:
    """An action's bill stands in data/bills.yml for its session, and the action says what to want of it."""
    for action in campaign.every_action:
        if action.bill and campaign.bill_of(action) is None:
            others = ", ".join(campaign.bills.by_number.get(action.bill, ()))
            where = f" for this session, only for {others}" if others else ""
            message = f"{action.bill} is not in data/bills.yml{where}"
            yield at(action, "bill", message, "Add the bill there, or correct the number")
        if action.bill and not action.position:
            yield at(action, "bill", "`position` is missing", "Add position: support or position: oppose")


def successors_exist(campaign: Campaign) -> Iterator[Finding]:
    """`next` names an action that exists, and what is published names no draft."""
    for action in (action for action in campaign.every_action if action.next):
        following = campaign.by_name.get(action.next or "")
        if following is None:
            close = difflib.get_close_matches(action.next or "", campaign.by_name, n=1)
            fix = f"Did you mean {close[0]}?" if close else "Write the file's name without .md"
            yield at(action, "next", f"There is no action `{action.next}`", fix)
        elif following.draft and not action.draft:
            message = f"`{action.next}` is a draft, which is not published"
            yield at(action, "next", message, "Take `draft` out there, or `next` out here")


RULES = (
    targets_are_known,
    nobody_is_called_twice,
    targets_stay_in_office,
    own_seats_stay_filled,
    own_members_are_known,
    names_are_unique,
    one_action_a_day,
    no_calls_when_offices_are_closed,
    committees_are_known,
    bills_are_known,
    successors_exist,
)
ALONE = (dates_run_forward, dated_actions_close, fields_fit_the_kind, kinds_are_whole)
