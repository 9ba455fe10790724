"""Rules on what an action asks, of whom, when and where, and on what came of it."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from operator import attrgetter

from campaign.campaign import Campaign
from campaign.drawing import undrawn
from campaign.finding import Finding, Level, at, meant, repeated
from campaign.model.action import Action
from campaign.model.kinds import KINDS
from campaign.targets import Target, resolve

SOON = timedelta(days=7)
DAY = 24 * 60  # minutes
VOTE = re.compile(r"\bvot(?:e|ing) (?:yes|no|for|against)\b", re.IGNORECASE)
NONE_YET = "No committee is on record for that day: add it to data/corrections.yml as soon as it is named; until then "


def targets_are_known(campaign: Campaign) -> Iterator[Finding]:
    """Whoever is to be called is on the roster, on a committee, or the caller's own member."""
    is_known = functools.cache(lambda word: bool(resolve(campaign, word)))
    for action in campaign.every_action:
        for number, word in enumerate(action.who):
            if not is_known(word):
                yield at(action, f"who[{number}]", f"Nobody is known as `{word}`", _whom(campaign, word))


def _whom(campaign: Campaign, word: str) -> str:
    """Return the fix for a word of `who` that means nobody."""
    if word.startswith("committee:"):
        known = [f"committee:{committee.id}:chair" for committee in campaign.committees.committees]
        otherwise = "Write committee:house/taxes:chair with a committee of data/committees.yml that has a chair"
        return meant(word, known, otherwise)
    own = [chamber.target for chamber in campaign.legislature.chambers]
    otherwise = f"Write {', '.join(own)} or an id of data/legislators.yml"
    return meant(word, [*campaign.roster.by_id, *own], otherwise)


def _targets(campaign: Campaign, action: Action) -> Iterator[tuple[str, Target]]:
    """Yield everybody whom an action asks to call, each with the key of the word that means them."""
    for number, word in enumerate(action.who):
        for target in resolve(campaign, word):
            yield f"who[{number}]", target


def nobody_is_called_twice(campaign: Campaign) -> Iterator[Finding]:
    """Each person is to be called once, also where two words of `who` mean the same one."""
    for action in (action for action in campaign.every_action if len(action.who) > 1):
        seen: set[str] = set()
        for key, target in _targets(campaign.on(action.opens or campaign.today), action):
            person = target.legislator
            who = person.name if person else f"Your {target.chamber.role}"
            if (word := person.id if person else target.chamber.target) in seen:
                yield at(action, key, f"{who} is to be called twice", "Keep one of the two")
            seen.add(word)


def targets_stay_in_office(campaign: Campaign) -> Iterator[Finding]:
    """Nobody is named who has left, or whose seat or committee ends, before the action closes."""
    for action in campaign.every_action:
        opens, last = action.opens or campaign.today, action.last_day or campaign.today
        level: Level = "warning" if action.evergreen else "error"  # an evergreen one is passed over on that day
        for key, target in _targets(campaign.on(opens), action) if last >= campaign.today else ():
            for message, fix in _leaving(target, opens, last, some_sit=_some_sit(campaign, last)):
                yield at(action, key, message, fix, level)


def _leaving(target: Target, opens: date, last: date, *, some_sit: bool) -> Iterator[tuple[str, str]]:
    """Yield what ends before the last day of an action: the person's time in the seat, or the committee."""
    person, term, committee = target.legislator, target.term, target.committee
    if committee and not committee.sits_on(last):
        message = f"The committee {committee.name} ends on {committee.ends}, but the action closes on {last}"
        instead = f"{NONE_YET}name the legislators themselves in `who`"
        yield message, "Close it earlier, or name a committee that sits then" if some_sit else instead
    elif person and term is None:
        yield f"{person.name} holds no seat on {opens}", "Name whoever holds the seat then"
    elif person and term and ((later := person.term_on(last)) is None or later.seat != term.seat):
        message = f"{person.name} holds a seat only until {term.ends}, but the action closes on {last}"
        yield message, "Close it earlier, or name whoever holds the seat then"


