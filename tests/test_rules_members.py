"""Rules on what is said of one member: where the line between good and bad runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from campaign.campaign import Campaign
from campaign.check import duty_rules, member_rules
from campaign.finding import Finding
from campaign.model.roster import Legislator, Term
from campaign.pages.asks import OpenCalls
from campaign.pages.call_card import person_view
from campaign.pages.legislators import legislator_view
from tests.invented import TODAY
from tools.refresh.differences import RECORD, differences

Rule = Callable[[Campaign], Iterable[Finding]]
COUNCIL, ASSEMBLY = "maximiliana-langerfeldmoorsteinbruckhausenwaldt-the-younger", "wren-ohollow"


def having(campaign: Campaign, person: str, **facts: Any) -> Campaign:  # noqa: ANN401 - any fact
    """Return a campaign in which a person has other facts; those of a term are given to the last one."""
    was = campaign.roster.by_id[person]
    of_term = {key: facts.pop(key) for key in ("begins", "ends", "in_chamber_since") if key in facts}
    terms = (*was.terms[:-1], replace(was.terms[-1], **of_term))
    people = [
        replace(was, terms=facts.pop("terms", terms), **facts) if each == was else each for each in every(campaign)
    ]
    return replace(campaign, roster=replace(campaign.roster, legislators=tuple(people)))


def every(campaign: Campaign) -> tuple[Legislator, ...]:
    """Return everybody on the roster."""
    return campaign.roster.legislators


def named(rule: Rule, campaign: Campaign) -> bool:
    """Return whether a rule finds anything."""
    return bool(list(rule(campaign)))


@pytest.mark.parametrize(
    ("years", "ends", "wrong"),
    [
        (4, date(2028, 12, 31), False),
        (4, date(2027, 6, 1), False),
        (4, date(2031, 1, 6), False),  # two years longer than the session, to some day of January
        (4, date(2031, 2, 1), True),
        (4, date(2099, 1, 3), True),
        (2, date(2028, 12, 31), False),
        (2, date(2029, 1, 1), True),
        (6, date(2032, 12, 31), False),
    ],
)
def test_a_term_ends_with_those_elected_so_far(invented: Campaign, years: int, ends: date, wrong: bool) -> None:
    """The last day is that of the latest session, or as much later as members of the chamber are elected for longer."""
    chambers = tuple(replace(each, term_years=years) for each in invented.legislature.chambers)
    campaign = replace(invented, legislature=replace(invented.legislature, chambers=chambers))
    assert named(member_rules.terms_end_in_time, having(campaign, COUNCIL, ends=ends)) is wrong


def test_a_session_without_an_end_allows_a_whole_term(invented: Campaign) -> None:
    """Where the last day of the latest terms is not known, the chamber's years count from their first."""
    sessions = (*invented.legislature.sessions[:-1], replace(invented.legislature.sessions[-1], terms_end=None))
    campaign = replace(invented, legislature=replace(invented.legislature, sessions=sessions))
    assert not named(member_rules.terms_end_in_time, having(campaign, COUNCIL, ends=date(2031, 1, 4)))
    assert named(member_rules.terms_end_in_time, having(campaign, COUNCIL, ends=date(2032, 1, 4)))


@pytest.mark.parametrize(
    ("phone", "wrong"),
    [
        ("651-296-0000", False),
        ("651-234-5678", False),
        ("651-991-1011", False),
        ("590-555-0101", False),  # no area code has a 9 in the middle: all is made up
        ("651-000-0000", True),
        ("651-123-4567", True),
        ("651-911-1111", True),
        ("651-411-2222", True),
        ("651-555-0100", True),
        ("651-958-0100", True),
        (None, False),
    ],
)
def test_a_number_must_be_one_that_can_be_dialed(invented: Campaign, phone: str | None, wrong: bool) -> None:
    """By the North American Numbering Plan; whether anybody answers is looked up."""
    assert named(member_rules.numbers_can_be_dialed, having(invented, COUNCIL, phone=phone)) is wrong


