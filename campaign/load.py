"""A folder with content/ and data/ to a Campaign, with every finding on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.action import Action
from campaign.model.bill import Bills
from campaign.model.committee import Committees
from campaign.model.legislature import Legislature
from campaign.model.page import Page
from campaign.model.roster import Roster
from campaign.model.site import Site
from campaign.read.files import Refused, read_text
from campaign.read.frontmatter import split
from campaign.read.typed import INVALID, Problems, build
from campaign.read.yaml import parse

T = TypeVar("T")
DATA = {
    "site": ("data/site.yml", Site),
    "legislature": ("data/legislature.yml", Legislature),
    "roster": ("data/legislators.yml", Roster),
    "committees": ("data/committees.yml", Committees),
    "bills": ("data/bills.yml", Bills),
}
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DATED = re.compile(rf"{DATE.pattern}(-[a-z0-9]+)+")
SHORT = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
NAMING = "Name the file like 2026-11-23-short-name.md"


@dataclass(frozen=True)
class Loaded:
    """A campaign, if the files allow one, and every finding on the way to it."""

    campaign: Campaign | None
    findings: list[Finding]


def load(root: Path, today: date | None, *, drafts: bool = False) -> Loaded:
    """Read a project folder as of a day (None: the legislature's own date now); drafts only where asked for."""
    findings: list[Finding] = []
    data = {name: _data(root, path, cls, findings) for name, (path, cls) in DATA.items()}
    pages = _texts(root, "content/pages", Page, findings)
    dated = [_dated(action, findings) for action in _texts(root, "content/actions", Action, findings)]
    evergreen = [_undated(action, findings) for action in _texts(root, "content/evergreen", Action, findings)]
    actions = tuple(action for action in (*dated, *evergreen) if action and (drafts or not action.draft))
    if None in data.values():
        return Loaded(None, findings)
    if today is None:
        from campaign.clock import today as now

        today = now(data["legislature"].timezone)
    return Loaded(Campaign(today=today, pages=tuple(pages), every_action=actions, **data), findings)


def _data(root: Path, path: str, cls: type[T], findings: list[Finding]) -> T | None:
    try:
        mapping, repeated = parse(read_text(root, path), path)
    except Refused as refused:
        findings.append(refused.finding)
        return None
    problems = Problems(path)
    value = build(cls, mapping, problems)
    findings += repeated + problems.findings
    return None if value is INVALID else value


def _texts(root: Path, folder: str, cls: type[T], findings: list[Finding]) -> list[T]:
    """Return every Markdown file below a folder as `cls`, in the order of their paths."""
    read = (_text(root, file.relative_to(root).as_posix(), cls, findings) for file in _files(root / folder))
    return [value for value in read if value is not None]


def _files(folder: Path) -> list[Path]:
    """Return the files below a folder, and links of any kind, for none is left out in silence."""
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return sorted(path for path in found if not path.name.startswith("."))


def _text(root: Path, path: str, cls: type[T], findings: list[Finding]) -> T | None:
    if (root / path).is_symlink() and (root / path).is_dir():
        findings.append(Finding(path, 1, "This is a link to a folder", "Put the files themselves here"))
        return None
    if not path.endswith(".md"):
        findings.append(Finding(path, 1, "Only Markdown files belong here", "Move it, or end its name in .md"))
        return None
    try:
        document = split(read_text(root, path), path)
    except Refused as refused:
        findings.append(refused.finding)
        return None
    problems = Problems(path)
    value = build(cls, document.fields, problems)
    findings += document.findings + problems.findings
    if value is INVALID:
        return None
    return replace(value, body=document.body, body_line=document.body_line)


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
