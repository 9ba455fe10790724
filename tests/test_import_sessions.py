"""What an import makes of a new session: a source does not say who was elected again, and nothing is guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from campaign.model.roster import Seat
from tests.open_states import AS_OF, Desk, committee, person
from tools.importers.open_states import import_open_states
from tools.importers.report import ImportReport

LAST, FIRST, CONVENES = date(2027, 1, 3), date(2027, 1, 4), date(2027, 1, 12)
END = date(2028, 12, 31)


def again(desk: Desk, day: date, *, stay: bool | None = False) -> ImportReport:
    """Import the people as of a day, as the weekly refresh does; the committees are those of before."""
    report = import_open_states(desk.source, desk.data, day, AS_OF, stay)
    assert not report.failed, report.lines()
    return report


def names(desk: Desk, day: date) -> list[str]:
    """Return who holds a seat on a day."""
    return [one.id for one in desk.roster().legislators if one.term_on(day)]


def test_a_newcomer_may_be_known_before_the_terms_begin(desk: Desk) -> None:
    """Whoever is elected is taken as soon as the source has them, for the days of their terms alone."""
    desk.put("legislature/flo.yml", person("Flo Gale", "lower", "2A", 6, start_date="2027-01-04"))
    desk.imports(date(2026, 12, 20))
    assert [one.begins for one in desk.roster().by_id["flo-gale"].terms] == [FIRST]
    assert desk.roster().by_id["flo-gale"].terms[0].ends == END
    assert names(desk, LAST) == ["ada-brook", "bo-cove", "cy-dale", "di-elm", "ed-fern"]
    assert names(desk, FIRST) == ["flo-gale"]


def test_nobody_is_carried_into_a_new_session_by_silence(desk: Desk) -> None:
    """A member whom the source still lists served until the terms ended; the seats are not known, and not vacant."""
    desk.imports()
    desk.change("legislature/ada-brook.yml", "555-100-0001", "555-100-0009")
    again(desk, FIRST)
    assert names(desk, LAST) == ["ada-brook", "bo-cove", "cy-dale", "di-elm", "ed-fern"]
    assert names(desk, FIRST) == []
    assert {desk.roster().holding(Seat("house", seat), FIRST).status for seat in ("1A", "1B", "2A")} == {"unknown"}
    assert desk.roster().vacancies == ()


@pytest.mark.parametrize(
    ("url", "stays"),
    [
        ("https://house.example.org/pictures95/1A.gif?v=7", True),
        ("https://house.example.org/pictures94/1A.gif?v=7", False),
        ("https://evil.example.org/pictures95/1A.gif", False),
    ],
)
def test_a_picture_of_the_new_session_shows_who_serves_on(desk: Desk, url: str, stays: bool) -> None:
    """Where a chamber keeps its pictures by session, one of the new session is proof."""
    form = 'member_picture: "https://house.example.org/pictures{session}/{id}",\n     member_page: "https://house'
    desk.change("data/legislature.yml", 'member_page: "https://house', form)
    desk.imports()
    desk.change("legislature/cy-dale.yml", "name: Cy Dale", f"image: {url}\nname: Cy Dale")
    again(desk, FIRST)
    assert names(desk, FIRST) == ["cy-dale"] * stays


def test_whoever_was_taken_once_for_a_session_stays(desk: Desk) -> None:
    """Somebody compares, and all stay; later imports keep them, and know new ones by their first day."""
    desk.imports()
    again(desk, FIRST, stay=True)
    assert len(names(desk, END)) == 5
    desk.change("legislature/ada-brook.yml", "555-100-0001", "555-100-0009")
    again(desk, CONVENES)
    assert len(names(desk, END)) == 5


def test_who_has_left_is_not_carried_over(desk: Desk) -> None:
    """Where the source gives a last day, it holds, whatever was compared; the others stay."""
    desk.imports()
    desk.change("legislature/ed-fern.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2027-01-03")
    again(desk, FIRST, stay=True)
    assert names(desk, FIRST) == ["ada-brook", "bo-cove", "cy-dale", "di-elm"]
    assert desk.roster().holding(Seat("house", "2A"), FIRST).status == "unknown"


@pytest.mark.parametrize("day", [FIRST, CONVENES])
def test_a_last_day_as_the_next_session_opens_is_that_of_the_terms(desk: Desk, day: date) -> None:
    """Sources like to end a role when the next session convenes: the terms had ended before."""
    desk.imports()
    desk.change("legislature/ed-fern.yml", "start_date: 2025-01-14", f"start_date: 2025-01-14\n  end_date: {day}")
    desk.put("legislature/flo.yml", person("Flo Gale", "lower", "2A", 6, start_date=str(day)))
    again(desk, day)
    assert [one.ends for one in desk.roster().by_id["ed-fern"].terms] == [LAST]
    assert names(desk, day) == ["flo-gale"]


def test_whoever_leaves_early_in_a_session_did_serve(desk: Desk) -> None:
    """A last day after the session has opened is true: this one was elected again, and left."""
    desk.imports()
    day = CONVENES + timedelta(days=20)
    desk.change("legislature/ed-fern.yml", "start_date: 2025-01-14", f"start_date: 2025-01-14\n  end_date: {day}")
    again(desk, day + timedelta(days=1))
    assert names(desk, day) == ["ed-fern"]
    assert desk.roster().holding(Seat("house", "2A"), day + timedelta(days=1)).status == "vacant"


def test_an_import_by_hand_takes_all_who_are_listed(desk: Desk) -> None:
    """Whoever imports a folder by hand has looked at it, but not at the one of the session before."""
    desk.imports()
    assert any("it cannot know who serves in the 95th Legislature" in line for line in desk.refused(FIRST))
    desk.change("legislature/ada-brook.yml", "555-100-0001", "555-100-0009")
    again(desk, FIRST, stay=None)
    assert len(names(desk, FIRST)) == 5


def test_a_committee_ends_with_the_session_of_its_page(desk: Desk) -> None:
    """One whose pages are of old sessions alone is over; one with a page of the new session goes on."""
    desk.put("committees/winds.yml", committee("chair: ocd-person/cy-dale-3", name="Winds").replace("/94007", "/95008"))
    desk.change("committees/tides.yml", "ranking member", "vice chair")
    desk.imports(FIRST)
    found = {one.name: (one.ends, one.page) for one in desk.committees().committees}
    assert found == {
        "Tides": (LAST, "https://house.example.org/Committees/Home/94007"),
        "Winds": (END, "https://house.example.org/Committees/Home/95008"),
    }