@pytest.mark.parametrize(
    ("email", "wrong"),
    [
        ("wren@assembly.ostrelle.example", False),
        ("office4@assembly.ostrelle.example", False),
        ("wren.ohollow@assembly.ostrelle.example", False),
        ("asm.ohollow@assembly.ostrelle.example", False),
        ("ottoline@assembly.ostrelle.example", True),  # which Ottoline Brask has
        ("OTTOLINE@assembly.ostrelle.example", True),
        ("asm.ottoline.brask@assembly.ostrelle.example", True),
        ("asm.brask@assembly.ostrelle.example", True),
        ("ignatz.pellworm@assembly.ostrelle.example", True),
        ("jan.zlty@assembly.ostrelle.example", True),
        ("rosalind.ketterley@assembly.ostrelle.example", False),  # who has left: no other member
    ],
)
def test_a_mailbox_is_not_another_members(invented: Campaign, email: str, wrong: bool) -> None:
    """Neither the same address, nor one that bears another name and not one's own."""
    assert named(member_rules.addresses_reach_one_person, having(invented, ASSEMBLY, email=email)) is wrong


def test_two_of_one_family_name_may_have_it_in_both_mailboxes(invented: Campaign) -> None:
    """The first name tells them apart; a mailbox that bears the other's is the other's."""
    two = having(
        invented, ASSEMBLY, name="Odo Brask", given_name="Odo", family_name="Brask", email="odo.brask@a.example"
    )
    assert not named(member_rules.addresses_reach_one_person, two)
    assert named(member_rules.addresses_reach_one_person, having(two, ASSEMBLY, email="ottoline.brask@a.example"))


def test_only_who_has_anothers_address_or_page_is_named(invented: Campaign) -> None:
    """The one whose name the mailbox bears, or whose sources have the page, is right, wherever they are listed."""
    mail, page = "ottoline.brask@a.example", "https://assembly.ostrelle.example/9"
    right = having(invented, "ottoline-brask", email=mail, page=page, sources=(page,))
    for wrong in (COUNCIL, ASSEMBLY):  # before and after
        campaign = having(right, wrong, email=mail, page=page)
        name = campaign.roster.by_id[wrong].name
        for rule in (member_rules.addresses_reach_one_person, member_rules.pages_are_their_own):
            (found,) = rule(campaign)
            assert (name in found.message, "Ottoline Brask" in found.message.partition(" is ")[2]) == (True, True)


def test_addresses_end_as_the_chamber_says(invented: Campaign) -> None:
    """Where `mail_hosts` is given it alone counts, however many end otherwise."""
    first, *others = invented.legislature.chambers
    chambers = (replace(first, mail_hosts=("ostrelle.example",)), *others)
    campaign = replace(invented, legislature=replace(invented.legislature, chambers=chambers))
    assert len(list(member_rules.addresses_are_of_the_chamber(campaign))) == 3
    assert not named(member_rules.addresses_are_of_the_chamber, invented)


def test_the_page_is_one_of_the_chamber_and_of_nobody_else(invented: Campaign) -> None:
    """Of the form that the chamber's pages have, and among nobody else's sources."""
    first, *others = invented.legislature.chambers
    chambers = (replace(first, member_page="https://council.ostrelle.example/{id}"), *others)
    campaign = replace(invented, legislature=replace(invented.legislature, chambers=chambers))
    jane = having(campaign, "jane-doe", page="https://council.ostrelle.example/9")
    assert not named(member_rules.pages_are_their_own, jane)
    (found,) = member_rules.pages_are_their_own(having(jane, COUNCIL, page="https://assembly.ostrelle.example/9"))
    assert "is no member's page of the chamber" in found.message
    theirs = having(jane, COUNCIL, sources=("https://council.ostrelle.example/9",))
    (found,) = member_rules.pages_are_their_own(theirs)
    assert "The page of Jane" in found.message


