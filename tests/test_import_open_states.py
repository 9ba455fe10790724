"""What the importer makes of an Open States folder; every person, place and number here is invented."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from campaign.importers.names import is_mailbox_of, slug
from campaign.importers.open_states import import_open_states, main
from campaign.importers.open_states_committees import role_of
from campaign.importers.report import ImportReport
from campaign.importers.save import save_together
from campaign.importers.write_yaml import scalar
from campaign.model.committee import Committees
from campaign.model.roster import Legislator, Roster, Seat
from campaign.read.typed import Problems, build
from campaign.read.yaml import Mapping, Scalar, parse

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

PEOPLE = (("Ada Brook", "upper", "1"), ("Bo Cove", "upper", "2"), ("Cy Dale", "lower", "1A"))
PEOPLE += (("Di Elm", "lower", "1B"), ("Ed Fern", "lower", "2A"))


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

    def roster(self) -> Roster:
        """Return the roster as the site reads it."""
        return read(self.data / "legislators.yml", Roster)

    def committees(self) -> Committees:
        """Return the committees as the site reads them."""
        return read(self.data / "committees.yml", Committees)

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


# What is taken


def test_every_fact_of_a_member_is_taken(desk: Desk) -> None:
    """Name, party, Capitol office, page, terms, sources and dates arrive as the site words them."""
    desk.imports()
    ada = desk.roster().by_id["ada-brook"]
    assert (ada.name, ada.given_name, ada.family_name, ada.party) == ("Ada Brook", "Ada", "Brook", "T")
    assert (ada.phone, ada.email, ada.office) == ("555-100-0001", "ada-brook@example.org", "Room 1, Old Mint")
    assert ada.page == "https://senate.example.org/member?id=1"
    assert [(term.seat, term.begins, term.ends) for term in ada.terms] == [
        (Seat("senate", "1"), date(2025, 1, 14), date(2027, 1, 3))
    ]
    assert (ada.source_id, ada.checked) == ("ocd-person/ada-brook-1", AS_OF)


def test_the_files_say_where_they_come_from(desk: Desk) -> None:
    """Origin, license and day stand at the top of both files."""
    desk.imports()
    for kept in (desk.roster(), desk.committees()):
        assert (kept.as_of, kept.origin.license) == (AS_OF, "CC0-1.0")
        assert kept.origin.url == "https://github.com/openstates/people"


def test_only_pages_of_the_chambers_are_named_as_sources(desk: Desk) -> None:
    """Encyclopedias and campaign sites stay out; the chambers' own pages stay in."""
    desk.imports()
    assert desk.roster().by_id["cy-dale"].sources == ("https://house.example.org/list",)


def test_a_district_phone_is_never_taken(desk: Desk) -> None:
    """A line classed `district` may be private: neither it nor its address is in any file, even as the only one."""
    desk.change("legislature/bo-cove.yml", "classification: capitol", "classification: district")
    desk.imports()
    assert desk.roster().by_id["bo-cove"].phone is None
    written = b"".join(desk.files().values())
    assert b"555-999" not in written
    assert b"Private Lane" not in written


def test_a_phone_gets_the_form_of_the_site(desk: Desk) -> None:
    """However the source writes a number, the site writes it in one way."""
    desk.change("legislature/bo-cove.yml", "555-100-0002", "+1 (555) 100.0002")
    desk.imports()
    assert desk.roster().by_id["bo-cove"].phone == "555-100-0002"


def test_a_mail_address_of_somebody_else_is_left_out(desk: Desk) -> None:
    """An address with another person's name is reported and not taken."""
    desk.change("legislature/ed-fern.yml", "ed-fern@", "ed.quill@")
    report = desk.imports()
    assert desk.roster().by_id["ed-fern"].email is None
    assert "ed.quill@example.org does not look like the address of Ed Fern" in "\n".join(report.lines())


def test_people_stand_in_the_order_of_chamber_and_district(desk: Desk) -> None:
    """The order does not hang on file names."""
    desk.imports()
    assert list(desk.roster().by_id) == ["ada-brook", "bo-cove", "cy-dale", "di-elm", "ed-fern"]


