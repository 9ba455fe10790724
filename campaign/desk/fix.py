"""`check --fix`: fixes in the files what needs no judgment, and says what it did.

Each fixer takes a text and returns it, fixed; none loses a word, and none changes what is no fault: line ends, spaces
at the end of lines and a mark at the beginning are read as they are, and stay.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args, get_origin
from urllib.parse import urlsplit

from campaign.blank import bare, group_of
from campaign.check.link_facts import untracked, unwrapped
from campaign.memory import stamps
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.model.patterns import BillNumber
from campaign.read.files import LARGEST
from campaign.read.metadata import stripped
from campaign.read.seen import ADDRESS, trimmed
from campaign.read.typed import fields_of
from campaign.sources import ACTIONS, PAGES, TEXTS, TYPED

FOLDERS = ("content", "data")
ENDINGS = (".md", ".yml")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
STRIPPED = "all that the picture file carried besides the picture taken out"
ROUNDS = 5  # one fix can make room for another, as dashes do for the fields between them
Fixer = Callable[[str], str]
Fields = Mapping[str, frozenset[str]]
SECURED = "http:// to https:// for hosts that are known"
SECURE = re.compile(r"https://([a-z0-9.-]+)")
FRONT = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
MONTHS = "january february march april may june july august september october november december".split()
END = r"(?=[ \t]*(?:#.*)?$)"
KEY = r"^([ \t]*(?:- )?(?:[a-z_]+):[ \t]+)"
IN_DIGITS = re.compile(rf"{KEY}(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}){END}")
IN_WORDS = re.compile(rf"{KEY}([A-Za-z]{{3,9}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){END}")
BILL = re.compile(rf"{KEY}([A-Za-z])\.?[ \t]?([A-Za-z])\.?[ \t-]?(\d{{1,6}}){END}")
WORD = re.compile(rf"{KEY}([A-Za-z]+){END}")
LINE_END = re.compile(r"\r\n|\r|\n")
FIELD = re.compile(r"([ \t]*)(?:- )?([a-z_]+):")
BLOCK = re.compile(r"[^#]*:[ \t]+[|>][-+0-9]*[ \t]*(?:#.*)?$")
BOM = "\ufeff"


def fix(root: Path) -> list[str]:
    """Fix every text of content/ and data/ in place, each in one step, and return a line on each that needed it."""
    secure = secure_hosts(root)
    fixed = {path: _fix_file(root, path, secure) for path in _files(root)}
    return [f"{path}: fixed: {'; '.join(what)}." for path, what in fixed.items() if what]


def secure_hosts(root: Path) -> frozenset[str]:
    """Return the hosts that the data files link to with https://: they are known to answer there."""
    files = (root / path for path in _files(root) if path.startswith("data/"))
    return frozenset(host for file in files for host in SECURE.findall(file.read_text("utf-8", errors="replace")))


def _files(root: Path) -> Iterator[str]:
    """Yield the path of every text and picture of people; links are left alone."""
    for folder in FOLDERS:
        for name, stamp in sorted(stamps(root / folder)):
            if stamp and stamp.size <= LARGEST and name.endswith((*ENDINGS, *PICTURES)):
                yield f"{folder}/{name}"


def _fix_file(root: Path, path: str, secure: frozenset[str]) -> tuple[str, ...]:
    """Fix one file, and return what was fixed; a text that is not UTF-8 stays, for a guess could change words."""
    file = root / path
    before = file.read_bytes()
    what: tuple[str, ...]
    if file.name.endswith(PICTURES):
        after, what = stripped(before), (STRIPPED,)
    else:
        try:
            text, what = fixed_text(before.decode("utf-8"), secure, fields_by_type(path))
        except UnicodeDecodeError:
            return ()
        after = text.encode("utf-8")
    if after == before:
        return ()
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_bytes(after)
    draft.replace(file)
    return what


def fixed_text(
    text: str, secure: frozenset[str] = frozenset(), fields: Fields | None = None
) -> tuple[str, tuple[str, ...]]:
    """Return a file's text, fixed, and what was done; a text that needs nothing comes back as it is, byte for byte.

    `fields` are the keys of its class by the type of their values (see `fields_by_type`), else those of an action.
    """
    done: dict[str, None] = {}
    known = fields_by_type(ACTIONS) if fields is None else fields
    fixers: list[tuple[str, Fixer]] = [
        *FIXERS,
        *((words, partial(in_fields, keys=known[kind], fixer=fixer)) for words, kind, fixer in FIELD_FIXERS),
        (SECURED, partial(secured, hosts=secure)),
    ]
    mark = BOM if text.startswith(BOM) else ""
    ends = [*LINE_END.findall(text), ""]
    now = LINE_END.sub("\n", text.removeprefix(BOM))
    for _ in range(ROUNDS):
        before = now
        for words, fixer in fixers:
            fixed = fixer(now)
            if fixed != now:
                done[words] = None
                now = fixed
        if now == before:
            break
    lines = now.split("\n")  # as many as before: no fixer adds or takes one
    return mark + "".join(line + end for line, end in zip(lines, ends, strict=True)), tuple(done)


