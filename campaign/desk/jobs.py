"""The desk's jobs, as `python -m campaign` runs them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from campaign.campaign import Campaign
from campaign.desk import new
from campaign.desk.fix import fix
from campaign.desk.report import report
from campaign.load import load

PORT = 8000  # where `serve` shows the site unless told otherwise


def fix_job(root: Path) -> None:
    """Mend what needs no judgment, and say what was done."""
    for mended in fix(root):
        print(mended)


def new_job(arguments: argparse.Namespace) -> int:
    """Write a new action for the next free weekday, open it in the editor, and say where `serve` shows it."""
    campaign = _campaign(arguments)
    if campaign is None:
        return 1
    try:
        file = new.write(arguments.root, campaign, arguments.kind, " ".join(arguments.title), arguments.day)
    except FileExistsError as error:
        print(f"{error.filename} is there already. Choose another title or day.", file=sys.stderr)
        return 1
    print(f"Made {file.as_posix()}")
    print("Write where … stands; what begins with # may stay out.")
    new.open_in_editor(file)
    print("python3 tasks.py check   says what is still wrong.")
    print(f"python3 tasks.py serve   shows it at http://localhost:{PORT}/actions/{file.stem}/")
    return 0


def report_job(arguments: argparse.Namespace) -> int:
    """Say what organizers should look at."""
    campaign = _campaign(arguments)
    if campaign is None:
        return 1
    print(report(campaign))
    return 0


def docs_job(arguments: argparse.Namespace) -> int:
    """Make anew what is generated from the dataclasses: parts of CONTRIBUTING.md, schemas, snippets."""
    from campaign.desk import docs

    changed = docs.write(arguments.root)
    print("\n".join(f"Made {path}" for path in changed) or "All is current.")
    return 0


def _campaign(arguments: argparse.Namespace) -> Campaign | None:
    """Return the campaign, drafts too, whatever rules it breaks; or say why the data cannot be read."""
    loaded = load(arguments.root, arguments.today, drafts=True)
    if loaded.campaign is None:
        for finding in loaded.findings:
            print(finding, file=sys.stderr)
    return loaded.campaign
