"""What an editor corrects counts at once and outlives every import; no import writes over an edit in silence."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from campaign.load import load
from campaign.model.roster import Seat
from tests.invented import SITE, TODAY
from tests.open_states import Desk, committee

ADA = "legislators:\n  ada-brook:\n    why: her page says so\n    {}\n"
TERM = "terms: [{chamber: house, district: 1B, from: 2025-01-14, until: 2026-04-30}]"
ED = """\
legislators:
  eddie:
    name: Ed Fern
    given_name: Ed
    family_name: Fern
    party: T
    phone: 555-200-0005
    terms: [{chamber: house, district: 2A, from: 2025-01-14, until: 2027-01-03}]
    why: he won the special election
"""


def found(desk: Desk) -> list[str]:
    """Return the findings on the corrections, as the site's own check has them."""
    return [str(finding) for finding in sorted(desk.site()[2])]


def test_importing_twice_changes_no_byte(desk: Desk) -> None:
    """The second run writes nothing and says so, with the day named or not, with a correction or not."""
    desk.imports()
    before = desk.files()
    assert desk.imports().notes == ["nothing has changed"]
    assert desk.imports(as_of=None).written == []
    assert desk.files() == before
    desk.corrects(ADA.format("phone: 555-200-0000"))
    assert desk.imports().written == []


# On the site


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("phone: 555-200-0000", "phone", "555-200-0000"),
        ("name: Ada B. Brook", "name", "Ada B. Brook"),
        ("phone:", "phone", None),
        ("email: ~", "email", None),
        ('office: "Room 1: upstairs #2"', "office", "Room 1: upstairs #2"),
        ("checked: 2026-03-02", "checked", date(2026, 3, 2)),
    ],
)
def test_a_correction_counts_at_once_and_after_every_import(
    desk: Desk, line: str, field: str, value: str | date | None
) -> None:
    """What an editor corrected or took out stays so, import after import; the source's file keeps what it said."""
    desk.imports()
    before = desk.files()["legislators.yml"]
    desk.corrects(ADA.format(line))
    for _again in range(3):
        assert getattr(desk.roster().by_id["ada-brook"], field) == value
        assert not found(desk)
        desk.imports()
    assert desk.files()["legislators.yml"] == before


def test_a_correction_taken_back_counts_no_more(desk: Desk) -> None:
    """Without the entry the site says at once what the source says."""
    desk.corrects(ADA.format("phone: 555-200-0000"))
    desk.imports()
    desk.corrects("")
    assert desk.roster().by_id["ada-brook"].phone == "555-100-0001"


def test_a_fact_that_the_source_lacks_can_be_added(desk: Desk) -> None:
    """A phone is there that the source has not."""
    desk.change("legislature/bo-cove.yml", "  voice: 555-100-0002\n", "")
    desk.corrects("legislators: {bo-cove: {phone: 555-200-0002, why: I asked}}\n")
    desk.imports()
    assert desk.roster().by_id["bo-cove"].phone == "555-200-0002"


def test_the_rest_of_a_corrected_person_follows_the_source(desk: Desk) -> None:
    """One corrected value does not freeze the others, and wins over whatever the source says later."""
    desk.corrects(ADA.format("phone: 555-200-0000"))
    desk.imports()
    desk.change("legislature/ada-brook.yml", "Room 1,", "Room 77,")
    desk.change("legislature/ada-brook.yml", "555-100-0001", "555-300-0000")
    desk.imports()
    ada = desk.roster().by_id["ada-brook"]
    assert (ada.phone, ada.office) == ("555-200-0000", "Room 77, Old Mint")


def test_the_site_reads_the_corrections(tmp_path: Path) -> None:
    """Loading a folder lays them over the roster; a number is wrong where it is written."""
    shutil.copytree(SITE / "data", tmp_path / "data")
    entry = "  {}:\n    phone: 999-555-0100\n    why: no\n"
    text = f"legislators:\n{entry.format('jane-doe')}{entry.format('jane-dough')}"
    (tmp_path / "data/corrections.yml").write_text(text, "utf-8")
    loaded = load(tmp_path, TODAY)
    assert loaded.campaign
    jane = loaded.campaign.roster.by_id["jane-doe"]
    assert (jane.phone, jane.source.path, jane.source.line("phone")) == ("999-555-0100", "data/corrections.yml", 3)
    assert [str(finding) for finding in loaded.findings] == [
        "data/corrections.yml:5: There is no legislator `jane-dough`. Did you mean `jane-doe`? Else to add a new one, "
        "also give name, given_name, family_name, party, terms."
    ]


