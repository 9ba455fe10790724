"""How each number is known: where it is from, who confirmed it, and what an editor changed; as a page and a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from campaign.campaign import Campaign
from campaign.model.corrections import LegislatorCorrection
from campaign.model.legislature import Chamber
from campaign.model.roster import Legislator, Origin
from campaign.pages import words
from campaign.pages.call_card import PersonView, person_view
from campaign.pages.editors import file_link, on_github
from campaign.pages.output import Head, Output, Urls, csv_text, file, page

PATH, TABLE = "/data/numbers/", "/api/numbers.csv"
ROSTER, CORRECTIONS = "data/legislators.yml", "data/corrections.yml"
COLUMNS = "chamber district name phone source source_as_of source_phone corrected_because checked confirmed_by in_doubt"


class List(NamedTuple):
    """A list that numbers were compared with."""

    by: str
    link: str | None
    as_of: date

    @property
    def day(self) -> str:
        """Return the list's day: November 24, 2026."""
        return words.day_and_year(self.as_of)


@dataclass(frozen=True)
class Known:
    """How a person's number is known."""

    phone: str  # ours, or ""
    origin: Origin
    as_of: date  # the day on which the source had it
    corrected: bool  # whether the number, or that there is none, is an editor's word
    theirs: str  # the source's number where an editor wrote another; never one that was taken out
    why: str  # why an editor corrected it, as a sentence, or ""
    evidence: str | None  # the page that says so
    checked: date | None  # the day on which an editor looked it up
    agreed: tuple[List, ...]  # those that have the same number for this person
    differed: tuple[List, ...]  # those that have it otherwise
    before: tuple[str, str] | None  # a day on which we had another number, and that number, "" for none

    @property
    def stated(self) -> str:
        """Return the source's day in words."""
        return words.day_and_year(self.as_of)

    @property
    def looked_up(self) -> str:
        """Return the day on which an editor looked it up, in words; else ""."""
        return words.day_and_year(self.checked) if self.checked else ""

    @property
    def alone(self) -> bool:
        """Return whether nothing but the source speaks for it."""
        return not (self.corrected or self.checked or self.agreed or self.differed)


@dataclass(frozen=True)
class Row:
    """A seat, whose number it has, and how that is known."""

    anchor: str  # house-14A
    label: str  # House 14A
    district: str
    person: PersonView | None
    known: Known | None
    empty: str  # why nobody is here


@dataclass(frozen=True)
class NumbersView:
    """Every seat by chamber, and those that have more to tell than their source."""

    chambers: tuple[tuple[Chamber, tuple[Row, ...]], ...]
    origin: Origin
    as_of: str
    lists: tuple[tuple[List, int, int], ...]  # how many of today's numbers each list has, and how many not
    corrected: tuple[Row, ...]
    differed: tuple[Row, ...]
    alone: int  # how many numbers nobody has compared
    total: int
    history: tuple[str, ...]  # addresses of what the files said before; none while no repository is known


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page."""
    description = f"Where each number of the {campaign.legislature.name} is from, who checked it and when."
    head = Head("How we know each number", description, PATH, source=CORRECTIONS, numbers="the list of numbers")
    yield page(head, "numbers", lambda: numbers_view(campaign))


def files(campaign: Campaign, _urls: Urls) -> Iterator[Output]:
    """Yield the table."""
    yield file(TABLE, lambda: table(campaign))


def anchor(chamber: str, district: str) -> str:
    """Return the name of a seat's place on the page."""
    return f"{chamber}-{district}"