@pytest.mark.parametrize(
    ("name", "given", "family", "said"),
    [
        ("Ann Lee", "Ann", "Lee", ""),
        ("Ann K. Lee", "Ann", "Lee", ""),
        ("Ann Lee, Jr.", "Ann", "Lee", ""),
        ("Ann Lee III", "Ann", "Lee", ""),
        ("Mary Frances Van Buren", "Mary Frances", "Van Buren", ""),
        ("Robert (Bob) O'Hara-Nuñez", "Bob", "O’Hara-Nunez", ""),
        ("JD Lee", "JD", "Lee", ""),
        ("XP McLEOD", "XP", "McLEOD", ""),
        ("Lee Lee", "Lee", "Lee", ""),
        ("Senna Repp", "Senna", "Repp", ""),
        ("Ann Lee", "Bo", "Lee", "`given_name` is “Bo”"),
        ("Ann Lee", "Ann", "Leeds", "`family_name` is “Leeds”"),
        ("Ann Lee", "Ann", "Ann Lee", "has the first name in it"),
        ("Rep. Ann Lee", "Ann", "Lee", "has a title in it"),
        ("Ann Lee", "Sen. Ann", "Lee", "has a title in it"),
        ("Senator Ann Lee", "Ann", "Lee", "has a title in it"),
        ("Asm. Ann Lee", "Ann", "Lee", "has a title in it"),
        ("Ann Lee (P&A)", "Ann", "Lee", "has a party in it"),
        ("Ann Lee, L", "Ann", "Lee", "has a party in it"),
        ("Lee, Ann", "Ann", "Lee", "has a comma in it"),
        ("Ann Lee 14", "Ann", "Lee", "has a digit in it"),
        ("ANN LEE", "Ann", "Lee", "is in capitals alone"),
        ("Ann LEE", "Ann", "LEE", "is in capitals alone"),
        ("ann lee", "Ann", "Lee", "has no capital"),
        ("Ann  Lee", "Ann", "Lee", "has a space too many"),
        ("Ann\N{ZERO WIDTH SPACE} Lee", "Ann", "Lee", "a character that nobody sees"),
        ("Ann\N{NO-BREAK SPACE}Lee", "Ann", "Lee", "a character that nobody sees"),
    ],
)
def test_a_name_is_what_people_call_the_person(
    invented: Campaign, name: str, given: str, family: str, said: str
) -> None:
    """First and last name are in it, and nothing that is no name."""
    campaign = having(invented, ASSEMBLY, name=name, given_name=given, family_name=family)
    found = [each for rule in (member_rules.names_agree, member_rules.names_are_names) for each in rule(campaign)]
    assert bool(found) is bool(said), found
    assert any(said in each.message for each in found) or not said


ONE = Term(chamber="council", district="IV", begins=date(2027, 1, 4), ends=date(2028, 12, 31))
KNOWN = replace(ONE, in_chamber_since=date(2027, 1, 4))
MOVED = replace(ONE, in_chamber_since=date(2021, 1, 4))
SINCE_2021 = "In the Council since January 4, 2021; for district IV since January 4, 2027"
BEFORE = replace(ONE, begins=date(2023, 1, 2), ends=date(2027, 1, 3), in_chamber_since=date(2021, 1, 4))


