"""One file of content/ or data/ to a value with its findings: what is learned from a file, by itself."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from campaign import digest
from campaign.finding import Finding
from campaign.memory import Learned, Stamp
from campaign.model.action import Action, typeset
from campaign.model.bill import Bills, Histories
from campaign.model.committee import Committees
from campaign.model.comparisons import Comparisons
from campaign.model.corrections import Corrections
from campaign.model.district_map import district_map
from campaign.model.legislature import Legislature
from campaign.model.page import Page, Redirects
from campaign.model.places import Names, places
from campaign.model.pretend import PretendOffice
from campaign.model.roster import Roster
from campaign.model.site import Site
from campaign.model.spots import Spots
from campaign.model.vote import Votes
from campaign.read.files import Refused, Written, from_json, read_bytes, read_text, to_text
from campaign.read.images import FOLDER, SHOWN, picture
from campaign.read.seen import Seen, seen_in
from campaign.read.typed import INVALID, Problems, Source, build, fields_of
from campaign.read.yaml import Document, Mapping, Scalar, parse, split

SITE, PRACTICE = "data/site.yml", "data/practice.yml"
DATA = {
    SITE: Site,
    "data/legislature.yml": Legislature,
    "data/legislators.yml": Roster,
    "data/committees.yml": Committees,
    "data/bills.yml": Bills,
    "data/redirects.yml": Redirects,
    PRACTICE: PretendOffice,
}
# What a site can do without: where these are missing, nobody can be found by place, and the rest works.
CORRECTIONS, COMPARISONS, PLACES, MAP, NOTICE, NAMES, SPOTS = (
    "data/corrections.yml",
    "data/comparisons.yml",
    "data/places.json",
    "data/districts.json",
    "data/districts-NOTICE.md",
    "data/places-names.yml",
    "data/places-spots.yml",
)
OPTIONAL: dict[str, Callable[[bytes], Any]] = {
    PLACES: lambda content: from_json(content, PLACES, "import-places", places),
    MAP: lambda content: from_json(content, MAP, "import-districts", district_map),
    NOTICE: lambda content: to_text(content, NOTICE),
}
PROSE = (SITE, "data/bills.yml", CORRECTIONS, PRACTICE)  # besides all of content/
ACTIONS, EVERGREEN, PAGES = "content/actions/", "content/evergreen/", "content/pages/"
TEXTS = (PAGES, ACTIONS, EVERGREEN, FOLDER)
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
MEANT = {  # what people and other tools call the folders
    **dict.fromkeys("actions posts post blog events hearings calls articles".split(), ACTIONS),
    **dict.fromkeys("evergreen always anytime".split(), EVERGREEN),
    **dict.fromkeys("pages static".split(), PAGES),
}
TYPED = {
    **DATA,
    CORRECTIONS: Corrections,
    COMPARISONS: Comparisons,
    NAMES: Names,
    SPOTS: Spots,
}  # YAML files and the class each one fills
OF_SESSIONS = {"data/votes/": Votes, "data/histories/": Histories}  # folders with one YAML file for each session
OF_A_SESSION = re.compile(r"(data/(?:votes|histories)/)[a-z0-9]+(?:-[a-z0-9]+)*\.yml")
DATE = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
DATED = re.compile(rf"{DATE.pattern}(-[a-z0-9]+)+")
SHORT = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
STANDS_IN = {"title": "…", "ask": "…", "description": "…", "path": "/"}  # where these cannot be read
NAMED = re.compile("`([a-z_]+)[:`]")  # the keys that a finding names
NAMING = "Name the file like 2026-11-23-short-name.md"

Judge = Callable[[Written, Any], Iterable[Finding]]  # rules on one file, which need nothing but what stands in it


def no_judge(_written: Written, _value: object) -> Iterable[Finding]:
    """Find nothing: for whoever wants only what a file says."""
    return ()


class Read(NamedTuple):
    """What a file says, if it can be read, and what is wrong with it."""

    value: Any  # Action, Page, Site, Roster, Picture … or None
    findings: tuple[Finding, ...]  # what cannot be read, or stands in the wrong place
    judged: tuple[Finding, ...] = ()  # what breaks a rule
    draft: bool = False  # also where the rest cannot be read: an unfinished file stops nobody


def learn(root: Path, judge: Judge, files: Sequence[tuple[str, Stamp | None]]) -> list[tuple[str, Learned]]:
    """Return what each file says; one that cannot be read at all is not to be remembered."""
    return [(path, _learn(root, path, stamp, judge)) for path, stamp in files]


def _learn(root: Path, path: str, stamp: Stamp | None, judge: Judge) -> Learned:
    try:
        content = read_bytes(root, path)
    except Refused as refused:
        return Learned(None, "", Read(None, (refused.finding,)))
    return Learned(stamp, digest.of_bytes(content), source(path, content, judge))


def source(path: str, content: bytes, judge: Judge = no_judge) -> Read:
    """Return what the content of a file says, as its place among content/ and data/ gives it meaning."""
    if path.startswith(FOLDER):
        return Read(*picture(path, content))
    if path.startswith("content/") and not path.startswith(TEXTS):
        return Read(None, (Finding(path, 1, "Files in this folder are not read", _right_place(path)),))
    if not class_of(path) and path not in OPTIONAL and not path.endswith(".md"):
        fix = _right_place(path) if path.lower().endswith(SHOWN) else "Move it, or end its name in .md"
        return Read(None, (Finding(path, 1, "Only Markdown files belong here", fix),))
    problems = Problems(path)
    try:
        if path in OPTIONAL:
            return Read(OPTIONAL[path](content), ())
        text = to_text(content, path)
        document = _document(text, path)
        problems.findings += document.findings
        written = Written(path, text, _seen(text, path, document))
        cls = class_of(path)
        value = _data(cls, document, problems) if cls else _text(written, document, problems)
    except Refused as refused:
        return Read(None, (*problems.findings, refused.finding))
    judged = _judged(written, value, document, problems, judge)
    return Read(value, tuple(problems.findings), judged, _is_draft(document))


def _judged(
    written: Written, value: object, document: Document, problems: Problems, judge: Judge
) -> tuple[Finding, ...]:
    """Return what rules find in a file, also in the rest of one in which something cannot be read.

    Each fault once: no line that cannot be read is judged, too, and no rule says that what stands there is missing.
    """
    said, found = {finding.line for finding in problems.findings}, list(judge(written, value))
    if value is None and not class_of(written.path):
        rest, lost = _rest(written, document, said)
        follows = judge(replace(written, seen=None), rest)
        found += (each for each in follows if not lost.intersection(NAMED.findall(f"{each.message} {each.fix}")))
    return tuple(finding for finding in found if finding.line not in said)


def _rest(written: Written, document: Document, said: set[int]) -> tuple[Action | Page, set[str]]:
    """Return what could be read of a file as an action or page, and its keys that are to be passed over.

    Without its kind, nothing but the text below the fields can be judged.
    """
    fields, path = document.fields, written.path
    begins = [*sorted((line, key) for key, line in fields.lines.items()), (document.body_line, "")]
    wrong = {key for (line, key), (end, _) in pairwise(begins) if any(line <= each < end for each in said)}
    cls: Any = Page if path.startswith(PAGES) else Action
    missing = {key for key, spec in fields_of(cls).items() if spec.required and key not in fields.values}
    lost = wrong | fields.lost | missing
    named = _named(path, []) if cls is Action else {}
    if "start" in lost or not named:  # an action without a day must not close, one that starts need not
        lost.add("closes")
    values = {key: value for key, value in fields.values.items() if key not in lost}
    values |= {key: Scalar(STANDS_IN[key], 1) for key in lost & STANDS_IN.keys() if key in fields_of(cls)}
    lines = {key: line for key, line in fields.lines.items() if key in values}
    more: dict[str, Any] = {"body": document.body, "body_line": document.body_line}
    rest = build(cls, Mapping(values, fields.line, lines), Problems(path), **more, **named)
    if rest is INVALID:
        return Page(title="…", description="…", path="/", **more, source=Source(path)), lost
    return rest, lost


def _right_place(path: str) -> str:
    """Return the fix for a file of content/ that lies where nobody reads it."""
    name = path.rpartition("/")[2].lower()
    if name.endswith(SHOWN):
        return f"Move it to {FOLDER}"
    if not name.endswith(MARKDOWN):
        return "Move it out of content/: only Markdown files and pictures belong there"
    if dated := DATE.match(name):
        return f"Move it to {ACTIONS}{dated[0][:4]}/"
    folder = path.lower().split("/")[1]
    near = difflib.get_close_matches(folder, MEANT, n=1, cutoff=0.75) if path.count("/") > 1 else []
    named = f"{ACTIONS}2026/, with a name like 2026-11-23-short-name.md"
    if near:
        place = MEANT[near[0]]
        return f"Move it to {named if place == ACTIONS else place}"
    return f"Move it to {named}; to {EVERGREEN}, if it serves any day; or to {PAGES}, if it is a page of text"


def _document(text: str, path: str) -> Document:
    """Return the fields of a file, and the text below them where it is Markdown."""
    if not class_of(path):
        return split(text, path)
    fields, findings = parse(text, path)
    return Document(fields, "", 1, findings)


def _seen(text: str, path: str, document: Document) -> Seen | None:
    """Return what readers see of a file in which people write sentences; elsewhere, numbers and names belong."""
    if class_of(path) and path not in PROSE:
        return None
    fields = document.fields
    if path == SITE:  # a service's ids are no words
        fields = Mapping({key: value for key, value in fields.values.items() if key != "forms"}, 1, fields.lines)
    if path == CORRECTIONS:
        fields = _reasons(fields)
    return seen_in(path, text, fields, document.body, document.body_line)


def _reasons(fields: Mapping) -> Mapping:
    """Return why legislators were corrected, by their ids: these words are shown, the rest belongs to the roster."""
    people = fields.values.get("legislators")
    entries = people.values.items() if isinstance(people, Mapping) else ()
    told = {
        name: entry.values["why"] for name, entry in entries if isinstance(entry, Mapping) and "why" in entry.values
    }
    return Mapping(told, fields.line, {name: value.line for name, value in told.items()})


def _is_draft(document: Document) -> bool:
    draft = document.fields.values.get("draft")
    return isinstance(draft, Scalar) and draft.text == "true"


def class_of(path: str) -> type[Any] | None:
    """Return the class that a YAML file of data/ fills, or None for any other file."""
    found = OF_A_SESSION.fullmatch(path)
    return OF_SESSIONS[found[1]] if found else TYPED.get(path)


def _data(cls: type[Any], document: Document, problems: Problems) -> Any:  # noqa: ANN401 - an instance of `cls`
    value: Any = build(cls, document.fields, problems)
    return None if value is INVALID else value


def _text(written: Written, document: Document, problems: Problems) -> Action | Page | None:
    path = written.path
    more = {
        "body": document.body,
        "body_line": document.body_line,
        "mails": written.seen.mails if written.seen else (),
    }
    if path.startswith(PAGES):
        page = build(Page, document.fields, problems, **more)
        return None if page is INVALID else page
    action = build(Action, document.fields, problems, **more, **_named(path, problems.findings))
    return None if action is INVALID or not action.name else typeset(action)


def _named(path: str, findings: list[Finding]) -> dict[str, Any]:
    """Return the name of an action and the day on which it opens, as its file says; nothing where that is wrong."""
    above, _, name = path.rpartition("/")
    stem, folder = name.removesuffix(".md"), above.rpartition("/")[2]
    if not path.startswith(ACTIONS):
        if SHORT.fullmatch(stem):
            return {"name": stem}
        message = "The file's name must be lowercase letters, digits and dashes, and begin with a letter"
        findings.append(Finding(path, 1, message, "Rename it, like thank-one-legislator.md"))
        return {}
    try:
        opens = _opens(stem)
    except ValueError as error:
        findings.append(Finding(path, 1, str(error), NAMING))
        return {}
    if folder != str(opens.year):
        message = f"An action of {opens.year} lies in the folder {folder}"
        findings.append(Finding(path, 1, message, f"Move it to {ACTIONS}{opens.year}/"))
    return {"name": stem, "opens": opens}


def _opens(stem: str) -> date:
    """Return the day with which a file's name begins; a ValueError says what is wrong with the name."""
    found = DATE.match(stem)
    if found is None:
        raise ValueError("The file's name does not begin with a date")
    if DATED.fullmatch(stem) is None:
        raise ValueError("After the date, the file's name must be lowercase letters, digits and dashes")
    try:
        return date.fromisoformat(found[0])
    except ValueError:
        raise ValueError(f"The file's name begins with a day that does not exist: {found[0]}") from None


def site_address(root: Path) -> str:
    """Return `address` of data/site.yml without a last slash; raise Refused or SystemExit where there is none."""
    mapping, _findings = parse(read_text(root, "data/site.yml"), "data/site.yml")
    address = mapping.values.get("address")
    if not isinstance(address, Scalar):
        raise SystemExit("data/site.yml:1: `address` is missing. Add it, like address: https://example.org.")
    return address.text.rstrip("/")
