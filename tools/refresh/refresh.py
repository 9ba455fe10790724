"""`python -m tools refresh`: what the sources of data/sources.yml say now, proposed as one pull request.

Works on the remote's main branch in a folder of its own, so nothing in this clone changes. Without --propose it only
says what it would do. Whatever is odd about a source stops it, and is told in an issue that closes by itself.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from campaign.campaign import Campaign
from campaign.checked import checked
from campaign.clock import parse_day
from campaign.finding import Refused
from campaign.git import Git, GitError
from campaign.load import load
from campaign.lock import alone
from campaign.model.site import Site
from campaign.pages.output import write_below
from campaign.publish.repository import files
from tools.importers.last_import import MEMORY, Memory, Part, parsed, read_memory
from tools.importers.open_states import import_open_states
from tools.importers.origins import Archive, Sources
from tools.importers.records import COMMITTEE_FOLDERS, PEOPLE_FOLDERS, digest
from tools.importers.report import ImportReport, own_file
from tools.importers.seats import session_of
from tools.refresh.differences import FEW, differences, harmless, losses, unknown_seats
from tools.refresh.download import SourceError, fetch, unpack
from tools.refresh.proposal import (
    Base,
    Desk,
    Gh,
    Proposal,
    ProposalError,
    base_of,
    fetched,
    gh,
    github_of,
    propose,
    tell,
    withdraw,
)
from tools.refresh.wording import body, nameless, problem

FOLDER = ".cache/refresh"
BRANCH, TITLE = "refresh-data", "Refresh the data"
BROKEN, WELL = "The data could not be refreshed", "The last refresh went well."
NAMELESS, NAMED = "Who was elected again?", "All seats are settled, or a pull request says more."
STAY = "Stay"  # a line of the commit: the session for which somebody compared who stays


class RefreshError(Exception):
    """What keeps the data from being refreshed, in words for the issue."""


@dataclass(frozen=True)
class Order:
    """What to refresh: a clone and its remote, on a day; `stay` where somebody compared who was elected again."""

    root: Path = Path()
    today: date | None = None
    remote: str = "origin"
    stay: bool = False
    propose: bool = False

    @property
    def folder(self) -> Path:
        """Return the folder to work in."""
        return self.root / FOLDER

    @property
    def tree(self) -> Path:
        """Return where the remote's files are laid out."""
        return self.folder / "tree"


@dataclass(frozen=True)
class Outcome:
    """What a refresh found for a site: a proposal, if anything changes, and what to tell of seats that nobody holds."""

    site: Site
    proposal: Proposal | None = None
    nameless: str = ""