def test_roles_outside_the_legislature_are_passed_over(desk: Desk) -> None:
    """A mayor's or governor's role in a member's file is nothing to this site."""
    desk.change("legislature/cy-dale.yml", "roles:\n", "roles:\n- type: mayor\n  start_date: sometime\n")
    desk.imports()
    assert len(desk.roster().by_id["cy-dale"].terms) == 1


# Names and ids


def test_letters_beyond_ascii_stay_in_the_name_and_leave_the_id(desk: Desk) -> None:
    """The name keeps its accents; the address gets plain letters."""
    desk.put("legislature/cy-dale.yml", person("Zoë Ångström-O'Muñiz", "lower", "1A", 3))
    desk.change("committees/tides.yml", "person/cy-dale-3", "person/zoe-angstrom-omuniz-3")
    desk.imports()
    assert desk.roster().by_id["zoe-angstrom-omuniz"].name == "Zoë Ångström-O'Muñiz"


def test_two_people_of_one_name_get_their_district(desk: Desk) -> None:
    """Neither of two newcomers of one name takes the bare name."""
    desk.put("legislature/ed-fern.yml", person("Di Elm", "lower", "2A", 5))
    desk.imports()
    assert {"di-elm-1b", "di-elm-2a"} < set(desk.roster().by_id)


def test_a_newcomer_never_takes_an_id_from_somebody(desk: Desk) -> None:
    """An id once given stays, even when a namesake arrives."""
    desk.imports()
    desk.change("legislature/ed-fern.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-01-31")
    desk.put("legislature/new.yml", person("Di Elm", "lower", "2A", 6, start_date="2026-02-10"))
    desk.imports()
    ids = desk.roster().by_id
    assert ids["di-elm"].source_id == "ocd-person/di-elm-4"
    assert ids["di-elm-2a"].source_id == "ocd-person/di-elm-6"


def test_an_id_stays_when_the_name_changes(desk: Desk) -> None:
    """A new name is taken; the address of the person's page remains."""
    desk.imports()
    desk.change("legislature/ada-brook.yml", "name: Ada Brook", "name: Ada Brook-Reed")
    desk.imports()
    assert desk.roster().by_id["ada-brook"].name == "Ada Brook-Reed"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("María Isa Pérez-Vega", "maria-isa-perez-vega"),
        ("Tim O'Driscoll", "tim-odriscoll"),
        ("Tim O’Driscoll", "tim-odriscoll"),
        ("J. R. Łoś", "j-r-los"),
        ('Jane "JD" Doe & Co <script>', "jane-jd-doe-co-script"),
        ("Søren Weiß", "soren-weiss"),
    ],
)
def test_a_name_becomes_a_word_for_an_address(name: str, word: str) -> None:
    """Accents go, marks become dashes, apostrophes vanish."""
    assert slug(name) == word


@pytest.mark.parametrize(
    ("mailbox", "family", "fits"),
    [
        ("rep.tim.odriscoll", "O'Driscoll", True),
        ("sen.mary.reed", "Reed-Stone", True),
        ("rep.maria.perez-vega", "Pérez-Vega", True),
        ("district14", "Lee", True),
        ("sen.john.mason", "Marsh", False),
        ("rep.xu", "Xu", True),
    ],
)
def test_a_mailbox_is_known_by_the_family_name(mailbox: str, family: str, fits: bool) -> None:
    """One word of the family name is enough; a box with digits has no name to compare."""
    assert is_mailbox_of(f"{mailbox}@example.org", family) is fits


# Days in a seat


def test_a_role_without_end_lasts_until_the_terms_end(desk: Desk) -> None:
    """After the session's last day nobody is shown as current."""
    desk.imports()
    assert desk.holder("senate", "1", date(2027, 1, 3))
    assert desk.holder("senate", "1", date(2027, 1, 4)) is None


def test_a_role_without_start_begins_with_the_oldest_session_and_says_so(desk: Desk) -> None:
    """A first day that nobody knows is marked in the file."""
    desk.change("legislature/ada-brook.yml", "- start_date: 2025-01-14\n  type", "- type")
    desk.imports()
    assert desk.roster().by_id["ada-brook"].terms[0].begins == date(2025, 1, 6)
    assert "# no first day: " in (desk.data / "legislators.yml").read_text("utf-8")


