"""Work spread over the machine's cores, where that pays and the system can fork; one after the other elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

S = TypeVar("S")
T = TypeVar("T")
ENOUGH = 200  # fewer items than this are done sooner than a second process is there


def available() -> int:
    """Return how many cores this process may use; 1 where it cannot fork."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[Sequence[S]], list[T]], items: Sequence[S], cores: int) -> list[T]:
    """Return what `work` makes of the items, share by share; each core has every `cores`-th item.

    Children are forked, so that `work` and the items may be anything; what it returns must be fit for pickling.
    """
    if cores < 2 or len(items) < ENOUGH:
        return work(items)
    children = [_start(work, items[share::cores]) for share in range(1, cores)]
    results = work(items[::cores])
    for child, pipe in children:
        results += _result(child, pipe)
    return results


def _start(work: Callable[[Sequence[S]], list[T]], share: Sequence[S]) -> tuple[BaseProcess, Connection]:
    import multiprocessing

    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    child = fork.Process(target=_send, args=(theirs, work, share), daemon=True)
    child.start()
    theirs.close()
    return child, ours


def _send(pipe: Connection, work: Callable[[Sequence[S]], list[T]], share: Sequence[S]) -> None:
    """Send what `work` makes of a share, or the error with which the system stopped it."""
    try:
        pipe.send(work(share))
    except OSError as error:
        pipe.send(error)


def _result(child: BaseProcess, pipe: Connection) -> list[Any]:
    try:
        result: list[Any] | OSError = pipe.recv()
    except EOFError:
        child.join()
        raise RuntimeError(f"A part of the work broke off with exit code {child.exitcode}") from None
    child.join()
    if isinstance(result, OSError):
        raise result
    return result
