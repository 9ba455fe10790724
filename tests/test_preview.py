"""What people see of a change before they say yes: what is to fix, the pages that differ, and their pictures."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from PIL import Image

from campaign.__main__ import main, report
from campaign.desk.preview import LISTED, PICTURED, Change, changes, picture, plain, summary, to_picture
from campaign.finding import Finding
from tests.invented import ROOT, TODAY, copied
from tests.photograph import PHONE
from tests.publishing import git

CALL = "content/actions/2027/2027-02-10-mend-the-bridges.md"
NEW = "content/actions/2027/2027-02-12-count-the-ferries.md"
PAST = "content/actions/2027/2027-01-29-count-the-ferries.md"


@dataclass(frozen=True)
class Proposal:
    """A change to the invented state, as it is committed on top of what was there."""

    root: Path
    summary: Path  # what GitHub shows

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        (self.root / path).write_text(text, "utf-8")

    def read(self, path: str) -> str:
        """Read a file."""
        return (self.root / path).read_text("utf-8")

    def previewed(self) -> int:
        """Commit all, and make the preview as the workflow does; return its exit code."""
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--message", "Change")
        words = ["--root", str(self.root), "--base", "HEAD^1", "--folder", str(self.folder), "--today", str(TODAY)]
        return main(["preview", *words])

    @property
    def folder(self) -> Path:
        """Return where the preview is."""
        return self.root / "preview"

    @property
    def listed(self) -> list[tuple[str, str]]:
        """Return what the preview says of each page: new, changed or gone."""
        rows = (line.split(" | ") for line in self.summary.read_text("utf-8").splitlines() if line.endswith("` |"))
        return [(row[-1].strip(" `|"), row[0].strip("| ")) for row in rows]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the invented state in a repository of its own, to be copied."""
    root = copied(tmp_path_factory.mktemp("begun") / "project")
    (root / ".gitignore").write_text(".cache/\npreview/\n", "utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Begin")
    return root


@contextmanager
def proposed(begun: Path, folder: Path) -> Iterator[Proposal]:
    """Hold a proposal, as on GitHub, in which something may be changed while the block runs."""
    with pytest.MonkeyPatch.context() as here:
        here.setenv("PYTHONPATH", os.pathsep.join([os.environ["PYTHONPATH"], str(ROOT)]))
        here.setenv("GITHUB_ACTIONS", "true")
        here.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
        yield Proposal(Path(shutil.copytree(begun, folder / "project", symlinks=True)), folder / "summary.md")


@pytest.fixture
def proposal(begun: Path, tmp_path: Path, nobody: None) -> Iterator[Proposal]:
    """Return the invented state in a repository of its own, in which something may be changed."""
    with proposed(begun, tmp_path) as proposal:
        yield proposal