def test_roles_of_older_sessions_are_left_out(desk: Desk) -> None:
    """Only days within the sessions of data/legislature.yml matter, whatever form an old date has."""
    old = "".join(f"- {{type: lower, district: 99Z, end_date: '{day}'}}\n" for day in ("2019", "2023-01", "2025-01-05"))
    desk.change("legislature/cy-dale.yml", "roles:\n", f"roles:\n{old}")
    desk.imports()
    assert [term.district for term in desk.roster().by_id["cy-dale"].terms] == ["1A"]


def test_on_a_day_of_hand_over_the_newcomer_holds_the_seat(desk: Desk) -> None:
    """Where the source gives one day as last and first, the predecessor's last day is the one before."""
    desk.change("legislature/ed-fern.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-02-03")
    desk.put("legislature/new.yml", person("Flo Gale", "lower", "2A", 6, start_date="2026-02-03"))
    desk.imports()
    last, first = (desk.holder("house", "2A", date(2026, 2, day)) for day in (2, 3))
    assert (last and last.id, first and first.id) == ("ed-fern", "flo-gale")


def test_a_member_who_changes_chamber_is_never_in_both(desk: Desk) -> None:
    """The same day as last in the house and first in the senate counts for the senate."""
    desk.change("legislature/bo-cove.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2025-11-01")
    moved = (
        "- start_date: 2025-11-18\n  type: upper\n  district: '2'\n- end_date: 2025-11-18\n  start_date: 2025-01-14\n"
    )
    desk.change("legislature/ed-fern.yml", "- start_date: 2025-01-14\n", moved)
    desk.put("legislature/new.yml", person("Flo Gale", "lower", "2A", 6, start_date="2026-02-03"))
    desk.imports()
    ed = desk.roster().by_id["ed-fern"]
    assert [(term.seat, term.begins) for term in ed.terms] == [
        (Seat("house", "2A"), date(2025, 1, 14)),
        (Seat("senate", "2"), date(2025, 11, 18)),
    ]
    assert ed.terms[0].ends == date(2025, 11, 17)


def test_an_empty_seat_is_known_by_its_former_holder(desk: Desk) -> None:
    """A last day without a successor makes a vacancy from the day after until the terms end; the roster keeps both."""
    desk.change("legislature/di-elm.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-06-21")
    desk.imports()
    (vacancy,) = desk.roster().vacancies
    assert (vacancy.district, vacancy.begins, vacancy.ends) == ("1B", date(2026, 6, 22), date(2027, 1, 3))
    assert vacancy.note == "Di Elm held this seat until June 21, 2026."
    held = [desk.roster().holding(Seat("house", "1B"), date(2026, 6, day)).status for day in (21, 22)]
    assert held == ["held", "vacant"]


def test_an_editors_word_on_a_vacancy_stays(desk: Desk) -> None:
    """A note written by hand survives the next import."""
    desk.change("legislature/di-elm.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-02-10")
    desk.imports()
    desk.change("data/legislators.yml", "Di Elm held this seat until February 10, 2026.", "A special election follows.")
    desk.imports()
    assert desk.roster().vacancies[0].note == "A special election follows."


def test_a_vacancy_ends_when_somebody_takes_the_seat(desk: Desk) -> None:
    """The empty days stay on record, up to the day before the newcomer's first."""
    desk.change("legislature/di-elm.yml", "start_date: 2025-01-14", "start_date: 2025-01-14\n  end_date: 2026-01-10")
    desk.imports()
    desk.put("legislature/new.yml", person("Flo Gale", "lower", "1B", 6, start_date="2026-03-05"))
    desk.imports()
    (vacancy,) = desk.roster().vacancies
    assert (vacancy.begins, vacancy.ends) == (date(2026, 1, 11), date(2026, 3, 4))


def test_a_vacancy_written_by_hand_explains_an_empty_seat(desk: Desk) -> None:
    """An editor may know of an empty seat of which the source says nothing."""
    (desk.source / "legislature" / "ed-fern.yml").unlink()
    seat = "{chamber: house, district: 2A, from: 2025-01-06, until: 2027-01-03, note: Never filled.}"
    head = "as_of: 2026-03-01\nsource: {name: None, url: https://example.org/, license: CC0-1.0}\n"
    (desk.data / "legislators.yml").write_text(f"{head}legislators: []\nvacancies:\n  - {seat}\n", "utf-8")
    desk.imports()
    assert desk.roster().vacancies[0].note == "Never filled."


