"""Who holds which seat on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.campaign import Campaign
from campaign.model.roster import Roster, Seat, Vacancy
from campaign.pages import legislators
from campaign.pages.asks import OpenCalls
from campaign.targets import resolve
from tests.invented import TODAY, campaign_on

THREE = ("assembly", "3")  # handed on from one day to the next
FIVE = ("assembly", "5")  # vacant
COUNCIL_THREE = ("council", "III")  # handed on with a vacancy between


@pytest.mark.parametrize(
    ("seat", "day", "status", "holder"),
    [
        (THREE, date(2027, 1, 3), "unknown", None),
        (THREE, date(2027, 1, 4), "held", "rosalind-ketterley"),
        (THREE, date(2027, 1, 31), "held", "rosalind-ketterley"),
        (THREE, date(2027, 2, 1), "held", "ignatz-pellworm"),
        (THREE, date(2028, 12, 31), "held", "ignatz-pellworm"),
        (THREE, date(2029, 1, 1), "unknown", None),
        (FIVE, date(2027, 1, 24), "held", "tobias-fennimark"),
        (FIVE, date(2027, 1, 25), "vacant", None),
        (FIVE, date(2028, 12, 31), "vacant", None),
        (COUNCIL_THREE, date(2027, 2, 28), "held", "zazolc-gesla-jazn"),
        (COUNCIL_THREE, date(2027, 3, 1), "vacant", None),
        (COUNCIL_THREE, date(2027, 3, 3), "vacant", None),
        (COUNCIL_THREE, date(2027, 3, 4), "held", "odalys-wintergarten"),
        (("council", "II"), date(2027, 1, 3), "held", "jane-doe"),
        (("council", "II"), date(2027, 1, 4), "held", "jane-doe"),
        (("assembly", "1"), date(2026, 6, 1), "held", "marlowe-quist-tandrup"),
        (("council", "I"), date(2027, 2, 10), "held", "marlowe-quist-tandrup"),
        (("assembly", "99"), TODAY, "unknown", None),
        (("senate", "1"), TODAY, "unknown", None),
    ],
)
def test_a_seat_has_a_holder_a_vacancy_or_nobody_known(
    invented: Campaign, seat: tuple[str, str], day: date, status: str, holder: str | None
) -> None:
    """Both the first and the last day of a term count; a day without a term or vacancy is unknown."""
    holding = invented.on(day).holding(*seat)
    assert (holding.status, holding.legislator and holding.legislator.id) == (status, holder)


@pytest.mark.parametrize(
    ("day", "there"),
    [(date(2027, 1, 3), False), (date(2027, 1, 4), True), (date(2028, 12, 31), True), (date(2029, 1, 1), False)],
)
def test_a_member_serves_from_the_first_to_the_last_day_of_a_term(day: date, there: bool) -> None:
    """Whoever is asked says so: the roster, the person, the list of those in office, and “your member” of a chamber."""
    campaign = campaign_on(day)
    lucasta = campaign.roster.by_id["lucasta-mirrendale-8"]
    (own,) = resolve(campaign, "your-assembly-member")
    assert (campaign.holding("assembly", "8").legislator == lucasta) is there
    assert bool(lucasta.term_on(day)) is there
    assert (lucasta in campaign.current) is there
    assert own.in_office is there


@given(days=st.integers(min_value=-900, max_value=900))
def test_nobody_holds_two_seats_and_no_seat_has_two_holders(days: int) -> None:
    """On any day each seat has at most one holder, each person at most one seat."""
    campaign = campaign_on(TODAY + timedelta(days))
    holdings = [
        campaign.holding(c.id, d) for c in campaign.legislature.chambers for d in campaign.legislature.seats(c.id)
    ]
    holders = [holding.legislator.id for holding in holdings if holding.legislator]
    assert len(holders) == len(set(holders))
    assert sorted(holders) == sorted(person.id for person in campaign.current)
    assert len(holdings) == 12


def with_vacancy(roster: Roster, vacancy: Vacancy) -> Roster:
    """Return a roster with one vacancy more."""
    return replace(roster, vacancies=(*roster.vacancies, vacancy))


def test_a_vacancy_without_end_is_over_once_somebody_begins(invented: Campaign) -> None:
    """A forgotten end date does not make a seat vacant again when its holder's term ends."""
    roster = with_vacancy(invented.roster, Vacancy(chamber="assembly", district="3", begins=date(2027, 1, 20)))
    seat = Seat(*THREE)
    assert roster.holding(seat, date(2027, 1, 25)).status == "held"
    assert roster.holding(seat, date(2029, 1, 1)).status == "unknown"


def test_a_known_holder_wins_over_a_vacancy(invented: Campaign) -> None:
    """Where both are on record for a day, the person is shown."""
    roster = with_vacancy(invented.roster, Vacancy(chamber="council", district="I", begins=date(2027, 1, 1)))
    assert roster.holding(Seat("council", "I"), TODAY).status == "held"


