"""Rules on people, committees, bills and the legislature: where the line between good and bad runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from campaign.campaign import Campaign
from campaign.check import ALONE, RULES, bill_rules, duty_rules, roster_rules
from campaign.model.bill import Bills, Histories, History, Step
from campaign.model.roster import Legislator, Term
from tests.invented import TODAY
from tests.rules import judged


def with_person(campaign: Campaign, person: Legislator) -> Campaign:
    """Return a campaign with one person more, or another in the place of one with that id."""
    others = tuple(each for each in campaign.roster.legislators if each.id != person.id)
    return replace(campaign, roster=replace(campaign.roster, legislators=(*others, person)))


def test_every_rule_is_said_in_a_sentence() -> None:
    """A rule's docstring is the rule."""
    rules = (*ALONE, *RULES)
    assert all(rule.__doc__ and rule.__doc__.strip()[-1] in ".)" for rule in rules)
    assert len({rule.__name__ for rule in rules}) == len(rules)


@pytest.mark.parametrize(("begins", "found"), [(date(2027, 1, 31), 1), (date(2027, 2, 1), 0), (date(2027, 2, 2), 0)])
def test_terms_of_a_seat_may_touch_but_not_overlap(invented: Campaign, begins: date, found: int) -> None:
    """One person's last day is the day before the next one's first, at the earliest."""
    ignatz = invented.roster.by_id["ignatz-pellworm"]
    term = replace(ignatz.terms[0], begins=begins)
    assert len(list(roster_rules.one_holder_at_a_time(with_person(invented, replace(ignatz, terms=(term,)))))) == found


def test_a_term_may_last_one_day(invented: Campaign) -> None:
    """Somebody who leaves on the day they came held the seat on that day."""
    day = Term(chamber="assembly", district="5", begins=TODAY, ends=TODAY)
    tobias = replace(invented.roster.by_id["tobias-fennimark"], terms=(day,))
    assert list(roster_rules.terms_run_forward(with_person(invented, tobias))) == []


def test_a_number_may_pass_on_with_the_office(invented: Campaign) -> None:
    """Somebody who has left may keep a number on record that another has now."""
    rosalind = replace(invented.roster.by_id["rosalind-ketterley"], phone="690-555-0117")
    assert list(roster_rules.phones_reach_one_person(with_person(invented, rosalind))) == []


def test_two_people_without_a_number_are_not_one(invented: Campaign) -> None:
    """An unknown number is nobody's."""
    wren = replace(invented.roster.by_id["wren-ohollow"], phone=None)
    assert list(roster_rules.phones_reach_one_person(with_person(invented, wren))) == []


def test_seats_that_nobody_holds_are_told_at_once(invented: Campaign) -> None:
    """After half an import, dozens of empty seats are one warning."""
    gone = [person for person in invented.current if person.terms[-1].chamber == "assembly"][:2]
    people = tuple(person for person in invented.roster.legislators if person not in gone)
    campaign = replace(invented, roster=replace(invented.roster, legislators=people))
    (found,) = roster_rules.seats_are_filled_or_vacant(campaign)
    assert "Nobody is on record for Assembly district" in found.message
    assert "and 1 more on 2027-02-10" in found.message


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2029, 1, 1)])
def test_outside_all_terms_no_seat_is_missed(invented: Campaign, day: date) -> None:
    """Before and after everybody's term the site waits for an import and does not complain 12 times."""
    assert list(roster_rules.seats_are_filled_or_vacant(replace(invented, today=day))) == []


def test_a_vote_counts_on_the_day_of_the_vote(invented: Campaign) -> None:
    """Who has left since is still among those who voted then."""
    assert list(bill_rules.votes_agree_with_the_roster(replace(invented, today=date(2029, 1, 1)))) == []


def test_a_roster_that_loses_somebody_is_told_once(invented: Campaign) -> None:
    """One missing member makes hundreds of votes wrong, and one finding."""
    file = invented.votes[0]
    twice = replace(file, bills=tuple(replace(bill, votes=bill.votes * 2) for bill in file.bills))
    without = tuple(person for person in invented.roster.legislators if person.id != "ottoline-brask")
    roster = replace(invented.roster, legislators=without)
    found = list(bill_rules.votes_agree_with_the_roster(replace(invented, votes=(twice,), roster=roster)))
    votes = sum(len(bill.votes) for bill in twice.bills)
    assert [f", and {votes - 1} more votes are wrong" in finding.message for finding in found] == [True]


