"""A new action: the right day, every field, and clear words on what is still to be written."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from campaign import blank
from campaign.blank import GAP, of_kind
from campaign.campaign import Campaign
from campaign.check import judge
from campaign.checked import checked
from campaign.desk import new
from campaign.model.action import Action
from campaign.model.kinds import KINDS
from campaign.read.typed import fields_of
from campaign.sources import source
from tests.invented import TODAY, copied

GOOD = {"start": "2027-02-20T10:00", "end": "2027-02-20T12:00", "committee": "council/rivers-and-roads"}
PATH = "content/actions/2027/2027-02-11-mend.md"


def filled(text: str) -> str:
    """Return a template as an editor leaves it: words in every gap."""
    for key, value in GOOD.items():
        text = re.sub(rf"^{key}: {GAP}", f"{key}: {value}", text, flags=re.MULTILINE)
    return text.replace(GAP, "mend the old bridge")


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_names_every_gap_that_is_left(kind: str) -> None:
    """Untouched, it has findings, each on a line with … and each saying what to write; nothing else is wrong."""
    text = blank.blank(kind, closes="2027-02-12", who="your-councilor")
    got = source(PATH, text.encode(), judge)
    lines = text.split("\n")
    found = [*got.findings, *got.judged]
    assert {finding.line for finding in found} == {
        number for number, line in enumerate(lines, 1) if GAP in line.partition(" #")[0]
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_template_is_a_good_action(kind: str, tmp_path: Path) -> None:
    """With words in the gaps nothing at all is wrong, and the site builds on."""
    root = tmp_path / "site"
    copied(root)
    (root / PATH).write_text(filled(blank.blank(kind, closes="2027-02-12", who="your-councilor")), "utf-8")
    assert [str(finding) for finding in checked(root, TODAY).findings] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_may_stay_out_can_be_taken_in(kind: str) -> None:
    """Each field after a # is right as soon as the # is gone."""
    text = filled(blank.blank(kind, closes="2027-02-12", who="your-councilor"))
    fields, end, body = text.partition("\n---\n")
    taken_in = re.sub(r"^# (?=[a-z_]+: |[a-z_]+:  #|  )", "", fields, flags=re.MULTILINE)
    got = source(PATH, (taken_in + end + body).encode(), judge)
    assert got.value, got.findings
    assert set(of_kind(kind)) <= {key.partition(":")[0] for key in got.value.source.lines}


def test_every_field_is_in_some_template() -> None:
    """No field of an action is unknown to the templates, and each has an example or a text."""
    assert {key for kind in KINDS for key in of_kind(kind)} == set(fields_of(Action)) - {"when"}  # of an evergreen one


def test_a_new_action_opens_on_the_next_free_weekday(invented: Campaign) -> None:
    """Weekends, holidays and days that have an action are passed over."""
    assert blank.next_free_day(invented) == date(2027, 2, 11)
    friday = replace(invented, today=date(2027, 2, 19))  # then a weekend, and Lantern Day on Monday
    assert blank.next_free_day(friday) == date(2027, 2, 23)
    assert blank.next_free_day(replace(invented, today=date(2027, 2, 12))) == date(2027, 2, 16)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ask your senator for a town hall before session", "ask-senator-town-hall-before-session"),
        ("Zażółć gęśla: jaźń!", "zazoc-gesla-jazn"),
        ("Don’t close St. Mary's library on Tuesdays and Fridays, ever", "dont-close-st-marys-library-tuesdays"),
        ("…", "new"),
        ("The and of", "the-and-of"),
    ],
)
def test_a_title_becomes_part_of_an_address(title: str, name: str) -> None:
    """Lowercase letters, digits and dashes; the words that carry meaning."""
    assert blank.short_name(title) == name


def test_a_title_may_hold_any_character(invented: Campaign) -> None:
    """Quotes, colons and brackets come back as they were written."""
    for title in (
        "Say “no”: [now]",
        "#1: yes",
        "[a] b",
        "'a'",
        "a: b",
        "- a",
        "yes # no",
        "a\\b",
        "{a}",
        "@a",
        "50 % off:",
    ):
        got = source(PATH, filled(blank.text_of(invented, "organize", title, date(2027, 2, 11))).encode())
        assert got.value, (title, got.findings)
        assert got.value.title == title


@pytest.mark.parametrize(
    ("system", "editor", "words"),
    [
        ("posix", "code --wait", ["code", "--wait"]),
        ("posix", "'/opt/My Editor/ed' -w", ["/opt/My Editor/ed", "-w"]),
        ("nt", r"C:\Windows\notepad.exe", [r"C:\Windows\notepad.exe"]),
        ("nt", r'"C:\My Editor\ed.exe" -w', [r"C:\My Editor\ed.exe", "-w"]),
    ],
)
def test_an_editor_may_lie_anywhere(
    system: str, editor: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its path keeps its spaces where it is quoted, and its backslashes on Windows."""
    asked: list[list[str]] = []
    file = tmp_path / "new.md"
    monkeypatch.setattr(new.os, "name", system)
    monkeypatch.setattr(new.sys.stdin, "isatty", lambda: True)
    monkeypatch.setenv("VISUAL", editor)
    monkeypatch.setattr(new.subprocess, "run", lambda given, **_: asked.append(given) or SimpleNamespace(returncode=0))
    assert new.open_in_editor(file)
    assert asked == [[*words, str(file)]]


def test_a_missing_editor_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback: the file is made, and can be opened by hand."""
    monkeypatch.setattr(new.sys.stdin, "isatty", lambda: True)
    monkeypatch.setenv("VISUAL", "no-such-editor")
    assert not new.open_in_editor(tmp_path / "new.md")
    assert capsys.readouterr().err == (
        "The editor “no-such-editor” cannot be started: No such file or directory. Open the file yourself.\n"
    )


def test_the_job_makes_the_file_and_says_where_it_shows(tmp_path: Path) -> None:
    """It prints the file and its address, and refuses to write over another."""
    root = tmp_path / "site"
    copied(root)
    words = [sys.executable, "-m", "campaign", "new", "--root", str(root), "--today", str(TODAY), "call", "Mend it"]
    done = subprocess.run(words, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    assert "http://localhost:8000/actions/2027-02-11-mend-it/" in done.stdout
    assert (root / "content/actions/2027/2027-02-11-mend-it.md").exists()
    again = subprocess.run([*words, "--day", "2027-02-11"], capture_output=True, text=True, check=False)
    assert (again.returncode, "is there already" in again.stderr) == (1, True)
