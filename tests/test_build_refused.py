"""A build deletes only what a build wrote, and writes only where nobody else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.build import Built, Order, build, misplaced
from campaign.pages.generator import CampaignWriter
from campaign.read.files import Refused
from tests.builds import built
from tests.built import Site
from tests.invented import ROOT, SITE, TODAY, copied


def refused(root: Path, output: Path) -> str:
    """Return the one finding with which a build is refused."""
    (finding,) = build(root, output, today=TODAY, siteurl="").findings
    return str(finding)


@pytest.mark.parametrize(
    "output",
    [
        "",
        "..",
        "content",
        "content/pages",
        "data",
        "data/site",
        "theme",
        ".git",
        ".git/x",
        ".venv",
        ".cache",
        "tests/a",
    ],
)
def test_what_people_wrote_is_no_output_folder(tmp_path: Path, output: str) -> None:
    """The project's own folder, whatever holds it, and folders of files that people wrote are refused, untouched."""
    root = copied(tmp_path / "state" / "project")
    before = Site(root).files
    assert "Choose another folder" in refused(root, root / output)
    assert Site(root).files == before


@pytest.mark.parametrize("output", [".", "campaign", "theme/static", "requirements", "tests", ".github"])
def test_the_code_is_no_output_folder(output: str) -> None:
    """No site is written over the code that makes it, whichever project it is of."""
    assert misplaced(Order(root=SITE, output=(ROOT / output).resolve()))


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    """A folder with files in it that no build made is refused, and nothing in it changes; an empty one is taken."""
    output = tmp_path / "photos"
    (output / "2026").mkdir(parents=True)
    (output / "2026/bridge.jpg").write_bytes(b"picture")
    assert "not empty" in refused(SITE, output)
    assert Site(output).files == {"2026/bridge.jpg": b"picture"}
    (output / "2026/bridge.jpg").unlink()
    (output / "2026").rmdir()
    assert built(SITE, output).text("/")


def test_a_file_is_no_output_folder(tmp_path: Path) -> None:
    """Where the output is a file, one line says so, and the file stays."""
    (tmp_path / "notes").write_text("mine")
    assert "this is a file" in refused(SITE, tmp_path / "notes")
    assert (tmp_path / "notes").read_text() == "mine"


@pytest.mark.parametrize("remember", [True, False])
def test_a_build_deletes_only_what_a_build_wrote(tmp_path: Path, remember: bool) -> None:
    """A page that is gone goes from the output folder; a file that somebody put there, and what is beside it, stay."""
    root, output = copied(tmp_path / "state"), tmp_path / "site"

    def again() -> Built:
        return build(root, output, today=TODAY, siteurl="", remember=remember)

    assert again().written
    (output / "notes.txt").write_text("mine")
    (tmp_path / "site.part").mkdir()
    (tmp_path / "site.part/notes.txt").write_text("mine")
    (root / "content/evergreen/bring-a-friend.md").unlink()
    gone = output / "actions/bring-a-friend/index.html"
    assert gone.is_file()
    assert again().written
    assert not gone.parent.exists()
    assert (output / "notes.txt").read_text() == "mine"
    assert (tmp_path / "site.part/notes.txt").read_text() == "mine"


def test_a_build_that_is_killed_while_files_move_in_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger knows the files before they are moved in, so that the next build does not take them for strangers'."""
    root, output = copied(tmp_path / "state"), tmp_path / "site"
    output.mkdir()

    def killed(*_arguments: object) -> None:
        (output / "index.html").write_text("half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("campaign.ledger.move", killed)
        with pytest.raises(KeyboardInterrupt):
            build(root, output, today=TODAY, siteurl="")
    assert build(root, output, today=TODAY, siteurl="").written
    assert Site(output).files == built(SITE, tmp_path / "whole").files


OUTSIDE = ["../x", "a/../../x", "/etc/x", "a//x", "./x", "a/./x", "..\\x", "a\\..\\x", "a/\0/x", "a/\n", "", "a/"]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_file_is_written_outside_the_output_folder(tmp_path: Path, path: str) -> None:
    """The one function that writes files refuses a path that leads elsewhere, or is not a file's."""
    (tmp_path / "site").mkdir()
    with pytest.raises(Refused):
        CampaignWriter(str(tmp_path / "site")).write(path, "moss")
    assert list(tmp_path.rglob("*")) == [tmp_path / "site"]


@pytest.mark.parametrize("path", ["index.html", "a/b-c/index.html", ".well-known/security.txt", "api/x.json"])
def test_files_are_written_below_the_output_folder(tmp_path: Path, path: str) -> None:
    """A usual path is written as it is."""
    CampaignWriter(str(tmp_path)).write(path, "moss")
    assert (tmp_path / path).read_text() == "moss"


def test_an_address_that_leads_out_of_the_site_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a rule is missing, the build itself refuses an address that leads elsewhere, and writes nothing."""
    theme = tmp_path / "theme"
    theme.mkdir()
    monkeypatch.setattr("campaign.checked.has_errors", lambda _findings: False)
    root = copied(tmp_path / "state")
    (root / "data/redirects.yml").write_text("moved:\n  /../theme/base.html: /faq/\n")
    outcome = build(root, tmp_path / "site", today=TODAY, siteurl="")
    assert any("not a path below the output folder" in finding.message for finding in outcome.findings)
    assert not list(theme.iterdir())
    assert not (tmp_path / "site").exists()
