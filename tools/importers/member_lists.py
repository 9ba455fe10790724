"""Reading a list of members as a spreadsheet saved it: whatever its separators, columns and spellings."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from campaign.finding import Finding, Refused
from campaign.model.legislature import Chamber, Legislature
from campaign.model.patterns import folded
from campaign.model.roster import Seat
from campaign.read.files import read_bytes, to_text
from campaign.read.seen import plain

COLUMNS = {  # what lists call each column, in lowercase letters alone; nothing else is read: it may be private
    "seat": "seat district dist districtnumber districtno legislativedistrict",
    "name": "name member members membername legislator legislatorname fullname displayname person",
    "first": "first firstname given givenname memberfirstname",
    "last": "last lastname family familyname surname memberlastname",
    "phone": "phone phonenumber phoneno telephone telephonenumber telephoneno tel voice officephone officetelephone"
    " capitolphone capitoltelephone capitolofficephone phonecapitol phoneoffice",
    "email": "email emailaddress mail mailaddress officeemail capitolemail",
    "chamber": "chamber body",
}
SEPARATORS = ",;\t|"
ABOVE = 20  # lines in which the names of the columns are looked for
COLUMNS_WANTED = "Name its columns seat, name, phone and, where there is one, email"
AS_CSV = "In your spreadsheet program, save it as “CSV UTF-8”, and compare that file"
FILLERS = frozenset("district dist no number seat legislative of the".split())
NUMBER = re.compile(r"(?<!\d)(?:\+?1[-. (]*)?\(?(\d{3})\)?[-. /]*(\d{3})[-. ]*(\d{4})(?!\d)", re.ASCII)
MAILBOX = re.compile(r"[^@\s<>\"':;,]+@[^@\s<>\"':;,]+\.[a-z]{2,}")
NOBODY = re.compile(r"vacan.*|seatvacan.*|open|openseat|tbd|none|na|unfilled|")
Key = tuple[str, str]  # a chamber's id, and a district in lowercase letters and digits


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list says of a seat, and in which line."""

    line: int
    seat: Seat
    name: str  # "" where it names nobody
    phones: tuple[str, ...]  # like 651-555-0100
    emails: tuple[str, ...]  # lowercase
    unread: str = ""  # what is there for a phone and is none


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a list has which column, by what it holds, and the name of the one for the seat."""

    at: Mapping[str, int]
    seat: str

    def cell(self, row: list[str], what: str) -> str:
        """Return a cell of a row, spelled in one way, with single spaces; "" where there is none."""
        place = self.at.get(what, len(row))
        return " ".join(plain(row[place]).split()) if place < len(row) else ""


def read_list(path: Path, legislature: Legislature) -> tuple[list[Entry], list[Finding]]:
    """Return what a list says of each seat, and what is wrong with single rows; raise Refused for no such list."""
    where = path.as_posix()
    try:
        text = _text(path)
        rows = _rows(text, _separator(text, legislature))
        at, columns = _head(rows, legislature)
    except Refused as refused:
        raise Refused(replace(refused.finding, path=where)) from refused
    keys = {(seat.chamber, _key(seat.district)): seat for seat in _seats(legislature)}
    found: dict[Seat, Entry] = {}
    faults: list[Finding] = []
    twice: set[Seat] = set()
    for line, row in rows[at + 1 :]:
        if not any(map(str.strip, row)):
            continue
        seats = _seats_meant(columns, row, legislature, keys)
        if len(seats) != 1:
            faults.append(Finding(where, line, *_no_seat(columns.cell(row, "seat"), seats)))
            continue
        entry = _entry(line, seats[0], columns, row)
        first = found.setdefault(entry.seat, entry)
        if replace(first, line=line) != entry:
            twice.add(entry.seat)
            message = f"District {entry.seat.district} is here twice, first in line {first.line}, and not the same"
            faults.append(Finding(where, line, message, "Keep the right one; until then neither is compared"))
    return [entry for entry in found.values() if entry.seat not in twice], faults


def _text(path: Path) -> str:
    """Return the text of a file that a spreadsheet saved; with tabs, some write UTF-16."""
    content = read_bytes(path.parent, path.name)
    if content.startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise Refused(Finding("", 1, "This is no CSV but a spreadsheet’s own file, or a PDF", AS_CSV))
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode()
    try:
        return to_text(content, "")
    except Refused as refused:
        raise Refused(replace(refused.finding, fix=AS_CSV)) from refused


def _separator(text: str, legislature: Legislature) -> str:
    """Return what parts the cells: that by which most names of columns are known in one line."""
    lines = text.split("\n")[:ABOVE]

    def known(separator: str) -> int:
        rows = (next(csv.reader([line], delimiter=separator), []) for line in lines)
        return max(len(_known(row, legislature)) for row in rows)

    return max(SEPARATORS, key=known)


def _rows(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Return the rows, each with the line on which it begins: a cell may hold line ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Refused(Finding("", line, f"From this line on it is no table ({error})", "Look at its quotes")) from error
    return rows


def _head(rows: list[tuple[int, list[str]]], legislature: Legislature) -> tuple[int, Columns]:
    """Return which row names the columns, and where they are; raise Refused where some are missing, or are two."""
    told = [_known(row, legislature) for _line, row in rows[:ABOVE]]
    at = max(range(len(told)), key=lambda number: len(told[number]), default=None)
    if at is None or not told[at]:
        raise Refused(Finding("", 1, "No line here names the columns of a list of members", COLUMNS_WANTED))
    line, row = rows[at]
    for what, places in told[at].items():
        if len(places) > 1 and what != "chamber":
            names = " and ".join(f"“{row[place].strip()}”" for place in places)
            raise Refused(Finding("", line, f"Two columns may hold the {what}: {names}", "Delete one, or rename it"))
    missing = [what for what in ("seat", "phone") if what not in told[at]]
    missing += [] if told[at].keys() & {"name", "last"} else ["name"]
    if missing:
        names = ", ".join(cell.strip() for cell in row if cell.strip())
        raise Refused(
            Finding("", line, f"No column holds the {' or the '.join(missing)}: here are {names}", COLUMNS_WANTED)
        )
    where = {what: places[0] for what, places in told[at].items()}
    return at, Columns(where, row[where["seat"]])


def _known(row: list[str], legislature: Legislature) -> dict[str, list[int]]:
    """Return the places of the columns that a row names, by what they hold."""
    known = {word: what for what, words in COLUMNS.items() for word in words.split()}
    for chamber in legislature.chambers:
        known |= dict.fromkeys((_letters(chamber.role), f"{_letters(chamber.role)}s"), "name")
        known[f"{_letters(chamber.word)}district"] = "seat"
    found: dict[str, list[int]] = {}
    for place, cell in enumerate(row):
        if what := known.get(_letters(cell)):
            found.setdefault(what, []).append(place)
    return found


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", folded(text))


def _entry(line: int, seat: Seat, columns: Columns, row: list[str]) -> Entry:
    """Return what a row says of its seat."""
    name = columns.cell(row, "name") or f"{columns.cell(row, 'first')} {columns.cell(row, 'last')}".strip()
    written = columns.cell(row, "phone")
    phones = tuple("-".join(found.groups()) for found in NUMBER.finditer(written))
    emails = tuple(MAILBOX.findall(columns.cell(row, "email").lower().removeprefix("mailto:")))
    nobody = NOBODY.fullmatch(_letters(name)) and name.isascii()
    return Entry(line, seat, "" if nobody else name, phones, emails, "" if phones else written)


# Seats


def _seats(legislature: Legislature) -> list[Seat]:
    return [Seat(each.id, district) for each in legislature.chambers for district in legislature.seats(each.id)]


def _parts(text: str) -> list[str]:
    """Return a text's words and numbers in lowercase, 064A as 64 and a."""
    return [part.lstrip("0") or "0" for part in re.findall(r"[a-z]+|\d+", folded(text))]


