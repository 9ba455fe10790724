"""`python -m campaign JOB`: what tasks.py runs. Each job prints findings, one per line, and exits 1 on an error."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from campaign.clock import parse_day
from campaign.finding import Finding, Refused, errors_first, has_errors, of_system
from campaign.model.kinds import KINDS


def main(words: Sequence[str] | None = None) -> int:
    """Run the job that the words name and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m campaign", description=__doc__)
    jobs = parser.add_subparsers(dest="job", required=True, prog=parser.prog)  # else it works out a help page for it
    for name, (job, options) in JOBS.items():
        added = jobs.add_parser(name, help=(job.__doc__ or "").splitlines()[0])
        for flag, settings in options:
            added.add_argument(flag, **settings)
    try:
        given = vars(parser.parse_args(words))
        job, _options = JOBS[given.pop("job")]
        return job(**given)
    except Refused as refused:
        return report([refused.finding], "")
    except OSError as error:
        return report([of_system(error)], "")


def check(root: Path, today: date | None, *, public: bool, fix: bool, added: list[str]) -> int:
    """Say everything that is wrong in content/ and data/."""
    from campaign.check import public_rules
    from campaign.checked import checked
    from campaign.cores import available

    gc.disable()  # a check is short, and makes little that could be thrown away
    if fix:
        from campaign.desk import fix as fixer

        for fixed in fixer.fix(root):
            print(fixed)
    loaded = checked(root, today, drafts=True, remember=True, cores=available())
    findings = list(loaded.findings)
    if public and loaded.campaign:
        findings += public_rules.findings(loaded.campaign)
    if added and loaded.campaign:
        from campaign.check.date_rules import new_actions_lie_ahead

        findings += new_actions_lie_ahead(loaded.campaign, frozenset(added))
    return report(findings, "Nothing is wrong.", annotate=True)


def new(root: Path, today: date | None, kind: str, title: list[str], day: date | None) -> int:
    """Write a new action for the next free weekday."""
    from campaign.desk.new import new_job

    return new_job(root, today, kind, " ".join(title), day)


def organizers(root: Path, today: date | None) -> int:
    """Say what organizers should look at: missing outcomes, old numbers, empty seats and days."""
    from campaign.desk.report import report_job

    return report_job(root, today)


def build(root: Path, output: Path, *, practice: Sequence[str], cold: bool, **choices: Any) -> int:  # noqa: ANN401 - as campaign.build's
    """Check, then write the site."""
    from campaign.build import build as build_site
    from campaign.cores import available

    built = build_site(root, output, practice=tuple(practice), remember=not cold, cores=available(), **choices)
    return report(built.findings, f"The site is in {output}.")


def publish(**choices: Any) -> int:  # noqa: ANN401 - the fields of Order
    """Check, build and verify the site, then put it on GitHub Pages: whole, or not at all."""
    from campaign.publish.publish import Order, publish_job

    return publish_job(Order(**choices))


def undo_publish(**choices: Any) -> int:  # noqa: ANN401 - the fields of Order
    """Put the publish before the last one back."""
    from campaign.publish.publish import Order, undo_job

    return undo_job(Order(**choices))


def watch(root: Path, today: date | None, url: str | None, *, tell: bool) -> int:
    """Look at the live site, and say what is wrong: its day, its numbers, its domain and certificate, its nightly."""
    from campaign.check import public_rules
    from campaign.load import load
    from campaign.publish import watch

    campaign = load(root, today).campaign
    if campaign is None or public_rules.findings(campaign):
        print("This site is not public yet, so there is nothing to watch. `check --public` says what is missing.")
        return 0
    numbers = {person.id: person.phone for person in campaign.roster.legislators}
    problem = watch.look((url or campaign.site.address).rstrip("/"), campaign.today, numbers=numbers)
    if tell:
        problem = "\n".join(filter(None, (problem, watch.nightly(campaign.today))))
    print(problem or "The live site shows today.")
    if tell and (done := watch.tell(problem)):
        print(done)
    return int(bool(problem) and not tell)


def preview(root: Path, today: date | None, base: str, folder: Path) -> int:
    """Build the site before and after a change, and list the pages that differ."""
    from campaign.desk.preview import preview

    findings = preview(root, base, folder, today)
    return report(findings, f"The preview is in {folder}.", annotate=True)


def docs(root: Path) -> int:
    """Remake the parts of the help, the schemas and the snippets that come from the code."""
    from campaign.desk.docs import docs_job

    return docs_job(root)


