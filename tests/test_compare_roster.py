"""Another list of members beside ours: read as a spreadsheet saved it, each difference told, what agrees remembered."""

from __future__ import annotations

import codecs
import shutil
from datetime import date
from pathlib import Path

import pytest

from campaign.load import load
from campaign.model.roster import Legislator
from tests.invented import SITE, TODAY, copied
from tools.importers.compare_roster import TITLES, compare, is_same_person, main, words_of, written
from tools.importers.member_lists import read_list
from tools.importers.report import ImportReport

DAY = "2027-02-09"
HEAD = "Seat,Name,Phone,Email"
OTTOLINE = "1,Ottoline Brask,690-555-0105,ottoline@assembly.ostrelle.example"
WREN = "4,Wren O'Hollow,690-555-0108,"
LUCASTA = "6,Lucasta Mirrendale,690-555-0110,"


class Editor:
    """Somebody with a copy of the invented state and a list to compare it with."""

    def __init__(self, root: Path) -> None:
        self.root, self.data, self.list = root, root / "data", root / "list.csv"
        shutil.copytree(SITE / "data", self.data)
        (self.data / "comparisons.yml").unlink()

    @property
    def remembered(self) -> str:
        """Return what is remembered, "" for nothing."""
        file = self.data / "comparisons.yml"
        return file.read_text("utf-8") if file.exists() else ""

    def compares(self, *lines: str | bytes, by: str = "Desk list", as_of: str = DAY, link: str = "") -> ImportReport:
        """Save lines, or bytes, as the list and compare it."""
        self.list.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
        return compare(self.list, self.data, by, as_of, link)

    def told(self, *lines: str | bytes, by: str = "Desk list", as_of: str = DAY, link: str = "") -> list[str]:
        """Return the findings, without the folder's path."""
        found = self.compares(*lines, by=by, as_of=as_of, link=link).findings
        return [str(each).replace(f"{self.root.as_posix()}/", "") for each in sorted(found)]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Return an editor on the invented state's day."""
    monkeypatch.setenv("TODAY", TODAY.isoformat())
    return Editor(tmp_path)


# What agrees


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, OTTOLINE),
        ("\ufeffSEAT;PHONE;NAME", "Assembly 1;(690) 555-0105;Brask, Ottoline"),
        ("Home phone\tTelephone\tMember\tDistrict", "690-555-0666\t1.690.555.0105\tAsm. Ottoline Brask (L)\tAD 1"),
        (
            '"All of them","",""',
            "",
            '"District","Last name","First name","Office phone"',
            '"01","Brask","Ottoline","6905550105"',
        ),
        ("Chamber,District,Assembly members,E-mail,Phone number", "Assembly,1.0,OTTOLINE BRASK,,+1 (690) 555–0105 x 3"),
        ("Assembly district|legislator|voice", "District 1|Ottoline  Brask|690-555-0100 or 690-555-0105"),
        ("name,phone,seat", '"Brask,\nOttoline",690 555 0105,A-1'),
        (codecs.BOM_UTF16_LE + "Seat\tName\tPhone\r\n1\tOttoline Brask\t690-555-0105\r\n".encode("utf-16-le"),),
    ],
    ids=["plain", "semicolons", "tabs", "quotes", "chamber", "bars", "a line end in a name", "UTF-16"],
)
def test_a_list_is_read_however_it_was_saved(editor: Editor, lines: tuple[str | bytes, ...]) -> None:
    """Columns in any order and spelling, seats and phones too; what agrees is remembered with source and day."""
    report = editor.compares(*lines)
    assert report.findings == []
    assert "It covers 1 of 12 seats: Council 0 of 4, Assembly 1 of 8" in report.notes
    assert "- source: Desk list\n    as_of: 2027-02-09\n    agreed:\n" in editor.remembered
    assert editor.remembered.count("legislator:") == 1
    assert "{legislator: ottoline-brask, phone: 690-555-0105}" in editor.remembered


