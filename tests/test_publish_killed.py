"""Publishing is whole or nothing: also when it is killed, and when two publish at once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from campaign.publish import repository
from campaign.publish.publish import STEPS, alone, publish, undo
from campaign.publish.repository import PushRefusedError
from tests.invented import ROOT, TODAY
from tests.publishing import NEXT, Group

KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from campaign.publish.publish import publish
from campaign.publish.publish import Order
day = date.fromisoformat(sys.argv[2])
publish(Order(Path(sys.argv[1]), day, clock=day), lambda step, _: step == sys.argv[3] and os._exit(9))
"""


def test_a_killed_publish_leaves_the_remote_as_it_was(live: Group) -> None:
    """A process that dies after any step but the last changes nothing, and the next publish is none the worse."""
    head = live.head
    for step in [step.__name__ for step in STEPS[:-1]]:
        words = [sys.executable, "-c", KILLED, str(live.root), str(NEXT), step]
        assert subprocess.run(words, cwd=ROOT, capture_output=True, check=False).returncode == 9, step
        assert live.head == head, step
    live.publish(NEXT)
    assert live.titles == [f"Publish {NEXT}", f"Publish {TODAY}"]
    assert sorted(path.name for path in (live.root / ".cache/publish").iterdir()) == ["lock", "site"]


def test_a_publish_killed_while_it_pushes_is_whole_or_not_there(live: Group) -> None:
    """When the remote has heard part of a push, it shows the site of before or the new one, never a mix."""
    before, old = live.published(), live.head
    hook, heard = live.remote / "hooks/pre-receive", live.remote / "heard"
    hook.write_text(f"#!/bin/sh\necho $PPID >{heard}.part\nmv {heard}.part {heard}\nsleep 1\n", "utf-8")
    hook.chmod(0o755)
    words = [sys.executable, "-c", KILLED, str(live.root), str(NEXT), "never"]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until(heard.exists)
    process.kill()
    process.wait()
    wait_until(lambda: not runs(int(heard.read_text("utf-8"))))
    hook.unlink()
    assert (live.published() == before) == (live.head == old)
    live.publish(NEXT)
    assert live.titles == [f"Publish {NEXT}", f"Publish {TODAY}"]


def runs(process: int) -> bool:
    """Return whether a process, by its number, has not ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(true: Callable[[], bool]) -> None:
    """Wait until something is true, for half a minute."""
    for _ in range(600):
        if true():
            return
        time.sleep(0.05)
    pytest.fail("It did not come true in time")


def test_two_publishes_on_one_computer_do_not_mix(group: Group, capfd: pytest.CaptureFixture[str]) -> None:
    """The second says that it waits, and goes on when the first is done."""
    second = threading.Thread(target=group.publish)
    with alone(group.root):
        second.start()
        wait_until(lambda: "Another publish is running on this computer; waiting" in capfd.readouterr().err)
        assert group.head == ""
    second.join(60)
    assert group.titles == [f"Publish {TODAY}"]


def test_two_publishes_from_two_computers_do_not_mix(live: Group, tmp_path: Path) -> None:
    """Whoever comes second is told so, the site of the first stays whole, and trying again works."""
    other = live.clone(tmp_path / "other")

    def meanwhile(step: str, _seconds: float) -> None:
        if step == "commit":
            other.publish(NEXT)

    with pytest.raises(PushRefusedError, match="Somebody else has just published"):
        publish(live.order(NEXT + timedelta(days=1)), meanwhile)
    assert live.titles == [f"Publish {NEXT}", f"Publish {TODAY}"]
    live.publish(NEXT + timedelta(days=1))
    assert len(live.titles) == 3


def test_two_first_publishes_do_not_mix(group: Group, tmp_path: Path) -> None:
    """The same holds while there is no branch yet."""
    other = group.clone(tmp_path / "other")
    with pytest.raises(PushRefusedError, match="Somebody else has just published"):
        publish(group.order(), lambda step, _: step == "commit" and other.publish(NEXT))
    assert group.titles == [f"Publish {NEXT}"]


def test_undo_does_not_mix_with_a_publish(live: Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An undo that meets a publish on its way is told so."""
    live.publish(NEXT)
    other, again = live.clone(tmp_path / "other"), repository.again

    def meanwhile(*words: object) -> str:
        monkeypatch.setattr(repository, "again", again)
        other.publish(NEXT + timedelta(days=1))
        return again(*words)

    monkeypatch.setattr(repository, "again", meanwhile)
    with pytest.raises(PushRefusedError, match="Somebody else has just published"):
        undo(live.order())
    assert len(live.titles) == 3