# What is wrong with a correction


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ADA.format("phone: 555-100-0001"), "4: warning: The source says the same: `phone` corrects nothing"),
        (ADA.format("checked: 2026-02-28"), "4: warning: The source says the same: `checked` corrects nothing"),
        (ADA.format("name:"), "4: `name` of `ada-brook` cannot be taken out."),
        (ADA.format("source: https://example.org/"), "2: warning: Nothing is corrected about `ada-brook`."),
        (ADA.format("phone: 555-200-0000").replace("ada-", "adda-"), "2: There is no legislator `adda-brook`. Did you"),
        (ED.replace("  eddie:", "  ../eddie:"), "2: The id is “../eddie”; wanted is "),
        (ED.replace("    party: T\n", ""), "2: There is no legislator `eddie`. Look the id up in the address of its p"),
        ("committees: {house/tides: {members: {bo-cove: none}, why: x}}", "1: warning: The source says the same: `m"),
        ("committees: {house/tides: {members: {cy-dale: chair}, why: x}}", "1: warning: The source says the same: `m"),
        ("committees: {house/tides: {members: , why: x}}", "1: `members` of `house/tides` cannot be taken out"),
        (
            "committees: {house/tide: {until: 2026-05-01, why: x}}",
            "1: There is no committee `house/tide`. Did you mean",
        ),
        ("committees: {house/new: {name: New, members: , why: x}}", "1: There is no committee `house/new`."),
    ],
)
def test_a_correction_that_does_no_good_is_named(desk: Desk, text: str, said: str) -> None:
    """At its file and line, with the fix: on loading, and by the import, which a warning does not stop."""
    desk.imports()
    desk.corrects(text)
    (line,) = found(desk)
    assert f"corrections.yml:{said}" in line
    if "warning" in said:
        assert any(said in line for line in desk.imports().lines())
    else:
        assert any(said in line for line in desk.refused())


def test_a_fact_that_does_not_exist_is_named(desk: Desk) -> None:
    """A slip in a key is found by the rules of every file, and so is a correction without a reason."""
    desk.corrects("legislators:\n  ada-brook:\n    fone: 555-200-0000\n    why: no\n")
    assert "corrections.yml:3: `fone` is not a known key: did you mean `phone`?" in "\n".join(desk.refused())
    desk.corrects("legislators:\n  ada-brook:\n    phone: 555-200-0000\n")
    assert "corrections.yml:3: `why` is missing" in "\n".join(desk.refused())


def test_a_source_that_caught_up_ends_the_correction(desk: Desk) -> None:
    """Once the source says what the editor said, a warning asks to remove it, though `checked` with it may be newer."""
    desk.corrects(ADA.format("phone: 555-200-0000\n    checked: 2026-03-01"))
    desk.imports()
    assert not found(desk)
    desk.change("legislature/ada-brook.yml", "555-100-0001", "555-200-0000")
    assert [finding.level for finding in desk.imports().findings] == ["warning"]
    assert "`phone` corrects nothing" in found(desk)[0]


# People, seats, committees


def test_a_correction_of_the_days_makes_the_vacancy(desk: Desk) -> None:
    """An editor who hears first that somebody leaves writes the last day; the import works out the empty seat."""
    desk.imports()
    desk.corrects(f"legislators: {{di-elm: {{why: she said so, {TERM}}}}}\n")
    assert desk.roster().holding(Seat("house", "1B"), date(2026, 5, 1)).status == "unknown"
    desk.imports()
    assert desk.roster().holding(Seat("house", "1B"), date(2026, 5, 1)).status == "vacant"
    assert desk.holder("house", "1B", date(2026, 4, 30))


def test_somebody_whom_the_source_does_not_have_yet_can_be_added(desk: Desk) -> None:
    """All needed facts make a new person; once the source has them, same name and seat, the id stays."""
    ed = (desk.source / "legislature" / "ed-fern.yml").read_text("utf-8")
    (desk.source / "legislature" / "ed-fern.yml").unlink()
    desk.corrects(ED)
    desk.imports()
    assert desk.roster().by_id["eddie"].source_id is None
    desk.put("legislature/ed-fern.yml", ed)
    report = desk.imports()
    eddie = desk.roster().by_id["eddie"]
    assert (eddie.source_id, eddie.phone, eddie.email) == (
        "ocd-person/ed-fern-5",
        "555-200-0005",
        "ed-fern@example.org",
    )
    assert "`name` corrects nothing of `eddie`" in "\n".join(report.lines())


