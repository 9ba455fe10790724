"""Publish and undo: the steps, one publish at a time on this computer."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from campaign.git import Git
from campaign.lock import alone as locked
from campaign.publish import branch
from campaign.publish.run import Order, RefusedError, Run
from campaign.publish.steps import STEPS

FOLDER = ".cache/publish"  # below the project's root
Hear = Callable[[str, float], None]


def unheard(_step: str, _seconds: float) -> None:
    """Hear of a step that is done, and do nothing."""


def publish(order: Order, hear: Hear = unheard) -> Run:
    """Publish, or raise RefusedError, PushRefusedError or GitError with the remote as it was."""
    with alone(order.root):
        run = Run(order, Git(order.root), order.root / FOLDER / "site")
        for step in STEPS:
            began = time.perf_counter()
            run = step(run)
            hear(step.__name__, time.perf_counter() - began)
            if run.done:
                break
        return run


def undo(order: Order) -> str:
    """Put the publish before the last one back, and return what was done in one line."""
    git = Git(order.root)
    with alone(order.root):
        before = branch.fetch(git, order.remote, order.branch)
        past = branch.history(git, before)
        if len(past) < 2:
            raise RefusedError([f"{order.branch} holds no publish before the last one, so nothing can be put back."])
        last, good = past[:2]
        refused = dict.fromkeys((*good.refused, *last.refused, last.source))
        text = branch.message(good.title, good.source, refused)
        parent = past[2].commit if len(past) > 2 else ""
        if not order.dry_run:
            new = branch.again(git, good.commit, parent, text)
            branch.push(git, order.remote, order.branch, new=new, before=before)
    return _undone(last, good, dry_run=order.dry_run)


def _undone(last: branch.Publish, good: branch.Publish, *, dry_run: bool) -> str:
    said = "Would put back" if dry_run else "Put back"
    back = f"{said} “{good.title}” (of {good.source[:10]}) in place of “{last.title}” (of {last.source[:10]})."
    return f"{back} Commit {last.source[:10]} is not published again by itself: mend what was wrong, and commit."


def alone(root: Path) -> contextlib.AbstractContextManager[None]:
    """Hold the lock of this clone while a block runs; wait while another publish holds it."""
    return locked(root / FOLDER / "lock", "Another publish is running on this computer; waiting for it …")
