"""What an editor corrects by hand outlives the next import, and a conflict with the source is told."""

from __future__ import annotations

import re
from datetime import date

import pytest

from campaign.model.roster import Seat
from tests.open_states import Desk


def test_importing_twice_changes_no_byte(desk: Desk) -> None:
    """The second run writes nothing and says so, with the day named or not."""
    desk.imports()
    before = desk.files()
    assert desk.imports().notes == ["nothing has changed"]
    assert desk.imports(as_of=None).written == []
    assert desk.files() == before


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("phone: 555-100-0001", "phone: 555-200-0000", "phone", "555-200-0000"),
        ("name: Ada Brook", "name: Ada B. Brook", "name", "Ada B. Brook"),
        ("    phone: 555-100-0001\n", "", "phone", None),
        ("office: Room 1, Old Mint", 'office: "Room 1: upstairs #2"', "office", "Room 1: upstairs #2"),
    ],
)
def test_a_correction_survives(desk: Desk, old: str, new: str, field: str, value: str | None) -> None:
    """What an editor changed or took out stays so, import after import, and is reported each time."""
    desk.imports()
    desk.change("data/legislators.yml", old, new)
    for _again in range(2):
        assert f"kept your correction: {value if field == 'name' else 'Ada Brook'}, {field}:" in desk.imports().notes[0]
        assert getattr(desk.roster().by_id["ada-brook"], field) == value
    before = desk.files()
    desk.imports()
    assert desk.files() == before


def test_a_fact_that_the_source_lacks_can_be_added(desk: Desk) -> None:
    """A phone added by hand stays, and the file says beside it that it is the hand's."""
    desk.change("legislature/bo-cove.yml", "  voice: 555-100-0002\n", "")
    desk.imports()
    desk.change("data/legislators.yml", "email: bo-cove", "phone: 555-200-0002\n    email: bo-cove")
    desk.imports()
    assert "phone: 555-200-0002  # by hand: Open States has none" in (desk.data / "legislators.yml").read_text("utf-8")


def test_a_correction_of_the_days_survives(desk: Desk) -> None:
    """An editor who hears first that somebody leaves writes the last day; the import makes the vacancy."""
    desk.imports()
    desk.change(
        "data/legislators.yml", "1B, from: 2025-01-14, until: 2027-01-03", "1B, from: 2025-01-14, until: 2026-04-30"
    )
    desk.imports()
    assert desk.roster().holding(Seat("house", "1B"), date(2026, 5, 1)).status == "vacant"


def test_the_rest_of_a_corrected_person_follows_the_source(desk: Desk) -> None:
    """One corrected value does not freeze the others."""
    desk.imports()
    desk.change("data/legislators.yml", "555-100-0001", "555-200-0000")
    desk.change("legislature/ada-brook.yml", "Room 1,", "Room 77,")
    desk.imports()
    ada = desk.roster().by_id["ada-brook"]
    assert (ada.phone, ada.office) == ("555-200-0000", "Room 77, Old Mint")


def test_a_conflict_is_reported_and_the_hand_wins(desk: Desk) -> None:
    """Where hand and source both changed a value, the hand's stays and both are named."""
    desk.imports()
    desk.change("data/legislators.yml", "555-100-0001", "555-200-0000")
    desk.change("legislature/ada-brook.yml", "555-100-0001", "555-300-0000")
    report = desk.imports()
    assert desk.roster().by_id["ada-brook"].phone == "555-200-0000"
    (warning,) = report.findings
    assert warning.level == "warning"
    assert "555-200-0000" in warning.message
    assert "555-300-0000" in warning.message


def test_a_source_that_caught_up_ends_the_correction(desk: Desk) -> None:
    """Once the source says what the hand said, nothing is left to report, and later changes are followed."""
    desk.imports()
    for phone in ("555-200-0000", "555-400-0000"):
        if phone == "555-200-0000":
            desk.change("data/legislators.yml", "555-100-0001", phone)
            desk.imports()
        file = desk.source / "legislature" / "ada-brook.yml"
        file.write_text(re.sub(r"555-[124]00-000[01]", phone, file.read_text("utf-8")), "utf-8")
        assert not desk.imports().findings
        assert desk.roster().by_id["ada-brook"].phone == phone
    assert "by hand" not in (desk.data / "legislators.yml").read_text("utf-8").split("legislators:")[1]


def test_comments_inside_the_list_stay(desk: Desk) -> None:
    """An editor's remark above or beside a value survives."""
    desk.imports()
    desk.change("data/legislators.yml", "  - id: bo-cove\n", "  # Hard of hearing.\n  - id: bo-cove  # speak up\n")
    desk.change("data/legislators.yml", "phone: 555-100-0002", "phone: 555-200-0002  # called and asked")
    desk.imports()
    text = (desk.data / "legislators.yml").read_text("utf-8")
    assert "  # Hard of hearing.\n  - id: bo-cove  # speak up\n" in text
    assert "phone: 555-200-0002  # called and asked\n" in text


def test_a_newcomer_whom_an_editor_wrote_ahead_is_recognized(desk: Desk) -> None:
    """Same name and seat, no id of the source yet: the source's person joins the editor's entry."""
    ed = (desk.source / "legislature" / "ed-fern.yml").read_text("utf-8")
    (desk.source / "legislature" / "ed-fern.yml").unlink()
    head = "as_of: 2026-03-01\nsource: {name: None, url: https://example.org/, license: CC0-1.0}\nlegislators:\n"
    mine = "  - {id: eddie, name: Ed Fern, given_name: Ed, family_name: Fern, party: T, terms: [TERM]}\n"
    term = "{chamber: house, district: 2A, from: 2025-01-14, until: 2027-01-03}"
    (desk.data / "legislators.yml").write_text(head + mine.replace("TERM", term), "utf-8")
    desk.imports()
    desk.put("legislature/ed-fern.yml", ed)
    desk.imports()
    eddie = desk.roster().by_id["eddie"]
    assert (eddie.source_id, eddie.phone) == ("ocd-person/ed-fern-5", "555-100-0005")


def test_somebody_who_has_left_the_source_and_the_seat_stays_on_record(desk: Desk) -> None:
    """The roster of earlier days keeps a former member whose file is gone."""
    desk.change("legislature/di-elm.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-02-10")
    desk.change("committees/tides.yml", "person/di-elm-4", "person/ed-fern-5")
    desk.imports()
    (desk.source / "legislature" / "di-elm.yml").unlink()
    desk.imports()
    former = desk.holder("house", "1B", date(2026, 2, 10))
    assert former
    assert former.id == "di-elm"