def test_a_vacancy_written_by_hand_explains_an_empty_seat(desk: Desk) -> None:
    """An editor may know of an empty seat of which the source says nothing; it stays in the editor's file alone."""
    (desk.source / "legislature" / "ed-fern.yml").unlink()
    desk.corrects("vacancies:\n  - {chamber: house, district: 2A, from: 2025-01-06, note: Never filled.}\n")
    desk.imports()
    assert desk.roster().vacancies[0].note == "Never filled."
    assert "Never filled." not in desk.files()["legislators.yml"].decode()
    assert not found(desk)
    desk.put("legislature/new.yml", (desk.source / "legislature/cy-dale.yml").read_text("utf-8"))
    desk.change("legislature/new.yml", "person/cy-dale-3", "person/new")
    desk.change("legislature/new.yml", "'1A'", "'2A'")
    assert "corrections.yml:2: warning: Somebody has taken the seat house 2A since" in "\n".join(desk.imports().lines())


def test_the_note_of_a_vacancy_stays_as_edited(desk: Desk) -> None:
    """A vacancy of the same seat and first day takes the place of the one that the import worked out."""
    desk.change("legislature/di-elm.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-02-10")
    desk.imports()
    vacancy = "chamber: house, district: 1B, from: 2026-02-11, until: 2027-01-03"
    desk.corrects(f"vacancies:\n  - {{{vacancy}, note: A special election follows.}}\n")
    for _again in range(2):
        assert [each.note for each in desk.roster().vacancies] == ["A special election follows."]
        desk.imports()
    desk.corrects(f'vacancies:\n  - {{{vacancy}, note: "Di Elm held this seat until February 10, 2026."}}\n')
    assert "corrections.yml:2: warning: data/legislators.yml has the same vacancy of 1B" in found(desk)[0]


def test_a_correction_of_one_member_leaves_the_others_to_the_source(desk: Desk) -> None:
    """Members are corrected one by one: a changed role stays, a new member arrives, one who left goes."""
    members = "{cy-dale: co-chair, ada-brook: member, di-elm: none}"
    desk.corrects(f"committees: {{house/tides: {{members: {members}, why: the list at the door}}}}\n")
    desk.imports()
    roles = [(one.legislator, one.role) for one in desk.committees().committees[0].members]
    assert roles == [("cy-dale", "co-chair"), ("ada-brook", "member")]
    desk.put("committees/tides.yml", committee("chair: ocd-person/cy-dale-3", "member: ocd-person/ed-fern-5"))
    report = desk.imports()
    roles = [(one.legislator, one.role) for one in desk.committees().committees[0].members]
    assert roles == [("cy-dale", "co-chair"), ("ed-fern", "member"), ("ada-brook", "member")]
    assert "`members.di-elm` corrects nothing" in "\n".join(report.lines())


def test_somebody_whose_last_day_was_corrected_may_leave_the_source(desk: Desk) -> None:
    """A missing file is no surprise once an editor has said that the person is out of office."""
    desk.imports()
    (desk.source / "legislature" / "di-elm.yml").unlink()
    desk.put("committees/tides.yml", committee("chair: ocd-person/cy-dale-3"))
    desk.corrects(f"legislators: {{di-elm: {{why: she said so, {TERM.replace('04-30', '02-10')}}}}}\n")
    desk.imports()
    assert desk.holder("house", "1B", date(2026, 2, 10))
    assert desk.roster().holding(Seat("house", "1B"), date(2026, 3, 1)).status == "vacant"


def test_a_committee_can_be_ended_renamed_or_added(desk: Desk) -> None:
    """Its last day, its name, and a whole committee that the source lacks."""
    ended = "house/tides: {until: 2026-05-01, name: Tides and Winds, why: merged}"
    desk.corrects(f"committees: {{{ended}, senate/new: {{name: New, members: {{ada-brook: chair}}, why: the list}}}}\n")
    desk.imports()
    tides, new = desk.committees().committees
    assert (tides.ends, tides.name, tides.id) == (date(2026, 5, 1), "Tides and Winds", "house/tides")
    assert (new.chamber, [one.role for one in new.members]) == ("senate", ["chair"])
    assert not found(desk)


def test_a_committee_that_was_ended_by_hand_may_leave_the_source(desk: Desk) -> None:
    """Its file need not be kept for ever."""
    desk.imports()
    desk.put("committees/winds.yml", committee("chair: ocd-person/cy-dale-3", name="Winds"))
    (desk.source / "committees" / "tides.yml").unlink()
    desk.corrects("committees: {house/tides: {until: 2026-02-01, why: merged}}\n")
    desk.imports()
    assert [each.name for each in desk.committees().committees] == ["Tides", "Winds"]


