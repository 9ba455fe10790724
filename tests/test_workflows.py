"""What runs by itself: the same commands, at the right hour, with the least rights."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.invented import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
READ = {"contents": "read"}
PUBLISH = {"contents": "write", "pages": "write"}
PROPOSE = {"contents": "write", "pull-requests": "write"}
RIGHTS = {
    "locks": {"propose": PROPOSE, "audit": READ},
    "nightly": {"publish": PUBLISH},
    "preview": {"preview": READ},
    "publish": {"publish": PUBLISH},
    "refresh": {"propose": {**PROPOSE, "issues": "write"}},
    "watch": {"look": {"actions": "read", "contents": "read", "issues": "write"}},
}


def workflow(name: str) -> dict[Any, Any]:
    """Return a workflow; its `on` is a boolean to YAML."""
    return yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"))


def steps(found: dict[Any, Any]) -> list[dict[str, Any]]:
    """Return every step of a workflow."""
    return [step for job in found["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("name", RIGHTS)
def test_jobs_have_no_more_rights_than_they_need(name: str) -> None:
    """Only what publishes or proposes may write files, and only what watches or refreshes may write issues."""
    found = workflow(name)
    assert found["permissions"] == {}
    assert {job: settings["permissions"] for job, settings in found["jobs"].items()} == RIGHTS[name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_runs_a_stranger_s_code_with_rights(path: Path) -> None:
    """No workflow starts on what strangers send with the rights of this repository."""
    assert not re.search("pull_request_target|workflow_run|issue_comment", path.read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_token_is_left_on_disk(path: Path) -> None:
    """A checkout keeps no token; the step that needs one is handed it."""
    checkouts = [step for step in steps(workflow(path.stem)) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_downloads_are_kept_by_the_locks(path: Path) -> None:
    """What pip downloads is kept for as long as the lock files stay the same."""
    for step in steps(workflow(path.stem)):
        if step.get("uses", "").startswith("actions/setup-python@"):
            assert step["with"]["cache"] == "pip"
            assert step["with"]["cache-dependency-path"] == "requirements/*.txt"


def test_the_night_publishes_with_the_steps_of_the_day() -> None:
    """nightly.yml does what publish.yml does, one at a time with it; only people may say --anyway."""
    night, day = workflow("nightly"), workflow("publish")
    publish = next(step for step in steps(day) if step.get("id") == "publish")
    publish["run"] = publish["run"].removesuffix(" ${ANYWAY:+--anyway}")
    del publish["env"]["ANYWAY"]
    assert night["jobs"] == day["jobs"]
    assert night["concurrency"] == day["concurrency"] == {"group": "publish", "cancel-in-progress": False}


@pytest.mark.parametrize(("name", "times"), [("nightly", 2), ("watch", 1)])
def test_timed_runs_keep_the_capitol_s_night(name: str, times: int) -> None:
    """They start between midnight and six where the legislature is, and off the hour."""
    zone = yaml.safe_load((ROOT / "data/legislature.yml").read_text("utf-8"))["timezone"]
    runs = workflow(name)[True]["schedule"]
    assert [run["timezone"] for run in runs] == [zone] * times
    for run in runs:
        minute, hour, *days = run["cron"].split()
        assert days == ["*", "*", "*"]
        assert int(hour) < 6
        assert int(minute) % 15


def starts(times: list[dict[str, str]], day: date) -> bool:
    """Return whether a workflow's times name a day; none of them gives both a day and a weekday."""
    for run in times:
        _minute, _hour, days, months, weekdays = run["cron"].split()
        first, _, last = days.partition("-")
        fits = days == "*" or int(first) <= day.day <= int(last or first)
        if fits and months in ("*", str(day.month)) and weekdays in ("*", str(day.isoweekday())):
            return True
    return False


def test_data_is_refreshed_weekly_and_daily_while_members_change() -> None:
    """Each Monday of the year, and each day from December 28 to January 31; in the capitol's night, off the hour."""
    times = workflow("refresh")[True]["schedule"]
    for ahead in range(2 * 366):
        day = date(2026, 12, 1) + timedelta(days=ahead)
        changing = day.month == 1 or (day.month, day.day) >= (12, 28)
        assert starts(times, day) == (changing or day.weekday() == 0), day
    zone = yaml.safe_load((ROOT / "data/legislature.yml").read_text("utf-8"))["timezone"]
    for run in [each for name in ("refresh", "locks") for each in workflow(name)[True]["schedule"]]:
        assert run["timezone"] == zone
        assert int(run["cron"].split()[1]) < 6
        assert int(run["cron"].split()[0]) % 15


@pytest.mark.parametrize("name", ["refresh", "locks"])
def test_what_proposes_asks_for_the_token_in_that_step_alone(name: str) -> None:
    """One step has the token; it reads no file that a stranger proposed, for it runs on the main branch alone."""
    found = workflow(name)
    assert set(found[True]) == {"schedule", "workflow_dispatch"}
    (step,) = (step for step in steps(found) if "GH_TOKEN" in step.get("env", {}))
    assert "--propose" in step["run"]


def test_locks_are_worked_out_without_running_what_is_new() -> None:
    """The job that has a token neither installs nor tests the new releases."""
    runs = [step["run"] for step in workflow("locks")["jobs"]["propose"]["steps"] if "run" in step]
    assert runs == ["python tasks.py lock --upgrade --propose"]


def test_pinned_actions_are_kept_new() -> None:
    """Dependabot proposes newer actions once a week, all in one pull request."""
    found = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))
    (update,) = found["updates"]
    assert (update["package-ecosystem"], update["schedule"]["interval"]) == ("github-actions", "weekly")
    assert update["groups"] == {"actions": {"patterns": ["*"]}}


def test_the_watch_looks_after_the_night() -> None:
    """It starts at least an hour after the last try."""
    last = max(int(run["cron"].split()[1]) for run in workflow("nightly")[True]["schedule"])
    assert int(workflow("watch")[True]["schedule"][0]["cron"].split()[1]) > last + 1


@pytest.mark.parametrize("name", ["publish", "nightly", "watch", "check", "preview", "refresh", "locks"])
def test_workflows_call_the_commands_that_people_run(name: str) -> None:
    """Whatever a workflow runs, a person can run as well."""
    runs = [step["run"] for step in steps(workflow(name)) if "run" in step]
    ours = [run for run in runs if run.startswith("python tasks.py ")]
    assert ours
    assert all("gh api" in run for run in runs if run not in ours) or name == "check"


@pytest.mark.parametrize("name", ["publish", "nightly"])
def test_publishing_remembers_from_run_to_run(name: str) -> None:
    """The folder of what builds remember comes back from the last run and is kept anew after each."""
    cache = next(step for step in steps(workflow(name)) if step.get("uses", "").startswith("actions/cache@"))
    assert cache["with"]["path"] == ".cache"
    assert "run_id" in cache["with"]["key"]
    assert cache["with"]["key"].startswith(cache["with"]["restore-keys"])
