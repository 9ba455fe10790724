"""The real roster and committees, read from data/ alone and compared with counts from the chambers' own facts."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from campaign.model.committee import Committees
from campaign.model.corrections import Corrections, corrected
from campaign.model.legislature import Legislature
from campaign.model.roster import Holding, Roster, Seat
from campaign.read.files import read_text
from campaign.read.typed import Problems, build
from campaign.read.yaml import parse

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 23)
NEW_TERMS = date(2027, 1, 4)
EMPTY = Seat("house", "21A")
NEEDED = ("office", "email")


def read(path: str, cls: type[T]) -> T:
    """Return a file of data/ as the site reads it; nothing in it may be wrong."""
    root, findings = parse(read_text(ROOT, path), path)
    problems = Problems(path)
    value = build(cls, root, problems)
    assert not findings + problems.findings
    return value


@pytest.fixture(scope="module")
def legislature() -> Legislature:
    """The facts of the Legislature."""
    return read("data/legislature.yml", Legislature)


@pytest.fixture(scope="module")
def roster() -> Roster:
    """Everybody who holds or held a seat, as corrected."""
    files = read("data/legislators.yml", Roster), read("data/committees.yml", Committees)
    roster, _committees, findings = corrected(*files, read("data/corrections.yml", Corrections))
    assert not findings
    return roster


@pytest.fixture(scope="module")
def committees() -> Committees:
    """All committees."""
    return read("data/committees.yml", Committees)


def holdings(roster: Roster, legislature: Legislature, day: date) -> list[Holding]:
    """Return what is known of each seat on a day."""
    seats = (Seat(chamber.id, seat) for chamber in legislature.chambers for seat in legislature.seats(chamber.id))
    return [roster.holding(seat, day) for seat in seats]


def test_there_are_201_seats(legislature: Legislature) -> None:
    """67 Senate districts, each of two House districts, A and B."""
    assert len(legislature.seats("senate")) == 67
    assert len(legislature.seats("house")) == 134
    assert all(halves == (f"{number}A", f"{number}B") for number, halves in legislature.districts.items())


@pytest.mark.parametrize("day", [date(2026, 6, 22), TODAY, date(2027, 1, 3)])
def test_200_seats_are_held_and_one_is_vacant(roster: Roster, legislature: Legislature, day: date) -> None:
    """From the day after the resignation in 21A until the terms end."""
    statuses = Counter(holding.status for holding in holdings(roster, legislature, day))
    assert statuses == {"held": 200, "vacant": 1}
    assert roster.holding(EMPTY, day).status == "vacant"


def test_all_201_seats_were_held_before(roster: Roster, legislature: Legislature) -> None:
    """On the last day of the member for 21A every seat had its holder."""
    assert {holding.status for holding in holdings(roster, legislature, date(2026, 6, 21))} == {"held"}


def test_nobody_is_current_once_the_new_terms_begin(roster: Roster, legislature: Legislature) -> None:
    """From 2027-01-04 on no member of the 94th is named, nor is a seat called vacant."""
    assert {holding.status for holding in holdings(roster, legislature, NEW_TERMS)} == {"unknown"}


def test_parties_add_up_in_each_chamber(roster: Roster, legislature: Legislature) -> None:
    """Senate 34 DFL and 33 R; House 67 DFL and 66 R."""
    held = holdings(roster, legislature, TODAY)
    parties = Counter((holding.seat.chamber, holding.legislator.party) for holding in held if holding.legislator)
    assert parties == {("senate", "DFL"): 34, ("senate", "R"): 33, ("house", "DFL"): 67, ("house", "R"): 66}


def test_every_phone_is_a_capitol_phone(roster: Roster) -> None:
    """Everybody has a number, it is of the Capitol's exchanges, and no two people share one."""
    phones = [person.phone or "" for person in roster.legislators]
    assert [phone for phone in phones if not re.fullmatch(r"651-29[67]-\d{4}", phone)] == []
    assert len(set(phones)) == len(phones) == 201