def test_the_exit_code_tells_whether_all_agrees(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    """0 with notes, 1 with a difference, and the job says it all on one line each."""
    words = [str(editor.list), "--source", "Desk", "--as-of", DAY, "--data", str(editor.data)]
    editor.list.write_text(f"{HEAD}\n1,O. Brask,690-555-0105,", "utf-8")
    assert main(words) == 0
    assert "warning: Ottoline Brask (Assembly 1) is O. Brask in" in capsys.readouterr().out
    editor.list.write_text(f"{HEAD}\n1,O. Brask,690-555-0106,", "utf-8")
    assert main(words) == 1
    assert "we have 690-555-0105, and" in capsys.readouterr().err


def test_what_agrees_counts_as_checked(editor: Editor) -> None:
    """The site takes the later day of both, and only as long as our number is the one that was compared."""
    root = copied(editor.root / "project")
    editor.compares(HEAD, OTTOLINE, WREN)
    shutil.copy(editor.data / "comparisons.yml", root / "data")
    campaign = load(root, TODAY).campaign
    assert campaign
    by_id = campaign.roster.by_id
    assert (by_id["ottoline-brask"].checked, by_id["wren-ohollow"].checked) == (date(2027, 2, 9), date(2027, 2, 9))
    assert by_id["lucasta-mirrendale-8"].checked is None
    earlier, to_come, changed = ("as_of: 2027-02-09", "as_of: 2027-02-07"), ("02-07", "02-11"), ("0105", "0195")
    for file, (old, new) in (("legislators", changed), ("comparisons", earlier), ("comparisons", to_come)):
        path = root / f"data/{file}.yml"
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        campaign = load(root, TODAY).campaign
        assert campaign
        assert campaign.roster.by_id["ottoline-brask"].checked is None
        checked = campaign.roster.by_id["wren-ohollow"].checked
        assert checked == (date(2027, 2, 9) if file == "legislators" else None), "earlier than the source, or to come"


def test_a_list_replaces_what_it_said_before(editor: Editor) -> None:
    """One entry for each source; another source stands beside it, and the same run twice changes no byte."""
    editor.compares(HEAD, OTTOLINE, WREN, by="Clerk")
    editor.compares(HEAD, OTTOLINE, WREN, as_of="2027-02-08")
    report = editor.compares(HEAD, OTTOLINE, by="desk  LIST", link="https://desk.ostrelle.example/")
    assert "It replaces the comparison with Desk list of 2027-02-08" in report.notes
    assert (editor.remembered.count("source:"), editor.remembered.count("wren-ohollow")) == (2, 1)
    assert "link: https://desk.ostrelle.example/" in editor.remembered
    before = editor.remembered
    assert editor.compares(HEAD, OTTOLINE, by="desk LIST", link="https://desk.ostrelle.example/").written == []
    assert editor.remembered == before


# What differs


@pytest.mark.parametrize(
    ("row", "place", "says"),
    [
        (
            "1,Ottoline Brask,690-555-0106,",
            "data/legislators.yml phone: 690-555-0105",
            "we have 690-555-0105, and list.csv:2 has 690-555-0106.",
        ),
        (
            "7,Jan Ľubomír Zlty,690-555-0191,",
            "data/corrections.yml phone: 690-555-0111",
            "we have 690-555-0111, and list.csv:2 has 690-555-0191.",
        ),
        (
            "2,Percival Dunmoor,690-555-0106,",
            "data/legislators.yml - id: percival-dunmoor",
            "we have no number, and list.csv:2 has 690-555-0106.",
        ),
        (
            "1,Bo Cove,690-555-0105,",
            "data/legislators.yml name: Ottoline Brask",
            "We have Ottoline Brask (Assembly 1), and list.csv:2 has Bo Cove.",
        ),
        ("1,VACANT,690-555-0105,", "data/legislators.yml name: Ottoline Brask", "list.csv:2 names nobody."),
        (
            "5,Bo Cove,690-555-0105,",
            'data/legislators.yml - {chamber: assembly, district: "5", from: 2027-01-25',
            "We have Assembly 5 as vacant, and list.csv:2 has Bo Cove.",
        ),
        (
            "1,Ottoline Brask,690-555-0105,o@x.example",
            "data/legislators.yml email: ottoline@",
            "and list.csv:2 has o@x.example.",
        ),
        ("1,Ottoline Brask,6.9E+09,", "list.csv 6.9E+09", "“6.9E+09” is no phone number of ten digits"),
        ("9,Bo Cove,690-555-0105,", "list.csv 9,Bo", "“9” is no district of this legislature."),
        (",Bo Cove,690-555-0105,", "list.csv ,Bo", "This row has no seat."),
        (
            "6,Lucasta Mirrendale,690-555-0111,",
            "list.csv 6,Lucasta Mirrendale,690-555-0110",
            "District 6 is here twice, first in line 2, and not the same.",
        ),
    ],
)
def test_each_difference_is_one_line_with_both_places(editor: Editor, row: str, place: str, says: str) -> None:
    """Ours with file and line, theirs with file and line, and what to do; it is not remembered as confirmed."""
    found = editor.told(HEAD, row, WREN, LUCASTA)
    assert len(found) == 1, found
    path, _, there = place.partition(" ")
    text = (editor.root / path).read_text("utf-8")
    assert found[0].startswith(f"{path}:{text[: text.index(there)].count(chr(10)) + 1}: "), found
    assert says in found[0]
    assert "wren-ohollow" in editor.remembered
    agreed = editor.remembered.partition("differed:")[0]
    if "o@x" not in row:  # only the mailbox differs
        assert not any(f"legislator: {each}" in agreed for each in ("ottoline", "jan-lub", "percival", "tobias"))


def test_nothing_of_the_list_is_kept_but_that_it_differs(editor: Editor) -> None:
    """Their number may be a private one: only ours is noted, as in doubt."""
    editor.compares(HEAD, "1,Ottoline Brask,690-555-0106,", WREN)
    assert "differed:\n      - {legislator: ottoline-brask, phone: 690-555-0105}" in editor.remembered
    assert "0106" not in editor.remembered


def test_the_same_row_twice_is_no_difference(editor: Editor) -> None:
    """Nor is a seat that both have as vacant, nor a row without a number."""
    report = editor.compares(HEAD, OTTOLINE, OTTOLINE, "5,Vacant,690-555-0100,", "4,Wren O'Hollow,,")
    assert report.findings == []
    assert "It has no number for Assembly 4" in report.notes
    assert "It has no row for Assembly 2, 3, 6, 7, 8" in report.notes


def test_the_holder_is_that_of_the_list_s_day(editor: Editor) -> None:
    """A list of January names who sat there then."""
    rosalind = "3,Rosalind Ketterley,690-555-0107,"
    assert editor.told(HEAD, rosalind, as_of="2027-01-31") == []
    assert "has Rosalind Ketterley." in editor.told(HEAD, rosalind, WREN, as_of="2027-02-01")[0]


# What cannot be compared


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "list.csv:1: No line here names the columns of a list of members. Name its columns seat"),
        (b"a,b\n1,2", "list.csv:1: No line here names the columns"),
        (b"Seat,Name\n1,Jo", "list.csv:1: No column holds the phone: here are Seat, Name."),
        (b"Phone,Nope\n1,Jo", "list.csv:1: No column holds the seat or the name: here are Phone, Nope."),
        (b"Seat,Name,Phone,Tel.\n1,Jo,1,2", "list.csv:1: Two columns may hold the phone: “Phone” and “Tel.”."),
        (
            b"Seat,Name,Phone\n1,Jos\xe9,6905550105",
            "list.csv:2: This line is not UTF-8 text. In your spreadsheet program",
        ),
        (b'Seat,Name,Phone\n1,"Jo,690', "list.csv:2: From this line on it is no table"),
        (b"PK\3\4\0\0", "list.csv:1: This is no CSV but a spreadsheet’s own file"),
        (
            b"Seat,Name,Phone\n",
            "list.csv:1: None of our numbers of 2027-02-09 could be compared, so nothing was remembered.",
        ),
    ],
)
def test_a_list_that_cannot_be_read_gets_one_line(editor: Editor, content: bytes, says: str) -> None:
    """File, line, what is wrong, what to do; nothing is written."""
    (found,) = editor.told(content)
    assert found.startswith(says)
    assert editor.remembered == ""


