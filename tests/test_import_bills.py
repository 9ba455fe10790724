"""Official records of bills, XML or JSON, become data/histories/SESSION.yml; or one line says why not."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from campaign.model.bill import Histories, History, Step
from tests.open_states import LEGISLATURE, read
from tools.importers.bills import import_bills, main

OFFICIAL = """\
official_record:
  name: Harbor Clerk
  url: https://clerk.example.org/
  license: Public record
  page: https://clerk.example.org/{session}/{year}/{letters}/{digits}/
  steps:
    - {means: vetoed, known_by: ["governor's action veto"]}
    - {means: law, known_by: ["governor's action approval"]}
    - {means: governor, known_by: [presented to governor]}
    - {means: passed, known_by: [bill was passed, third reading passed]}
    - {means: introduced, known_by: [introduction and first reading], words: Introduced}
    - {means: floor, known_by: [second reading]}
    - {means: committee, known_by: [referred to, re-refer to]}
"""
Action = tuple[str, str] | tuple[str, str, dict[str, str]]  # day, words, and what else the record tells
FIRST: Action = ("2025-02-03 00:00:00", "Introduction and first reading, referred to", {"committee_name": "Tides"})
SENATE: tuple[Action, ...] = (
    ("2025-02-24", "Introduction and first reading"),
    ("2025-02-24", "Referred to", {"committee_name": "Jobs"}),
    ("2025-04-25", "Second reading"),
    ("2025-04-28", "General Orders: Stricken and re-referred to", {"committee_name": "Finance"}),
    ("2025-04-28", "Second reading"),
    ("2025-04-29", "Third reading Passed as amended", {"roll_call": "35-30"}),
    ("2025-05-12", "Returned from House with amendment"),
    ("", "Laid on table"),
)
HOUSE: tuple[Action, ...] = (
    ("2025-04-30", "Senate file first reading, referred to", {"committee_name": "Ways &amp;amp; Means"}),
    ("2025-05-07", "Second reading"),
    ("2025-05-09", "Bill was passed as amended", {"roll_call": "115-19"}),
    ("2025-05-12", "House conferees", {"action_description": "Dale;\n  Elm"}),
)


def record(
    number: str = "HF 12", house: tuple[Action, ...] = (FIRST,), senate: tuple[Action, ...] = (), **facts: str
) -> dict[str, Any]:
    """Return what the official service tells of a bill."""
    letters, digits = number.split()
    actions = {
        chamber: [
            {"action_number": str(place), "action_date": day, "action_text": text, **(more[0] if more else {})}
            for place, (day, text, *more) in enumerate(told, 1)
        ]
        for chamber, told in (("house", house), ("senate", senate))
        if told
    }
    bill = {"file_type": letters, "file_number": digits, "session_number": "94", "session_year": "2025"}
    return {**bill, "description": "A bill for an act relating to  piers.", **facts, "actions": actions}


def as_xml(bill: dict[str, Any]) -> str:
    """Return the same as XML, as the service writes it."""

    def tags(values: dict[str, str]) -> str:
        return "".join(f"<{key.upper()}>{escape(value)}</{key.upper()}>\n" for key, value in values.items())

    chambers = "".join(
        f"<{chamber.upper()}>" + "".join(f"<ACTION>\n{tags(each)}</ACTION>" for each in told) + f"</{chamber.upper()}>"
        for chamber, told in bill["actions"].items()
    )
    facts = tags({key: value for key, value in bill.items() if key != "actions"})
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<BILLS><BILL>\n{facts}<ACTIONS>{chambers}</ACTIONS></BILL></BILLS>'


class Clerk:
    """A folder of records, and a data folder in which HF 12 and SF 18 are followed."""

    def __init__(self, root: Path) -> None:
        self.root, self.source, self.data = root, root / "source", root / "data"
        self.data.mkdir()
        self.source.mkdir()
        (self.data / "legislature.yml").write_text(LEGISLATURE + OFFICIAL, "utf-8")
        followed = "".join(f'  - {{number: {each}, session: "94", title: Piers}}\n' for each in ("HF 12", "SF 18"))
        (self.data / "bills.yml").write_text(f"bills:\n{followed}", "utf-8")

    def puts(self, name: str, content: str | bytes | dict[str, Any]) -> Path:
        """Write a file of the source; a record, as its name ends."""
        if isinstance(content, dict):
            content = as_xml(content) if name.endswith(".xml") else json.dumps(content, indent=1)
        (self.source / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.source / name

    @property
    def file(self) -> Path:
        """Return the path of what is written."""
        return self.data / "histories/94.yml"

    def imports(self, *also: str, source: Path | None = None) -> dict[str, History]:
        """Import without a fault, and return the histories that were written, by number, as the site reads them."""
        report = import_bills(source or self.source, self.data, also)
        assert not report.failed, report.lines()
        self.said = "\n".join(report.lines())
        return read(self.file, Histories).by_number

    def refused(self, *also: str, source: Path | None = None) -> list[str]:
        """Import, make sure that nothing was written, and return the faults with paths from the root."""
        before = self.bytes()
        report = import_bills(source or self.source, self.data, also)
        assert report.failed
        assert self.bytes() == before
        return [str(finding).replace(f"{self.root.as_posix()}/", "") for finding in report.findings]

    def bytes(self) -> dict[str, bytes]:
        """Return the content of every file in the data folder."""
        return {path.as_posix(): path.read_bytes() for path in sorted(self.data.rglob("*")) if path.is_file()}


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    """Nothing imported yet, and no record either."""
    return Clerk(tmp_path)


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_record_becomes_a_history(clerk: Clerk, form: str) -> None:
    """Title, companion, page and steps; an introduction and the referral told with it are two steps."""
    clerk.puts(f"bill.{form}", record(companion_type="sf", companion_number="0020"))
    assert clerk.imports() == {
        "HF 12": History(
            number="HF 12",
            title="A bill for an act relating to piers.",
            companion="SF 20",
            page="https://clerk.example.org/94/2025/HF/12/",
            steps=(
                Step(date=date(2025, 2, 3), chamber="house", what="Introduced", stage="introduced"),
                Step(date=date(2025, 2, 3), chamber="house", what="Referred to Tides", stage="committee"),
            ),
        )
    }
    assert read(clerk.file, Histories).as_of == date(2025, 2, 3)


WAY = [
    ("02-24", "senate", "Introduced", "introduced", None),
    ("02-24", "senate", "Referred to Jobs", "committee", None),
    ("04-25", "senate", "Second reading", "floor", None),
    ("04-28", "senate", "General Orders: Stricken and re-referred to Finance", "committee", None),
    ("04-28", "senate", "Second reading", "floor", None),
    ("04-29", "senate", "Third reading Passed as amended", "other-chamber", "35-30"),
    ("04-30", "house", "Senate file first reading, referred to Ways & Means", None, None),
    ("05-07", "house", "Second reading", None, None),
    ("05-09", "house", "Bill was passed as amended", "both-chambers", "115-19"),
    ("05-12", "senate", "Returned from House with amendment", None, None),
    ("05-12", "house", "House conferees: Dale; Elm", None, None),
]


@pytest.mark.parametrize("form", ["json", "xml"])
def test_steps_of_both_chambers_are_one_way(clerk: Clerk, form: str) -> None:
    """By day, on one day the bill's own chamber first; a stage where it came to a new one; entities are characters."""
    clerk.puts(f"bill.{form}", record("SF 18", HOUSE, SENATE))
    steps = clerk.imports()["SF 18"].steps
    assert [(f"{each.date:%m-%d}", each.chamber, each.what, each.stage, each.count) for each in steps] == WAY
    assert "SF 18: left out, as the record gives no day for it: “Laid on table”" in clerk.said