@pytest.mark.parametrize(
    ("terms", "day", "said"),
    [
        ((KNOWN,), TODAY, "In the Council since January 4, 2027"),
        ((MOVED,), TODAY, SINCE_2021),
        ((ONE,), TODAY, "For district IV since January 4, 2027"),
        ((replace(ONE, begins=date(2025, 1, 6)),), TODAY, ""),  # the first day that the site knows of anybody
        (
            (replace(KNOWN, begins=date(2025, 1, 6)),),
            TODAY,
            "In the Council since January 4, 2027; for district IV since",
        ),
        ((BEFORE, ONE), TODAY, "In the Council since January 4, 2021; for district IV since January 2, 2023"),
        ((replace(BEFORE, district="III"), ONE), TODAY, SINCE_2021),
        ((replace(BEFORE, chamber="assembly", district="1"), ONE), TODAY, "For district IV since January 4, 2027"),
        ((replace(BEFORE, ends=date(2026, 1, 3)), KNOWN), TODAY, "In the Council since January 4, 2027"),
        ((KNOWN,), date(2029, 2, 1), "In the Council January 4, 2027 to December 31, 2028"),
        ((KNOWN,), date(2027, 1, 1), "In the Council from January 4, 2027"),
    ],
)
def test_a_page_says_since_when_only_as_far_as_it_is_known(
    invented: Campaign, terms: tuple[Term, ...], day: date, said: str
) -> None:
    """In the chamber, and in the seat where that is another day; of who left, until when."""
    campaign = having(invented.on(day), COUNCIL, terms=terms)
    told = legislator_view(OpenCalls(campaign), campaign.roster.by_id[COUNCIL]).service
    assert told.startswith(said) if said else told == ""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (MOVED, replace(MOVED, in_chamber_since=date(2019, 1, 7)), "since January 7, 2019, not January 4, 2021"),
        (MOVED, ONE, "since a day that is not known; before: January 4, 2021"),
        (MOVED, MOVED, ""),
        (ONE, MOVED, ""),  # something more, and nothing that was wrong
    ],
)
def test_a_refresh_tells_another_first_day_in_the_chamber(
    invented: Campaign, before: Term, after: Term, told: str
) -> None:
    """In the words of the pull request, under what is corrected."""
    was, now = (having(invented, COUNCIL, terms=(term,)) for term in (before, after))
    lines = differences(was, now).sections.get(RECORD, [])
    assert [line.partition(" in the chamber ")[2] for line in lines] == ([f"{told}."] if told else [])


def test_what_is_unsettled_is_asked_for_and_its_place_says_so(invented: Campaign) -> None:
    """A duty names the fact, the person and the reason; the page says that it is being checked; the number stays."""
    doubts = (("email", "two are in use"), ("phone", "it was busy"))
    campaign = having(invented, "ottoline-brask", email=None, unsettled=doubts)
    ottoline = campaign.roster.by_id["ottoline-brask"]
    assert legislator_view(OpenCalls(campaign), ottoline).checking == ("email", "phone")
    assert person_view(campaign, ottoline).phone
    said = [finding.message for finding in duty_rules.facts_are_settled(campaign)]
    assert said == [
        "`email` of Ottoline Brask is left out until somebody knows: two are in use",
        "`phone` of Ottoline Brask is shown, but in doubt: it was busy",
    ]
    assert list(duty_rules.facts_are_settled(campaign.on(date(2029, 1, 1)))) == []


def test_two_ways_to_end_an_address_are_asked_about_once(invented: Campaign) -> None:
    """Until `mail_hosts` says which of them deliver."""
    campaign = having(invented, "jane-doe", email="jane@ostrelle.example")
    (found,) = duty_rules.addresses_deliver(campaign)
    assert (
        "of the Council end in different ways, 2 in @council.ostrelle.example and 1 in @ostrelle.example"
        in found.message
    )
    chambers = tuple(replace(each, mail_hosts=("ostrelle.example",)) for each in invented.legislature.chambers)
    settled = replace(campaign, legislature=replace(campaign.legislature, chambers=chambers))
    assert list(duty_rules.addresses_deliver(settled)) == []


@pytest.mark.parametrize(
    ("office", "wrong"),
    [
        ("Room 1, Lantern House, Quillhaven", False),
        ("Centennial Office Building 658 Cedar St., St. Paul, MN 55155-1206", False),
        ("Homer Hall 2, Aptos Avenue 100", False),
        ("12 Elm St (residence)", True),
        ("Room 9, Apt. 4", True),
        ("Room 9, cell 651-555-0199", True),
        ("Room 9, 651-555-0199", True),
    ],
)
def test_an_office_is_no_home(invented: Campaign, office: str, wrong: bool) -> None:
    """Neither where somebody lives nor a second number is published with it."""
    assert named(member_rules.offices_are_no_homes, having(invented, COUNCIL, office=office)) is wrong