def main(words: Sequence[str]) -> int:
    """Refresh as the command line says, print what was done, and return 0, or 1 where that could not be told."""
    parser = argparse.ArgumentParser(prog="refresh", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--propose", action="store_true", help="open the pull request or the issue (needs gh)")
    parser.add_argument("--stay", action="store_true", help="whoever is still listed was elected again: I compared")
    parser.add_argument("--root", type=Path, default=Path(), help="the clone to work for")
    parser.add_argument("--remote", default="origin", help="the git remote to propose to")
    parser.add_argument("--today", type=partial(parse_day, name="--today"), help="the day to check for")
    try:
        order = Order(**vars(parser.parse_args(words)))
        print(refresh_job(order))
    except (ProposalError, GitError, RefreshError) as error:
        print(error, file=sys.stderr)
        return 1
    except Refused as refused:
        print(refused.finding, file=sys.stderr)
        return 1
    return 0


def refresh_job(order: Order, run: Gh = gh) -> str:
    """Refresh, propose or tell what came of it if asked to, and return what was done, in lines."""
    with alone(order.folder / "lock", "Another refresh is running on this computer; waiting for it …"):
        git = Git(order.root)
        base = base_of(git, order.remote)
        github = github_of(git, order.remote, run)
        try:
            outcome = refresh(order, git, base)
        except RefreshError as error:
            if not order.propose:
                raise
            return f"{error}\n{tell(github, BROKEN, str(error), WELL)}"
        if not order.propose:
            return outcome.proposal.text if outcome.proposal else f"Nothing would change. {outcome.nameless}".strip()
        desk = Desk(git.signed(outcome.site.name, outcome.site.mail), order.remote, base, github, order.folder)
        return _told(desk, outcome)


def _told(desk: Desk, outcome: Outcome) -> str:
    """Bring pull request and issues to what was found, and return what was done."""
    proposal = outcome.proposal
    try:
        if proposal:
            done = [propose(desk, proposal)]
        else:
            done = [withdraw(desk, BRANCH, "the site already says what the source says.") or "Nothing changes."]
    except ProposalError as error:
        tell(desk.github, BROKEN, str(error), WELL)
        raise
    done.append(tell(desk.github, BROKEN, "", WELL))
    done.append(tell(desk.github, NAMELESS, "" if proposal else outcome.nameless, NAMED))
    return "\n".join(filter(None, done))


# The steps


def refresh(order: Order, git: Git, base: Base) -> Outcome:
    """Return what the sources would change in the remote's main branch; raise RefreshError where they may not."""
    old, found = _lay_out(order, git, base), fetched(git, order.remote, BRANCH)
    before, archive = _campaign(order), _archive(order)
    if archive is None:
        return Outcome(before.site)
    source, day = _download(order, archive, before.today)
    session = before.legislature.session_on(before.today)
    stay = order.stay or (session is not None and _compared(git, base, found) == session.id)
    proposed = _proposed(git, found)
    report = _import(order, source, before.today if stay else day, archive, before, proposed, stay=stay)
    loaded = checked(order.tree, before.today)
    after = loaded.campaign or _campaign(order)
    if doubts := list(losses(before, after)):
        raise RefreshError(problem(archive, doubts))
    news, seats = differences(before, after), unknown_seats(after)
    unknown = nameless(after, session, seats, archive)
    if not news.lists():  # a date that nobody reads is no reason to call anybody
        return Outcome(before.site, nameless=unknown if len(seats) > FEW else "")
    errors = [str(finding) for finding in loaded.findings if finding.level == "error"]
    text = body(news, archive, after.roster.as_of, errors, _lines(report, order, "warning").splitlines(), unknown)
    trailers = (f"{STAY}: {session.id}",) if stay and session else ()
    told = "\n".join(line for _headline, lines in news.lists() for line in lines)
    proposal = Proposal("refresh", BRANCH, TITLE, text, _changed(order, old), told, trailers)
    return Outcome(before.site, proposal)


def _lay_out(order: Order, git: Git, base: Base) -> dict[str, bytes]:
    """Write the content and data of the remote's main branch to the folder to work in; return them by path."""
    shutil.rmtree(order.tree, ignore_errors=True)
    found = {path: data for path, data in files(git, base.commit).items() if path.startswith(("content/", "data/"))}
    for path, data in found.items():
        write_below(order.tree, path, data)
    return found


def _campaign(order: Order) -> Campaign:
    """Return the campaign of the folder to work in."""
    loaded = load(order.tree, order.today)
    if loaded.campaign is None:
        lines = "\n".join(map(str, loaded.findings[:20]))
        raise RefreshError(f"The files on the main branch have mistakes; fix them first:\n\n{lines}")
    return loaded.campaign


def _archive(order: Order) -> Archive | None:
    """Return the source of the people, if there is one; bills and votes join here once there is an importer."""
    report = ImportReport()
    sources = own_file(order.tree / "data", "sources.yml", Sources, report)
    if sources is None:
        raise RefreshError(f"data/sources.yml has mistakes:\n\n{_lines(report, order)}")
    return sources.people


def _download(order: Order, archive: Archive, today: date) -> tuple[Path, date]:
    """Return the folder with the source's files, and the day on which they were true."""
    packed, folder = order.folder / "source.tar.gz", order.folder / "source"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        fetch(archive.archive, packed)
        saved = unpack(packed, archive.folder, (*PEOPLE_FOLDERS, *COMMITTEE_FOLDERS), folder)
    except SourceError as error:
        raise RefreshError(problem(archive, [str(error)])) from error
    finally:
        packed.unlink(missing_ok=True)
    return folder, min(saved or today, today)


def _compared(git: Git, base: Base, found: str) -> str:
    """Return the session for which somebody compared who stays, as the branch of proposals says; "" for none."""
    words = f"%(trailers:key={STAY},valueonly,separator=%x20)"
    lines = git("log", f"--format={words}", f"{base.commit}..{found}").split() if found else []
    return lines[0] if lines else ""


def _import(
    order: Order, source: Path, day: date, archive: Archive, before: Campaign, proposed: Memory, *, stay: bool
) -> ImportReport:
    """Import the source into the folder to work in, and return what was found."""
    report, data = ImportReport(), order.tree / "data"
    last = read_memory(data, report) or Memory()

    def as_of(last: Part, proposed: Part, folders: tuple[str, ...]) -> date:
        """Return the day of files that are known; the others are of today, and at least of the day of those before."""
        now = digest(source, folders)
        if now == last.digest and last.as_of and not (stay and folders == PEOPLE_FOLDERS):
            return last.as_of
        newest = max(day, last.as_of or day)
        same = proposed.as_of and now == proposed.digest
        facts = before.legislature
        if proposed.as_of and same and session_of(facts, proposed.as_of) == session_of(facts, newest):
            return max(proposed.as_of, last.as_of or proposed.as_of)  # so that what is proposed stays the same
        return newest

    days = (
        as_of(last.people, proposed.people, PEOPLE_FOLDERS),
        as_of(last.committees, proposed.committees, COMMITTEE_FOLDERS),
    )
    if not report.failed:
        report = import_open_states(source, data, *days, stay=stay)
    if report.failed:
        raise RefreshError(problem(archive, _lines(report, order).splitlines()))
    return report


def _proposed(git: Git, found: str) -> Memory:
    """Return what the import knew that is proposed at present."""
    path = f"{found}:data/{MEMORY}"
    with suppress(ValueError, LookupError, TypeError):  # somebody may have committed anything there
        return parsed(git("show", path)) if found and git.says("cat-file", "-e", path) else Memory()
    return Memory()


def _changed(order: Order, old: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of data/ that differ now, by path."""
    paths = (path for path in sorted((order.tree / "data").rglob("*")) if path.is_file())
    now = {path.relative_to(order.tree).as_posix(): path.read_bytes() for path in paths}
    return {path: data for path, data in now.items() if old.get(path) != data}


def _lines(report: ImportReport, order: Order, level: str = "error") -> str:
    """Return the errors or warnings of an import, without the folder it ran in."""
    found = "\n".join(sorted(str(finding) for finding in report.findings if finding.level == level))
    return harmless(found.replace(f"{order.tree.as_posix()}/", "").replace(f"{order.folder.as_posix()}/", ""))