ENDS = (
    ("Presented to Governor|Governor's action: Approval", ["governor", "law"]),
    ("Presented to Governor|Governor's action: Veto|Second reading|Bill was passed", ["governor", "vetoed"]),
    ("Governor's action: Veto|Governor's action: Approval|Presented to Governor", ["vetoed", "law"]),
    ("Governor's action: Line item veto", []),
    ("Bill was not passed|Referred to Tides|Bill was passed|Bill was passed", ["other-chamber"]),
    ("Bill was passed|Referred to Tides|Second reading", ["other-chamber"]),
    ("Second reading|Second reading|Re-refer to Tides", ["floor", "committee"]),
    ("Introduction and first reading", []),
)


@pytest.mark.parametrize(("told", "stages"), ENDS)
def test_a_stage_is_reached_once_and_in_order(clerk: Clerk, told: str, stages: list[str]) -> None:
    """Law is the end, a veto too unless it is overridden; what went back to a committee may come to the floor again."""
    later: list[Action] = []
    for words in told.split("|"):
        text, _, more = words.partition(": ")
        later.append(("2025-03-01", text, {"action_description": more}))
    clerk.puts("bill.json", record(house=(FIRST, *later)))
    assert [each.stage for each in clerk.imports()["HF 12"].steps[2:] if each.stage] == stages