def serve(root: Path, port: int) -> int:
    """Build the site, show it on this computer, and follow every saved change."""
    from campaign.serve.dev import run

    run(root.resolve(), port)
    return 0


def report(findings: list[Finding], good: str, *, annotate: bool = False) -> int:
    """Print findings to standard error, on GitHub beside their lines too, or the good news; return the exit code."""
    for finding in findings:
        print(finding, file=sys.stderr)
    if annotate and os.environ.get("GITHUB_ACTIONS") == "true":
        from campaign.desk.preview import annotation

        print("\n".join(map(annotation, errors_first(findings))))  # errors first, for GitHub shows ten of a kind
    if has_errors(findings):
        errors = sum(finding.level == "error" for finding in findings)
        print(f"{errors} errors to fix." if errors > 1 else "One thing to fix.", file=sys.stderr)
        return 1
    print(good)
    return 0


Option = tuple[str, dict[str, Any]]  # its name, and what argparse is to know of it
ROOT = ("--root", {"type": Path, "default": Path(), "help": "the folder with content/ and data/"})
TODAY = ("--today", {"type": partial(parse_day, name="--today"), "help": "the day to build for, like 2026-11-23"})
OUTPUT = ("--output", {"type": Path, "default": Path("output"), "help": "where to write the site"})
SETTINGS = ("--settings", {"type": Path, "help": "a Pelican settings file"})
SITEURL = ("--siteurl", {"help": "the public address, where it differs from the settings"})
DRAFTS = ("--drafts", {"action": "store_true", "help": "show drafts too"})
PUBLIC = ("--public", {"action": "store_true", "help": "also name what keeps the site from going public"})
PRACTICE = ("--practice", {"nargs": "+", "default": (), "help": "addresses here that play the forms' services"})
COLD = ("--cold", {"action": "store_true", "help": "make every file again, remembering nothing"})
FIX = ("--fix", {"action": "store_true", "help": "first fix what needs no judgment"})
ADDED = ("--added", {"nargs": "*", "default": (), "help": "files that are new: their day must lie ahead"})
KIND = ("kind", {"choices": list(KINDS)})
TITLE = ("title", {"nargs": "*", "help": "the headline"})
DAY = ("--day", {"type": partial(parse_day, name="--day"), "help": "the day it opens, like 2026-11-23"})
BASE = ("--base", {"default": "origin/main", "help": "the commit to compare with"})
FOLDER = ("--folder", {"type": Path, "default": Path("preview"), "help": "where to write the preview"})
PORT = ("--port", {"type": int, "default": 8000, "help": "first port to try"})
REMOTE = ("--remote", {"default": "origin", "help": "the git remote to publish to"})
BRANCH = ("--branch", {"default": "gh-pages", "help": "the branch that GitHub Pages shows"})
DRY_RUN = ("--dry-run", {"action": "store_true", "help": "only say what would change"})
WHEN_READY = ("--when-ready", {"action": "store_true", "help": "do nothing while the site may not go public"})
ANYWAY = (
    "--anyway",
    {
        "action": "store_true",
        "help": "in spite of uncommitted files, newer commits, an odd day, new ids, lost pages or an undo",
    },
)
URL = ("--url", {"help": "the address to look at, where it is not the site's"})
TELL = ("--tell", {"action": "store_true", "help": "open or close an issue on GitHub (needs gh)"})
JOBS: dict[str, tuple[Callable[..., int], tuple[Option, ...]]] = {
    "check": (check, (ROOT, TODAY, PUBLIC, FIX, ADDED)),
    "new": (new, (ROOT, TODAY, KIND, TITLE, DAY)),
    "report": (organizers, (ROOT, TODAY)),
    "preview": (preview, (ROOT, TODAY, BASE, FOLDER)),
    "docs": (docs, (ROOT,)),
    "serve": (serve, (ROOT, PORT)),
    "build": (build, (ROOT, TODAY, OUTPUT, SETTINGS, SITEURL, DRAFTS, PRACTICE, PUBLIC, COLD)),
    "publish": (publish, (ROOT, TODAY, REMOTE, BRANCH, DRY_RUN, WHEN_READY, ANYWAY)),
    "undo-publish": (undo_publish, (ROOT, REMOTE, BRANCH, DRY_RUN)),
    "watch": (watch, (ROOT, TODAY, URL, TELL)),
}

if __name__ == "__main__":
    sys.exit(main())
