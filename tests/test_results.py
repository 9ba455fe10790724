"""What a count means: how many yes votes the law asks for, and whether a motion carried."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from campaign.campaign import Campaign
from campaign.model.bill import Bill, Bills, Histories
from campaign.model.legislature import Legislature, Motion
from campaign.model.record import RollCall, record_of
from campaign.model.roster import Origin
from campaign.model.vote import BillVotes, Vote, Votes, carried, motion_of, needed
from campaign.read.files import read_text
from campaign.read.typed import Problems, build
from campaign.read.yaml import parse

ROOT = Path(__file__).parent.parent
DAY = date(2027, 1, 21)
BONDS = "Safe routes to school funded, bonds issued, and money appropriated."
ROADS = "Safe routes to school funded."


@pytest.fixture(scope="module")
def real() -> Legislature:
    """The facts of the real Legislature."""
    problems = Problems("data/legislature.yml")
    return build(Legislature, parse(read_text(ROOT, problems.path), problems.path)[0], problems)


def vote(motion: str, yes: int = 0, no: int = 0, chamber: str = "house") -> Vote:
    """Return a vote of a chamber."""
    return Vote(date=DAY, chamber=chamber, motion=motion, yes=yes, no=no)


# A motion as the record words it; how many it takes in the House of 134 and the Senate of 67; where that is written.
PASSAGE, OVERRIDE = "Passage", "Passage, the objections of the Governor notwithstanding"
THRESHOLDS = (
    (PASSAGE, ROADS, (68,), (34,), "art. IV sec. 22"),
    ("Passage, as amended", ROADS, (68,), (34,), "art. IV sec. 22"),
    ("Repassage, as amended by Conference", ROADS, (68,), (34,), "art. IV sec. 22"),
    (PASSAGE, BONDS, (68, 81), (34, 41), "art. IV sec. 22"),  # three fifths if it is public debt: art. XI sec. 5
    (OVERRIDE, ROADS, (90,), (45,), "art. IV sec. 23"),
    (OVERRIDE, BONDS, (90,), (45,), "art. IV sec. 23"),
    ("That an urgency be declared within the meaning of the three days’ rule", ROADS, (90,), (45,), "art. IV sec. 19"),
)


@pytest.mark.parametrize(("motion", "title", "house", "senate", "rule"), THRESHOLDS)
def test_the_constitution_says_how_many_it_takes(
    real: Legislature, motion: str, title: str, house: tuple[int, ...], senate: tuple[int, ...], rule: str
) -> None:
    """A share of all who are elected, in either chamber, however many are present."""
    assert needed(real, vote(motion, 1, 0), title) == house
    assert needed(real, vote(motion, 1, 0, "senate"), title) == senate
    kind = motion_of(real, vote(motion))
    assert kind
    assert rule in kind.rule


NO_RESULT = (
    "Amendment",
    "Call of the House",
    "Suspension of Rules",
    "Motion to Reconsider",
    "Re-Referral",
    "Recall",
    "…",
)


@pytest.mark.parametrize("motion", NO_RESULT)
def test_a_motion_of_unknown_kind_has_a_count_and_no_result(real: Legislature, motion: str) -> None:
    """What the constitution does not speak of may go by rules of the chamber that are not known here."""
    assert motion_of(real, vote(motion)) is None
    assert needed(real, vote(motion, 134, 0), ROADS) == ()
    assert carried(134, ()) is None


# Yes votes, what may be needed, and whether that carries.
COUNTS = (
    (68, (68,), True),
    (67, (68,), False),  # one short, though more than those against
    (0, (68,), False),
    (134, (68,), True),
    (34, (34,), True),
    (33, (34,), False),
    (81, (81,), True),
    (80, (81,), False),
    (90, (90,), True),
    (89, (90,), False),
    (45, (45,), True),
    (44, (45,), False),
    (122, (68, 81), True),  # carried either way
    (81, (68, 81), True),
    (80, (68, 81), None),  # carried if it takes 68, not if it takes 81
    (70, (68, 81), None),
    (68, (68, 81), None),
    (67, (68, 81), False),  # not carried either way
)


@pytest.mark.parametrize(("yes", "wanted", "result"), COUNTS)
def test_a_result_is_told_where_it_is_sure(yes: int, wanted: tuple[int, ...], *, result: bool | None) -> None:
    """In doubt between two shares it is told where both agree."""
    assert carried(yes, wanted) is result


# How many are elected; a majority, three fifths and two thirds of them.
SHARES = (
    (1, 1, 1, 1),
    (2, 2, 2, 2),
    (3, 2, 2, 2),
    (5, 3, 3, 4),
    (7, 4, 5, 5),
    (8, 5, 5, 6),  # a tie is 4 to 4, and 5 is more than half as well as three fifths
    (9, 5, 6, 6),
    (10, 6, 6, 7),
    (30, 16, 18, 20),
    (49, 25, 30, 33),
    (60, 31, 36, 40),
    (67, 34, 41, 45),
    (98, 50, 59, 66),
    (134, 68, 81, 90),
)


@pytest.mark.parametrize(("elected", "majority", "fifths", "thirds"), SHARES)
def test_shares_of_chambers_of_any_size(
    real: Legislature, elected: int, majority: int, fifths: int, thirds: int
) -> None:
    """More than half is one more than a tie; a fraction that is no whole number is rounded up."""
    some = replace(real, districts={"1": tuple(map(str, range(elected)))})
    assert needed(some, vote(PASSAGE), ROADS) == (majority,)
    assert needed(some, vote(PASSAGE), ROADS, "three-fifths") == (fifths,)
    assert needed(some, vote(OVERRIDE), ROADS) == (thirds,)
    assert needed(some, vote(PASSAGE), BONDS) == tuple(sorted({majority, fifths}))


def test_without_another_share_a_doubt_stays(real: Legislature) -> None:
    """A state that names only words of doubt sees counts and no results for such bills."""
    passage = Motion(
        id="passage", known_by=("passage",), words="Pass it", share="majority", unless_title=("bond",), rule="art. 4"
    )
    assert needed(replace(real, motions=(passage,)), vote(PASSAGE), BONDS) == ()


SETTLED = ((None, None, None), ("majority", 68, True), ("three-fifths", 81, False))


@pytest.mark.parametrize(("share", "number", "result"), SETTLED)
def test_an_editor_settles_a_doubt(
    real: Legislature, share: str | None, number: int | None, *, result: bool | None
) -> None:
    """`share` in data/bills.yml says which of two shares holds for a bill; 70 to 64 then has a result."""
    assert number == only(real, BONDS, share, PASSAGE).needed
    assert only(real, BONDS, share, PASSAGE).carried is result
    assert only(real, BONDS, share, OVERRIDE).needed == 90  # of an override there was no doubt


def only(real: Legislature, title: str, share: str | None, motion: str) -> RollCall:
    """Return the one vote, 70 to 64, on a bill whose share an editor has looked up or not."""
    origin = Origin(name="Clerk", url="https://clerk.example.org/", license="Public domain")
    bill = Bill(number="HF 9", session="95", title="Bridges", share=share)  # type: ignore[arg-type]
    votes = BillVotes(number="HF 9", title=title, votes=(vote(motion, 70, 64),))
    of_session = Votes(as_of=DAY, origin=origin, session="95", bills=(votes,))
    (call,) = record_of(real, Bills(bills=(bill,)), [of_session], list[Histories]())["95", "HF 9"].votes
    return call


def test_the_first_kind_that_fits_counts(invented: Campaign) -> None:
    """An override is worded like a passage, too."""
    kind = motion_of(invented.legislature, vote("Passage, objections of the Governor notwithstanding"))
    assert kind
    assert kind.id == "override"
