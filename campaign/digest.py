"""Hashes of contents and values, to compare them without keeping them."""

from __future__ import annotations

import hashlib
import os


def of_bytes(content: bytes) -> str:
    """Return the hash of some bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def of_file(path: str | os.PathLike[str]) -> str:
    """Return the hash of a file's bytes; "" where there is no such file."""
    try:
        with open(path, "rb") as file:
            return of_bytes(file.read())
    except FileNotFoundError:
        return ""


def of_values(*values: object) -> str:
    """Return a hash of some values, by their `repr`: dataclasses count by the fields they show there."""
    return of_bytes("\0".join(map(repr, values)).encode())
