"""When a source was taken. Its files carry no date, so somebody has to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from campaign.importers.memory import Part
from campaign.importers.open_states_source import digest, files
from campaign.importers.report import ImportReport
from campaign.importers.terms import session_of, spoken
from campaign.model.legislature import Legislature, Session


@dataclass(frozen=True, slots=True)
class Taken:
    """When some folders of the source were taken, in which session, and the fingerprint of their files."""

    as_of: date
    session: Session
    digest: str


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
    print_of_files = digest(source, folders)
    same = print_of_files == last.digest
    day = asked or (last.as_of if same and last.as_of else _saved(source, folders, last, report))
    session = session_of(legislature, day)
    if session is None:
        message = f"The source is as of {spoken(day)}, which is in no session with a `terms_end`"
        report.error(where, 1, message, "Say the day with --as-of, or add the session to data/legislature.yml")
        return None
    if same and last.as_of and session_of(legislature, last.as_of) != session:
        message = f"This is the folder taken on {spoken(last.as_of)}; it cannot know who serves in the {session.name}"
        report.error(where, 1, message, "Download the folder anew")
    return Taken(day, session, print_of_files)


def _saved(source: Path, folders: tuple[str, ...], last: Part, report: ImportReport) -> date:
    """Return the day, by universal time, on which the newest file was saved, but no day before the last import's."""
    saved = datetime.fromtimestamp(max(path.stat().st_mtime for path in files(source, folders)), UTC).date()
    day = max(saved, last.as_of or saved)
    report.notes.append(f"{folders[0]}: as of {day}, as the files were saved; name a better day with --as-of")
    return day
