"""A line of whole numbers as a short text: each step from point to point in a few printable signs.

A step along x, then one along y: the number's sign moves to its lowest bit, five bits go into each sign, the lowest
first, and a sixth bit says that more follow. theme/static/js/lookup.js reads the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# 64 signs that JSON leaves as they are: from # to ~ without the backslash.
SIGNS = "".join(chr(code) for code in range(35, 100) if code != 92)
NUMBERS = {sign: number for number, sign in enumerate(SIGNS)}

Whole = tuple[int, int]


def written(points: Iterable[Whole]) -> str:
    """Return points as text, each as its step from the one before, the first from 0, 0."""
    signs, x, y = [], 0, 0
    for px, py in points:
        signs += [_number(px - x), _number(py - y)]
        x, y = px, py
    return "".join(signs)


def _number(value: int) -> str:
    rest = ~(value << 1) if value < 0 else value << 1
    signs = []
    while rest >= 32:
        signs.append(SIGNS[rest & 31 | 32])
        rest >>= 5
    return "".join(signs) + SIGNS[rest]


def read(text: str) -> Sequence[Whole]:
    """Return the points of a text that `written` made."""
    values, rest, shift = [], 0, 0
    for sign in text:
        bits = NUMBERS[sign]
        rest |= (bits & 31) << shift
        shift += 5
        if not bits & 32:
            values.append(~(rest >> 1) if rest & 1 else rest >> 1)
            rest = shift = 0
    return _summed(values)


def _summed(steps: Sequence[int]) -> list[Whole]:
    points, x, y = [], 0, 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points