def test_a_missing_file_gets_one_line(editor: Editor) -> None:
    """So does a folder."""
    for path in (editor.root / "none.csv", editor.root):
        (found,) = compare(path, editor.data, "Desk", DAY).findings
        assert found.path == path.as_posix()


@pytest.mark.parametrize(
    ("by", "as_of", "link", "says"),
    [
        ("", DAY, "", "--source:1: It is not said whose list this is. Write whose"),
        ("nobody, made up for TESTS", DAY, "", "is where our numbers come from, so it confirms nothing."),
        ("x" * 81, DAY, "", "--source:1: This is no name of at most 80 characters."),
        ("Desk", "", "", "--as-of:1: The day of the list is missing. Write the day"),
        ("Desk", "2/9/2027", "", "--as-of:1: “2/9/2027” is not a day."),
        ("Desk", "2027-02-11", "", "--as-of:1: 2027-02-11 is still to come."),
        ("Desk", "2016-02-11", "", "--as-of:1: 2016-02-11 is in no session"),
        ("Desk", DAY, "http://x", "--link:1: “http://x” is no address of a page."),
    ],
)
def test_source_and_day_are_asked_for(editor: Editor, by: str, as_of: str, link: str, says: str) -> None:
    """Without them nobody could tell what the comparison is worth."""
    (found,) = editor.told(HEAD, OTTOLINE, by=by, as_of=as_of, link=link)
    assert says in found
    assert editor.remembered == ""


