"""Compiled templates, kept while a build runs: each of Pelican's generators would compile the same ones anew."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Bytecode by template; Jinja forgets it by itself when the template's text is another."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its bytecode where it is kept."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's bytecode."""
        self._kept[bucket.key] = bucket.bytecode_to_string()
