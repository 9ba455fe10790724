"""Browser tests find or get a Chromium, or fail with what to do; they never pass by not running."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import chromium
from tests.chromium import FIX, NoChromiumError, find, install, usual_places


def program(folder: Path, name: str, code: int = 0) -> Path:
    """Make a program that does nothing but end with this code."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {code}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A Linux machine with nothing but one empty folder on the PATH and an empty home."""
    if sys.platform != "linux":
        monkeypatch.setattr(chromium, "usual_places", lambda *_: ())
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("CHROMIUM", "PLAYWRIGHT_BROWSERS_PATH"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


posix = pytest.mark.xfail(sys.platform == "win32", reason="the stand-in programs are shell scripts", run=False)


@posix
def test_a_system_browser_is_found(bare: Path) -> None:
    """Chromium comes before Chrome; without any there is none."""
    assert find() is None
    chrome = program(bare, "google-chrome")
    assert find() == chrome
    assert find() == chrome
    assert program(bare, "chromium") == find()


@posix
def test_a_stub_is_not_a_browser(bare: Path) -> None:
    """A program that only says to install another one is passed over."""
    program(bare, "chromium-browser", 1)
    assert find() is None


@posix
def test_the_chromium_variable_comes_first(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CHROMIUM names the browser; a wrong one is an error and not another browser."""
    program(bare, "chromium")
    monkeypatch.setenv("CHROMIUM", str(program(bare, "mine")))
    assert find() == bare / "mine"
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(NoChromiumError, match=r"^CHROMIUM is /no/such/browser, which cannot be run\. "):
        find()


@posix
def test_installing_stops_at_the_first_way_that_works(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each way is tried in turn until there is a browser."""
    target = bare / "chromium"
    works = program(bare, "works")
    works.write_text(f"#!/bin/sh\nprintf '#!/bin/sh\\n' > {target}; /bin/chmod +x {target}\n", "utf-8")
    ways = [[str(program(bare, "fails", 1))], [str(works)], ["/never/reached"]]
    monkeypatch.setattr(chromium, "install_commands", lambda: iter(ways))
    install()
    assert find() == target


@posix
def test_without_any_way_the_fix_is_one_line(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The job fails, and its last words say how to get a browser."""
    monkeypatch.setattr(chromium, "install_commands", lambda: iter([[str(program(bare, "fails", 1))]]))
    assert chromium.main() == 1
    assert capsys.readouterr().err.splitlines()[-1] == FIX


@pytest.mark.parametrize(
    ("system", "environment", "place"),
    [
        ("darwin", {"HOME": "/Users/a"}, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("darwin", {"HOME": "/Users/a"}, "/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium"),
        ("win32", {"PROGRAMFILES": "C:/Programs"}, "C:/Programs/Google/Chrome/Application/chrome.exe"),
        ("win32", {"LOCALAPPDATA": "C:/Local"}, "C:/Local/Chromium/Application/chrome.exe"),
    ],
)
def test_the_usual_places_are_looked_at(system: str, environment: dict[str, str], place: str) -> None:
    """Browsers are not on the PATH of macOS and Windows."""
    assert Path(place) in usual_places(system, environment)


def test_apt_comes_before_a_download(monkeypatch: pytest.MonkeyPatch) -> None:
    """Root on Debian gets Debian's own Chromium; others, Playwright's."""
    monkeypatch.setattr(chromium.sys, "platform", "linux")
    monkeypatch.setattr(chromium.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(chromium.platform, "freedesktop_os_release", lambda: {"ID": "debian"})
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0, raising=False)
    assert [command[-1] for command in chromium.install_commands()] == ["chromium", "update", "chromium", "chromium"]
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000, raising=False)
    assert [command[1:] for command in chromium.install_commands()] == [["-m", "playwright", "install", "chromium"]]
