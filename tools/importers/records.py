"""Reading a folder of Open States people files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from campaign.model.legislature import Legislature, Session
from campaign.model.roster import Seat
from campaign.read.files import Refused, read_text
from campaign.read.yaml import Items, Mapping, Scalar, Value, is_empty, parse
from tools.importers.report import ImportReport

# `retired`, where a download has it, holds people who have left: the roster of earlier days needs them.
PEOPLE_FOLDERS = ("legislature", "retired")
COMMITTEE_FOLDERS = ("committees",)


@dataclass(frozen=True, slots=True)
class Around:
    """What a source is read against: the legislature's facts, the session it was taken in, and where findings go."""

    legislature: Legislature
    session: Session
    report: ImportReport
    # Who is known to have been elected again, as ids at the source and seats; None where all who are listed stay.
    stay: frozenset[tuple[str, Seat]] | None = None

    @property
    def oldest(self) -> date:
        """Return the first day this site knows anything about."""
        return self.legislature.sessions[0].terms_begin


@dataclass(frozen=True, slots=True)
class Record:
    """One file of the source: its path as the editor gave it, and what it holds."""

    path: str
    root: Mapping

    def text(self, key: str) -> str:
        """Return a value of the file as text, empty where it is absent."""
        return text(self.root, key)

    def groups(self, key: str) -> Iterator[Mapping]:
        """Yield the groups of a list of the file, such as its roles."""
        value = self.root.values.get(key)
        yield from (item for item in value.values if isinstance(item, Mapping)) if isinstance(value, Items) else ()

    def line(self, key: str) -> int:
        """Return the line of a key, or of the file's first key where it is absent."""
        return self.root.lines.get(key, self.root.line)


def text(group: Mapping, key: str) -> str:
    """Return a value of a group as text, empty where it is absent."""
    value: Value | None = group.values.get(key)
    return value.text.strip() if isinstance(value, Scalar) and not is_empty(value) else ""


def files(source: Path, folders: tuple[str, ...]) -> list[Path]:
    """Return the YAML files of some folders of the source, in a fixed order."""
    return [path for folder in folders for path in sorted((source / folder).glob("*.yml"))]


def digest(source: Path, folders: tuple[str, ...]) -> str:
    """Return a hash of the files in some folders of the source."""
    total = hashlib.sha256()
    for path in files(source, folders):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{path.relative_to(source).as_posix()} {len(data)}\n".encode() + data)
    return total.hexdigest()


def read_records(source: Path, folders: tuple[str, ...], report: ImportReport) -> list[Record]:
    """Return what the files hold; a file that cannot be read is a finding."""
    records = []
    for file in files(source, folders):
        try:
            root, repeated = parse(read_text(source, file.relative_to(source).as_posix()), file.as_posix())
        except Refused as refused:
            report.findings.append(replace(refused.finding, path=file.as_posix()))
        else:
            report.findings += repeated
            records.append(Record(file.as_posix(), root))
    return records
