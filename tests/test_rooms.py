"""Data flows one way: a room of campaign/ imports only what stands before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CAMPAIGN = Path(__file__).parent.parent / "campaign"
# Each word is a folder or a file of campaign/. What stands in one line may import each other.
ORDER = (
    "alone clock cores digest finding git ledger memory place_names",
    "read",
    "model site_address",
    "season services sources github",
    "campaign addresses targets day load",
    "check",
    "checked blank calendars pictures",
    "pages",
    "pelican_run build watch",
    "importers desk publish serve bench",
    "__init__ __main__",  # the plugin, and the jobs
)
PLACE = {word: number for number, line in enumerate(ORDER) for word in line.split()}
FILES = sorted(CAMPAIGN.rglob("*.py"))


def room(file: Path) -> str:
    """Return the folder of campaign/ that a file lies in, or its own name."""
    return file.relative_to(CAMPAIGN).with_suffix("").parts[0]


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the rooms that a file imports, late imports too; what only annotations name does not count."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module == "campaign":
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("campaign."):
            yield str(node.module).split(".")[1]
        yield from imported(node)


def test_every_room_has_its_place() -> None:
    """A new folder or file is put into the order, and what is gone is taken out."""
    assert {room(file) for file in FILES} == set(PLACE)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(CAMPAIGN).as_posix())
def test_a_room_imports_only_what_stands_before_it(file: Path) -> None:
    """Nothing on the left imports anything on its right."""
    here = PLACE[room(file)]
    found = sorted(set(imported(ast.parse(file.read_text("utf-8")))))
    assert [name for name in found if PLACE[name] > here] == []
