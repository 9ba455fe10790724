"""The real record of votes, read from data/ alone and compared with what is known of it from elsewhere."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from campaign.campaign import Campaign
from campaign.load import load
from campaign.model.record import RollCall, voters

ROOT = Path(__file__).parent.parent
Call = tuple[str, RollCall]
SHORT = {  # the votes on passage that more said yes than no to, or as many, or fewer, and that did not reach 68
    ("HF 20", date(2025, 2, 20), 66, 66),
    ("HF 14", date(2025, 2, 24), 66, 67),
    ("HF 21", date(2025, 2, 27), 66, 67),
    ("HF 12", date(2025, 3, 3), 66, 67),
    ("HF 13", date(2025, 3, 6), 66, 66),
    ("HF 3", date(2025, 3, 10), 66, 67),
    ("HF 24", date(2025, 3, 13), 67, 66),
    ("HF 25", date(2025, 3, 13), 67, 65),
    ("HF 4", date(2025, 3, 17), 67, 67),
}


@pytest.fixture(scope="module")
def real() -> Campaign:
    """The real site's campaign."""
    campaign = load(ROOT, date(2026, 11, 28)).campaign
    assert campaign
    return campaign


@pytest.fixture(scope="module")
def calls(real: Campaign) -> list[Call]:
    """Every recorded vote of the 94th with its bill's number."""
    return [(number, call) for (session, number), bill in real.record.items() if session == "94" for call in bill.votes]


def of(calls: list[Call], number: str) -> list[RollCall]:
    """Return the votes on the passage of a bill."""
    return [call for each, call in calls if each == number and call.on_passage]


def test_all_votes_are_there(calls: list[Call]) -> None:
    """464 votes of the House on 267 bills, from 2025-02-20 to 2026-05-17; 281 on passage, 56 of them contested."""
    assert len(calls) == 464
    assert len({number for number, _call in calls}) == 267
    assert {call.vote.chamber for _number, call in calls} == {"house"}
    days = [call.vote.date for _number, call in calls]
    assert (min(days), max(days)) == (date(2025, 2, 20), date(2026, 5, 17))
    passage = [call for _number, call in calls if call.on_passage]
    assert (len(passage), sum(call.contested for call in passage)) == (281, 56)


def test_61552_single_votes_are_there(real: Campaign, calls: list[Call]) -> None:
    """Each by somebody who held a seat that day; counts and roster agree on every vote."""
    options: Counter[str] = Counter()
    for number, call in calls:
        counted = Counter(voter.option for voter in voters(call.vote, real.legislature, real.roster))
        assert (counted["yes"], counted["no"]) == (call.vote.yes, call.vote.no), (number, call.vote.date)
        assert counted.total() <= 134
        options += counted
    assert (options["yes"], options["no"]) == (47536, 14016)


def test_who_has_left_stays_in(calls: list[Call]) -> None:
    """Two members of 2025 who are not in our roster are named as the record names them."""
    also = Counter(name for _number, call in calls for name in (*call.vote.yes_also, *call.vote.no_also))
    assert set(also) == {"Her", "Hortman"}
    assert also.total() == 368


def test_nine_bills_did_not_pass(calls: list[Call]) -> None:
    """Of all votes on passage, those that did not reach 68, whatever the source says, and no other."""
    failed = [(number, call) for number, call in calls if call.on_passage and not call.carried]
    assert {(number, call.vote.date, call.vote.yes, call.vote.no) for number, call in failed} == SHORT
    assert all((call.needed, call.carried) == (68, False) for _number, call in failed)


KNOWN = (("HF 719", 122, 11, None), ("HF 2484", 96, 38, None), ("HF 1443", 134, 0, None), ("SF 1832", 115, 19, 68))


@pytest.mark.parametrize(("number", "yes", "no", "needed"), KNOWN)
def test_these_passed(calls: list[Call], number: str, yes: int, no: int, needed: int | None) -> None:
    """Known from elsewhere; where bonds are issued they passed whether it takes 68 or 81."""
    assert [(call.vote.yes, call.vote.no, call.needed, call.carried) for call in of(calls, number)] == [
        (yes, no, needed, True)
    ]


def test_only_passage_has_a_result(calls: list[Call]) -> None:
    """Amendments, rules and appeals go by the House's own rules, which are not known here."""
    assert all(call.carried is None and call.needed is None for _number, call in calls if not call.on_passage)


def test_the_file_is_small_enough_to_be_read() -> None:
    """At most 300 kB for a session, with every line of a length that a diff shows."""
    file = ROOT / "data/votes/94.yml"
    assert file.stat().st_size <= 300_000
    assert max(map(len, file.read_text("utf-8").splitlines())) < 1_000