def known(campaign: Campaign, person: Legislator) -> Known:
    """Return how a person's number is known, from all that is on record."""
    stated = (campaign.stated or campaign.roster).by_id.get(person.id)
    correction = campaign.corrections.legislators.get(person.id)
    theirs = stated.phone if stated else None
    corrected = not stated or (correction is not None and person.phone != theirs)
    before = campaign.comparisons.before(person)
    told = [(List(one.by, one.link, one.as_of), same) for one, same in campaign.comparisons.of(person)]
    return Known(
        phone=person.phone or "",
        origin=campaign.roster.origin,
        as_of=min(campaign.roster.as_of, (stated and stated.checked) or campaign.roster.as_of),
        corrected=corrected,
        theirs=(theirs or "") if corrected and person.phone else "",
        why=_sentence(correction.why) if corrected and correction else "",
        evidence=correction.evidence if corrected and correction else None,
        checked=_checked(campaign, stated, correction),
        agreed=tuple(each for each, same in told if same),
        differed=tuple(each for each, same in told if not same),
        before=(words.day_and_year(before[0].as_of), before[1]) if before else None,
    )


def _checked(campaign: Campaign, stated: Legislator | None, correction: LegislatorCorrection | None) -> date | None:
    """Return the last day on which an editor looked a number up: later than the source's day, or in a correction."""
    by_hand = stated.checked if stated and stated.checked and stated.checked > campaign.roster.as_of else None
    return max((day for day in (by_hand, correction.checked if correction else None) if day), default=None)


def _sentence(text: str) -> str:
    """Return words as a sentence."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"


def numbers_view(campaign: Campaign) -> NumbersView:
    """Return every seat with how its number is known; no seats while nobody at all is on record."""
    chambers = tuple((chamber, tuple(_rows(campaign, chamber))) for chamber in campaign.legislature.chambers)
    held = [(row, row.known) for _chamber, rows in chambers for row in rows if row.known]
    numbers = [known for _row, known in held if known.phone]
    lists = [List(one.by, one.link, one.as_of) for one in campaign.comparisons.comparisons]
    repository = on_github(campaign.site)
    return NumbersView(
        chambers=chambers if held else (),
        origin=campaign.roster.origin,
        as_of=words.day_and_year(campaign.roster.as_of),
        lists=tuple(
            (one, sum(one in known.agreed for _row, known in held), sum(one in known.differed for _row, known in held))
            for one in sorted(lists, key=lambda one: one.as_of, reverse=True)
        ),
        corrected=tuple(row for row, known in held if known.corrected),
        differed=tuple(row for row, known in held if known.differed),
        alone=sum(known.alone for known in numbers),
        total=len(numbers),
        history=tuple(file_link(campaign.site, "commits", path) for path in (ROSTER, CORRECTIONS) if repository),
    )


def _rows(campaign: Campaign, chamber: Chamber) -> Iterator[Row]:
    for district in campaign.legislature.seats(chamber.id):
        holding = campaign.holding(chamber.id, district)
        person = holding.legislator
        yield Row(
            anchor(chamber.id, district),
            f"{chamber.word} {district}",
            district,
            person_view(campaign, person, holding.term) if person else None,
            known(campaign, person) if person else None,
            f"Vacant since {words.day_and_year(holding.vacancy.begins)}" if holding.vacancy else "Nobody listed yet",
        )


def table(campaign: Campaign) -> str:
    """Return how each number is known as a row of a table; several lists are parted by semicolons."""
    rows = ((chamber, row) for chamber, rows in numbers_view(campaign).chambers for row in rows)
    return csv_text(COLUMNS.split(), (_cells(chamber, row) for chamber, row in rows))


def _cells(chamber: Chamber, row: Row) -> list[object]:
    known = row.known
    if known is None or row.person is None:
        return [chamber.id, row.district, *[""] * (len(COLUMNS.split()) - 2)]
    lists = ("; ".join(f"{one.by}, {one.as_of}" for one in some) for some in (known.agreed, known.differed))
    source = (known.origin.name, known.as_of, known.theirs if known.corrected else known.phone)
    return [
        chamber.id,
        row.district,
        row.person.legislator.name,
        known.phone,
        *source,
        known.why,
        known.checked,
        *lists,
    ]