@pytest.mark.parametrize(("district", "phone"), [("9A", "651-296-4929"), ("56A", "651-296-5506")])
def test_phones_that_the_source_lacks_are_there(roster: Roster, district: str, phone: str) -> None:
    """Two corrections by hand have survived every import so far."""
    holder = roster.holding(Seat("house", district), TODAY).legislator
    assert holder
    assert holder.phone == phone


def test_every_id_is_unique(roster: Roster, committees: Committees) -> None:
    """Ids, ids at the source and official pages belong to one person or committee each."""
    for ids in (
        [person.id for person in roster.legislators],
        [person.source_id for person in roster.legislators],
        [person.page for person in roster.legislators],
        [committee.id for committee in committees.committees],
        [committee.page for committee in committees.committees],
    ):
        assert None not in ids
        assert len(ids) == len(set(ids))


def test_every_fact_has_its_source_and_day(roster: Roster, committees: Committees) -> None:
    """Each person names an official page; each file names its origin, license and day."""
    assert (roster.as_of, committees.as_of) == (date(2026, 6, 18), date(2026, 4, 30))
    assert roster.origin.license == committees.origin.license == "CC0-1.0"
    assert all(person.sources and person.checked for person in roster.legislators)


def test_every_member_has_an_office_or_is_known_to_lack_one(roster: Roster) -> None:
    """Two have no office address in the source, two somebody else's email address; three such facts are unsettled."""
    without = {key: {person.id for person in roster.legislators if not getattr(person, key)} for key in NEEDED}
    unsettled = {key: {person.id for person in roster.legislators if key in dict(person.unsettled)} for key in NEEDED}
    assert unsettled == {"office": {"amanda-hemmingsen-jaeger", "david-gottfried"}, "email": {"liish-kozlowski"}}
    assert without["office"] - unsettled["office"] == {"jeff-backer", "robert-bierman"}
    assert without["email"] - unsettled["email"] == {"john-marty", "sandy-pappas"}


@pytest.mark.parametrize(
    ("name", "given", "family", "person", "district"),
    [
        ("Mary K. Kunesh", "Mary", "Kunesh", "mary-kunesh-podein", "39"),
        ("Huldah Momanyi-Hiltsley", "Huldah", "Momanyi-Hiltsley", "huldah-hiltsley", "38A"),
        ("Aaron Repinski", "Aaron", "Repinski", "ripper-repinski", "26A"),
        ("Mary Frances Clardy", "Mary Frances", "Clardy", "mary-clardy", "53A"),
    ],
)
def test_names_are_those_of_the_chambers(
    roster: Roster, name: str, given: str, family: str, person: str, district: str
) -> None:
    """Four go by another name than the source says; the address of their page is as it was."""
    found = roster.by_id[person]
    assert (found.name, found.given_name, found.family_name, found.terms[-1].district) == (
        name,
        given,
        family,
        district,
    )


@pytest.mark.parametrize(
    ("person", "in_chamber", "in_seat", "earlier"),
    [
        ("mary-kunesh-podein", date(2021, 1, 5), date(2023, 1, 3), [("house", None, 2021)]),
        ("mark-johnson", date(2017, 1, 3), date(2017, 1, 3), []),
        ("john-marty", None, date(2023, 1, 3), []),
        ("ann-rest", None, date(2023, 1, 3), []),
        ("sandy-pappas", None, date(2025, 1, 6), []),  # which is not shown: the first day that the site knows
        ("matt-bliss", date(2021, 1, 5), date(2023, 1, 3), [("house", None, 2019)]),
        ("ann-johnson-stewart", date(2024, 11, 25), date(2024, 11, 25), [("senate", 2021, 2023)]),
        ("amanda-hemmingsen-jaeger", date(2025, 11, 18), date(2025, 11, 18), [("house", 2023, 2025)]),
        ("tou-xiong", date(2023, 1, 3), date(2023, 1, 3), [("house", 2019, 2023)]),
        ("jim-abeler", date(2016, 2, 22), date(2016, 2, 22), []),  # the source has him in both chambers in 2016
        ("scott-dibble", None, date(2013, 1, 8), []),  # unsettled
    ],
)
def test_the_first_day_in_the_chamber_is_told_where_it_is_known(
    roster: Roster, person: str, in_chamber: date | None, in_seat: date, earlier: list[tuple[str, int | None, int]]
) -> None:
    """New districts gave most members another number: their first day under it is not their first in the chamber."""
    found = roster.by_id[person]
    assert found.service_of(found.terms[-1]) == (in_chamber, in_seat)
    assert [(each.chamber, each.begins, each.ends) for each in found.earlier] == earlier