def _key(district: str) -> str:
    return "".join(_parts(district))


def _seats_meant(columns: Columns, row: list[str], legislature: Legislature, keys: Mapping[Key, Seat]) -> list[Seat]:
    """Return the seats that a row may be of; the name of the column counts where two chambers have the district."""
    text = f"{columns.cell(row, 'chamber')} {columns.cell(row, 'seat')}"
    found = seats_called(text, legislature, keys)
    return found if len(found) < 2 else seats_called(f"{columns.seat} {text}", legislature, keys)


def seats_called(text: str, legislature: Legislature, keys: Mapping[Key, Seat]) -> list[Seat]:
    """Return the seats that a text like 64A, HD 64A, Senate 64 or District 5 may mean."""
    parts = _parts(re.sub(r"\.0*\s*$", "", text))  # some programs save 64 as 64.0
    named = [each for each in legislature.chambers if _words(each).intersection(parts)]
    if not named and len(parts) > 1:
        short = parts[0].removesuffix("d") or parts[0]
        named = [each for each in legislature.chambers if each.word[:1].lower() == short]
        parts = parts[1:] if named else parts
    every_word = FILLERS.union(*map(_words, legislature.chambers))
    key = "".join(part for part in parts if part not in every_word)
    return [seat for each in named or legislature.chambers if (seat := keys.get((each.id, key)))]


def _words(chamber: Chamber) -> frozenset[str]:
    """Return the words that name a chamber or its members."""
    words = _parts(f"{chamber.id} {chamber.name} {chamber.word} {chamber.title} {chamber.role_words}")
    return frozenset(words) - FILLERS


def _no_seat(written: str, seats: list[Seat]) -> tuple[str, str]:
    """Return what is wrong with a row's seat, and the fix."""
    if not written:
        return "This row has no seat", "Write its district, like 14A, or delete the row"
    if seats:
        both = " and ".join(seat.chamber for seat in seats)
        return f"“{written}” is a district of {both}", "Write which, like House 14, or add a column “chamber”"
    return f"“{written[:40]}” is no district of this legislature", "Correct it, or delete the row"
