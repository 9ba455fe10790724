"""The call card: whom to call, why them, the number, and the words filled in. The heart of every page with a call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.legislature import Chamber
from campaign.model.record import BillRecord
from campaign.model.roster import Legislator, Term
from campaign.pages import words
from campaign.targets import Target, day_that_matters, targets

OWN = re.compile(r"(\[[^\]\n]*\])")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Piece(NamedTuple):
    """A run of words; `own` when callers say it for themselves, like [your name]."""

    text: str
    own: bool = False


Paragraphs = tuple[tuple[Piece, ...], ...]


def fill(text: str, target: Target | None) -> str:
    """Return the text with {title}, {last_name} and the like filled in for a target."""
    values = _values(target)
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def _values(target: Target | None) -> dict[str, str]:
    if target is None:
        return {"title": "", "name": "[name]", "first_name": "[first name]", "last_name": "[last name]", "district": ""}
    role = target.chamber.role_words
    person = target.legislator
    if person is None:
        whose = f"[your {role}’s "
        names = {"name": f"{whose}name]", "first_name": f"{whose}first name]", "last_name": f"{whose}last name]"}
        return {"title": role.capitalize(), "district": "[your district]", **names}
    return {
        "title": role.capitalize(),
        "name": person.name,
        "first_name": person.given_name,
        "last_name": person.family_name,
        "district": target.term.district if target.term else "",
    }


def paragraphs(text: str | None, *, lines: bool = False) -> Paragraphs:
    """Return a filled-in text as paragraphs of pieces; `lines` keeps the end of each line, as a letter needs them."""
    blocks = (block.split("\n") if lines else [block] for block in re.split(r"\n\s*\n", (text or "").strip()))
    tidy = ("\n".join(" ".join(line.split()) for line in block) for block in blocks)
    parts = (filter(None, OWN.split(block)) for block in tidy if block)
    return tuple(tuple(Piece(part, own=part.startswith("[")) for part in block) for block in parts)


def plain(spoken: Paragraphs) -> str:
    """Return what is said as plain text, a blank line between paragraphs."""
    return "\n\n".join("".join(piece.text for piece in paragraph) for paragraph in spoken)


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

    legislator: Legislator
    titled: str  # Sen. Aric Putnam
    short: str  # Sen. Putnam
    chamber: Chamber
    district: str
    phone: Phone | None
    email: str | None
    office: str | None
    away: str  # "Former member", "Member from March 4, 2027", or "" while in office
    since: str  # November 24, 2026
    until: str


@dataclass(frozen=True)
class CallView:
    """One target of an action, with what to say to this very person.

    `kind`: person (name and number), yours (found by the caller), awaited (the caller's own, whom nobody knows yet) or
    gone (nobody to call any more).
    """

    id: str  # the person's, or your-senator
    kind: Literal["person", "yours", "awaited", "gone"]
    count: str  # "1 of 3", or "" where there is only one
    why: str  # "Committee chair: any Ohioan may call"
    who: str  # "Sen. Aric Putnam" or "Your senator"
    role: str  # senator
    person: PersonView | None
    script: Paragraphs
    voicemail: Paragraphs
    instead: Paragraphs
    # How the person voted on the bill, the last time. Of the caller's own: each way, with the districts that it is true
    # of, for a script to pick from.
    voted: tuple[tuple[str, str], ...] = ()

    @property
    def seat(self) -> str:
        """Return the party and the seat of the person: “D, Senate district 14”; "" where it is the caller's own."""
        person = self.person
        return f"{person.legislator.party}, {person.chamber.word} district {person.district}" if person else ""

    @property
    def heading(self) -> str:
        """Return who is called, with the count and the seat, as one line of plain words."""
        who = f"{self.who} ({self.seat})" if self.seat else self.who
        return f"{self.count}: {who}" if self.count else who

    @property
    def parts(self) -> tuple[tuple[str, Paragraphs], ...]:
        """Return the words for each way to reach the person, under its label; those that there are."""
        told = ((LABELS.script, self.script), (LABELS.voicemail, self.voicemail), (LABELS.instead, self.instead))
        return tuple((label, spoken) for label, spoken in told if spoken)


@dataclass(frozen=True)
class Labels:
    """The card's own words, the same on pages, in feeds, in calendars and in what scripts show."""

    script: str = "What to say"
    said: str = "What callers said"
    voicemail: str = "If you get voicemail"
    instead: str = "If you cannot phone, write this"
    gone: str = "No longer in office"
    awaited: str = "Not listed yet"
    look_again: str = "We add the number as soon as the new member is on record. Please look again then."
    do_not_call: str = "Please do not call this office for this."
    no_number: str = "We do not have this office’s number"


LABELS = Labels()


@dataclass(frozen=True)
class Fact:
    """A label and its words: Where / Capitol steps. `href` where it is a link."""

    label: str
    words: str
    href: str | None = None

    @property
    def leads_away(self) -> bool:
        """Return whether it links to another site."""
        return bool(self.href and self.href.startswith("https://"))


FORMER = "Former member"
VOTED = {"yes": "Voted yes", "no": "Voted no", "none": "No vote recorded"}


def term_shown(campaign: Campaign, person: Legislator) -> Term:
    """Return the term that covers the campaign's day, else the one that ends last."""
    return person.term_on(campaign.today) or max(person.terms, key=lambda each: each.ends)


def person_view(campaign: Campaign, person: Legislator, term: Term | None = None) -> PersonView:
    """Return a person as of the campaign's day; `term` says which seat is meant, else the one held or held last."""
    current = person.term_on(campaign.today)
    shown = term or term_shown(campaign, person)
    chamber = campaign.legislature.chamber[shown.chamber]
    since = words.day_and_year(shown.begins)
    return PersonView(
        legislator=person,
        titled=f"{chamber.title} {person.name}",
        short=f"{chamber.title} {person.family_name}",
        chamber=chamber,
        district=shown.district,
        phone=Phone(person.phone) if person.phone and current else None,
        email=person.email if current else None,
        office=person.office if current else None,
        away="" if current else FORMER if shown.ends < campaign.today else f"Member from {since}",
        since=since,
        until=words.day_and_year(shown.ends),
    )


def calls(campaign: Campaign, action: Action) -> tuple[CallView, ...]:
    """Return one call per target, counted “1 of 3” where there are more; an action without targets has none."""
    found = targets(campaign, action)
    counts = [f"{number} of {len(found)}" if len(found) > 1 else "" for number in range(1, len(found) + 1)]
    return tuple(call(campaign, action, target, count) for target, count in zip(found, counts, strict=True))


def call(campaign: Campaign, action: Action, target: Target, count: str = "", why: str = "") -> CallView:
    """Return the call to one target; `why` replaces the usual reason. What callers said stays when it has closed."""
    member, day = target.legislator, day_that_matters(action, campaign.today)
    person = person_view(campaign, member, member.term_on(day)) if member else None
    closed = action.state_on(campaign.today) == "closed"
    role = target.chamber.role_words
    bill = campaign.bill_of(action)
    return CallView(
        id=member.id if member else target.chamber.target,
        kind=_kind(target),
        count=count,
        why=why or reason(campaign, target),
        who=person.titled if person else f"Your {role}",
        role=role,
        person=person,
        script=paragraphs(fill(action.script or "", target)),
        voicemail=() if closed else paragraphs(fill(action.voicemail or "", target)),
        instead=() if closed else paragraphs(fill(action.instead or "", target), lines=True),
        voted=tuple(_voted(campaign, target, bill)) if bill and bill.votes else (),
    )


def _kind(target: Target) -> Literal["person", "yours", "awaited", "gone"]:
    if target.reach == "yours":
        return "yours" if target.known else "awaited"
    return "person" if target.in_office else "gone"


def _voted(campaign: Campaign, target: Target, bill: BillRecord) -> Iterator[tuple[str, str]]:
    """Yield how a target voted on passing a bill; of the caller's own, each way and the districts of whom it is true.

    Whoever has no recorded vote on it is left out.
    """
    legislature, chamber = campaign.legislature, target.chamber
    if target.legislator:
        districts = {"": target.legislator}
    else:
        holdings = ((district, campaign.holding(chamber.id, district)) for district in legislature.seats(chamber.id))
        districts = {district: holding.legislator for district, holding in holdings if holding.legislator}
    found: dict[str, list[str]] = {}
    for district, person in districts.items():
        if cast := campaign.vote_of(person.id, bill):
            said = f"{VOTED[cast.option]} on this bill on {words.day_and_year(cast.call.vote.date)}"
            found.setdefault(said, []).append(district)
    return ((said, " ".join(of)) for said, of in found.items())


def reason(campaign: Campaign, target: Target) -> str:
    """Return why this person: the caller's own, a committee's officer, or somebody anybody may call."""
    if target.reach == "yours":
        return f"Your own {target.chamber.role_words}: you are a constituent, and that counts most"
    anyone = f"any {campaign.legislature.resident} may call"
    if target.membership and target.committee:
        role, name = target.membership.role_words, target.committee.name
        return f"{role}, {target.chamber.word} {name} committee: {anyone}"
    return f"Named for this call: {anyone}"