STEP = Step(date=date(2027, 1, 14), chamber="council", what="Introduced", stage="introduced")
GOOD_WAYS = (
    "introduced committee floor other-chamber both-chambers governor law",
    "introduced committee floor committee floor other-chamber",
    "introduced governor vetoed law",
    "committee floor",
    "introduced",
    "",
)


@pytest.mark.parametrize("way", GOOD_WAYS)
def test_a_bill_may_go_its_ways(invented: Campaign, way: str) -> None:
    """Back to a committee, a vetoed bill into law after all, several steps on one day."""
    steps = [replace(STEP, what="Author added", stage=None), *(replace(STEP, stage=stage) for stage in way.split())]
    history = History(number="CB 4", title="Bridges", steps=tuple(steps))
    file = Histories(as_of=TODAY, origin=invented.roster.origin, session="10", bills=(history,))
    assert list(bill_rules.histories_run_forward(replace(invented, histories=(file,)))) == []


@pytest.mark.parametrize(("since", "found"), [(TODAY, 0), (date(2027, 1, 12), 0), (date(2027, 2, 11), 1)])
def test_a_position_is_held_from_today_on_at_the_latest(invented: Campaign, since: date, found: int) -> None:
    """What the group will want is not told before."""
    bill = replace(invented.bills.bills[0], position="support", since=since)
    assert len(list(bill_rules.positions_are_dated(replace(invented, bills=Bills(bills=(bill,)))))) == found


def test_a_broken_legislature_is_the_only_thing_said(invented: Campaign) -> None:
    """Everything leans on the legislature's own facts: while they are wrong nothing else is judged."""
    districts = {**invented.legislature.districts, "IV": ("7", "1")}
    campaign = replace(invented, legislature=replace(invented.legislature, districts=districts))
    assert [finding.message for finding in judged(campaign)] == ["District 1 lies in both I and IV"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (TODAY, []),
        (date(2027, 9, 30), []),
        (date(2027, 10, 1), ["No holidays of 2028 are on record"]),
        (date(2028, 2, 1), ["No holidays of 2028 are on record"]),
        (date(2028, 11, 18), ["No holidays of 2028", "No holidays of 2029"]),
        (date(2028, 11, 19), ["From 2029-01-01 on, few members of the Council and Assembly", "2028", "2029"]),
    ],
)
def test_organizers_are_told_of_what_the_next_weeks_need(invented: Campaign, day: date, told: list[str]) -> None:
    """Six weeks before terms end, from October on for holidays; nothing where all is on record."""
    rules = (duty_rules.terms_have_successors, duty_rules.years_have_holidays, duty_rules.sessions_have_their_dates)
    found = [finding for rule in rules for finding in rule(invented.on(day))]
    assert len(found) == len(told)
    assert all(words in finding.message for words, finding in zip(told, found, strict=True))


@pytest.mark.parametrize(
    ("fields", "day", "told"),
    [
        ({"deadlines": ()}, date(2027, 1, 4), []),
        ({"deadlines": ()}, date(2027, 1, 5), ["The Tenth General Court has no deadlines of 2027 on record"]),
        ({"deadlines": (), "recesses": ()}, date(2027, 6, 30), ["no deadlines and no recesses of 2027"]),
        ({"deadlines": (), "recesses": ()}, date(2027, 7, 1), []),
        ({"adjourns": date(2028, 6, 30)}, date(2028, 2, 1), ["no deadlines and no recesses of 2028"]),
    ],
)
def test_a_session_is_asked_for_its_dates(
    invented: Campaign, fields: dict[str, object], day: date, told: list[str]
) -> None:
    """From a week before it opens until it adjourns, and again in its second year."""
    sessions = (*invented.legislature.sessions[:-1], replace(invented.legislature.sessions[-1], **fields))
    campaign = replace(invented, today=day, legislature=replace(invented.legislature, sessions=sessions))
    found = list(duty_rules.sessions_have_their_dates(campaign))
    assert len(found) == len(told)
    assert all(words in finding.message for words, finding in zip(told, found, strict=True))
