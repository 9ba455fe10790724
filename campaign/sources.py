"""One file of content/ or data/ to a value with its findings: what is learned from a file, by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from campaign import digest
from campaign.finding import Finding
from campaign.memory import Learned, Stamp
from campaign.model.action import Action
from campaign.model.bill import Bills
from campaign.model.committee import Committees
from campaign.model.district_map import district_map
from campaign.model.legislature import Legislature
from campaign.model.page import Page
from campaign.model.places import Names, places
from campaign.model.redirects import Redirects
from campaign.model.roster import Roster
from campaign.model.site import Site
from campaign.read.files import Refused, read_bytes, to_text
from campaign.read.frontmatter import split
from campaign.read.json_data import from_json
from campaign.read.typed import INVALID, Problems, build
from campaign.read.yaml import parse

DATA = {
    "data/site.yml": Site,
    "data/legislature.yml": Legislature,
    "data/legislators.yml": Roster,
    "data/committees.yml": Committees,
    "data/bills.yml": Bills,
    "data/redirects.yml": Redirects,
}
# What a site can do without: where these are missing, nobody can be found by place, and the rest works.
PLACES, MAP, NOTICE, NAMES = (
    "data/places.json",
    "data/districts.json",
    "data/districts-NOTICE.md",
    "data/places-names.yml",
)
OPTIONAL: dict[str, Callable[[bytes], Any]] = {
    PLACES: lambda content: from_json(content, PLACES, "import-places", places),
    MAP: lambda content: from_json(content, MAP, "import-districts", district_map),
    NOTICE: lambda content: to_text(content, NOTICE),
}
TYPED = {**DATA, NAMES: Names}  # YAML files and the class each one fills
DATE = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
DATED = re.compile(rf"{DATE.pattern}(-[a-z0-9]+)+")
SHORT = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
NAMING = "Name the file like 2026-11-23-short-name.md"

Judge = Callable[[Any], Iterable[Finding]]  # rules on one value, which need nothing but the value


class Read(NamedTuple):
    """What a file says, if it can be read, and what is wrong with it."""

    value: Any  # Action, Page, Site, Roster … or None
    findings: tuple[Finding, ...]
    judged: tuple[Finding, ...] = ()  # what rules on the value alone found; a draft's do not stop a public build


def learn(root: Path, judge: Judge, files: Sequence[tuple[str, Stamp | None]]) -> list[tuple[str, Learned | Read]]:
    """Return what each file says; a file that cannot be read at all is not to be remembered, so it comes as it is."""
    return [(path, _learn(root, path, stamp, judge)) for path, stamp in files]


def _learn(root: Path, path: str, stamp: Stamp | None, judge: Judge) -> Learned | Read:
    try:
        content = read_bytes(root, path)
    except Refused as refused:
        return Read(None, (refused.finding,))
    read = source(path, content, judge)
    return Learned(stamp, digest.of_bytes(content), read) if stamp else read


def source(path: str, content: bytes, judge: Judge) -> Read:
    """Return what the content of a file says, as its place among content/ and data/ gives it meaning."""
    if path not in TYPED and path not in OPTIONAL and not path.endswith(".md"):
        return Read(None, (Finding(path, 1, "Only Markdown files belong here", "Move it, or end its name in .md"),))
    findings: list[Finding] = []
    try:
        value = _value(path, content, findings)
    except Refused as refused:
        return Read(None, (*findings, refused.finding))
    return Read(value, tuple(findings), tuple(judge(value)) if value is not None else ())


def _value(path: str, content: bytes, findings: list[Finding]) -> Any:  # noqa: ANN401 - what the place asks for
    if path in OPTIONAL:
        return OPTIONAL[path](content)
    return _data(path, content, findings) if path in TYPED else _text(path, content, findings)


def _data(path: str, content: bytes, findings: list[Finding]) -> Any:  # noqa: ANN401 - a class of TYPED
    mapping, repeated = parse(to_text(content, path), path)
    problems = Problems(path, digest.of_bytes(content))
    value = build(TYPED[path], mapping, problems)
    findings += repeated + problems.findings
    return None if value is INVALID else value


def _text(path: str, content: bytes, findings: list[Finding]) -> Action | Page | None:
    document = split(to_text(content, path), path)
    problems = Problems(path, digest.of_bytes(content))
    value = build(Page if path.startswith("content/pages/") else Action, document.fields, problems)
    findings += document.findings + problems.findings
    if value is INVALID:
        return None
    value = replace(value, body=document.body, body_line=document.body_line)
    if isinstance(value, Page):
        return value
    return _dated(value, findings) if path.startswith("content/actions/") else _undated(value, findings)


def _dated(action: Action, findings: list[Finding]) -> Action | None:
    """Return the action with the name and opening day that its file's name gives."""
    path = Path(action.source.path)
    try:
        opens = _opens(path.stem)
    except ValueError as error:
        findings.append(Finding(action.source.path, 1, str(error), NAMING))
        return None
    if path.parent.name != str(opens.year):
        message = f"An action of {opens.year} lies in the folder {path.parent.name}"
        findings.append(Finding(action.source.path, 1, message, f"Move it to content/actions/{opens.year}/"))
    return replace(action, name=path.stem, opens=opens)


def _opens(stem: str) -> date:
    """Return the day with which a file's name begins; a ValueError says what is wrong with the name."""
    found = DATE.match(stem)
    if found is None:
        raise ValueError("The file's name does not begin with a date")
    if DATED.fullmatch(stem) is None:
        raise ValueError("Behind the date, the file's name must be small letters, digits and dashes")
    try:
        return date.fromisoformat(found[0])
    except ValueError:
        raise ValueError(f"The file's name begins with a day that does not exist: {found[0]}") from None


def _undated(action: Action, findings: list[Finding]) -> Action | None:
    stem = Path(action.source.path).stem
    if not SHORT.fullmatch(stem):
        message = "The file's name must be small letters, digits and dashes, and begin with a letter"
        findings.append(Finding(action.source.path, 1, message, "Rename it, like thank-one-legislator.md"))
        return None
    return replace(action, name=stem)