def test_members_who_had_another_number_before_are_known(roster: Roster) -> None:
    """Of 201 people 30 came under another number on a day that is known; of 48 it is not, or not settled."""
    of = [(person, *person.service_of(person.terms[-1])) for person in roster.legislators]
    moved = [person.id for person, in_chamber, in_seat in of if in_chamber and in_chamber < in_seat]
    unknown = [person for person, in_chamber, _in_seat in of if in_chamber is None]
    assert (len(moved), len(unknown)) == (30, 48)
    assert sum("in_chamber_since" in dict(person.unsettled) for person in unknown) == 4


def test_mail_addresses_are_of_the_chambers(roster: Roster) -> None:
    """No private email address is in the roster."""
    hosts = {person.email.split("@")[1] for person in roster.legislators if person.email}
    assert hosts == {"house.mn.gov", "senate.mn", "mnsenate.gov"}


def test_all_committees_and_memberships_are_there(committees: Committees) -> None:
    """45 committees, 25 of the House and 20 of the Senate, with 606 memberships."""
    assert Counter(committee.chamber for committee in committees.committees) == {"house": 25, "senate": 20}
    assert sum(len(committee.members) for committee in committees.committees) == 606


def test_every_committee_member_is_on_the_roster(committees: Committees, roster: Roster) -> None:
    """Each sits once on a committee, and had a seat in its chamber when the committees were listed."""
    for committee in committees.committees:
        ids = [member.legislator for member in committee.members]
        assert len(ids) == len(set(ids))
        terms = [roster.by_id[member].term_on(committees.as_of) for member in ids]
        assert [term for term in terms if term is None or term.chamber != committee.chamber] == []


def test_every_committee_has_a_chair_and_an_end(committees: Committees) -> None:
    """All committees end with the 94th; the tied House has co-chairs."""
    for committee in committees.committees:
        assert committee.in_role("chair")
        assert committee.ends == date(2027, 1, 3)


@pytest.mark.parametrize(
    ("chamber", "district", "day", "holder"),
    [
        ("house", "47A", date(2025, 11, 17), "amanda-hemmingsen-jaeger"),
        ("senate", "47", date(2025, 11, 18), "amanda-hemmingsen-jaeger"),
        ("house", "47A", date(2025, 11, 18), None),
        ("house", "47A", date(2026, 2, 3), "shelley-buck"),
        ("house", "21A", date(2026, 6, 21), "joe-schomacker"),
        ("house", "64A", date(2026, 2, 3), "meg-luger-nikolai"),
        ("senate", "29", date(2025, 11, 24), None),
        ("senate", "29", date(2025, 11, 25), "mike-holmstrom"),
    ],
)
def test_changes_during_the_94th_are_on_record(
    roster: Roster, chamber: str, district: str, day: date, holder: str | None
) -> None:
    """Who held a seat on the days around a hand-over."""
    person = roster.holding(Seat(chamber, district), day).legislator
    assert (person.id if person else None) == holder


def test_no_private_office_is_in_any_file() -> None:
    """Nothing from the source's `district` offices is in data/: no second number stands with anybody."""
    for path in ("data/legislators.yml", "data/imported/open-states.json"):
        text = read_text(ROOT, path)
        assert [phone for phone in re.findall(r"\b\d{3}-\d{3}-\d{4}\b", text) if not phone.startswith("651-29")] == []