UNDATED = (
    (("2025-03-01", "", "2025-03-01"), ["2025-03-01"] * 3),  # it can only have been on that day
    (("2025-03-01", "", "", "2025-03-01"), ["2025-03-01"] * 4),
    (("2025-03-01", "", "2025-03-02"), ["2025-03-01", "2025-03-02"]),
    (("2025-03-01", ""), ["2025-03-01"]),
    (("", "2025-03-01"), ["2025-03-01"]),
)


@pytest.mark.parametrize(("days", "kept"), UNDATED)
def test_a_step_without_a_day_keeps_its_place_where_that_can_be_told(
    clerk: Clerk, days: tuple[str, ...], kept: list[str]
) -> None:
    """Between two of one day; else it is left out, and named."""
    clerk.puts("bill.json", record(house=tuple((day, f"Step {place}") for place, day in enumerate(days))))
    steps = clerk.imports()["HF 12"].steps
    assert [each.date.isoformat() for each in steps] == kept
    assert [each.what for each in steps] == sorted(each.what for each in steps)
    assert ("gives no day" in clerk.said) == (len(kept) < len(days))


def test_the_other_chamber_does_not_begin_anew(clerk: Clerk) -> None:
    """Its committees and readings are no stages of their own, even where the first chamber's are not known."""
    clerk.puts("bill.xml", record("SF 18", HOUSE))
    assert [each.stage for each in clerk.imports()["SF 18"].steps] == [None, None, "both-chambers", None]


def test_a_day_in_the_words_is_a_day(clerk: Clerk) -> None:
    """What the governor did comes without a day of its own, and names one."""
    clerk.puts(
        "bill.xml", record(house=(FIRST, ("", "Governor's action", {"action_description": "Approval 05/23/25"})))
    )
    step = clerk.imports()["HF 12"].steps[-1]
    assert (step.date, step.what, step.stage) == (date(2025, 5, 23), "Governor's action Approval 05/23/25", "law")


def test_only_bills_that_we_follow_are_imported(clerk: Clerk) -> None:
    """Those of data/bills.yml, those asked for, and from then on those of the last import; others are named."""
    for number in ("HF 12", "HF 2", "HF 10", "SF 9"):
        clerk.puts(f"{number}.json", record(number))
    assert list(clerk.imports()) == ["HF 12"]
    assert "left out, as we do not follow them: HF 2, HF 10, SF 9 (import them with --also)" in clerk.said
    assert list(clerk.imports("HF 2")) == ["HF 2", "HF 12"]
    assert list(clerk.imports()) == ["HF 2", "HF 12"]
    assert clerk.said.endswith("nothing has changed")
    clerk.puts("HF 2.json", record("HF 2", (FIRST, ("2025-03-01", "Second reading"))))
    assert clerk.imports()["HF 2"].steps[-1].stage == "floor"