def fields_by_type(path: str) -> Fields:
    """Return the keys that a file may have, in groups too, whose values are dates, bills, or words of a fixed list.

    A file that the site does not read has none: what is in it may be meant for people.
    """
    cls = Page if path.startswith(PAGES) else Action if path.startswith(TEXTS) else TYPED.get(path)
    found: dict[str, set[str]] = {"date": set(), "bill": set(), "word": set()}
    if cls:
        _add_fields(cls, found)
    return {kind: frozenset(keys) for kind, keys in found.items()}


def _add_fields(cls: Any, found: dict[str, set[str]]) -> None:  # noqa: ANN401 - a dataclass that YAML fills
    """Add the keys of a class and of the groups in it to those found, by the type of their values."""
    for spec in fields_of(cls).values():
        if group := group_of(spec):
            _add_fields(group, found)
        elif BillNumber in (spec.type, *get_args(spec.type)):
            found["bill"].add(spec.key)
        elif (kind := bare(spec.type)) in (date, datetime):
            found["date"].add(spec.key)
        elif kind is bool or get_origin(kind) is Literal:
            found["word"].add(spec.key)


# The fixers


def in_fields(text: str, keys: frozenset[str], fixer: Fixer) -> str:
    """Fix the lines of some keys alone: not the text below the fields, nor a text of several lines among them."""
    fields, body = _parts(text) if FRONT.match(text) else (text, "")  # data is fields all through
    lines, deep = fields.split("\n"), None
    for number, line in enumerate(lines):
        if deep is not None and (not line.strip() or len(line) - len(line.lstrip(" ")) > deep):
            continue
        found = FIELD.match(line)
        deep = len(found[1]) if found and BLOCK.match(line) else None
        if found and found[2] in keys:
            lines[number] = fixer(line)
    return "\n".join(lines) + body


def _parts(text: str) -> tuple[str, str]:
    """Return the fields at the top of a text, "" where there are none, and the rest."""
    front = FRONT.match(text)
    return (front[0], text[front.end() :]) if front else ("", text)


def three_dashes(text: str) -> str:
    """Write the long dash that phones make of three dashes as three dashes, above and below the fields."""
    if not re.match(r"(?:—|–-|-–)[ \t]*\n", text):
        return text
    return re.sub(r"^(?:—|–-|-–)[ \t]*$", "---", text, count=2, flags=re.MULTILINE)


def spaces_in_fields(text: str) -> str:
    """Indent fields with plain spaces, and put one after a key's colon."""
    fields, body = _parts(text)
    fields = re.sub(
        r"^[ \t\xa0]+(?=\S)|^[ \t]*\xa0[ \t\xa0]*$",
        lambda found: found[0].replace("\t", "  ").replace("\xa0", " "),
        fields,
        flags=re.M,
    )
    return re.sub(r"^([a-z_]+:)\xa0", r"\1 ", fields, flags=re.M) + body


def _from_digits(found: re.Match[str]) -> str:
    """Return a month/day/year as year-month-day; 4/5/2026 may mean two days and stays."""
    month, day = int(found[2]), int(found[3])
    sure = 1 <= month <= 12 and (12 < day <= 31 or month == day)
    return f"{found[1]}{found[4]}-{month:02}-{day:02}" if sure else found[0]


def _from_words(found: re.Match[str]) -> str:
    months = [number for number, name in enumerate(MONTHS, 1) if name.startswith(found[2].lower())]
    return f"{found[1]}{found[4]}-{months[0]:02}-{int(found[3]):02}" if len(months) == 1 else found[0]


def direct(text: str) -> str:
    """Write where links lead: the target of those that hand on, without the parts that only serve to follow people."""
    return ADDRESS.sub(_direct, text)


def _direct(found: re.Match[str]) -> str:
    address = trimmed(found[0], found.string[found.start() - 1 : found.start()])
    return untracked(unwrapped(address) or address) + found[0][len(address) :]


def secured(text: str, hosts: frozenset[str]) -> str:
    """Write https:// for hosts that are known to answer there, and for those of the government."""

    def secure(found: re.Match[str]) -> str:
        host = (urlsplit(found[0]).hostname or "") if "[" not in found[0] else ""
        return f"https{found[0][4:]}" if host in hosts or host.endswith(".gov") else found[0]

    return re.sub(r"http://[a-zA-Z0-9.-]+", secure, text)


FIXERS: tuple[tuple[str, Fixer], ...] = (
    ("invisible characters taken out", lambda text: re.sub("[\ufeff\u200b]", "", text)),  # they hide keys
    ("three dashes above and below the fields", three_dashes),
    ("plain spaces before and after keys", spaces_in_fields),
    ("links lead straight to their target and follow nobody", direct),
)
FIELD_FIXERS: tuple[tuple[str, str, Fixer], ...] = (
    ("dates as year-month-day", "date", lambda line: IN_WORDS.sub(_from_words, IN_DIGITS.sub(_from_digits, line))),
    (
        "bill numbers as letters, a space and digits",
        "bill",
        lambda line: BILL.sub(lambda found: f"{found[1]}{found[2].upper()}{found[3].upper()} {int(found[4])}", line),
    ),
    (
        "words of a fixed list in lowercase",
        "word",
        lambda line: WORD.sub(lambda found: found[1] + found[2].lower(), line),
    ),
)
