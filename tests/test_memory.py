"""An unchanged file is never read twice, and a changed one always is."""

from __future__ import annotations

import os
import pickle
from datetime import date
from pathlib import Path

import pytest

from campaign.checked import FILE, checked
from campaign.memory import Memory, code_digest, stamps
from tests.invented import copied

TODAY = date(2027, 2, 10)
ACTION = "content/actions/2027/2027-02-08-keep-libraries-open.md"
LONG_AGO = 1_600_000_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the invented state's site whose files were all saved long ago."""
    root = tmp_path / "site"
    copied(root)
    for name, _stamp in stamps(root):
        os.utime(root / name, (LONG_AGO, LONG_AGO))
    return root


def titles(root: Path) -> dict[str, str]:
    """Return the title of every action as a remembering run sees it."""
    loaded = checked(root, TODAY, remember=True)
    assert loaded.campaign, loaded.findings
    return {action.source.path: action.title for action in loaded.campaign.every_action}


def edit(file: Path, old: str, new: str, *, keep_time: bool = False) -> None:
    """Change a file; with `keep_time` its time of change stays the same, as some tools make it."""
    before = file.stat()
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    if keep_time:
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_second_run_sees_the_same(site: Path) -> None:
    """A run from memory gives what a run without memory gives."""
    first = titles(site)
    assert (site / FILE).exists()
    assert titles(site) == first == {a.source.path: a.title for a in checked(site, TODAY).campaign.every_action}


def test_an_edit_is_seen(site: Path) -> None:
    """A changed title shows in the next run."""
    titles(site)
    edit(site / ACTION, "title: ", "title: Truly ")
    assert titles(site)[ACTION].startswith("Truly ")


def test_an_edit_that_hides_itself_is_seen(site: Path) -> None:
    """A change is seen even where a tool leaves size and time of modification as they were."""
    before = titles(site)[ACTION]
    edit(site / ACTION, before, before.swapcase(), keep_time=True)
    assert titles(site)[ACTION] == before.swapcase()


def test_a_stamp_as_young_as_the_memory_is_not_believed(site: Path) -> None:
    """A file saved in the very moment of a run is looked at again: its stamp may hide a second change."""
    before = titles(site)[ACTION]
    known = pickle.loads((site / FILE).read_bytes())  # noqa: S301 - our own
    path, learned = ACTION, known["learned"][ACTION]
    (site / ACTION).write_text((site / ACTION).read_text("utf-8").replace(before, "Other"), "utf-8")
    stamp = next(stamp for name, stamp in stamps(site) if name == ACTION)
    known["learned"][path] = learned._replace(stamp=stamp)
    (site / FILE).write_bytes(pickle.dumps(known))
    os.utime(site / FILE, ns=(stamp.newest, stamp.newest))
    assert titles(site)[ACTION] == "Other"


def test_a_touched_file_is_not_read_anew(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with another time but the same bytes is recalled, as after a fresh checkout."""
    titles(site)
    os.utime(site / ACTION)

    def refuse(*_arguments: object) -> None:
        raise AssertionError("a file was read as if it were new")

    monkeypatch.setattr("campaign.sources.source", refuse)
    assert titles(site)


def test_a_deleted_file_is_forgotten(site: Path) -> None:
    """An action whose file is gone is gone."""
    titles(site)
    (site / "content/actions/2027/2027-02-04-plan-a-phone-bank.md").unlink(missing_ok=True)
    gone = next(path for path in (site / "content/evergreen").iterdir() if "half" not in path.name)
    gone.unlink()
    assert f"content/evergreen/{gone.name}" not in titles(site)


def test_findings_are_remembered(site: Path) -> None:
    """A fault is named again as long as it stands."""
    edit(site / ACTION, "title: ", "titel: ")
    first = checked(site, TODAY, remember=True).findings
    assert first
    assert checked(site, TODAY, remember=True).findings == first


def test_other_code_forgets(site: Path) -> None:
    """What other code learned is not believed."""
    titles(site)
    assert Memory.open(site / FILE, code_digest()).before
    assert not Memory.open(site / FILE, "other code").before


@pytest.mark.parametrize("content", [b"", b"\x80\x05broken", b"not a pickle"])
def test_a_broken_memory_is_an_empty_one(site: Path, content: bytes) -> None:
    """A memory cut short by a crash of the machine is as good as none."""
    first = titles(site)
    (site / FILE).write_bytes(content)
    assert titles(site) == first


def test_cores_agree(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files read on two cores say what they say on one."""
    monkeypatch.setattr("campaign.cores.ENOUGH", 2)
    two = checked(site, TODAY, cores=2)
    assert two.campaign == checked(site, TODAY).campaign


def test_every_edit_is_kept(site: Path) -> None:
    """What a run read anew, the next one knows."""
    before = titles(site)[ACTION]
    for title in ("Once", "Twice"):
        edit(site / ACTION, before, title)
        before = title
        assert titles(site)[ACTION] == title
    memory = Memory.open(site / FILE, code_digest())
    assert memory.before[ACTION].value.value.title == "Twice"
