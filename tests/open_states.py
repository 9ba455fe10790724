"""An Open States folder to import from; every person, place and number in it is invented."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from campaign.finding import Finding
from campaign.model.committee import Committees
from campaign.model.corrections import Corrections, corrected
from campaign.model.patterns import slug
from campaign.model.roster import Legislator, Roster, Seat
from campaign.read.typed import Problems, build
from campaign.read.yaml import parse
from tools.importers.open_states import import_open_states
from tools.importers.report import ImportReport

T = TypeVar("T")
AS_OF = date(2026, 3, 1)

LEGISLATURE = """\
name: Harbor Legislature
state: Harbor
resident: Harborite
abbreviation: HB
timezone: America/Chicago
area_codes: ["555"]
finder: https://finder.example.org/
chambers:
  - {id: senate, name: Senate, title: Sen., role: senator, bill_prefix: SF, open_states: upper,
     member_page: "https://senate.example.org/member?id={id}",
     committee_page: "https://senate.example.org/committee?id={id}&ls={session}"}
  - {id: house, name: House, title: Rep., role: representative, bill_prefix: HF, open_states: lower,
     member_page: "https://house.example.org/members/{id}",
     committee_page: "https://house.example.org/Committees/Home/{session}{id}"}
parties:
  - {id: T, name: Tide, open_states: [Tide, Tide Alliance]}
  - {id: K, name: Keel, open_states: [Keel]}
sessions:
  - {id: "94", name: 94th Legislature, years: 2025–2026, convenes: 2025-01-14, adjourns: 2026-05-18,
     terms_begin: 2025-01-06, terms_end: 2027-01-03}
  - {id: "95", name: 95th Legislature, years: 2027–2028, convenes: 2027-01-12, adjourns: 2027-05-17,
     terms_begin: 2027-01-04, terms_end: 2028-12-31}
districts:
  "1": [1A, 1B]
  "2": [2A]
"""

PEOPLE = (
    ("Ada Brook", "upper", "1"),
    ("Bo Cove", "upper", "2"),
    ("Cy Dale", "lower", "1A"),
    ("Di Elm", "lower", "1B"),
    ("Ed Fern", "lower", "2A"),
)


def person(name: str, chamber: str, district: str, number: int, **changes: str) -> str:
    """Return the text of a member's file; a change replaces what follows a key, or a whole line of that name."""
    given, _, family = name.partition(" ")
    house = "house" if chamber == "lower" else "senate"
    text = f"""\
id: ocd-person/{slug(name)}-{number}
name: {name}
given_name: {given}
family_name: {family}
email: {slug(name)}@example.org
party:
- name: {"Tide" if number % 2 else "Keel"}
roles:
- start_date: 2025-01-14
  type: {chamber}
  district: '{district}'
offices:
- classification: district
  address: 1 Private Lane
  voice: 555-999-{number:04}
- classification: capitol
  address: Room {number}, Old Mint
  voice: 555-100-{number:04}
links:
- url: https://{slug(name)}.example.com/
- url: https://{house}.example.org/{"members/" if house == "house" else "member?id="}{number}
sources:
- url: https://encyclopedia.example.com/{slug(name)}
- url: https://{house}.example.org/list
"""
    for key, value in changes.items():
        text, count = re.subn(rf"({key}:)[ \n].*", rf"\1 {value}", text, count=1)
        assert count, key
    return text


def committee(*members: str, name: str = "Tides", chamber: str = "lower") -> str:
    """Return the text of a committee's file; members are written `role: id at the source`."""
    listed = "".join(
        f"- name: {member.split('/')[1]}\n  role: {member.split(': ')[0]}\n  person_id: {member.split(': ')[1]}\n"
        for member in members
    )
    return f"""\
id: ocd-organization/{slug(name)}
name: {name}
chamber: {chamber}
links:
- url: https://house.example.org/Committees/Home/93007
- url: https://house.example.org/Committees/Home/94007
members:
{listed}"""


class Desk:
    """A source folder and a data folder, and an editor who imports one into the other."""

    def __init__(self, root: Path) -> None:
        self.source, self.data = root / "source", root / "data"
        self.data.mkdir()
        (self.data / "legislature.yml").write_text(LEGISLATURE, "utf-8")
        for number, (name, chamber, district) in enumerate(PEOPLE, 1):
            self.put(f"legislature/{slug(name)}.yml", person(name, chamber, district, number))
        members = ("chair: ocd-person/cy-dale-3", "ranking member: ocd-person/di-elm-4")
        self.put("committees/tides.yml", committee(*members))

    def put(self, path: str, text: str) -> None:
        """Write a file of the source."""
        (self.source / path).parent.mkdir(parents=True, exist_ok=True)
        (self.source / path).write_text(text, "utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Change text in a file of the source or, with a path from `data/` on, of ours."""
        file = self.data / path.removeprefix("data/") if path.startswith("data/") else self.source / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    def imports(self, as_of: date | None = AS_OF) -> ImportReport:
        """Import and return the report, which must be free of errors."""
        report = import_open_states(self.source, self.data, as_of)
        assert not report.failed, report.lines()
        return report

    def refused(self, as_of: date | None = AS_OF) -> list[str]:
        """Import, make sure that nothing was written, and return the errors without the folder's path."""
        before = self.files()
        report = import_open_states(self.source, self.data, as_of)
        assert report.failed
        assert self.files() == before
        return [str(finding).replace(f"{self.source.parent.as_posix()}/", "") for finding in sorted(report.findings)]

    def files(self) -> dict[str, bytes]:
        """Return the bytes of every file in the data folder."""
        return {path.name: path.read_bytes() for path in sorted(self.data.rglob("*")) if path.is_file()}

    def corrects(self, text: str) -> None:
        """Write data/corrections.yml."""
        (self.data / "corrections.yml").write_text(text, "utf-8")

    def site(self) -> tuple[Roster, Committees, list[Finding]]:
        """Return the roster and the committees as the site has them, corrected, and what is wrong with that."""
        file = self.data / "corrections.yml"
        corrections = read(file, Corrections) if file.exists() else Corrections()
        files = read(self.data / "legislators.yml", Roster), read(self.data / "committees.yml", Committees)
        return corrected(*files, corrections)

    def roster(self) -> Roster:
        """Return the roster as the site has it."""
        return self.site()[0]

    def committees(self) -> Committees:
        """Return the committees as the site has them."""
        return self.site()[1]

    def holder(self, chamber: str, district: str, day: date) -> Legislator | None:
        """Return who holds a seat on a day."""
        return self.roster().holding(Seat(chamber, district), day).legislator


def read(path: Path, cls: type[T]) -> T:
    """Return a data file read by the site's own rules, which find nothing wrong."""
    root, findings = parse(path.read_text("utf-8"), path.name)
    problems = Problems(path.name)
    value = build(cls, root, problems)
    assert not findings + problems.findings
    return value


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with five members in five seats and one committee, nothing imported yet."""
    return Desk(tmp_path)
