"""Whom an action asks to call, as of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from campaign.campaign import Campaign
from campaign.targets import day_that_matters, resolve, targets
from tests.invented import TODAY, campaign_on

WAYS = "committee:assembly/ways-and-means"


def meant(campaign: Campaign, word: str, day: date = TODAY) -> list[str]:
    """Return whom a word means: ids of people, or the role of the caller's own."""
    found = resolve(campaign.on(day), word)
    return [target.legislator.id if target.legislator else target.chamber.role for target in found]


@pytest.mark.parametrize(
    ("word", "whom"),
    [
        ("jane-doe", ["jane-doe"]),
        ("your-councilor", ["councilor"]),
        ("your-assembly-member", ["assembly-member"]),
        (f"{WAYS}:chair", ["ottoline-brask", "wren-ohollow"]),
        (f"{WAYS}:ranking-member", ["percival-dunmoor"]),
        (f"{WAYS}:alternate", ["jan-lubomir-zlty"]),
        (f"{WAYS}:vice-chair", []),
        (f"{WAYS}:member", ["rosalind-ketterley"]),
        (f"{WAYS}:co-chair", []),
        (f"{WAYS}:", []),
        (WAYS, []),
        ("committee:council/rivers-and-roads:member", ["maximiliana-langerfeldmoorsteinbruckhausenwaldt-the-younger"]),
        ("committee:assembly/nothing:chair", []),
        ("committee:", []),
        ("your-senator", []),
        ("nobody", []),
        ("Jane-Doe", []),
        ("", []),
    ],
)
def test_a_word_means_people(invented: Campaign, word: str, whom: list[str]) -> None:
    """An id, a place on a committee (co-chairs are chairs) or the caller's own member; anything else means nobody."""
    assert meant(invented, word) == whom


@pytest.mark.parametrize(
    ("word", "day", "in_office"),
    [
        ("rosalind-ketterley", date(2027, 1, 31), True),
        ("rosalind-ketterley", date(2027, 2, 1), False),
        ("odalys-wintergarten", date(2027, 3, 3), False),
        ("odalys-wintergarten", date(2027, 3, 4), True),
        ("jane-doe", date(2027, 1, 3), True),
        ("jane-doe", date(2029, 1, 1), False),
        ("committee:assembly/bread-and-roses:chair", date(2027, 1, 3), True),
        ("committee:assembly/bread-and-roses:chair", date(2027, 1, 4), False),
        ("your-councilor", date(2028, 12, 31), True),
        ("your-councilor", date(2029, 1, 1), False),
    ],
)
def test_a_target_is_in_office_only_while_it_is(invented: Campaign, word: str, day: date, in_office: bool) -> None:
    """A term that has ended, or a committee, takes a target away; so does the end of all terms of a chamber."""
    (target,) = resolve(invented.on(day), word)
    assert target.in_office is in_office


def test_a_term_of_the_day_gives_the_seat(invented: Campaign) -> None:
    """Who changed chambers is met in the seat held on that day."""
    (before,) = resolve(invented.on(date(2026, 6, 1)), "marlowe-quist-tandrup")
    (now,) = resolve(invented.on(TODAY), "marlowe-quist-tandrup")
    assert (before.chamber.id, before.term and before.term.district) == ("assembly", "1")
    assert (now.chamber.id, now.term and now.term.district) == ("council", "I")


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2027, 2, 1), date(2027, 2, 8)),
        (date(2027, 2, 8), date(2027, 2, 8)),
        (date(2027, 2, 10), date(2027, 2, 10)),
        (date(2027, 2, 12), date(2027, 2, 12)),
        (date(2030, 1, 1), date(2027, 2, 12)),
    ],
)
def test_an_action_is_worked_out_within_its_own_days(invented: Campaign, today: date, day: date) -> None:
    """Before it opens its first day counts, once it has closed its last: a closed page keeps its people."""
    assert day_that_matters(invented.by_name["2027-02-08-keep-libraries-open"], today) == day


def test_an_evergreen_action_is_worked_out_for_the_day(invented: Campaign) -> None:
    """Without dates of its own an action asks for whoever holds the place now."""
    assert day_that_matters(invented.by_name["thank-the-chairs"], TODAY) == TODAY


def test_a_closed_action_keeps_the_person_it_named() -> None:
    """Long after a hand-over the old page shows who was called, in the seat held then."""
    campaign = campaign_on(date(2027, 2, 10))
    (target,) = targets(campaign, campaign.by_name["2027-01-20-speak-up-for-libraries"])
    assert target.legislator
    assert target.legislator.id == "rosalind-ketterley"
    assert target.term
    assert target.term.district == "3"


def test_targets_come_in_the_order_of_who(invented: Campaign) -> None:
    """Words keep their order, and within a word the committee's order."""
    action = invented.by_name["2027-02-08-keep-libraries-open"]
    found = [target.legislator.id for target in targets(invented, action) if target.legislator]
    assert found == ["marlowe-quist-tandrup", "ottoline-brask", "wren-ohollow"]
    turned = replace(action, who=tuple(reversed(action.who)))
    found = [target.legislator.id for target in targets(invented, turned) if target.legislator]
    assert found == ["ottoline-brask", "wren-ohollow", "marlowe-quist-tandrup"]
