"""Data flows one way: a room of campaign/ imports only what comes before it, and nothing in a circle."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

CAMPAIGN = Path(__file__).parent.parent / "campaign"
# Each word is a folder or a file of campaign/. What is in one line may import each other, though never in a circle.
ORDER = (
    "finding clock cores digest git lock memory ledger",
    "read",
    "model",
    "services sources",
    "campaign targets outcomes day load",
    "blank drawing check",
    "pages",
    "checked render build",
    "desk publish serve",
    "__init__ __main__",  # the plugin, and the jobs
)
PLACE = {word: number for number, line in enumerate(ORDER) for word in line.split()}
FILES = sorted(CAMPAIGN.rglob("*.py"))


def name_of(file: Path) -> str:
    """Return the name by which a file is imported: campaign.pages.plan."""
    parts = file.relative_to(CAMPAIGN.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(file): file for file in FILES}


def room(name: str) -> str:
    """Return the folder of campaign/ that a module is in, or its own name."""
    return ([*name.split("."), "__init__"])[1]


def imported(tree: ast.AST, *, late: bool) -> Iterator[str]:
    """Yield the modules of campaign that a file imports; what only annotations name does not count."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "campaign":
            within = {f"{node.module}.{each.name}" for each in node.names} & NAMES.keys()
            yield from within or {str(node.module)}
        if late or not isinstance(node, ast.FunctionDef):
            yield from imported(node, late=late)


def imports_of(file: Path, *, late: bool = True) -> set[str]:
    """Return the modules of campaign that a file imports, late imports within functions too if asked for."""
    return set(imported(ast.parse(file.read_text("utf-8")), late=late))


def test_every_room_has_its_place() -> None:
    """A new folder or file is put into the order, and what is gone is taken out."""
    assert {room(name) for name in NAMES} - {"__main__"} == set(PLACE) - {"__main__"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(CAMPAIGN).as_posix())
def test_a_room_imports_only_what_comes_before_it(file: Path) -> None:
    """Nothing on the left imports anything on its right."""
    here = PLACE[room(name_of(file))]
    assert [name for name in sorted(imports_of(file)) if PLACE[room(name)] > here] == []


def test_no_import_runs_in_a_circle() -> None:
    """Following imports never leads back to where one began."""
    ahead = {name: imports_of(file) & NAMES.keys() - {name} for name, file in NAMES.items()}
    while free := [name for name, needed in ahead.items() if not needed & ahead.keys()]:
        for name in free:
            del ahead[name]
    assert ahead == {}


def test_no_two_files_have_one_name() -> None:
    """A reader never mistakes one file for another."""
    names = Counter(file.name for file in FILES)
    assert [name for name, count in names.items() if count > 1] == ["__init__.py"]


def test_the_site_can_be_read_in_an_afternoon() -> None:
    """At most 130 files and 20,000 lines: whoever adds a room looks first for one that fits.

    The site was 12,500 lines before Markdown was judged as readers see it, terms ended and votes were recorded; 17,000
    before it took whatever people type, told how each number is known, and had a call to practice and to plan.
    """
    lines = sum(len(file.read_text("utf-8").splitlines()) for file in FILES)
    assert (len(FILES) <= 130, lines <= 20_000) == (True, True), (len(FILES), lines)