def _some_sit(campaign: Campaign, day: date) -> bool:
    """Return whether any committee sits on a day: those of a new legislature are not known before it begins."""
    return any(committee.sits_on(day) for committee in campaign.committees.committees)


def people_stay_a_while(campaign: Campaign) -> Iterator[Finding]:
    """Nobody is named who leaves in the week after an action closes: by then nobody can say what came of it."""
    for action in campaign.every_action:
        last = action.last_day
        if last is None or last < campaign.today or not action.opens:
            continue
        for key, target in _targets(campaign.on(action.opens), action):
            term, person = target.term, target.legislator
            if person and term and last <= term.ends < last + SOON and not person.term_on(last + SOON):
                message = f"{person.name} leaves on {term.ends}, within a week after the action closes"
                yield at(action, key, message, "Close it earlier, so that there is time to answer", "warning")


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
        for key, target in _targets(campaign.on(day), action):
            if not target.known:
                where, word = target.chamber.word, target.chamber.target
                message = f"Nobody is on record for the {where} on {day}, so `{word}` leads nowhere"
                fix = "Import the new members first, or ask for something else; until then it is not the day's call"
                yield at(action, key, message, fix, "warning")


def names_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """Two actions never share a name: it is the address of their page."""
    for action, first in repeated(campaign.every_action, attrgetter("name")):
        yield at(action, "", f"`{action.name}` is also the name of {first.source.path}", "Rename one of the two files")


def one_action_a_day(campaign: Campaign) -> Iterator[Finding]:
    """Two actions never open on one day: each day has exactly one."""
    by_day: dict[date | None, list[Action]] = defaultdict(list)
    for action in campaign.dated:
        by_day[action.opens].append(action)
    for day, actions in by_day.items():
        for action in actions if len(actions) > 1 else ():
            other = next((each for each in actions if not each.draft and each is not action), None)
            if other:  # told in both files, for either may be the new one; a draft takes no day from anybody
                message = f"Another action opens on {day}: {other.source.path}"
                yield at(action, "", message, "Rename one of the files to another day")


def fields_fit_the_kind(action: Action) -> Iterator[Finding]:
    """A field of one kind of action is not used in another kind, where nobody would see it."""
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
            yield at(action, "kind", f"A {action.kind} needs `{name}`", f"Add `{name}:` (see docs/reference.md)")


def minutes_are_counted(action: Action) -> Iterator[Finding]:
    """An action takes at least a minute, and at most a day."""
    if not 1 <= action.minutes <= DAY:
        message = f"It takes {action.minutes} minutes"
        yield at(action, "minutes", message, "Write how many minutes it takes in all, like 2 for a call")


def committees_are_known(campaign: Campaign) -> Iterator[Finding]:
    """A hearing names a committee of data/committees.yml, and takes place before that ends."""
    known = campaign.committees.by_id
    for action in (action for action in campaign.every_action if action.committee):
        committee = known.get(action.committee or "")
        if committee is None:
            fix = meant(action.committee or "", known, "Write an id from data/committees.yml, like house/taxes")
            if action.start and not _some_sit(campaign, action.start.date()):
                fix = f"{NONE_YET}write kind: event, with `place:`"
            yield at(action, "committee", f"`{action.committee}` is not a known committee", fix)
        elif action.start and not committee.sits_on(action.start.date()):
            message = f"The committee {committee.name} ends on {committee.ends}, before the hearing"
            fix = "Correct `start`, or name a committee that sits then"
            if not _some_sit(campaign, action.start.date()):
                fix = f"{NONE_YET}write kind: event, with `place:`"
            yield at(action, "start", message, fix)


def testimony_is_still_taken(campaign: Campaign) -> Iterator[Finding]:
    """No page of a hearing to come asks for testimony that is no longer taken (a warning, for time passes)."""
    for action in campaign.every_action:
        if not (action.testify and action.start) or action.status == "canceled":
            continue
        if action.testify.deadline.date() < campaign.today <= action.start.date():
            message = f"Testimony was due on {action.testify.deadline.date()}"
            fix = "Take `testify` out, and ask people to listen instead"
            yield at(action, "testify.deadline", message, fix, "warning")


