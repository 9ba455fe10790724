"""What an import cannot take is named at its line, and then nothing is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.open_states import Desk, committee, person
from tools.importers.open_states import main
from tools.importers.report import save_together


def broken_yaml(desk: Desk) -> None:
    """Break a member's file."""
    desk.change("legislature/ada-brook.yml", "name: Ada Brook", "name: Ada: Brook")


BREAKS: dict[str, tuple[Callable[[Desk], object], str]] = {
    "not YAML": (broken_yaml, "source/legislature/ada-brook.yml:2: This is not YAML"),
    "no name": (
        lambda desk: desk.change("legislature/ada-brook.yml", "\nname: Ada Brook", ""),
        "source/legislature/ada-brook.yml:1: `name` is missing",
    ),
    "no id": (
        lambda desk: desk.change("legislature/ada-brook.yml", "id: ocd-person/ada-brook-1\n", ""),
        "source/legislature/ada-brook.yml:1: `id` is missing",
    ),
    "one id twice": (
        lambda desk: desk.put("legislature/zz.yml", person("Ada Brook", "upper", "1", 1)),
        "source/legislature/zz.yml:1: The same `id` is in ",
    ),
    "unknown party": (
        lambda desk: desk.change("legislature/ada-brook.yml", "name: Tide", "name: Barnacle"),
        "source/legislature/ada-brook.yml:6: The party “Barnacle” is not known",
    ),
    "no such day": (
        lambda desk: desk.change("legislature/ada-brook.yml", "2025-01-14", "2025-02-30"),
        "source/legislature/ada-brook.yml:9: `start_date` is “2025-02-30”, not a day",
    ),
    "ends before it begins": (
        lambda desk: desk.change("legislature/ada-brook.yml", "2025-01-14", "2025-09-01\n  end_date: 2025-08-01"),
        "source/legislature/ada-brook.yml:12: The role ends (2025-08-01) before it begins",
    ),
    "no such district": (
        lambda desk: desk.change("legislature/cy-dale.yml", "'1A'", "'1C'"),
        "source/legislature/cy-dale.yml:11: `district` is “1C”, which is no district of the House",
    ),
    "odd phone": (
        lambda desk: desk.change("legislature/ada-brook.yml", "555-100-0001", "555-100"),
        "source/legislature/ada-brook.yml:12: `phone` is “555-100”",
    ),
    "two in one seat": (
        lambda desk: desk.put("legislature/new.yml", person("Flo Gale", "lower", "2A", 6, start_date="2025-06-01")),
        "both hold house 2A on June 1, 2025",
    ),
    "one in two seats": (
        lambda desk: desk.change(
            "legislature/bo-cove.yml", "roles:\n", "roles:\n- type: lower\n  district: 2A\n  start_date: 2025-02-01\n"
        ),
        "Bo Cove holds both senate 2 and house 2A",
    ),
    "a seat without anybody": (
        lambda desk: (desk.source / "legislature" / "ed-fern.yml").unlink(),
        "source/legislature:1: Nobody holds house 2A",
    ),
    "stranger on a committee": (
        lambda desk: desk.put("committees/tides.yml", committee("chair: ocd-person/nobody")),
        "source/committees/tides.yml:8: nobody is not among the people of this source",
    ),
    "odd role": (
        lambda desk: desk.put("committees/tides.yml", committee("mascot: ocd-person/cy-dale-3")),
        "source/committees/tides.yml:9: `role` is “mascot”",
    ),
    "member twice": (
        lambda desk: desk.put("committees/tides.yml", committee(*["chair: ocd-person/cy-dale-3"] * 2)),
        "source/committees/tides.yml:11: cy-dale-3 is a member twice",
    ),
    "empty committee": (
        lambda desk: desk.put("committees/tides.yml", committee()),
        "source/committees/tides.yml:1: The committee has no id or no members",
    ),
    "two committees of one name": (
        lambda desk: desk.put(
            "committees/more.yml",
            committee("chair: ocd-person/cy-dale-3").replace("organization/tides", "organization/2"),
        ),
        "There are two committees `house/tides`",
    ),
    "no committees": (
        lambda desk: (desk.source / "committees" / "tides.yml").unlink(),
        "source/committees:1: There are no .yml files",
    ),
    "roster of ours broken": (
        lambda desk: (desk.data / "legislators.yml").write_text("legislators: a: b", "utf-8"),
        "data/legislators.yml:1: This is not YAML",
    ),
    "no legislature": (
        lambda desk: (desk.data / "legislature.yml").unlink(),
        "data/legislature.yml:1: The file cannot be read",
    ),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_a_fault_is_named_and_nothing_is_written(desk: Desk, fault: str) -> None:
    """Each fault gives file and line and leaves the data folder as it was."""
    spoil, said = BREAKS[fault]
    spoil(desk)
    assert said in "\n".join(desk.refused())


@pytest.mark.parametrize("fault", [fault for fault in BREAKS if not fault.startswith(("roster", "no legislature"))])
def test_a_fault_after_a_good_import_leaves_the_good_one(desk: Desk, fault: str) -> None:
    """What was there before stays to the byte, and somebody's missing file does not pass unseen."""
    desk.imports()
    BREAKS[fault][0](desk)
    assert desk.refused()


def test_all_faults_are_found_in_one_run(desk: Desk) -> None:
    """An editor can fix everything at once."""
    faults = ("not YAML", "no such district", "a seat without anybody", "stranger on a committee")
    for fault in faults:
        BREAKS[fault][0](desk)
    said = "\n".join(desk.refused())
    assert all(BREAKS[fault][1] in said for fault in faults)


def test_a_member_in_office_who_vanishes_from_the_source_is_missed(desk: Desk) -> None:
    """A file that got lost on the way is not taken for a resignation."""
    desk.imports()
    (desk.source / "legislature" / "di-elm.yml").unlink()
    assert any("The source no longer has Di Elm, who holds house 1B" in line for line in desk.refused())


def test_a_committee_that_vanishes_from_the_source_is_missed(desk: Desk) -> None:
    """A lost file does not end a committee."""
    desk.imports()
    text = committee("chair: ocd-person/cy-dale-3", name="Winds")
    (desk.source / "committees" / "tides.yml").unlink()
    desk.put("committees/winds.yml", text)
    assert any("The source no longer has the committee “Tides”" in line for line in desk.refused())


def test_a_spoiled_memory_is_refused(desk: Desk) -> None:
    """Without knowing what was written last time no edit can be told from an old fact."""
    desk.imports()
    (desk.data / "imported" / "open-states.json").write_text("{}", "utf-8")
    assert any("data/imported/open-states.json:1:" in line for line in desk.refused())


def test_an_old_folder_cannot_speak_for_a_new_session(desk: Desk) -> None:
    """The same files named as of a day after the terms ended would make former members current."""
    desk.imports()
    assert any("cannot know who serves in the 95th" in line for line in desk.refused(date(2027, 1, 5)))


def test_a_day_outside_all_sessions_is_refused(desk: Desk) -> None:
    """Nobody can say whose terms such a source speaks of."""
    assert any("is in no session" in line for line in desk.refused(date(2031, 1, 5)))


def test_both_files_are_written_or_neither(tmp_path: Path) -> None:
    """If the second file cannot be written, the first is put back."""
    (tmp_path / "a.yml").write_text("old", "utf-8")
    (tmp_path / "b.yml").mkdir()
    with pytest.raises(OSError, match=r"b\.yml"):
        save_together({tmp_path / "a.yml": "new", tmp_path / "b.yml": "new"})
    assert (tmp_path / "a.yml").read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yml", "b.yml"]


@pytest.mark.parametrize("fault", [OSError("no space left"), KeyboardInterrupt()])
def test_a_fault_while_writing_keeps_every_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    """Whatever happens, and when: a full disk before the first file moved, a Ctrl-C between two."""
    (tmp_path / "a.yml").write_text("old", "utf-8")
    texts = {tmp_path / "a.yml": "new", tmp_path / "b.yml": "new", tmp_path / "deep/c.yml": "new"}
    write, replace = Path.write_bytes, os.replace
    for stop in range(1, 7):
        steps = iter(range(1, 99))

        def step() -> bool:
            if next(steps) == stop:  # noqa: B023 - called in this round alone
                raise fault
            return True

        monkeypatch.setattr(Path, "write_bytes", lambda path, data: step() and write(path, data))
        monkeypatch.setattr(os, "replace", lambda old, new: step() and replace(old, new))
        with pytest.raises(type(fault)):
            save_together(texts)
        assert (tmp_path / "a.yml").read_text("utf-8") == "old"
        assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["a.yml"]


def test_the_command_fails_on_a_fault(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, the fault on standard error."""
    broken_yaml(desk)
    assert main([str(desk.source), "--data", str(desk.data), "--as-of", "2026-03-01"]) == 1
    assert "Nothing was written." in capsys.readouterr().err
