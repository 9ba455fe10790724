"""The site never imports its tools, and their files can be told apart by name."""

from __future__ import annotations

import ast
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from tools.__main__ import JOBS

ROOT = Path(__file__).parent.parent
SITE = sorted((ROOT / "campaign").rglob("*.py"))


def imported(file: Path) -> set[str]:
    """Return the packages that a file imports anywhere, late imports too."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(str(node.module).partition(".")[0])
    return found


@pytest.mark.parametrize("file", SITE, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_the_site_never_imports_its_tools(file: Path) -> None:
    """What makes the site works without importers and benchmark, and without the library that only they need."""
    assert imported(file) & {"tools", "shapely"} == set()


def test_no_two_tools_have_one_file_name() -> None:
    """A reader never mistakes one file for another."""
    names = Counter(file.name for file in (ROOT / "tools").rglob("*.py"))
    assert [name for name, count in names.items() if count > 1] == ["__init__.py"]


@pytest.mark.parametrize("job", JOBS)
def test_every_job_is_there_and_says_what_it_takes(job: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m tools JOB --help` works for each importer; the benchmark takes numbers alone."""
    main = import_module(JOBS[job]).main
    if job == "bench":
        assert callable(main)
        return
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    assert f"usage: {job} " in capsys.readouterr().out
