"""A folder with content/ and data/ to a Campaign, with every finding on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from campaign.campaign import Campaign
from campaign.clock import today as now
from campaign.cores import spread
from campaign.finding import Finding
from campaign.memory import Memory, Stamp, snapshot
from campaign.model.comparisons import Comparisons, confirmed
from campaign.model.corrections import Corrections, corrected
from campaign.model.district_map import DistrictMap
from campaign.model.places import Places
from campaign.outcomes import with_outcomes
from campaign.sources import (
    COMPARISONS,
    CORRECTIONS,
    DATA,
    MAP,
    NAMES,
    NOTICE,
    OF_A_SESSION,
    OPTIONAL,
    PLACES,
    SPOTS,
    TEXTS,
    Judge,
    Read,
    learn,
    no_judge,
)

FOLDERS = ("content", "data")
Snapshot = dict[str, Stamp | None]
Files = list[tuple[str, Stamp | None]]


@dataclass(frozen=True)
class Loaded:
    """A campaign, if the files allow one, and every finding on the way to it."""

    campaign: Campaign | None
    findings: list[Finding]
    complete: bool = True  # whether every file could be read: else what seems to be missing may stand in one of them


def load(
    root: Path,
    today: date | None,
    *,
    drafts: bool = False,
    memory: Memory | None = None,
    judge: Judge = no_judge,
    cores: int = 1,
    seen: Snapshot | None = None,
) -> Loaded:
    """Read a project folder as of a day (None: the legislature's own date now); drafts only where asked for.

    `seen` are its files as somebody has just looked at them; without it, they are looked at now.
    """
    files = sources(snapshot(root, FOLDERS) if seen is None else seen)
    read = _read(root, files, memory or Memory(), judge, cores)
    findings = [finding for each in read.values() for finding in _findings(each, drafts)]
    site, legislature, roster, committees, bills, redirects, office = (read[path].value for path in DATA)
    if None in (site, legislature, roster, committees, bills, redirects, office):
        return Loaded(None, findings, complete=False)
    today = today or now(legislature.timezone)
    corrections, comparisons = _value(read, CORRECTIONS, Corrections()), _value(read, COMPARISONS, Comparisons())
    stated = roster
    roster, committees, found = corrected(roster, committees, corrections)
    roster = confirmed(roster, comparisons, today)
    findings += found
    actions = _values(read, "content/actions/", "content/evergreen/")
    campaign = Campaign(
        today=today,
        site=site,
        legislature=legislature,
        roster=roster,
        stated=stated,
        corrections=corrections,
        comparisons=comparisons,
        committees=committees,
        bills=bills,
        votes=tuple(_values(read, "data/votes/")),
        histories=tuple(_values(read, "data/histories/")),
        redirects=redirects,
        office=office,
        pages=tuple(_values(read, "content/pages/")),
        pictures=tuple(_values(read, "content/images/")),
        every_action=tuple(action for action in actions if drafts or not action.draft),
        places=_places(read),
        map=_map(read),
        spots=read[SPOTS].value if SPOTS in read else None,
    )
    return Loaded(with_outcomes(campaign), findings, complete=not any(each.findings for each in read.values()))


def _places(read: dict[str, Read]) -> Places:
    """Return the places with the names that people also use; none where none were imported."""
    found: Places = _value(read, PLACES, Places())
    names = _value(read, NAMES, None)
    if not names:
        return found
    return replace(found, also=names.meant, state=names.state, elsewhere=names.elsewhere, names=names.source)


def _map(read: dict[str, Read]) -> DistrictMap | None:
    """Return the map with its maker's notice; None where none was imported."""
    found = _value(read, MAP, None)
    return replace(found, notice=_value(read, NOTICE, "")) if found else None


def _value(read: dict[str, Read], path: str, otherwise: Any) -> Any:  # noqa: ANN401 - what a file says
    """Return what a file says that a site can do without; `otherwise` where it is not there, or cannot be read."""
    return (read[path].value if path in read else None) or otherwise


def _findings(read: Read, drafts: bool) -> Iterable[Finding]:
    """Return what is wrong with a file; with a draft, only where drafts are wanted, and nothing in it is an error."""
    findings = (*read.findings, *read.judged)
    if not read.draft:
        return findings
    return (finding.as_warning() for finding in findings) if drafts else ()


def _values(read: dict[str, Read], *folders: str) -> Iterable[Any]:
    return (each.value for path, each in read.items() if path.startswith(folders) and each.value is not None)


def _read(root: Path, files: Files, memory: Memory, judge: Judge, cores: int) -> dict[str, Read]:
    """Return what every source file says, in the order of their paths, reading only those that are not remembered."""
    new = [(path, stamp) for path, stamp in files if not (stamp and memory.recalls(root, path, stamp))]
    learned = dict(spread(partial(learn, root, judge), new, cores))
    memory.now.update({path: each for path, each in learned.items() if each.stamp})
    return {path: (learned.get(path) or memory.now[path]).value for path, _stamp in files}


def sources(seen: Snapshot) -> Files:
    """Return every source file with its stamp, or None for what must be looked at each time: links, missing files."""
    known = {*DATA, *OPTIONAL, CORRECTIONS, COMPARISONS, NAMES, SPOTS, *filter(OF_A_SESSION.fullmatch, seen)}
    files: Snapshot = {**dict.fromkeys(DATA), **{path: seen[path] for path in sorted(known) if path in seen}}
    written = [path for path in seen if path.startswith("content/") and not path.rpartition("/")[2].startswith(".")]
    for folder in (*TEXTS, "content/"):  # what lies beside the folders comes last; it has no meaning there
        files.update((path, seen[path]) for path in written if path.startswith(folder))
    return list(files.items())
