"""What would change for the site's readers, in plain words: seats, numbers, committees, each with its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from campaign.campaign import Campaign
from campaign.model.committee import ROLE_WORDS, Committee
from campaign.model.roster import Legislator, Roster, Seat, Term
from tools.importers.seats import DAY, spoken

FEW = 5  # seats or numbers that may be lost at once: more than that looks like half a download
KEPT = 0.8  # the share of the places on committees that must still be there within a session
SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
AT = re.compile(r"(?<![\w.])@")  # calls somebody on GitHub; in an email address it does not
FACTS = {  # what is told of each fact, under which headline
    "phone": "Phone numbers",
    "email": "Email addresses",
    "name": "Names, parties, offices and pages",
    "party": "Names, parties, offices and pages",
    "office": "Names, parties, offices and pages",
    "page": "Names, parties, offices and pages",
}
FILLED, STAYING, EMPTIED, BODIES, RECORD = (
    "Seats filled",
    "Members who stay on",
    "Members who leave, and seats emptied",
    "Committees",
    "Corrected first days",
)
ORDER = (FILLED, STAYING, EMPTIED, *dict.fromkeys(FACTS.values()), BODIES, RECORD)


@dataclass
class Differences:
    """The lines to tell under each headline."""

    sections: dict[str, list[str]] = field(default_factory=dict)

    def add(self, headline: str, lines: Iterable[str]) -> None:
        """Add lines under a headline."""
        self.sections.setdefault(headline, []).extend(lines)

    def lists(self) -> list[tuple[str, list[str]]]:
        """Return the headlines that have lines, with these, in order."""
        return [(headline, lines) for headline in ORDER if (lines := self.sections.get(headline))]


def differences(before: Campaign, after: Campaign) -> Differences:
    """Return what differs between two states of the files, from the day of the campaign on."""
    found = Differences()
    for chamber in after.legislature.chambers:
        for district in after.legislature.seats(chamber.id):
            for headline, line in _of_seat(Seat(chamber.id, district), before, after):
                found.add(headline, [line])
    for person in after.roster.legislators:
        for headline, line in _of_person(before.roster.by_id.get(person.id), person, after):
            found.add(headline, [line])
    found.add(BODIES, _of_committees(before, after))
    return found


# Seats


def _of_seat(seat: Seat, before: Campaign, after: Campaign) -> Iterator[tuple[str, str]]:
    """Yield what changes in a seat from today on."""
    old, new = (_days(each.roster, seat, after.today) for each in (before, after))
    where = place(seat, after)
    for name, (begins, ends) in new.items():
        person, was = after.roster.by_id[name], old.get(name) or _held_before(before.roster, name, seat, begins)
        if was is None:
            follows = _last_before(after.roster, seat, begins, name)
            yield FILLED, f"{where}: **{who(person)}** from {spoken(begins)}{follows}. {reach(person)}"
        elif ends > was[1]:
            yield STAYING, f"{where}: {who(person)} until {spoken(ends)}. {link(person, after)}"
        elif ends < was[1]:
            yield EMPTIED, f"{where}: {who(person)} until {spoken(ends)} only. {_then(seat, ends, after)}"
        elif begins != was[0]:
            yield RECORD, f"{where}: {who(person)} from {spoken(begins)}, not {spoken(was[0])}."
    for name in old.keys() - new.keys():
        person = before.roster.by_id[name]
        day = max((term.ends for term in _terms(after.roster, name, seat)), default=after.today - DAY)
        yield EMPTIED, f"{where}: {who(person)} no longer. {_then(seat, day, after)}"


def _days(roster: Roster, seat: Seat, day: date) -> dict[str, tuple[date, date]]:
    """Return the first and last day of everybody who holds a seat on a day or later."""
    found: dict[str, tuple[date, date]] = {}
    for person in roster.legislators:
        for term in person.terms:
            if term.seat == seat and term.ends >= day:
                first, last = found.get(person.id, (term.begins, term.ends))
                found[person.id] = min(first, term.begins), max(last, term.ends)
    return found


def _held_before(roster: Roster, name: str, seat: Seat, begins: date) -> tuple[date, date] | None:
    """Return the first and last day of somebody whose days in a seat had ended, and now go on."""
    ends = [term.ends for term in _terms(roster, name, seat) if term.begins <= begins <= term.ends + DAY]
    return (begins, max(ends)) if ends else None


def _terms(roster: Roster, name: str, seat: Seat) -> Iterator[Term]:
    person = roster.by_id.get(name)
    yield from (term for term in person.terms if term.seat == seat) if person else ()


def _last_before(roster: Roster, seat: Seat, day: date, name: str) -> str:
    """Return whom somebody follows in a seat, in words."""
    held = [
        (term.ends, person.name)
        for person in roster.legislators
        for term in person.terms
        if term.seat == seat and term.ends < day and person.id != name
    ]
    return f", after {plain(max(held)[1])}" if held else ""


def _then(seat: Seat, last: date, after: Campaign) -> str:
    follows = after.roster.holding(seat, last + DAY).legislator
    return f"{plain(follows.name)} follows." if follows else "Nobody is known to follow."


def place(seat: Seat, campaign: Campaign) -> str:
    """Return a seat as people say it: House 14A."""
    return f"{campaign.legislature.chamber[seat.chamber].word} {seat.district}"


def who(person: Legislator) -> str:
    """Return a name with its party: Ada Brook (DFL)."""
    return f"{plain(person.name)} ({plain(person.party)})"


def reach(person: Legislator) -> str:
    """Return the number and the official page, in words."""
    page = f" · [official page]({person.page})" if person.page else ""
    return f"{f'Phone {person.phone}' if person.phone else 'No Capitol phone yet'}{page}"


def link(person: Legislator, campaign: Campaign) -> str:
    """Return where a fact about a person can be looked up."""
    return f"[official page]({person.page})" if person.page else f"[source]({campaign.roster.origin.url})"


def plain(text: str) -> str:
    """Return words from elsewhere as GitHub shows them: no Markdown, no HTML, no @ that calls somebody."""
    return AT.sub("@\N{ZERO WIDTH SPACE}", SPECIAL.sub(r"\\\1", " ".join(text.split())))


def harmless(sentence: str) -> str:
    """Return a sentence of ours with words from elsewhere in it: its code stays, links, HTML and mentions do not."""
    return AT.sub("@\N{ZERO WIDTH SPACE}", re.sub(r"([\[\]<>])", r"\\\1", sentence))


# People


def _of_person(was: Legislator | None, now: Legislator, campaign: Campaign) -> Iterator[tuple[str, str]]:
    """Yield which facts change about somebody who is on record, and serves today or later."""
    if was is None or all(term.ends < campaign.today for term in now.terms):
        return
    seat = place(max(now.terms, key=lambda term: term.ends).seat, campaign)
    for fact, headline in FACTS.items():
        old, new = getattr(was, fact), getattr(now, fact)
        if old != new:
            words = f"{_shown(fact, old)} → {_shown(fact, new)}"
            yield headline, f"{plain(now.name)} ({seat}): {words} · {link(now, campaign)}"
    if correction := _of_service(was, now):
        yield RECORD, f"{seat}: {who(now)} in the chamber {correction}."


def _of_service(was: Legislator, now: Legislator) -> str:
    """Return in words what changes about since when somebody sits in the chamber; "" where it was not told before."""
    terms = [max(each.terms, key=lambda term: term.ends) for each in (was, now)]
    (old, _seat), (new, _seat) = was.service_of(terms[0]), now.service_of(terms[1])
    if old is None or old == new or terms[0].chamber != terms[1].chamber:
        return ""
    return f"since {spoken(new)}, not {spoken(old)}" if new else f"since a day that is not known; before: {spoken(old)}"


def _shown(fact: str, value: str | None) -> str:
    if not value:
        return "nothing"
    return plain(value) if fact in ("name", "party") else f"`{' '.join(value.replace('`', '').split())}`"


# Committees


def _of_committees(before: Campaign, after: Campaign) -> Iterator[str]:
    """Yield what changes in committees that have not ended."""
    old = before.committees.by_id
    for now in after.committees.committees:
        if now.ends and now.ends < after.today:
            continue
        was, words = old.get(now.id), f"{after.legislature.chamber[now.chamber].word} {plain(now.name)}"
        source = f"[its page]({now.page})" if now.page else f"[source]({after.committees.origin.url})"
        if was is None or (was.ends and was.ends < after.today):
            yield f"{words}: new, with {len(now.members)} members · {source}"
        elif changes := [*_of_committee(was, now, after)]:
            yield f"{words}: {'; '.join(changes)} · {source}"


def _of_committee(was: Committee, now: Committee, campaign: Campaign) -> Iterator[str]:
    if was.name != now.name:
        yield f"called {plain(was.name)} before"
    if was.ends != now.ends and now.ends:
        yield f"until {spoken(now.ends)}"
    old, new = ({each.legislator: each.role for each in members} for members in (was.members, now.members))
    for name in [*new, *(name for name in old if name not in new)]:
        if old.get(name) != new.get(name):
            shown = plain(campaign.roster.by_id[name].name) if name in campaign.roster.by_id else name
            yield f"{shown} {ROLE_WORDS[new[name]].lower() if name in new else 'no longer a member'}"


# Doubts


def losses(before: Campaign, after: Campaign) -> Iterator[str]:
    """Yield why a download looks like half of one, or like another state's: it loses more than a few."""
    ahead = [each.terms_begin for each in after.legislature.sessions if each.terms_begin > after.today]
    for day in (after.today, *ahead):
        held = [_held(each, day) for each in (before, after)]
        if len(gone := held[0] - held[1]) > FEW:
            seats = ", ".join(place(seat, after) for seat in sorted(gone)[:FEW])
            yield f"{len(gone)} seats that have a member on {spoken(day)} would have none: {seats} and others."
    silent = [one.name for one in before.current if one.phone and _loses_phone(after.roster.by_id.get(one.id))]
    if len(silent) > FEW:
        yield f"{len(silent)} members would lose their phone number: {', '.join(silent[:FEW])} and others."
    places = [
        sum(len(body.members) for body in each.committees.committees if _runs(body, after.today))
        for each in (before, after)
    ]
    if places[1] < places[0] * KEPT:
        yield f"Of {places[0]} places on committees only {places[1]} would be left."


def _held(campaign: Campaign, day: date) -> set[Seat]:
    terms = (person.term_on(day) for person in campaign.roster.legislators)
    return {term.seat for term in terms if term}


def _loses_phone(now: Legislator | None) -> bool:
    return now is not None and now.phone is None


def _runs(body: Committee, day: date) -> bool:
    return body.ends is None or body.ends >= day


def unknown_seats(campaign: Campaign) -> list[Seat]:
    """Return the seats that nobody is known for in a session that is not the first of those on record."""
    session = campaign.legislature.session_on(campaign.today)
    if session is None or session == campaign.legislature.sessions[0]:
        return []
    chambers = campaign.legislature.chambers
    seats = (Seat(chamber.id, district) for chamber in chambers for district in campaign.legislature.seats(chamber.id))
    return [seat for seat in seats if campaign.holding(seat.chamber, seat.district).status == "unknown"]
