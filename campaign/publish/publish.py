"""Publish and undo, one at a time on this computer: what is done, what is printed, and the exit code."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from campaign.git import Git, GitError
from campaign.lock import alone as locked
from campaign.publish import repository
from campaign.publish.candidate import described
from campaign.publish.repository import Publish, PushRefusedError
from campaign.publish.steps import STEPS, Order, RefusedError, Run

FOLDER = ".cache/publish"  # below the project's root
NO_GIT = "git is not installed, or not on the PATH. Install it from git-scm.com, then run this again."
Hear = Callable[[str, float], object]


def publish_job(order: Order) -> int:
    """Publish and say what was done and how long each step took; return the exit code."""
    return _guarded(lambda: _publish(order))


def _publish(order: Order) -> None:
    parts: list[str] = []
    run = publish(order, lambda step, seconds: parts.append(f"{step} {seconds:.1f}"))
    if order.dry_run and run.public and run.before and run.changes:
        print("\n".join(described(run.site, run.changes)))
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


def publish(order: Order, hear: Hear) -> Run:
    """Publish, or raise RefusedError, PushRefusedError or GitError with the remote as it was.

    `hear` is told the name of each step that is done, and the seconds it took.
    """
    with alone(order.root):
        run = Run(order, Git(order.root), order.root / FOLDER / "site")
        for step in STEPS:
            began = time.perf_counter()
            step(run)
            hear(step.__name__, time.perf_counter() - began)
            if run.done:
                break
        return run


def undo(order: Order) -> str:
    """Put the publish before the last one back, and return what was done in one line."""
    git = Git(order.root)
    with alone(order.root):
        before = repository.fetch(git, order.remote, order.branch)
        past = repository.history(git, before)
        if len(past) < 2:
            raise RefusedError([f"{order.branch} holds no publish before the last one, so nothing can be put back."])
        last, good = past[:2]
        refused = dict.fromkeys((*good.refused, *last.refused, last.source))
        text = repository.message(good.title, good.source, refused)
        parent = past[2].commit if len(past) > 2 else ""
        if not order.dry_run:
            new = repository.again(git, good.commit, parent, text)
            repository.push(git, order.remote, order.branch, new=new, before=before)
    return _undone(last, good, dry_run=order.dry_run)


def _undone(last: Publish, good: Publish, *, dry_run: bool) -> str:
    said = "Would put back" if dry_run else "Put back"
    back = f"{said} “{good.title}” (of {good.source[:10]}) in place of “{last.title}” (of {last.source[:10]})."
    return f"{back} Commit {last.source[:10]} is not published again by itself: fix what was wrong, and commit."


def alone(root: Path) -> contextlib.AbstractContextManager[None]:
    """Hold the lock of this clone while a block runs; wait while another publish holds it."""
    return locked(root / FOLDER / "lock", "Another publish is running on this computer; waiting for it …")