def test_a_bill_that_is_not_in_the_source_stays(clerk: Clerk) -> None:
    """One record may be handed in alone, as a file, whatever its name."""
    clerk.puts("a.json", record())
    clerk.imports()
    alone = clerk.puts("status", as_xml(record("SF 18", HOUSE, SENATE)))
    assert list(clerk.imports(source=alone)) == ["HF 12", "SF 18"]


def test_sessions_go_to_files_of_their_own(clerk: Clerk) -> None:
    """Numbers come back: each session has its own HF 12."""
    clerk.puts("old.json", record())
    clerk.puts("new.xml", record(session_number="95", session_year="2027"))
    clerk.imports("HF 12")
    new = read(clerk.data / "histories/95.yml", Histories)
    assert new.by_number["HF 12"].page == "https://clerk.example.org/95/2027/HF/12/"


def test_twice_changes_no_byte(clerk: Clerk) -> None:
    """Whatever the form and the names of the files, and the order in which they tell actions."""
    clerk.puts("a.json", record())
    bill = record("SF 18", HOUSE, SENATE)
    clerk.puts("b.json", bill)
    clerk.imports()
    before = clerk.bytes()
    (clerk.source / "a.json").unlink()
    clerk.puts("c.xml", record())
    bill["actions"] = {chamber: told[::-1] for chamber, told in bill["actions"].items()}
    clerk.puts("b.json", bill)
    clerk.imports()
    assert clerk.bytes() == before


def test_the_command_says_what_it_did(clerk: Clerk, capsys: pytest.CaptureFixture[str]) -> None:
    """It takes numbers as people write them, prints what was written and returns 0; or 1, to the other stream."""
    clerk.puts("a.json", record("HF 7"))
    words = [clerk.source.as_posix(), "--data", clerk.data.as_posix()]
    assert main([*words, "--also", "hf7"]) == 0
    assert "wrote " in capsys.readouterr().out
    assert main([*words, "--also", "SF 5, HF 7"]) == 1
    assert "SF 5 is not in this source. Download its record, too." in capsys.readouterr().err


def test_a_count_that_is_none_is_left_out(clerk: Clerk) -> None:
    """An editor is told, and the rest goes on."""
    clerk.puts("a.json", record(house=(FIRST, ("2025-03-01", "Bill was passed", {"roll_call": "voice"}))))
    assert clerk.imports()["HF 12"].steps[-1].count is None
    assert "warning: “voice” is no count, and is left out" in clerk.said


def edited(clerk: Clerk) -> None:
    """Import, then change what was written by hand."""
    clerk.puts("bill.json", record())
    clerk.imports()
    clerk.file.write_text(clerk.file.read_text("utf-8").replace("piers", "peers"), "utf-8")


def fewer(clerk: Clerk) -> None:
    """Import, then hand in an older record."""
    clerk.puts("bill.json", record())
    clerk.imports()
    clerk.puts("bill.json", record(house=(("2025-02-03", "Introduction and first reading"),)))


