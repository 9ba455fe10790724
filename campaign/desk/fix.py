"""`check --fix`: fixes in the files what needs no judgment, and says what it did.

Each fixer takes a text and returns it, fixed; none loses a word.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from campaign.check.link_facts import untracked, unwrapped
from campaign.memory import stamps
from campaign.read.files import LARGEST
from campaign.read.metadata import stripped
from campaign.read.seen import ADDRESS, trimmed

FOLDERS = ("content", "data")
ENDINGS = (".md", ".yml")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
STRIPPED = "all that the picture file carried besides the picture taken out"
ROUNDS = 5  # one fix can make room for another, as dashes do for the fields between them
Fixer = Callable[[str], str]
SECURED = "http:// to https:// for hosts that are known"
SECURE = re.compile(r"https://([a-z0-9.-]+)")
FRONT = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
MONTHS = "january february march april may june july august september october november december".split()
DATES = "closes date start end deadline from until as_of checked convenes adjourns terms_begin terms_end".split()
KEY_OF_DATE = rf"^([ \t]*(?:- )?(?:{'|'.join(DATES)}):[ \t]+)"
END = r"(?=[ \t]*(?:#.*)?$)"
IN_DIGITS = re.compile(rf"{KEY_OF_DATE}(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}){END}", re.MULTILINE)
IN_WORDS = re.compile(rf"{KEY_OF_DATE}([A-Za-z]{{3,9}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){END}", re.MULTILINE)
BILL = re.compile(
    rf"^([ \t]*(?:- )?(?:bill|number|companion):[ \t]+)([A-Za-z])\.?[ \t]?([A-Za-z])\.?[ \t-]?(\d{{1,6}}){END}",
    re.MULTILINE,
)
WORD = re.compile(rf"^(kind|position|status|draft|noindex):([ \t]+)([A-Za-z]+){END}", re.MULTILINE)


def fix(root: Path) -> list[str]:
    """Fix every text of content/ and data/ in place, each in one step, and return a line on each that needed it."""
    secure = secure_hosts(root)
    fixed = {path: _fix_file(root / path, secure) for path in _files(root)}
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


def _fix_file(file: Path, secure: frozenset[str]) -> tuple[str, ...]:
    """Fix one file, and return what was fixed; a text that is not UTF-8 stays, for a guess could change words."""
    before = file.read_bytes()
    what: tuple[str, ...]
    if file.name.endswith(PICTURES):
        after, what = stripped(before), (STRIPPED,)
    else:
        try:
            text, what = fixed_text(before.decode("utf-8"), secure)
        except UnicodeDecodeError:
            return ()
        after = text.encode("utf-8")
    if after == before:
        return ()
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_bytes(after)
    draft.replace(file)
    return what


def fixed_text(text: str, secure: frozenset[str] = frozenset()) -> tuple[str, tuple[str, ...]]:
    """Return a file's text, fixed, and what was done; a text that needs nothing comes back as it is."""
    done: dict[str, None] = {}
    fixers: list[tuple[str, Fixer]] = [*FIXERS, (SECURED, partial(secured, hosts=secure))]
    for _ in range(ROUNDS):
        before = text
        for words, fixer in fixers:
            fixed = fixer(text)
            if fixed != text:
                done[words] = None
                text = fixed
        if text == before:
            break
    return text, tuple(done)


# The fixers


def ending_line(text: str) -> str:
    """End the last line, once."""
    return text.rstrip("\n") + "\n" if text.strip() else text


def without_trailing_spaces(text: str) -> str:
    """Take out spaces at the end of lines; two in a text stay, for to Markdown they are a line break."""
    fields, body = _parts(text)
    fields = re.sub(r"[ \t]+$", "", fields, flags=re.MULTILINE)
    body = re.sub(r"^[ \t]+$", "", body, flags=re.MULTILINE)
    return fields + re.sub(r"(?<=[^ \t\n])(?: |\t+)$", "", body, flags=re.MULTILINE)


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
    fields = re.sub(r"^[ \t\xa0]+", lambda found: found[0].replace("\t", "  ").replace("\xa0", " "), fields, flags=re.M)
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
    ("line ends as Unix has them", lambda text: re.sub("\r\n?", "\n", text)),
    ("the last line ended", ending_line),
    ("three dashes above and below the fields", three_dashes),
    ("plain spaces before and after keys", spaces_in_fields),
    ("spaces at the end of lines taken out", without_trailing_spaces),
    ("dates as year-month-day", lambda text: IN_WORDS.sub(_from_words, IN_DIGITS.sub(_from_digits, text))),
    (
        "bill numbers as letters, a space and digits",
        lambda text: BILL.sub(lambda found: f"{found[1]}{found[2].upper()}{found[3].upper()} {int(found[4])}", text),
    ),
    (
        "words of a fixed list in lowercase",
        lambda text: WORD.sub(lambda found: f"{found[1]}:{found[2]}{found[3].lower()}", text),
    ),
    ("links lead straight to their target and follow nobody", direct),
)