@pytest.fixture(scope="module")
def additions(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Proposal:
    """Return a proposal that adds two actions, one of them too late; its preview is made."""
    with proposed(begun, tmp_path_factory.mktemp("additions")) as proposal:
        text = ferries(proposal)
        proposal.write(NEW, text.replace("closes: 2027-02-17", "closes: 2027-02-16"))
        proposal.write(PAST, text)
        assert proposal.previewed() == 0
    return proposal


@pytest.fixture(scope="module")
def note(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Proposal:
    """Return a proposal that changes no page; its preview is made."""
    with proposed(begun, tmp_path_factory.mktemp("note")) as proposal:
        proposal.write(CALL, proposal.read(CALL).replace("kind: call", "kind: call  # a note"))
        assert proposal.previewed() == 0
    return proposal


def ferries(proposal: Proposal) -> str:
    """Return a good new action."""
    return re.sub("title: .*", "title: Count the ferries", proposal.read(CALL), count=1)


# The whole


def test_a_new_action_is_shown_with_all_that_changes_by_it(additions: Proposal) -> None:
    """Its own page first, then the lists that hold it; all else is left out, and the site is kept."""
    pages = additions.listed
    assert ("/actions/2027-02-12-count-the-ferries/", "new") in pages[:2]
    assert ("/actions/", "changed") in pages
    assert "/mission/" not in dict(pages)
    assert (additions.folder / "site/actions/2027-02-12-count-the-ferries/index.html").exists()
    assert additions.summary.read_text("utf-8") == (additions.folder / "summary.md").read_text("utf-8")


def test_a_slip_is_said_at_its_line_and_in_the_summary(proposal: Proposal, capsys: pytest.CaptureFixture[str]) -> None:
    """GitHub puts it beside the line; the summary says it too, and why no page is shown."""
    proposal.write(CALL, proposal.read(CALL).replace("minutes: 2", "minutes: two"))
    assert proposal.previewed() == 1
    said = capsys.readouterr().out
    line = proposal.read(CALL).split("\n").index("minutes: two") + 1
    assert f"::error file={CALL},line={line}::`minutes` must be a whole number, not “two”." in said
    text = proposal.summary.read_text("utf-8")
    assert "must be a whole number" in text
    assert "as soon as all errors are fixed" in text


def test_an_action_that_is_added_lies_ahead(additions: Proposal) -> None:
    """A new file with a day that is past is told of: nobody would see it. Old ones stay as they are."""
    text = additions.summary.read_text("utf-8").replace("\\", "")
    assert f"{PAST}:2: warning: It opens on 2027-01-29, which is past." in text
    assert text.count("which is past") == 1


def test_what_changes_nothing_says_so(note: Proposal) -> None:
    """A draft, or a note to editors, changes no page."""
    assert "No page comes out different." in note.summary.read_text("utf-8")


def test_where_the_old_state_cannot_be_built_all_is_new(proposal: Proposal) -> None:
    """What was broken before hides nothing."""
    good = proposal.read("data/site.yml")
    proposal.write("data/site.yml", "name: [")
    git(proposal.root, "commit", "--quiet", "--all", "--message", "Break")
    proposal.write("data/site.yml", good)
    assert proposal.previewed() == 0
    assert {what for _page, what in proposal.listed} == {"new"}


def test_nothing_of_it_stays_in_the_clone(note: Proposal) -> None:
    """The older state was held in a folder of its own, which is gone."""
    assert git(note.root, "worktree", "list").count("\n") == 0
    assert git(note.root, "status", "--porcelain") == ""


def test_an_unknown_base_is_said_in_one_line(proposal: Proposal) -> None:
    """Git's own words, and no traceback."""
    with pytest.raises(SystemExit, match=r"^git diff failed: "):
        main(["preview", "--root", str(proposal.root), "--base", "nowhere", "--folder", str(proposal.folder)])


# Its parts


def test_what_differs_is_listed_the_most_telling_first(tmp_path: Path) -> None:
    """New before changed before gone; pages of actions before texts before what lies deeper."""
    old = {
        "index.html": "a",
        "faq/index.html": "a",
        "gone/index.html": "a",
        "same/index.html": "a",
        "x/y/index.html": "a",
    }
    new = {
        "index.html": "b",
        "faq/index.html": "b",
        "new/index.html": "b",
        "same/index.html": "a",
        "x/y/index.html": "b",
    }
    new |= {"actions/z/index.html": "<title>Z &amp; Y – Group</title>", "style.css": "moss"}
    for name, files in (("old", old), ("new", new)):
        for path, text in files.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text, "utf-8")
    found = changes(tmp_path / "old", tmp_path / "new")
    assert [(change.path, change.what) for change in found] == [
        ("/actions/z/", "new"),
        ("/new/", "new"),
        ("/", "changed"),
        ("/faq/", "changed"),
        ("/x/y/", "changed"),
        ("/gone/", "gone"),
    ]
    assert found[0].title == "Z & Y"
    assert [picture(change) for change in found[:3]] == ["actions_z.png", "new.png", "home.png"]


def test_a_change_of_everything_stays_short() -> None:
    """The first pages are named, and the rest counted; not all are pictured, and none that is gone."""
    many = [Change(f"/{number}/", "changed", "x") for number in range(LISTED + 7)]
    assert "… and 7 more." in summary(many, [])
    assert len(to_picture(many)) == PICTURED
    assert to_picture([Change("/x/", "gone", "x")]) == []


def test_a_stranger_s_words_do_nothing_in_the_summary() -> None:
    """No link, picture, table cell, tag or code comes out of a title or a finding."""
    odd = "[x](https://u.example) ![y](z) | `a` <img src=x> **b** @somebody"
    for text in (summary([Change("/x/", "new", odd)], []), summary([], [Finding("a.md", 1, odd, "Fix it")])):
        assert plain(odd) in text
    assert plain(odd) == (r"\[x\]\(https://u.example\) \!\[y\]\(z\) \| \`a\` \<img src=x\> \*\*b\*\* \@somebody")


def test_errors_are_annotated_before_warnings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """GitHub shows only ten of a kind; what stops the build is said first."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    report([Finding("a", 1, "Moss", "Fix it", "warning"), Finding("b", 2, "Fern", "Fix it")], "", annotate=True)
    assert capsys.readouterr().out == "::error file=b,line=2::Fern. Fix it.\n::warning file=a,line=1::Moss. Fix it.\n"


def test_a_build_says_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the check and the preview speak beside the lines, or people would read each fault three times."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    root = copied(tmp_path / "project")
    (root / CALL).write_text("moss", "utf-8")
    words = ["--root", str(root), "--today", str(TODAY)]
    assert main(["check", *words]) == 1
    assert "::error" in capsys.readouterr().out
    assert main(["build", *words, "--output", str(tmp_path / "site")]) == 1
    assert "::error" not in capsys.readouterr().out


def test_pictures_are_as_wide_as_a_phone(tmp_path: Path) -> None:
    """Each listed page is pictured whole, under its own name."""
    for path in ("index.html", "faq/index.html"):
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text("<!doctype html><p style='height: 2000px'>moss", "utf-8")
    listed = [{"path": "/", "picture": "home.png"}, {"path": "/faq/", "picture": "faq.png"}]
    (tmp_path / "pictures.json").write_text(json.dumps(listed), "utf-8")
    words = [sys.executable, "-m", "tests.photograph", str(tmp_path)]  # apart, for other tests hold a browser here
    said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    taken = [Path(line) for line in said.splitlines()]
    assert [path.name for path in taken] == ["home.png", "faq.png"]
    for path in taken:
        with Image.open(path) as picture:
            assert picture.width == PHONE["width"]
            assert picture.height > 2000


# The workflow


def test_the_workflow_keeps_what_the_job_writes() -> None:
    """The folder that is kept is the one that is written; it is kept also where something is to fix."""
    steps = yaml.safe_load((ROOT / ".github/workflows/preview.yml").read_text("utf-8"))["jobs"]["preview"]["steps"]
    (run,) = [step["run"] for step in steps if "run" in step]
    (keep,) = [step for step in steps if "upload-artifact" in step.get("uses", "")]
    assert run == "python tasks.py preview --base HEAD^1"
    assert steps[0]["with"]["fetch-depth"] == 2  # HEAD^1 is there
    assert keep["with"]["path"] == "preview"
    assert keep["if"] == "${{ !cancelled() }}"
    assert "/preview/\n" in (ROOT / ".gitignore").read_text("utf-8")
