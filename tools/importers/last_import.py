"""What the last import read and wrote (data/imported/open-states.json).

By it an import knows a download that it has read before, whose day it then need not be told, and an entry that somebody
has edited since, which it never writes over: such a value belongs into data/corrections.yml.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from campaign.model.committee import Committee, Membership
from campaign.model.corrections import NO_MEMBER, CommitteeCorrection, LegislatorCorrection
from campaign.model.legislature import Legislature, Session
from campaign.model.roster import Legislator
from campaign.read.typed import fields_of
from tools.importers.records import digest, files
from tools.importers.report import ImportReport
from tools.importers.seats import session_of, spoken
from tools.importers.write_yaml import entry_lines, facts, inline

MEMORY, CORRECTIONS = "imported/open-states.json", "corrections.yml"
ABOUT = "Written by the importer: what it last read and wrote. Corrections go into data/corrections.yml."
NO_FIRST_DAY = "no first day: "  # begins a comment that the importer writes itself
Entry = Legislator | Committee
QUOTED = re.compile(r"""(?<!\w)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
COMMENT = re.compile(r"(?:^|\s)#\s*(.*)")


@dataclass(frozen=True, slots=True)
class Part:
    """Of the people or the committees: as of when, the hash of the files read, and of each entry written, by id."""

    as_of: date | None = None
    digest: str = ""
    entries: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """The people and the committees of the last import."""

    people: Part = field(default_factory=Part)
    committees: Part = field(default_factory=Part)


