"""The benchmark measures what it says, on a site that the checks find good."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from campaign.checked import checked
from tools.bench import measure
from tools.bench.sites import make_ours

PROJECT = Path(__file__).parent.parent
TODAY = date(2026, 11, 23)


def test_a_run_is_weighed_only_when_asked(tmp_path: Path) -> None:
    """Wall clock and processor are always told; the memory of a process and its children where somebody looks."""
    hold = [sys.executable, "-c", "import time; held = b'x' * 50_000_000; time.sleep(0.3)"]
    quick, weighed = measure.run(hold, tmp_path), measure.run(hold, tmp_path, weigh=True)
    assert quick.peak == 0
    assert quick.wall > 0.3 > quick.cpu > 0
    if Path("/proc").exists():
        assert weighed.peak > 50


def test_a_run_that_fails_ends_the_benchmark(tmp_path: Path) -> None:
    """What the command said stands in the message."""
    with pytest.raises(SystemExit, match="out of paper"):
        measure.run([sys.executable, "-c", "raise RuntimeError('out of paper')"], tmp_path)


def test_the_middle_is_a_median() -> None:
    """One slow round changes nothing; the peak is that of the run that was weighed."""
    runs = [measure.Run(1, 2, 0), measure.Run(9, 9, 0), measure.Run(2, 3, 0)]
    assert measure.middle(runs, measure.Run(20, 20, 80)) == measure.Run(2, 3, 80)


def test_the_site_measured_is_a_good_one(tmp_path: Path) -> None:
    """It has as many calls as were asked for, one a day, and the checks find no error in it."""
    make_ours(PROJECT, tmp_path / "many", 30, TODAY)
    loaded = checked(tmp_path / "many", TODAY)
    assert [finding for finding in loaded.findings if finding.level == "error"] == []
    assert loaded.campaign
    calls = [action for action in loaded.campaign.actions if "-call-" in action.name]
    assert len(calls) == 30
    assert len({action.opens for action in calls}) == 30
