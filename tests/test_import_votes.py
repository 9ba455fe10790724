"""Tables of votes become data/votes/SESSION.yml: who voted how, by district; or one line says why not."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from campaign.model.vote import BillVotes, Vote, Votes
from tests.open_states import LEGISLATURE, read
from tools.importers.sealed import sealed
from tools.importers.votes import import_votes, main

ROSTER = """\
as_of: 2026-01-01
source: {name: Clerk, url: https://clerk.example.org/, license: Public domain}
legislators:
"""
MEMBERS = (  # given name, family name, chamber, district, from, until
    ("Paula", "Anders", "house", "1A", "2025-01-14", "2027-01-03"),
    ("Pia", "Anders", "house", "1B", "2025-01-14", "2027-01-03"),
    ("Moa", "Gale-Hill", "house", "2A", "2025-01-14", "2027-01-03"),
    ("Éd", "Fern", "house", "2B", "2025-01-14", "2025-06-30"),
    ("Flo", "Fern", "house", "2B", "2025-07-01", "2027-01-03"),
    ("Ada", "Brook", "senate", "1", "2025-01-14", "2027-01-03"),
    ("Bo", "Anders", "senate", "2", "2025-01-14", "2027-01-03"),
)
COLUMNS = {
    "bills": "id identifier title session_identifier".split(),
    "votes": "id identifier motion_text start_date organization_id bill_id".split(),
    "vote_people": "id vote_event_id option voter_name voter_id".split(),
    "vote_counts": "vote_event_id option value".split(),
    "vote_sources": "vote_event_id url".split(),
}
BILLS = (
    ("bill/2", "HF 2", "Harbor lights  mended &amp;amp; paid for.", "2025-2026"),
    ("bill/1", "SF 10", "Piers, and money appropriated.", "2025-2026"),
    ("bill/3", "HF 10", "Nobody voted on this.", "2025-2026"),
)
VOTES = (
    ("vote/1", "Journal page 90", '"Passage, as amended"', "2025-03-03", "lower", "bill/2"),
    ("vote/2", "Journal page 9", "Suspension of Rules", "2025-03-03", "lower", "bill/2"),
    ("vote/3", "", "Third reading", "2025-07-01T23:30:00-05:00", "upper", "bill/1"),
)
PEOPLE = (
    ("vote/1", "yes", "Anders, P. A.", "person/paula"),
    ("vote/1", "no", "Anders, P. B.", "person/pia"),
    ("vote/1", "yes", "Gale-Hill", ""),
    ("vote/1", "yes", "Ostrom", "person/ostrom"),
    ("vote/1", "excused", "Fern", ""),
    ("vote/2", "no", "Anders, P. A.", ""),  # known by the id with which the name votes elsewhere
    ("vote/2", "absent", "Anders, P. B.", "person/pia"),
    ("vote/2", "yes", "Gale-Hill", ""),
    ("vote/3", "yes", "Brook", ""),
    ("vote/3", "not voting", "Anders", ""),
)
COUNTS = (
    *(("vote/1", "yes", "3"), ("vote/1", "no", "1"), ("vote/1", "excused", "1")),
    *(("vote/2", "yes", "1"), ("vote/2", "no", "1"), ("vote/2", "absent", "1")),
    *(("vote/3", "yes", "1"), ("vote/3", "no", "0")),
)
SOURCES = (("vote/1", "https://votes.example.org/2"), ("vote/1", "https://votes.example.org/1"), ("vote/2", "ftp://x"))
Rows = list[list[str]]


def roster() -> str:
    """Return the text of a roster."""
    people = (
        f"  - {{id: {given.lower().replace('é', 'e')}, name: {given} {family}, given_name: {given}, "
        f"family_name: {family}, party: T, source_id: person/{given.lower()}, "
        f"terms: [{{chamber: {chamber}, district: {district}, from: {begins}, until: {ends}}}]}}\n"
        for given, family, chamber, district, begins, ends in MEMBERS
    )
    return ROSTER + "".join(people)


class Clerk:
    """Tables of votes, and a data folder to import them into."""

    def __init__(self, root: Path) -> None:
        self.root, self.source, self.data = root, root / "source", root / "data"
        self.data.mkdir()
        (self.data / "legislature.yml").write_text(LEGISLATURE.replace("[2A]", "[2A, 2B, 2C]"), "utf-8")
        (self.data / "legislators.yml").write_text(roster(), "utf-8")
        people = [(f"row/{number}", *each) for number, each in enumerate(PEOPLE)]
        rows = (BILLS, VOTES, people, COUNTS, SOURCES)
        self.tables: dict[str, Rows] = {
            name: [columns, *map(list, each)] for (name, columns), each in zip(COLUMNS.items(), rows, strict=True)
        }

    def write(self) -> Path:
        """Write the tables to the folder of the source."""
        self.source.mkdir(exist_ok=True)
        for name, rows in self.tables.items():
            path = self.source / f"HB/2025-2026/HB_2025-2026_{name}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
        return self.source

    def zipped(self, method: int = zipfile.ZIP_DEFLATED) -> Path:
        """Write the tables to a zip as a Mac would make it."""
        path = self.root / "tables.zip"
        with zipfile.ZipFile(path, "w", method) as archive:
            for file in sorted(self.write().rglob("*.csv")):
                name = file.relative_to(self.source).as_posix()
                archive.write(file, name)
                archive.writestr(f"__MACOSX/._{file.name}", b"\x00\x05")
        return path

    @property
    def file(self) -> Path:
        """Return the path of what is written."""
        return self.data / "votes/94.yml"

    def imports(self, source: Path | None = None) -> Votes:
        """Import without a fault, and return what was written, as the site reads it."""
        report = import_votes(source or self.write(), self.data)
        assert not report.failed, report.lines()
        self.notes = report.notes
        return read(self.file, Votes)

    def refused(self, source: Path | None = None) -> list[str]:
        """Import, make sure that nothing was written, and return the faults with paths from the root."""
        source = source or self.write()
        before = self.bytes()
        report = import_votes(source, self.data)
        assert report.failed
        assert self.bytes() == before
        assert all(finding.fix for finding in report.findings)
        return [str(finding).replace(f"{self.root.as_posix()}/", "") for finding in report.findings]

    def bytes(self) -> dict[str, bytes]:
        """Return the content of every file in the data folder."""
        return {path.as_posix(): path.read_bytes() for path in sorted(self.data.rglob("*")) if path.is_file()}

    def sets(self, table: str, number: int, **values: str) -> None:
        """Change values in a row of a table, the head being row 0."""
        for column, value in values.items():
            self.tables[table][number][COLUMNS[table].index(column)] = value

    def adds(self, table: str, *rows: tuple[str, ...]) -> None:
        """Add rows to a table."""
        self.tables[table] += map(list, rows)


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    """Three votes of five members in two chambers, nothing imported yet."""
    return Clerk(tmp_path)


def test_votes_are_kept_by_district(clerk: Clerk) -> None:
    """Both counts; by district the smaller side and who has no recorded vote; who is in no roster, by name."""
    votes = clerk.imports()
    assert (votes.session, votes.as_of) == ("94", date(2025, 7, 1))
    assert votes.bills == (
        BillVotes(
            number="HF 2",
            title="Harbor lights mended & paid for.",
            votes=(
                Vote(date=date(2025, 3, 3), chamber="house", motion="Suspension of Rules", yes=1, no=1,
                     no_by=("1A",), none_by=("1B", "2B")),
                Vote(date=date(2025, 3, 3), chamber="house", motion="Passage, as amended", yes=3, no=1,
                     no_by=("1B",), none_by=("2B",), yes_also=("Ostrom",), page="https://votes.example.org/1"),
            ),
        ),
        BillVotes(
            number="SF 10",
            title="Piers, and money appropriated.",
            votes=(Vote(date=date(2025, 7, 1), chamber="senate", motion="Third reading", yes=1, no=0, none_by=("2",)),),
        ),
    )  # fmt: skip
    assert clerk.notes[:2] == [
        "Ostrom is not in our roster, and stays in 1 votes by that name alone",
        "3 votes on 2 bills",
    ]


def test_a_folder_and_a_zip_are_the_same(clerk: Clerk) -> None:
    """Whichever is handed in; what a Mac adds to a zip is passed over."""
    by_folder, text = clerk.imports(), clerk.file.read_bytes()
    clerk.file.unlink()
    assert clerk.imports(clerk.zipped()) == by_folder
    assert clerk.file.read_bytes() == text


def test_twice_changes_no_byte(clerk: Clerk) -> None:
    """Also where a new download has its rows in another order."""
    clerk.imports()
    before = clerk.file.read_bytes()
    for rows in clerk.tables.values():
        head, *others = rows
        rows[:] = [head, *reversed(others)]
    clerk.imports()
    assert clerk.file.read_bytes() == before
    assert clerk.notes[-1] == "nothing has changed"


def test_the_command_says_what_it_did(clerk: Clerk, capsys: pytest.CaptureFixture[str]) -> None:
    """It prints what was written and returns 0; a fault goes to the other stream, and it returns 1."""
    words = [clerk.write().as_posix(), "--data", clerk.data.as_posix()]
    assert main(words) == 0
    assert f"wrote {clerk.file.as_posix()}" in capsys.readouterr().out
    clerk.file.write_text("bills: []\n", "utf-8")
    assert main(words) == 1
    said = capsys.readouterr().err
    assert "This file was edited by hand" in said
    assert said.endswith("Nothing was written.\n")


OPTIONS = ("abstain", "absent", "excused", "not voting", "paired", "other")


@pytest.mark.parametrize("option", OPTIONS)
def test_whatever_is_not_yes_or_no_is_no_vote_recorded(clerk: Clerk, option: str) -> None:
    """Why somebody did not vote is nobody's to guess."""
    clerk.sets("vote_people", 5, option=option)
    assert clerk.imports().bills[0].votes[1].none_by == ("2B",)


def test_who_is_not_named_has_no_vote_recorded(clerk: Clerk) -> None:
    """Open States lists only those who voted; a vacant seat is nobody's."""
    del clerk.tables["vote_people"][5]
    assert clerk.imports().bills[0].votes[1].none_by == ("2B",)


NAMES = (  # a name without id on a day, and whose vote it is
    ("Gale-Hill", "2025-03-03", "2A"),
    ("GALE HILL", "2025-03-03", "2A"),
    ("Gale-Hill, M.", "2025-03-03", "2A"),
    ("Moa Gale-Hill", "2025-03-03", "2A"),
    ("Fern", "2025-06-30", "2B"),
    ("Fern, Ed", "2025-06-30", "2B"),
    ("Fern, E.", "2025-06-30", "2B"),
    ("Fern, F. X.", "2025-07-01", "2B"),  # another of that name, from that day on
    ("Anders, Paula", "2025-03-03", "1A"),
    ("Anders, Pi.", "2025-03-03", "1B"),
)


@pytest.mark.parametrize(("name", "day", "district"), NAMES)
def test_a_name_without_id_is_found_by_name_chamber_and_day(clerk: Clerk, name: str, day: str, district: str) -> None:
    """The member of that chamber on that day whom the name fits, and nobody else."""
    clerk.tables["vote_people"] = [COLUMNS["vote_people"], ["row/1", "vote/1", "yes", name, ""]]
    clerk.tables["vote_counts"] = [COLUMNS["vote_counts"], ["vote/1", "yes", "1"]]
    clerk.tables["votes"] = clerk.tables["votes"][:2]
    clerk.sets("votes", 1, start_date=day)
    (vote,) = clerk.imports().bills[0].votes
    assert {*"1A 1B 2A 2B".split()} - {*vote.none_by} == {district}


def test_a_member_with_a_new_id_is_known_by_name(clerk: Clerk) -> None:
    """Else the seat would seem to have no vote recorded."""
    clerk.sets("vote_people", 3, voter_id="person/moa-2")
    vote = clerk.imports().bills[0].votes[1]
    assert (vote.none_by, vote.yes_also) == (("2B",), ("Ostrom",))


def test_a_chamber_with_an_id_is_known_by_its_voters(clerk: Clerk) -> None:
    """A real download calls chambers by ids that none of its tables explains."""
    for number in (1, 2):
        clerk.sets("votes", number, organization_id="ocd-organization/12")
    assert [vote.chamber for vote in clerk.imports().bills[0].votes] == ["house", "house"]


DAYS = (
    ("2025-03-03", date(2025, 3, 3)),
    ("2025-03-03T00:00:00+00:00", date(2025, 3, 3)),  # a day alone
    ("2025-03-04T03:30:00+00:00", date(2025, 3, 3)),  # evening at the Capitol
    ("2025-03-03 21:30:00", date(2025, 3, 3)),
)


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_is_the_capitols(clerk: Clerk, text: str, day: date) -> None:
    """A vote of late evening is not of the next day."""
    clerk.sets("votes", 1, start_date=text)
    clerk.sets("votes", 2, start_date=text)
    assert {vote.date for vote in clerk.imports().bills[0].votes} == {day}


LEFT = (
    ("on no bill", ("vote/9", "", "Election of the Speaker", "2025-03-03", "lower", "")),
    ("without names", ("vote/9", "", "Amendment by voice", "2025-03-03", "lower", "bill/2")),
    ("on resolutions and other papers that are no bills", ("vote/9", "", "Adoption", "2025-03-03", "lower", "bill/9")),
)


@pytest.mark.parametrize(("why", "row"), LEFT)
def test_what_cannot_be_told_by_member_and_bill_is_left_out_and_named(
    clerk: Clerk, why: str, row: tuple[str, ...]
) -> None:
    """Nothing is lost without a word, and nothing that is no fault stops the rest."""
    before = clerk.imports()
    clerk.adds("bills", ("bill/9", "HR 1", "Resolved.", "2025-2026"))
    clerk.adds("votes", row)
    assert clerk.imports() == before
    assert f"left out: 1 votes {why}" in clerk.notes


def test_a_chamber_that_never_tells_names_is_left_out(clerk: Clerk) -> None:
    """A chamber may publish counts alone; where it does tell names, a vote without them is a fault."""
    clerk.tables["vote_people"] = [row for row in clerk.tables["vote_people"] if row[1] != "vote/3"]
    assert [bill.number for bill in clerk.imports().bills] == ["HF 2"]
    assert "left out: 1 votes without names" in clerk.notes


Fault = tuple[Callable[[Clerk], object], str]


def without_table(clerk: Clerk) -> None:
    """Take a table away."""
    del clerk.tables["vote_counts"]


def without_columns(clerk: Clerk) -> None:
    """Take the last two columns of a table away."""
    clerk.tables["vote_people"] = [row[:3] for row in clerk.tables["vote_people"]]


def edited(clerk: Clerk) -> None:
    """Import, then change what was written by hand."""
    clerk.imports()
    clerk.file.write_text(clerk.file.read_text("utf-8").replace("yes: 3", "yes: 4"), "utf-8")


def fewer(clerk: Clerk) -> None:
    """Import, then take a vote out of the tables."""
    clerk.imports()
    del clerk.tables["votes"][2]


VOTES_CSV = "source/HB/2025-2026/HB_2025-2026_votes.csv"
PEOPLE_CSV = "source/HB/2025-2026/HB_2025-2026_vote_people.csv"
BILLS_CSV = "source/HB/2025-2026/HB_2025-2026_bills.csv"
COUNTS_CSV = "source/HB/2025-2026/HB_2025-2026_vote_counts.csv"
FAULTS: dict[str, Fault] = {
    "no tables": (
        lambda c: c.tables.clear(),
        "source:1: There is no table …_bills.csv, …_votes.csv, …_vote_people.csv, …_vote_counts.csv",
    ),
    "a table missing": (without_table, "source:1: There is no table …_vote_counts.csv"),
    "columns missing": (without_columns, f"{PEOPLE_CSV}:1: The columns voter_name, voter_id are missing"),
    "a row cut off": (lambda c: c.tables["vote_people"][10].pop(), f"{PEOPLE_CSV}:11: This row has not the 5 fields"),
    "a comma too many": (
        lambda c: c.adds("bills", ("b", "HF 3", "Piers", " and", "")),
        f"{BILLS_CSV}:5: This row has not",
    ),
    "an unknown session": (
        lambda c: [c.sets("bills", number, session_identifier="2025s1") for number in (1, 2, 3)],
        f"{BILLS_CSV}:2: The session of these bills is 2025s1, which is no one session we know",
    ),
    "two sessions": (
        lambda c: c.sets("bills", 1, session_identifier="2027-2028"),
        f"{BILLS_CSV}:2: The session of these bills is 2025-2026, 2027-2028, which is no one session",
    ),
    "an unknown chamber": (
        lambda c: c.sets("votes", 3, organization_id="joint"),
        f"{VOTES_CSV}:4: There is no chamber “joint”",
    ),
    "a bad day": (lambda c: c.sets("votes", 1, start_date="2025-02-30"), f"{VOTES_CSV}:2: “2025-02-30” is no day"),
    "a day of another session": (
        lambda c: c.sets("votes", 1, start_date="2027-02-01"),
        f"{VOTES_CSV}:2: “2027-02-01” is no day of the 94th Legislature",
    ),
    "an unknown bill": (
        lambda c: c.sets("votes", 2, bill_id="bill/7"),
        f"{VOTES_CSV}:3: The vote is on a bill that is not in the table of bills",
    ),
    "a motion without words": (lambda c: c.sets("votes", 2, motion_text='""'), f"{VOTES_CSV}:3: The vote does not say"),
    "a number that is none": (
        lambda c: c.sets("bills", 1, identifier="HF two"),
        f"{BILLS_CSV}:2: The bill's number is “HF two”",
    ),
    "a bill without title": (lambda c: c.sets("bills", 1, title=" "), f"{BILLS_CSV}:2: HF 2 has no title"),
    "one bill twice": (
        lambda c: (c.adds("bills", ("bill/9", "HF 2", "Again", "2025-2026")), c.sets("votes", 2, bill_id="bill/9")),
        f"{BILLS_CSV}:1: HF 2 is in the table twice",
    ),
    "one vote twice": (
        lambda c: c.adds("votes", ("vote/2", "", "Again", "2025-03-03", "lower", "bill/2")),
        f"{VOTES_CSV}:5: The vote is in the table twice",
    ),
    "a count beyond all": (
        lambda c: c.sets("vote_counts", 3, value="9" * 5000),
        f"{COUNTS_CSV}:4: “99999",
    ),
    "another count": (
        lambda c: c.sets("vote_counts", 1, value="4"),
        f"{VOTES_CSV}:2: The vote counts 4 yes and 1 no, and its members 3 and 1",
    ),
    "a count that is none": (lambda c: c.sets("vote_counts", 2, value="-1"), f"{COUNTS_CSV}:3: “-1” is no count"),
    "a vote without its names": (
        lambda c: [c.sets("vote_people", number, vote_event_id="vote/0") for number in (6, 7, 8)],
        f"{VOTES_CSV}:3: The vote counts 1 yes and 1 no, and its members 0 and 0",
    ),
    "a name of nobody": (
        lambda c: c.sets("vote_people", 3, voter_name="Gale"),
        f"{PEOPLE_CSV}:4: “Gale” is no member of the House on 2025-03-03, and votes",
    ),
    "a name of two": (
        lambda c: c.sets("vote_people", 3, voter_name="Anders"),
        f"{PEOPLE_CSV}:4: “Anders” fits 2 members of the House on 2025-03-03, and votes",
    ),
    "initials of two": (
        lambda c: c.sets("vote_people", 3, voter_name="Anders, P."),
        f"{PEOPLE_CSV}:4: “Anders, P.” fits 2 members",
    ),
    "another given name": (
        lambda c: c.sets("vote_people", 3, voter_name="Gale-Hill, Mona"),
        f"{PEOPLE_CSV}:4: “Gale-Hill, Mona” is no member",
    ),
    "somebody of the other chamber": (
        lambda c: c.sets("vote_people", 3, voter_name="Brook", voter_id="person/ada"),
        f"{PEOPLE_CSV}:4: “Brook” has the id of Ada Brook, who is no member of the House",
    ),
    "somebody before the first day": (
        lambda c: c.sets("vote_people", 5, voter_name="Fern, F.", voter_id="person/flo"),
        f"{PEOPLE_CSV}:6: “Fern, F.” has the id of Flo Fern, who is no member of the House",
    ),
    "an id of another's day": (  # though the name would fit
        lambda c: c.sets("vote_people", 5, voter_name="Fern", voter_id="person/flo"),
        f"{PEOPLE_CSV}:6: “Fern” has the id of Flo Fern, who is no member of the House on 2025-03-03",
    ),
    "one member twice": (
        lambda c: c.adds("vote_people", ("row/99", "vote/1", "no", "Anders, P. B.", "person/pia")),
        f"{PEOPLE_CSV}:12: Anders, P. B. votes twice, or two people vote for 1B",
    ),
    "an unknown option": (lambda c: c.sets("vote_people", 1, option="aye"), f"{PEOPLE_CSV}:2: “aye” is no way to vote"),
    "a stranger twice": (
        lambda c: c.adds("vote_people", ("row/99", "vote/1", "yes", "Ostrom", "person/ostrom")),
        f"{PEOPLE_CSV}:12: Ostrom votes twice",
    ),
    "more votes than seats": (
        lambda c: c.adds("vote_people", ("row/99", "vote/1", "no", "Quill", "person/quill")),
        f"{VOTES_CSV}:2: More people vote than there are seats",
    ),
    "a file edited by hand": (edited, "data/votes/94.yml:1: This file was edited by hand"),
    "fewer votes": (fewer, "data/votes/94.yml:13: The source has fewer votes on HF 2 than this file"),
    "no roster": (lambda c: (c.data / "legislators.yml").unlink(), "data/legislators.yml:1: The file cannot be read"),
}


# A name is known by the ids of the days that can be read; a wrong count follows from what is counted.
FOLLOWED = ("a bad day", "a count that is none", "more votes than seats")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_line_and_nothing_is_written(clerk: Clerk, fault: str) -> None:
    """File, line, what is wrong, how to fix it; what was there before stays to the byte."""
    spoil, said = FAULTS[fault]
    spoil(clerk)
    found = clerk.refused()
    assert any(said in line for line in found), found
    assert len(found) == 1 + (fault in FOLLOWED), found


def test_a_fault_repeated_is_told_once_with_its_number(clerk: Clerk) -> None:
    """A member who is missing in the roster is one line, not one for each vote."""
    text = (clerk.data / "legislators.yml").read_text("utf-8")
    lines = [line for line in text.splitlines(keepends=True) if "id: moa," not in line]
    (clerk.data / "legislators.yml").write_text("".join(lines), "utf-8")
    found = clerk.refused()
    assert len(found) == 1
    assert "“Gale-Hill” is no member of the House on 2025-03-03, and votes (and 1 more like this)." in found[0]


def test_tables_that_are_no_text_are_named(clerk: Clerk) -> None:
    """The line of the first byte that is no UTF-8, and of a quote that never ends."""
    source = clerk.write()
    bills = clerk.root / BILLS_CSV
    bills.write_bytes(bills.read_bytes().replace(b"Piers", b"Pi\xe9rs"))
    assert clerk.refused(source)[0].startswith(f"{BILLS_CSV}:3: This is not UTF-8.")
    bills.write_bytes(b'id,identifier,title,session_identifier\nb,HF 1,"never ends,2025-2026\n')
    assert clerk.refused(source)[0].startswith(f"{BILLS_CSV}:2: This is not a table")
    bills.write_bytes(b"")
    assert clerk.refused(source)[0].startswith(f"{BILLS_CSV}:1: The columns id, identifier")


def test_a_line_end_in_a_title_moves_no_line(clerk: Clerk) -> None:
    """Faults below it still name the line in the file."""
    clerk.sets("bills", 1, title="Lights\n\nand piers")
    clerk.sets("bills", 2, identifier="SF ten", title="Piers\nand lights")
    assert clerk.refused()[0].startswith(f"{BILLS_CSV}:5: The bill's number is “SF ten”")


def test_a_second_table_is_named(clerk: Clerk) -> None:
    """Two downloads in one folder are never mixed."""
    source = clerk.write()
    (source / "Old_votes.csv").write_bytes((clerk.root / VOTES_CSV).read_bytes())
    assert clerk.refused(source)[0].startswith("source/Old_votes.csv:1: There is a second table votes.")


def test_a_zip_that_is_none_is_named(clerk: Clerk) -> None:
    """Missing, cut off, spoiled inside, or no zip at all."""
    whole = clerk.zipped(zipfile.ZIP_STORED).read_bytes()
    broken = clerk.root / "broken.zip"
    assert clerk.refused(broken)[0].startswith("broken.zip:1: This cannot be read")
    for content in (b"", b"no zip", whole[: len(whole) // 2], whole.replace(b"Suspension", b"Suspansion", 1)):
        broken.write_bytes(content)
        assert clerk.refused(broken)[0].startswith("broken.zip:1: This cannot be read")


def test_a_table_beyond_all_size_is_refused(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small zip may hold more than fits into memory."""
    monkeypatch.setattr("tools.importers.tables.LARGEST", 100)
    assert clerk.refused()[0].startswith(f"{BILLS_CSV}:1: The table is larger than")


def test_a_seal_holds_whatever_the_line_ends(clerk: Clerk) -> None:
    """A copy from a system with other line ends was not edited."""
    clerk.imports()
    text = clerk.file.read_text("utf-8")
    assert text == sealed(text.partition("\n")[2])
    clerk.file.write_bytes(text.replace("\n", "\r\n").encode())
    assert clerk.imports()