def read_memory(data: Path, report: ImportReport) -> Memory | None:
    """Return what the last import left, empty where there was none, or None with the fault reported."""
    path = data / MEMORY
    try:
        if not path.exists():
            return Memory()
        return parsed(path.read_text("utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = "This is not what the importer wrote, so it cannot tell what was edited by hand"
        report.error(path.as_posix(), 1, message, "Take the file back from git as the last import left it")
        return None


def parsed(text: str) -> Memory:
    """Return a memory from its text; raise ValueError, LookupError or TypeError for any other."""
    parts = json.loads(text)
    return Memory(_part(parts["people"]), _part(parts["committees"]))


def _part(values: dict[str, Any]) -> Part:
    return Part(date.fromisoformat(values["as_of"]), values["digest"], dict(values["entries"]))


def memory_text(memory: Memory) -> str:
    """Return the memory as text, one entry a line, always the same for the same memory."""
    return json.dumps({"about": ABOUT, **asdict(memory)}, indent=1, ensure_ascii=False, default=str) + "\n"


@dataclass(frozen=True, slots=True)
class Taken:
    """When some folders of the source were taken, in which session, and the hash of their files."""

    as_of: date
    session: Session
    digest: str

    def part(self, entries: Iterable[Entry]) -> Part:
        """Return what the next import should know of this one."""
        return Part(
            self.as_of, self.digest, {entry.id: _hash(entry) for entry in sorted(entries, key=lambda entry: entry.id)}
        )


def taken(
    source: Path,
    folders: tuple[str, ...],
    asked: date | None,
    last: Part,
    legislature: Legislature,
    report: ImportReport,
) -> Taken | None:
    """Return when the folders were taken, or None with the reason reported.

    It is the day asked for; without one, the day of the last import if nothing has changed since, else the day on which
    the newest file was saved.
    """
    where = (source / folders[0]).as_posix()
    if not files(source, folders):
        report.error(where, 1, f"There are no .yml files in `{folders[0]}`", "Name the folder that holds one state")
        return None
    hash_of_files = digest(source, folders)
    same = hash_of_files == last.digest
    day = asked or (last.as_of if same and last.as_of else _saved(source, folders, last, report))
    session = session_of(legislature, day)
    if session is None:
        message = f"The source is as of {spoken(day)}, which is in no session with a `terms_end`"
        report.error(where, 1, message, "Give the day with --as-of, or add the session to data/legislature.yml")
        return None
    if same and last.as_of and session_of(legislature, last.as_of) != session:
        message = f"This is the folder taken on {spoken(last.as_of)}; it cannot know who serves in the {session.name}"
        report.error(where, 1, message, "Download the folder again")
    return Taken(day, session, hash_of_files)


def _saved(source: Path, folders: tuple[str, ...], last: Part, report: ImportReport) -> date:
    """Return the day, by universal time, on which the newest file was saved, but no day before the last import's."""
    saved = datetime.fromtimestamp(max(path.stat().st_mtime for path in files(source, folders)), UTC).date()
    day = max(saved, last.as_of or saved)
    report.notes.append(f"{folders[0]}: as of {day}, when its files were saved; give a better day with --as-of")
    return day


def refuse_losses(
    before: Sequence[Entry],
    after: Mapping[str, Entry],
    corrected: Mapping[str, Entry],
    last: Part,
    report: ImportReport,
) -> None:
    """Report each value that somebody edited by hand in a file of the importer and that would be lost.

    `after` are the new entries by id, `corrected` the same as data/corrections.yml has them: what is there is not lost.
    """
    for old in before:
        if old.id in after and last.entries.get(old.id) != _hash(old):
            _refuse_lost_values(old, after[old.id], corrected[old.id], report)
    for name in sorted(last.entries.keys() - {old.id for old in before} & after.keys()):
        path, line = after[name].source.path, after[name].source.first
        message = f"`{name}` was removed from our file by hand; the source has it, so it is back"
        report.warning(path, line, message, "If the source is wrong, give the last day in data/corrections.yml")


def _hash(entry: Entry) -> str:
    return hashlib.sha256("\n".join(entry_lines(entry)).encode()).hexdigest()[:16]


def _refuse_lost_values(
    old: Entry,
    new: Entry,
    right: Entry,
    report: ImportReport,
) -> None:
    before, after, corrected = facts(old), facts(new), facts(right)
    for key in {**before, **after}:
        ours, theirs = before.get(key), after.get(key)
        if ours in (theirs, corrected.get(key)) or key == "checked":  # of two days of a check, the later one is kept
            continue
        instead = inline(theirs) if theirs else "nothing"
        message = f"{old.name}: `{key}` was edited by hand here, and the import would write {instead}"
        report.error(old.source.path, old.source.line(key), message, _way_out(old, key, ours, theirs))


def _way_out(old: Entry, key: str, ours: Any, theirs: Any) -> str:  # noqa: ANN401 - any fact
    cls, under = (
        (LegislatorCorrection, "legislators") if isinstance(old, Legislator) else (CommitteeCorrection, "committees")
    )
    if key not in fields_of(cls):
        return "Write here what the import would write"
    value = _roles(ours, theirs) if key == "members" else "" if ours is None else inline(ours)
    put = f"Write `{f'{key}: {value}'.strip()}` and a `why:` under `{under}:`, `{old.id}:` in data/{CORRECTIONS}"
    return f"{put}; to follow the source, write here what it says"


def _roles(ours: Sequence[Membership], theirs: Sequence[Membership]) -> str:
    """Return the members as edited by hand where they differ from those of the source, as a correction writes them."""
    mine, others = ({each.legislator: each.role for each in members} for members in (ours, theirs))
    differing = {name: mine.get(name, NO_MEMBER) for name in [*mine, *others] if mine.get(name) != others.get(name)}
    return f"{{{', '.join(f'{name}: {role}' for name, role in differing.items())}}}"


def refuse_lost_comments(path: Path, before: str, after: str, report: ImportReport) -> None:
    """Report each comment that somebody wrote into a file of the importer, below its head, and that would be lost."""
    kept = {comment for _line, comment in _comments(after)}
    for line, comment in _comments(before):
        if comment not in kept and not comment.startswith(NO_FIRST_DAY):
            message = f"The import would lose the comment “{comment}”"
            report.error(path.as_posix(), line, message, f"Move it to data/{CORRECTIONS}, where every comment stays")


def _comments(text: str) -> list[tuple[int, str]]:
    """Return the comments below the head of a YAML file, each with its line."""
    lines = text.split("\n")
    head = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    found = ((number, COMMENT.search(QUOTED.sub("", line))) for number, line in enumerate(lines[head:], head + 1))
    return [(number, comment[1].strip()) for number, comment in found if comment]