@pytest.mark.parametrize(
    ("day", "session"),
    [
        (date(2025, 1, 5), None),
        (date(2025, 1, 6), "9"),
        (date(2027, 1, 3), "9"),
        (date(2027, 1, 4), "10"),
        (date(2028, 12, 31), "10"),
        (date(2029, 1, 1), None),
    ],
)
def test_a_day_falls_into_the_session_whose_members_serve(invented: Campaign, day: date, session: str | None) -> None:
    """Sessions are told apart by terms, not by the days on which they meet."""
    found = invented.legislature.session_on(day)
    assert (found and found.id) == session


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2027, 2, 10), True),
        (date(2027, 2, 13), False),
        (date(2027, 2, 14), False),
        (date(2027, 2, 22), False),
        (date(2027, 2, 23), True),
    ],
)
def test_offices_are_closed_on_weekends_and_holidays(invented: Campaign, day: date, works: bool) -> None:
    """No office answers on a Saturday, a Sunday, or a holiday of the state's own."""
    assert invented.legislature.is_working_day(day) is works


def seat_words(day: date, chamber: int, district: str) -> str:
    """Return what the list of all legislators says of a seat on a day."""
    seats = legislators.legislators_view(campaign_on(day)).chambers[chamber].seats
    seat = next(seat for seat in seats if seat.district == district)
    return seat.person.legislator.name if seat.person else seat.words


@pytest.mark.parametrize(
    ("day", "chamber", "district", "said"),
    [
        (date(2027, 1, 31), 1, "3", "Rosalind Ketterley"),
        (date(2027, 2, 1), 1, "3", "Ignatz Pellworm"),
        (date(2027, 1, 25), 1, "5", "Vacant since January 25, 2027"),
        (date(2027, 3, 2), 0, "III", "Vacant since March 1, 2027"),
        (date(2027, 3, 4), 0, "III", "Odalys Wintergarten"),
        (date(2029, 1, 1), 0, "III", legislators.NOT_KNOWN_YET),
    ],
)
def test_the_list_follows_the_roster(day: date, chamber: int, district: str, said: str) -> None:
    """On either side of a hand-over the list shows who holds the seat, or why nobody does."""
    assert seat_words(day, chamber, district) == said


def test_after_all_terms_nobody_is_named() -> None:
    """Once every term has ended the list names nobody as current, and says so."""
    view = legislators.legislators_view(campaign_on(date(2029, 1, 1)))
    assert not any(seat.person for chamber in view.chambers for seat in chamber.seats)
    assert view.empty


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, ""),
        (date(2028, 12, 31), ""),
        (
            date(2029, 1, 1),
            "The old terms ended on December 31: we add your new members as soon as they are on record.",
        ),
    ],
)
def test_one_sentence_says_what_is_going_on(day: date, said: str) -> None:
    """While members are not on record yet, the site says whose terms ended, whose began, and what comes next."""
    assert legislators.awaited(campaign_on(day)) == said


def test_the_sentence_names_the_chamber_that_is_awaited(invented: Campaign) -> None:
    """Where one chamber is on record, the other one's members are waited for."""
    people = tuple(
        replace(person, terms=tuple(term for term in person.terms if term.chamber != "council" or term.ends < TODAY))
        for person in invented.roster.legislators
    )
    campaign = replace(invented, roster=replace(invented.roster, legislators=people))
    assert "your new councilor took office on January 4: we add" in legislators.awaited(campaign)


UNTIL = "held this seat until"
FROM = "Member from March 4, 2027"
TAKES = "Coun. Odalys Wintergarten takes this seat on March 4, 2027."


@pytest.mark.parametrize(
    ("day", "who", "away", "notice"),
    [
        (TODAY, "jane-doe", "", ""),
        (TODAY, "rosalind-ketterley", "Former member",
         f"Asm. Rosalind Ketterley {UNTIL} January 31, 2027. Asm. Ignatz Pellworm holds the seat now."),
        (TODAY, "tobias-fennimark", "Former member",
         f"Asm. Tobias Fennimark {UNTIL} January 24, 2027. The seat is vacant now."),
        (TODAY, "odalys-wintergarten", FROM, f"{TAKES} Coun. Zażółć Gęśla-Jaźń holds the seat now."),
        (date(2027, 3, 2), "odalys-wintergarten", FROM, f"{TAKES} The seat is vacant now."),
        (date(2027, 3, 4), "odalys-wintergarten", "", ""),
        (date(2029, 1, 1), "ottoline-brask", "Former member",
         f"Asm. Ottoline Brask {UNTIL} December 31, 2028."),
    ],
)  # fmt: skip
def test_a_person_without_a_seat_has_words_and_no_number(day: date, who: str, away: str, notice: str) -> None:
    """A former and a coming member are told apart, say who holds the seat now, and show no way to call."""
    campaign = campaign_on(day)
    view = legislators.legislator_view(OpenCalls(campaign), campaign.roster.by_id[who])
    assert (view.person.away, view.notice) == (away, notice)
    assert (view.person.phone is None and view.person.email is None) is bool(away)


def test_members_of_a_day_are_those_who_hold_its_seats(invented: Campaign) -> None:
    """By district, the same that each seat says for itself; a chamber that is none has nobody."""
    for day in (date(2027, 1, 21), TODAY, date(2029, 1, 1)):
        for chamber in invented.legislature.chambers:
            holdings = {
                seat: invented.roster.holding(Seat(chamber.id, seat), day)
                for seat in invented.legislature.seats(chamber.id)
            }
            held = {seat: each.legislator for seat, each in holdings.items() if each.legislator}
            assert invented.roster.members(chamber.id, day) == held
    assert invented.roster.members("moot", TODAY) == {}