# Edits in the importer's own files


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "legislators.yml",
            "phone: 555-100-0001",
            "phone: 555-200-0000",
            "Ada Brook: `phone` was edited by hand here, and the import would write 555-100-0001. "
            "Write `phone: 555-200-0000` and a `why:` under `legislators:`, `ada-brook:` in data/corrections.yml;",
        ),
        ("legislators.yml", "    phone: 555-100-0001\n", "", "Write `phone:` and a `why:` under"),
        (
            "legislators.yml",
            "1B, from: 2025-01-14, until: 2027-01-03, in_chamber_since: 2025-01-14",
            "1B, from: 2025-01-14, until: 2026-04-30",
            "Write `terms: [{chamber: house, district: 1B, from: 2025-01-14, until: 2026-04-30}]` and a",
        ),
        ("legislators.yml", "      - https://house.example.org/list\n", "", "Write here what the import would write"),
        ("committees.yml", "role: chair", "role: co-chair", "Write `members: {cy-dale: co-chair}` and a `why:` under"),
        (
            "committees.yml",
            "      - {legislator: di-elm, role: ranking-member}\n",
            "",
            "Write `members: {di-elm: none}` and",
        ),
    ],
)
def test_an_import_never_writes_over_an_edit(desk: Desk, file: str, old: str, new: str, said: str) -> None:
    """It is refused at the line, with the words to put into data/corrections.yml, whatever the source says by now."""
    desk.imports()
    desk.change(f"data/{file}", old, new)
    assert any(f"data/{file}:" in line and said in line for line in desk.refused())
    desk.change("legislature/bo-cove.yml", "555-100-0002", "555-100-0022")
    (line,) = desk.refused()
    assert said in line


def test_an_edit_that_moved_to_the_corrections_is_in_no_way(desk: Desk) -> None:
    """The editor does what the message says, and the next import goes on; or writes what the source says."""
    desk.imports()
    desk.change("data/legislators.yml", "phone: 555-100-0001", "phone: 555-200-0000")
    desk.corrects(ADA.format("phone: 555-200-0000"))
    desk.imports()
    assert b"phone: 555-100-0001" in desk.files()["legislators.yml"]
    assert desk.roster().by_id["ada-brook"].phone == "555-200-0000"
    desk.change("legislature/bo-cove.yml", "555-100-0002", "555-100-0022")
    desk.change("data/legislators.yml", "555-100-0002", "555-100-0022")
    desk.imports()


def test_a_day_of_a_check_is_kept(desk: Desk) -> None:
    """`checked` may be set in the importer's file: the later day counts."""
    desk.corrects(ADA.format("phone: 555-200-0000"))
    desk.imports()
    desk.change("data/legislators.yml", "checked: 2026-03-01", "checked: 2026-03-05")
    desk.imports(date(2026, 3, 7))
    assert desk.roster().by_id["ada-brook"].checked == date(2026, 3, 7)
    desk.change("data/legislators.yml", "checked: 2026-03-07", "checked: 2026-03-09")
    desk.imports(date(2026, 3, 8))
    assert desk.roster().by_id["ada-brook"].checked == date(2026, 3, 9)


def test_somebody_written_into_the_importers_file_stays(desk: Desk) -> None:
    """A person of whom the source knows nothing is kept; the source's person of that name and seat keeps the id."""
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


def test_somebody_removed_by_hand_does_not_come_back_unsaid(desk: Desk) -> None:
    """The source still has the person: the import says so."""
    desk.imports()
    text = (desk.data / "legislators.yml").read_text("utf-8")
    entry = text[text.index("  - id: ada-brook") : text.index("  - id: bo-cove")]
    (desk.data / "legislators.yml").write_text(text.replace(entry, ""), "utf-8")
    assert "`ada-brook` was removed from our file by hand" in "\n".join(desk.imports().lines())


@pytest.mark.parametrize(
    "remark", ["  # Hard of hearing.\n  - id: bo-cove\n", '  - id: bo-cove  # it\'s "loud" there\n']
)
def test_a_comment_is_not_lost_in_silence(desk: Desk, remark: str) -> None:
    """A remark that somebody wrote into the importer's file is named at its line; one in the head is the importer's."""
    desk.change("legislature/bo-cove.yml", "Room 2, Old Mint", "'Room #2 # 3, Tim O''Mint'")
    desk.imports()
    desk.change("data/legislators.yml", "  - id: bo-cove\n", remark)
    (line,) = desk.refused()
    assert "The import would lose the comment “" in line
    assert "Move it to data/corrections.yml" in line


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
