"""The smoke run in Firefox and WebKit finds or gets both, or fails with what to do; only its own job starts it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.engines import install
from tests.engines.install import FIX, PACKAGES, NoEnginesError, programs
from tests.invented import ROOT


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with nothing but one empty folder on the PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(install, "install_commands", lambda: iter(()))


@pytest.mark.usefixtures("bare")
def test_without_both_engines_the_fix_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Job and tests fail, and their last words say how to get them; nothing is passed by not running."""
    assert install.main() == 1
    assert capsys.readouterr().err.splitlines() == [FIX]
    with pytest.raises(NoEnginesError, match="apt-get install firefox-esr webkit2gtk-driver"):
        programs()


def test_only_root_on_debian_installs_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once from what is known, and once more after asking what is new; all others get the fix."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(install.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(install.platform, "freedesktop_os_release", lambda: {"ID": "debian"})
    monkeypatch.setattr(install.os, "geteuid", lambda: 0, raising=False)
    assert [command[3] for command in install.install_commands()] == ["install", "update", "install"]
    monkeypatch.setattr(install.os, "geteuid", lambda: 1000, raising=False)
    assert list(install.install_commands()) == []


def test_the_workflow_brings_what_the_job_needs() -> None:
    """All packages but Firefox, which GitHub's computers have, are named where the job may not install by itself."""
    workflow = (ROOT / ".github/workflows/check.yml").read_text("utf-8")
    (line,) = (line for line in workflow.splitlines() if "apt-get" in line)
    assert [name for name in PACKAGES if name not in line] == ["firefox-esr"]
    assert "run: python tasks.py engines" in workflow


def test_the_job_runs_the_smoke_run_and_test_does_not(pytestconfig: pytest.Config) -> None:
    """Its file has no name that pytest looks for, and the job names it."""
    (named,) = (word for word in (ROOT / "tasks.py").read_text("utf-8").split('"') if word.endswith("smoke.py"))
    assert (ROOT / named).is_file()
    assert not any(Path(named).match(pattern) for pattern in pytestconfig.getini("python_files"))