def successors_exist(campaign: Campaign) -> Iterator[Finding]:
    """`next` names an action that exists and leads on, not back; what is published names no draft."""
    for action in (action for action in campaign.every_action if action.next):
        following = campaign.by_name.get(action.next or "")
        if following is None:
            fix = meant(action.next or "", campaign.by_name, "Write the file's name without .md")
            yield at(action, "next", f"There is no action `{action.next}`", fix)
        elif following.draft and not action.draft:
            message = f"`{action.next}` is a draft, which is not published"
            yield at(action, "next", message, "Take `draft` out there, or `next` out here")
        elif _leads_back(campaign, action):
            message = f"`{action.next}` leads back to this action"
            yield at(action, "next", message, "Name one that follows it, or take `next` out")


def _leads_back(campaign: Campaign, action: Action) -> bool:
    """Return whether one comes back to an action by what follows it."""
    seen: set[str] = set()
    following: Action | None = action
    while following and following.next and following.next not in seen:
        seen.add(following.next)
        following = campaign.by_name.get(following.next)
    return action.name in seen


def votes_are_asked_for_in_session(campaign: Campaign) -> Iterator[Finding]:
    """An evergreen action that asks for a vote says `when: [in-session]`: between sessions nobody votes."""
    for action in campaign.evergreen:
        if action.when != ("in-session",) and VOTE.search(action.ask):
            message = "It asks for a vote, and may be shown on days when nobody votes"
            yield at(action, "when" if action.when else "ask", message, "Write when: [in-session]")


def own_members_are_known_then(campaign: Campaign) -> Iterator[Finding]:
    """An evergreen action that speaks of people's own members says `when`: between terms nobody knows them."""
    roles = "|".join(re.escape(chamber.role_words) for chamber in campaign.legislature.chambers)
    own = re.compile(rf"\b(?:you|thei|ou)r(?: own| two| state)* (?:legislator|{roles})s?\b", re.IGNORECASE)
    for action in (each for each in campaign.evergreen if not (each.who or each.when)):
        said = f"{action.title} {action.ask} {action.summary} {action.body}"
        if found := own.search(" ".join(said.split())):
            message = f"It speaks of “{found[0]}”, whom nobody knows before new members are on record"
            yield at(action, "", message, "Write when: [in-session, between-sessions], or name nobody", "warning")


def outcomes_come_after(action: Action) -> Iterator[Finding]:
    """What came of an action came after it opened."""
    if action.outcome and action.opens and action.outcome.date < action.opens:
        message = f"The outcome is of {action.outcome.date}, before it opened on {action.opens}"
        yield at(action, "outcome", message, "Correct `date` under `outcome`")


def changes_are_told(action: Action) -> Iterator[Finding]:
    """What is marked as changed or canceled says what changed, or calendars keep the old room and hour (a warning)."""
    if action.status in ("changed", "canceled") and not action.changes:
        message = f"It is marked as {action.status}, but `changes` does not say what changed"
        yield at(action, "status", message, "Add `changes:` with one entry of date and what", "warning")
    if action.status == "scheduled" and action.changes:
        message = "`changes` says that something changed, but `status` says it is as announced"
        yield at(action, "status", message, "Write status: changed", "warning")


def titles_can_be_drawn(action: Action) -> Iterator[Finding]:
    """The headline has no emoji or other character that the picture for shared links must leave out (a warning)."""
    if gone := undrawn(action.title):
        message = f"The picture for shared links leaves out {gone}, for its font does not have it"
        yield at(action, "title", message, "Say it in letters, or leave it out", "warning")


ALONE = (
    titles_can_be_drawn,
    fields_fit_the_kind,
    kinds_are_whole,
    minutes_are_counted,
    outcomes_come_after,
    changes_are_told,
)
RULES = (
    *(targets_are_known, nobody_is_called_twice, targets_stay_in_office, people_stay_a_while),
    *(own_seats_stay_filled, own_members_are_known, names_are_unique, one_action_a_day),
    *(committees_are_known, testimony_is_still_taken),
    *(successors_exist, votes_are_asked_for_in_session, own_members_are_known_then),
)
