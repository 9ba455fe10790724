"""The watch sees when the live site does not show today, and tells it in one issue."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from campaign.__main__ import main
from campaign.publish.watch import PAUSES, TITLE, look, tell
from tests.builds import built
from tests.invented import SITE, TODAY
from tests.publishing import Group

HELD = 7  # days after its own that a site still knows


def no_pause(_seconds: float) -> None:
    """Wait for nothing."""


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site built for its day."""
    return built(SITE, tmp_path_factory.mktemp("live") / "site").folder


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (0, ""),
        (-1, ""),  # Honolulu looks at a site that Denver has built
        (1, "was built for 2027-02-10, and today is 2027-02-11. Its pages still know each day's call until"),
        (HELD, "Its pages still know each day's call until 2027-02-17"),
        (HELD + 1, "It does not know today's call any more."),
    ],
)
def test_a_site_is_late_by_its_own_word(live: Path, served: Callable[[Path], str], late: int, words: str) -> None:
    """The day for which it was built is compared with today, and what that means is said."""
    problem = look(served(live), TODAY + timedelta(days=late), no_pause)
    assert words in problem
    assert bool(words) == bool(problem)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (None, "does not answer as it should: HTTP Error 404"),
        ("{", "does not answer as it should"),
        ("{}", "does not say for which day"),
        ("[]", "does not say for which day"),
        ('{"built_for": "soon", "days": [{"date": "2027-02-10"}]}', "does not say for which day"),
        ('{"built_for": "2027-02-10", "days": []}', "does not say for which day"),
    ],
)
def test_a_broken_site_is_seen(tmp_path: Path, served: Callable[[Path], str], told: str | None, words: str) -> None:
    """A site that answers nothing, or nonsense, is a problem, too."""
    (tmp_path / "index.html").write_text("<title>x</title>", "utf-8")
    if told is not None:
        (tmp_path / "api").mkdir()
        (tmp_path / "api/today.json").write_text(told, "utf-8")
    assert words in look(served(tmp_path), TODAY, no_pause)


def test_a_site_that_is_away_is_tried_again() -> None:
    """Nobody is called for a hiccup: there are pauses and further tries before that."""
    paused: list[float] = []
    assert "does not answer" in look("http://127.0.0.1:9", TODAY, paused.append)
    assert tuple(paused) == PAUSES


class Desk:
    """GitHub's command, with issues in memory."""

    def __init__(self, *titles: str) -> None:
        """Begin with open issues of these titles, numbered from 1."""
        self.issues = [{"number": number, "title": title} for number, title in enumerate(titles, 1)]
        self.done: list[tuple[str, ...]] = []

    def __call__(self, *words: str) -> str:
        """Answer a list; keep everything else in mind."""
        if words[:2] == ("issue", "list"):
            return json.dumps(self.issues)
        self.done.append(words)
        return ""


def test_a_problem_opens_an_issue_once() -> None:
    """The first day opens it with advice; the days after add a line."""
    desk = Desk("Something else")
    assert tell("It is late.", desk) == "Opened an issue."
    (words,) = desk.done
    assert words[:4] == ("issue", "create", "--title", TITLE)
    assert "It is late." in words[-1]
    assert "nightly" in words[-1]
    desk = Desk("Something else", TITLE)
    assert tell("It is late.", desk) == "Said so in issue 2."
    assert desk.done == [("issue", "comment", "2", "--body", "It is late.")]


def test_the_issue_is_closed_when_all_is_well() -> None:
    """Nobody has to tidy up."""
    desk = Desk(TITLE)
    assert tell("", desk) == "Closed issue 1."
    assert desk.done == [("issue", "close", "1", "--comment", "The site shows today again.")]
    assert tell("", Desk("Something else")) == ""


def watch(group: Group, *words: str, day: date = TODAY) -> int:
    """Run the job as the workflow does."""
    return main(["watch", "--root", str(group.root), "--today", str(day), *words])


def test_the_job_says_what_it_sees(
    group: Group, live: Path, served: Callable[[Path], str], capsys: pytest.CaptureFixture[str]
) -> None:
    """All well is 0, a problem is 1."""
    address = served(live)
    assert watch(group, "--url", address) == 0
    assert capsys.readouterr().out == "The live site shows today.\n"
    assert watch(group, "--url", f"{address}/", day=TODAY + timedelta(days=1)) == 1
    assert "was built for 2027-02-10" in capsys.readouterr().out


def test_the_job_tells_the_editors(
    group: Group, live: Path, served: Callable[[Path], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --tell, GitHub's command is run as it would be there."""
    command, said = tmp_path / "bin/gh", tmp_path / "said"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\n[ "$2" = list ] && echo "[]" || echo "$2 $4" >> {said}\n', "utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    assert watch(group, "--tell", "--url", served(live), day=TODAY + timedelta(days=9)) == 0
    assert said.read_text("utf-8") == f"create {TITLE}\n"


def test_a_site_that_is_not_public_is_not_watched(capsys: pytest.CaptureFixture[str]) -> None:
    """A fresh fork gets no issue about a site that does not exist yet."""
    assert main(["watch", "--root", str(SITE), "--today", str(TODAY), "--tell"]) == 0
    assert "not public yet" in capsys.readouterr().out
