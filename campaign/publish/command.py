"""`python -m campaign publish` and `undo-publish`: what is printed, and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from campaign.git import GitError
from campaign.publish.branch import PushRefusedError
from campaign.publish.changes import described
from campaign.publish.publish import publish, undo
from campaign.publish.run import Order, RefusedError

NO_GIT = "git is not installed, or not on the PATH. Install it from git-scm.com, then run this again."


def publish_job(order: Order) -> int:
    """Publish and say what was done and how long each step took; return the exit code."""
    parts: list[str] = []
    return _guarded(lambda: _publish(order, parts))


def _publish(order: Order, parts: list[str]) -> None:
    run = publish(order, lambda step, seconds: parts.append(f"{step} {seconds:.1f}"))
    if order.dry_run and run.before and run.changes:
        print("\n".join(described(run.site, list(run.changes))))
    for note in run.notes:
        print(note, file=sys.stderr)
    print(run.done)
    print(f"Seconds: {', '.join(parts)}.")
    _tell_workflow(public=run.public and not order.dry_run)


def _tell_workflow(*, public: bool) -> None:
    """Where a workflow of GitHub's runs this, let its next steps know whether the site is public."""
    if path := os.environ.get("GITHUB_OUTPUT"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"public={str(public).lower()}\n")


def undo_job(order: Order) -> int:
    """Put the publish before the last one back; return the exit code."""
    return _guarded(lambda: print(undo(order)))


def _guarded(job: Callable[[], None]) -> int:
    """Run a job; print why it was refused, in plain words, and return the exit code."""
    try:
        job()
    except RefusedError as refused:
        print("\n".join([*refused.lines, "Nothing was published."]), file=sys.stderr)
    except (PushRefusedError, GitError) as error:
        print(error, file=sys.stderr)
    except FileNotFoundError as error:
        if error.filename != "git":
            raise
        print(NO_GIT, file=sys.stderr)
    else:
        return 0
    return 1
