"""Work spread over the machine's cores, where that pays and the system can fork; one after the other elsewhere."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")
ENOUGH = 200  # fewer items than this are done sooner than a second process is there


def available() -> int:
    """Return how many cores this process may use; 1 where it cannot fork."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[Sequence[S]], list[T]], items: Sequence[S], cores: int) -> list[T]:
    """Return what `work` makes of the items, in their order; each core gets every `cores`-th… run of them."""
    if cores < 2 or len(items) < ENOUGH:
        return work(items)
    size = -(-len(items) // cores)
    shares = [items[start : start + size] for start in range(0, len(items), size)]
    with ProcessPoolExecutor(len(shares), mp_context=multiprocessing.get_context("fork")) as pool:
        return list(chain.from_iterable(pool.map(work, shares)))
