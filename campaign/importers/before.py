"""What stands in the data folder before an import, read by the project's own rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from campaign.importers.entries import Entry, read_entries
from campaign.importers.memory import Memory, read_memory
from campaign.importers.report import ImportReport
from campaign.model.committee import Committees
from campaign.model.legislature import Legislature
from campaign.model.roster import Roster
from campaign.read.files import Refused, read_text
from campaign.read.typed import INVALID, Problems, build
from campaign.read.yaml import Mapping, parse

T = TypeVar("T")
LEGISLATURE, ROSTER, COMMITTEES = "legislature.yml", "legislators.yml", "committees.yml"
MEMORY = "imported/open-states.json"


@dataclass(frozen=True, slots=True)
class Before:
    """The legislature's facts, the entries of the two files that an import rewrites, and the memory of the last one."""

    legislature: Legislature
    people: list[Entry]
    vacancies: list[Entry]
    committees: list[Entry]
    memory: Memory


def read_before(data: Path, report: ImportReport) -> Before | None:
    """Return what stands in the data folder, or None with the faults reported: nothing broken is written over."""
    legislature = typed(data, LEGISLATURE, Legislature, report)
    people, vacancies = _lists(data, ROSTER, Roster, ("legislators", "vacancies"), report)
    (committees,) = _lists(data, COMMITTEES, Committees, ("committees",), report)
    memory = _memory(data, report) if people or committees else Memory()
    if report.failed or legislature is None or memory is None:
        return None
    return Before(legislature, people, vacancies, committees, memory)


def typed(data: Path, name: str, cls: type[T], report: ImportReport) -> T | None:
    """Return a file of the data folder as `cls`, or None with the faults reported."""
    try:
        return check(read_text(data, name), data / name, cls, report)[0]
    except Refused as refused:
        report.findings.append(replace(refused.finding, path=(data / name).as_posix()))
        return None


def check(text: str, path: Path, cls: type[T], report: ImportReport) -> tuple[T | None, Mapping]:
    """Return a text read as `cls`, and as a group with lines, with every fault reported at `path`."""
    root, findings = parse(text, path.as_posix())
    problems = Problems(path.as_posix())
    value = build(cls, root, problems)
    report.findings += findings + problems.findings
    return (None if value is INVALID else value), root


def _lists(data: Path, name: str, cls: type, keys: tuple[str, ...], report: ImportReport) -> list[list[Entry]]:
    """Return the entries of some lists of a file; none of any where the file does not exist yet."""
    path = data / name
    if not path.exists():
        return [[] for _key in keys]
    try:
        text = read_text(data, name)
        _value, root = check(text, path, cls, report)
    except Refused as refused:
        report.findings.append(replace(refused.finding, path=path.as_posix()))
        return [[] for _key in keys]
    return [read_entries(root, key, path.as_posix(), text) for key in keys]


def _memory(data: Path, report: ImportReport) -> Memory | None:
    """Return the memory of the last import, empty where there was none."""
    path = data / MEMORY
    try:
        return read_memory(path.read_text("utf-8")) if path.exists() else Memory()
    except (OSError, ValueError):
        message = "This is not what the importer wrote, so it cannot tell corrections from old facts"
        report.error(path.as_posix(), 1, message, "Take the file back from git, the way the last import left it")
        return None
