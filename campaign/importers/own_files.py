"""Reading the project's own data files for an import, with every fault as a finding of the import."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from campaign.importers.report import ImportReport
from campaign.read.files import Refused, read_text
from campaign.read.typed import INVALID, Problems, build
from campaign.read.yaml import parse

T = TypeVar("T")


def own_file(data: Path, name: str, cls: type[T], report: ImportReport) -> T | None:
    """Return a file of the data folder as `cls`, or None with its faults reported."""
    path = (data / name).as_posix()
    try:
        mapping, repeated = parse(read_text(data, name), path)
    except Refused as refused:
        report.findings.append(refused.finding)
        return None
    problems = Problems(path)
    value = build(cls, mapping, problems)
    report.findings += repeated + problems.findings
    return None if value is INVALID else value