def no_official_record(clerk: Clerk) -> None:
    """Take out how records are read."""
    clerk.puts("bill.json", record())
    (clerk.data / "legislature.yml").write_text(LEGISLATURE, "utf-8")


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>\n<BILL><FILE_TYPE>&c;</FILE_TYPE></BILL>'
FAULTS: dict[str, tuple[Callable[[Clerk], object], str]] = {
    "no files": (lambda c: None, "source:1: There are no .xml or .json files here"),
    "not followed": (
        lambda c: c.puts("bill.json", record("HF 7")),
        "source:1: None of the bills in this source is one",
    ),
    "twice": (
        lambda c: (c.puts("bill.json", record()), c.puts("old.xml", record())),
        "source/old.xml:1: HF 12 is in",
    ),
    "not JSON": (lambda c: c.puts("bill.json", '{\n"file_type": HF}'), "source/bill.json:2: This is not JSON"),
    "not XML": (lambda c: c.puts("bill.xml", "<BILL>\n<FILE_TYPE>HF</BILL>"), "source/bill.xml:2: This is not XML"),
    "not UTF-8": (lambda c: c.puts("bill.xml", b"<BILL>\n\xe9</BILL>"), "source/bill.xml:2: This is not UTF-8"),
    "entities": (lambda c: c.puts("bill.xml", BOMB), "source/bill.xml:1: This is no record of a bill (it declares"),
    "a list": (
        lambda c: c.puts("bill.json", "[1]"),
        "source/bill.json:1: This is no record of a bill (it holds no bill)",
    ),
    "nested too deep": (lambda c: c.puts("bill.json", "[" * 100_000), "source/bill.json:1: This is no"),
    "another page": (lambda c: c.puts("bill.xml", "<html><p>404</p></html>"), "source/bill.xml:1: This is no record"),
    "actions of another form": (
        lambda c: c.puts("bill.json", {**record(), "actions": {"house": ["Introduced"]}}),
        "source/bill.json:1: This is no record of a bill (its actions are no lists)",
    ),
    "no title": (
        lambda c: c.puts("bill.xml", record(description="")),
        "source/bill.xml:1: This is no record of a bill (description is missing)",
    ),
    "too large": (
        lambda c: c.puts("bill.xml", b" " * 4_000_001),
        "source/bill.xml:1: This is no record of a bill (it is larger than 4 MB)",
    ),
    "an unknown session": (
        lambda c: c.puts("bill.json", record(session_number="93")),
        "source/bill.json:4: HF 12 is of no regular session",
    ),
    "a special session": (
        lambda c: c.puts("bill.json", record(session_type="1")),
        "source/bill.json:4: HF 12 is of no regular session in data/legislature.yml",
    ),
    "no chamber": (
        lambda c: c.puts("bill.json", record("AB 12")),
        "source/bill.json:3: No chamber's bills are numbered like AB 12",
    ),
    "a number that is none": (
        lambda c: c.puts("bill.xml", record("HF twelve")),
        "source/bill.xml:4: No chamber's bills are numbered like HF twelve",
    ),
    "a bad day": (
        lambda c: c.puts("bill.json", record(house=(FIRST, ("2025-02-30", "Second reading")))),
        "source/bill.json:17: “2025-02-30” is no day",
    ),
    "a bad day in words": (
        lambda c: c.puts("bill.json", record(house=(FIRST, ("", "Filed 13/45/25")))),
        "source/bill.json:18: “13/45/25” is no day",
    ),
    "edited by hand": (edited, "data/histories/94.yml:1: This file was edited by hand"),
    "fewer steps": (fewer, "data/histories/94.yml:12: The source has fewer steps of HF 12 than this file"),
    "no official record": (no_official_record, "data/legislature.yml:1: `official_record` is missing"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_line_and_nothing_is_written(clerk: Clerk, fault: str) -> None:
    """File, line, what is wrong, how to fix it; what was there before stays to the byte."""
    spoil, said = FAULTS[fault]
    spoil(clerk)
    (found,) = clerk.refused()
    assert found.startswith(said), found


def test_a_source_that_is_not_there_is_named(clerk: Clerk) -> None:
    """A slip in the path is one line."""
    assert clerk.refused(source=clerk.root / "nowhere")[0].startswith("nowhere:1: There are no .xml or .json files")


def test_one_bad_record_stops_all(clerk: Clerk) -> None:
    """All files are written, or none; all faults are told in one run."""
    clerk.puts("a.json", record())
    clerk.puts("b.xml", "<BILL>")
    clerk.puts("c.json", "{")
    assert [line.partition(":")[0] for line in clerk.refused()] == ["source/b.xml", "source/c.json"]
