"""Whatever a job is given, it answers in lines that say what is wrong, never with a traceback."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from campaign.build import build
from tests.builds import built
from tests.built import Site
from tests.invented import ROOT, SITE, TODAY, copied


def run(*words: object, limit: int = 0, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a job in a process of its own; `limit` is the largest file, in bytes, that the system lets it write."""
    environment = {**os.environ, "TODAY": str(TODAY), **variables}
    command = [sys.executable, "-m", "campaign", *map(str, words)]

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited if limit else None,
    )


def the_line(done: subprocess.CompletedProcess[str]) -> str:
    """Return the only error that a job printed; it failed, without a traceback."""
    assert done.returncode == 1
    line, *more = (line for line in done.stderr.splitlines() if ": warning: " not in line)
    assert len(more) == 1, done.stderr  # how many there are to fix
    return line


@pytest.mark.parametrize("day", ["garbage", "9999-12-31", "0001-01-01", "2026-02-30", "20261124", "2026-11-24T10:00"])
def test_a_day_that_is_none_is_named(tmp_path: Path, day: str) -> None:
    """`TODAY` and `--today` take a day that can be built for, and say how one is written."""
    done = run("build", "--root", SITE, "--output", tmp_path / "out", TODAY=day)
    assert the_line(done) == (
        f"TODAY:1: “{day}” is not a day that the site can be built for. Write year-month-day, like 2026-11-23."
    )
    assert "--today:1:" in the_line(run("check", "--root", SITE, "--today", day))
    assert not (tmp_path / "out").exists()


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full, one line says so, the last good site stays, and nothing half made is left."""
    root, output = copied(tmp_path / "state"), tmp_path / "site"
    before = built(root, output).files

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(output))

    monkeypatch.setattr("campaign.pages.generator.CampaignWriter.write", full)
    (finding,) = build(root, output, today=TODAY, siteurl="x").findings
    assert str(finding) == (
        f"{output}:1: This cannot be read or written: No space left on device. "
        "Free some space on the disk, then run this again."
    )
    assert Site(output).files == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "state"]


def test_what_the_system_refuses_another_core_is_named(tmp_path: Path) -> None:
    """A child that may not write any further says so in the same line (here: files over 20 kB)."""
    done = run("build", "--root", SITE, "--output", tmp_path / "out", "--cold", limit=20_000)
    assert "This cannot be read or written: File too large" in the_line(done)


def test_a_file_in_the_place_of_the_cache_is_named(tmp_path: Path) -> None:
    """Where .cache is a file, one line says what to do."""
    root = copied(tmp_path / "state")
    shutil.rmtree(root / ".cache", ignore_errors=True)
    (root / ".cache").write_text("mine")
    done = run("build", "--root", root, "--output", tmp_path / "out")
    assert "Move away the file" in the_line(done)
    assert (root / ".cache").read_text() == "mine"


@pytest.mark.parametrize("path", ["data/places.json", "data/districts.json"])
def test_json_without_end_is_named(tmp_path: Path, path: str) -> None:
    """A file of a hundred thousand opening brackets is a finding."""
    root = copied(tmp_path / "state")
    (root / path).write_text("[" * 100_000)
    done = run("check", "--root", root)
    assert f"\n{path}:1: This is nested too deeply to be read." in done.stderr
    assert "Traceback" not in done.stderr