def test_the_wrong_column_confirms_and_doubts_nothing(editor: Editor) -> None:
    """Where nearly all differ it is another list: nothing is remembered, and the site doubts no number."""
    rows = [f"{seat},{name},690-555-019{seat},"
            for seat, name in ((1, "Ottoline Brask"), (3, "Ignatz Pellworm"), (4, "Wren O'Hollow"),
                               (6, "Lucasta Mirrendale"), (7, "Jan Zlty"), (8, "Lucasta Mirrendale"))]  # fmt: skip
    found = editor.told(HEAD, *rows)
    assert "More of our numbers differ (6) than agree (0), so nothing was remembered." in " ".join(found)
    assert editor.remembered == ""


def test_a_comment_by_hand_is_not_lost(editor: Editor) -> None:
    """The file is not written over, and the finding names the line."""
    editor.compares(HEAD, OTTOLINE)
    file = editor.data / "comparisons.yml"
    file.write_text(editor.remembered.replace("as_of: 2027-02-09", "as_of: 2027-02-09 # mine"), "utf-8")
    (found,) = editor.told(HEAD, OTTOLINE, WREN)
    assert "would lose the comment “mine”" in found
    assert "wren" not in editor.remembered


# Seats and names


@pytest.mark.parametrize(
    ("written", "seat"),
    [("1", "assembly 1"), ("AD1", "assembly 1"), ("A 01", "assembly 1"), ("assembly district 8", "assembly 8"),
     ("Member of the Assembly, District No. 2", "assembly 2"), ("iv", "council IV"), ("CD II", "council II"),
     ("C-III", "council III"), ("Council I", "council I"), ("Coun. 1", ""), ("Assembly IV", ""), ("12", "")],
)  # fmt: skip
def test_seats_are_known_in_many_spellings(tmp_path: Path, written: str, seat: str) -> None:
    """By district alone, with the chamber's word, its members' title, or its first letter."""
    campaign = load(SITE, TODAY).campaign
    assert campaign
    file = tmp_path / "list.csv"
    file.write_text(f'seat,name,phone\n"{written}",Jo,1', "utf-8")
    entries, faults = read_list(file, campaign.legislature)
    assert [f"{each.seat.chamber} {each.seat.district}" for each in entries] == ([seat] if seat else [])
    assert len(faults) == (not seat)


MARY = ("Mary K. Kunesh", "Mary", "Kunesh", "sen.mary.kunesh@senate.example")
BILL = ("William R. Weber", "William", "Weber", "bill.weber@senate.example")
ZLTY = ("Ján Ľubomír Žltý", "Ján", "Žltý", "")


@pytest.mark.parametrize(
    ("theirs", "ours", "mailbox", "same"),
    [
        ("Mary Kunesh", MARY, "", True),
        ("Kunesh-Podein, Mary", MARY, "", True),
        ("M. Kunesh", MARY, "", True),
        ("Mary Kunnesh", MARY, "", True),
        ("Molly Jones", MARY, "", False),
        ("Karl Kunesh", MARY, "", False),
        ("Bill Weber", BILL, "", True),
        ("Butch Weber", BILL, "bill.weber@senate.example", True),
        ("Butch Weber", BILL, "", False),
        ("Bo Cove", BILL, "bill.weber@senate.example", False),
        ("Jan Zlty", ZLTY, "", True),
        ("Иван", ZLTY, "", False),
    ],
)
def test_names_that_are_alike_mean_one_person(theirs: str, ours: tuple[str, ...], mailbox: str, same: bool) -> None:
    """Initials, nicknames, double names, slips; or half of the name and the same mailbox: never another person."""
    name, given, family, mail = ours
    person = Legislator(
        id="x", name=name, given_name=given, family_name=family, party="L", email=mail or None, terms=()
    )
    assert is_same_person(words_of(theirs), person, [mailbox] if mailbox else []) == same


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Kunesh-Podein, Mary", "Mary Kunesh-Podein"),
        ("Rep. Huldah Hiltsley (DFL)", "Huldah Hiltsley"),
        ("O'Hollow, Sen. Wren “Wrenny” J.", "Wren J. O'Hollow"),
    ],
)
def test_a_name_is_proposed_as_we_write_it(theirs: str, ours: str) -> None:
    """Whoever copies the line into the corrections gets no title, party or family name first."""
    assert written(theirs, TITLES) == ours