# Corrections by hand


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


# Committees


def test_a_committee_is_taken_with_roles_page_and_last_day(desk: Desk) -> None:
    """Members by our ids, chairs first; the page of this legislature, not of the one before."""
    desk.imports()
    (tides,) = desk.committees().committees
    assert (tides.id, tides.chamber, tides.name, tides.ends) == ("house/tides", "house", "Tides", date(2027, 1, 3))
    assert tides.page == "https://house.example.org/Committees/Home/94007"
    assert [(one.legislator, one.role) for one in tides.members] == [("cy-dale", "chair"), ("di-elm", "ranking-member")]


def test_a_page_of_an_older_legislature_is_left_out(desk: Desk) -> None:
    """No link is better than a stale one."""
    desk.change("committees/tides.yml", "- url: https://house.example.org/Committees/Home/94007\n", "")
    desk.imports()
    assert desk.committees().committees[0].page is None


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("chair", "chair"),
        ("Chairwoman", "chair"),
        ("co-chair", "co-chair"),
        ("vice chair", "vice-chair"),
        ("co-vice chair", "co-vice-chair"),
        ("ranking member", "ranking-member"),
        ("ranking keel member", "ranking-member"),
        ("tide–and–wave party lead", "lead"),
        ("alternate", "alternate"),
        ("", "member"),
        ("mascot", None),
    ],
)
def test_odd_names_of_roles_become_ours(written: str, role: str | None) -> None:
    """The first of the other party is ranking-member or lead; what nobody knows is not guessed."""
    assert role_of(written) == role


def test_a_correction_of_one_member_leaves_the_others_to_the_source(desk: Desk) -> None:
    """Members are merged one by one: a changed role stays, a new member arrives, one who left goes."""
    desk.imports()
    desk.change("data/committees.yml", "role: chair", "role: co-chair")
    desk.put("committees/tides.yml", committee("chair: ocd-person/cy-dale-3", "member: ocd-person/ed-fern-5"))
    desk.imports()
    members = desk.committees().committees[0].members
    assert [(one.legislator, one.role) for one in members] == [("cy-dale", "co-chair"), ("ed-fern", "member")]


# What is refused


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
        "source/legislature/zz.yml:1: The same `id` stands in ",
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
    """What stood there before stays to the byte, and somebody's missing file does not pass unseen."""
    desk.imports()
    BREAKS[fault][0](desk)
    assert desk.refused()


def test_all_faults_are_found_in_one_run(desk: Desk) -> None:
    """An editor mends everything at once."""
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
    """Without knowing what the source said last time no correction can be told from an old fact."""
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


# Command line and form


def test_the_command_says_what_it_did(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0 and the files written."""
    assert main([str(desk.source), "--data", str(desk.data), "--as-of", "2026-03-01"]) == 0
    assert "legislators.yml" in capsys.readouterr().out


def test_the_command_fails_on_a_fault(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, the fault on standard error."""
    broken_yaml(desk)
    assert main([str(desk.source), "--data", str(desk.data), "--as-of", "2026-03-01"]) == 1
    assert "Nothing was written." in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    ["NO", "14", "1e3", "12:30", "a: b", "a #b", "-x", "- x", "[x", "a, b", "{x}", "'x", '"x" y', "x\\y", "null", "~",
     "tab\tinside", "line\nbreak", "é", "🌊", "", " x ", "a:", "\u2028", "2026-01-01", "1A", "@x", "%x", "0x1F"],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["key: {}", "key: {{inner: {}}}"])
def test_any_text_can_be_written_and_read_back(text: str, frame: str) -> None:
    """Quotes come where YAML needs them, in a line of its own and between braces."""
    inside = "inner" in frame
    root, findings = parse(frame.format(scalar(text, in_braces=inside)), "x.yml")
    value = root.values["key"]
    value = value.values["inner"] if isinstance(value, Mapping) else value
    assert isinstance(value, Scalar)
    assert (value.text, findings) == (text, [])


@pytest.mark.parametrize("text", ["1A", "2026-01-01", "651-555-0100", "Ann O'Neil", "https://a.example/?b=1&c=2", "é"])
def test_ordinary_text_is_written_without_quotes(text: str) -> None:
    """The file looks as if an editor had written it."""
    assert scalar(text) == text
