"""While serving, what is saved is soon on the open page, and what is broken never takes the site down."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from campaign.serve.builder import Builder, changed, snapshot
from campaign.serve.dev import Site, follow, open_server, some
from campaign.serve.server import Response
from tests.invented import ROOT, TODAY, copied

# A stand-in for the real build: one page from one file. Where that says `slow`, it waits until it may go on.
BUILD = """
import pathlib, sys, time
folder = pathlib.Path(input())
text = pathlib.Path("content/page.txt").read_text("utf-8")
if "broken" in text:
    sys.exit("content/page.txt:1: It is <b>broken</b>. Mend it.")
if "crash" in text:
    raise RuntimeError("out of paper")
while "slow" in text and not pathlib.Path("go on").exists():
    pathlib.Path("has read").touch()
    time.sleep(0.01)
folder.mkdir(parents=True, exist_ok=True)
policy = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"
head = f'<meta charset=utf-8><meta http-equiv=content-security-policy content="{policy}"><title>Page</title>'
(folder / "index.html").write_text(f"<!doctype html><html lang=en>{head}<h1>{text}</h1>", "utf-8")
(folder / "404.html").write_text(f"<!doctype html><html lang=en>{head}<h1>No page, but {text}</h1>", "utf-8")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one page, which says `first`."""
    (tmp_path / "content").mkdir()
    (tmp_path / "build.py").write_text(BUILD, "utf-8")
    save(tmp_path, "first")
    return tmp_path


def save(project: Path, text: str) -> None:
    """Save the page's source."""
    (project / "content" / "page.txt").write_text(text, "utf-8")


@contextmanager
def serving(project: Path, port: int = 0) -> Iterator[tuple[str, Builder]]:
    """Serve the project as `tasks.py serve` does while the block runs; gives the address and the builder."""
    site, stop = Site(), threading.Event()
    with open_server(port, site.answer) as server:
        builder = Builder(project, project / ".cache" / "serve" / "test", (sys.executable, "build.py"))
        thread = threading.Thread(target=follow, args=(site, builder, server, stop))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", builder
        finally:
            stop.set()
            thread.join()
            builder.close()


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """Where the project is being served."""
    with serving(project) as (address, _):
        yield address


def fetch(address: str, path: str = "/", method: str = "GET", body: str | None = None) -> tuple[int, str]:
    """Return the status and the body that the server answers."""
    connection = HTTPConnection(address.removeprefix("http://"), timeout=10)
    try:
        connection.request(method, path, body)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def wait_for(true: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something holds; fail when it does not within the time."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def test_a_saved_change_comes_on_screen_by_itself(page: Page, address: str, project: Path) -> None:
    """The open page loads again by itself, under a policy that allows it nothing and with Trusted Types."""
    page.goto(address)
    expect(page.locator("h1")).to_have_text("first")
    save(project, "second")
    expect(page.locator("h1")).to_have_text("second", timeout=8000)


def test_a_missing_page_follows_too(page: Page, address: str, project: Path) -> None:
    """The 404 page also loads again, for a page may be made to be there."""
    page.goto(f"{address}/later/")
    expect(page.locator("h1")).to_have_text("No page, but first")
    save(project, "second")
    expect(page.locator("h1")).to_have_text("No page, but second")


def test_a_broken_file_leaves_the_last_good_site_up(page: Page, address: str, project: Path) -> None:
    """Findings appear on the page as text, the page stays, and both are right again once it is mended."""
    page.goto(address)
    save(project, "broken")
    expect(page.get_by_role("status")).to_contain_text("content/page.txt:1: It is <b>broken</b>. Mend it.")
    expect(page.locator("h1")).to_have_text("first")
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("Mend it.")
    save(project, "mended")
    expect(page.locator("h1")).to_have_text("mended")
    expect(page.get_by_role("status")).to_have_count(0)


def test_a_site_broken_from_the_start_says_so(page: Page, project: Path) -> None:
    """Without any good build there is a page with the findings; it turns into the site once they are mended."""
    save(project, "broken")
    with serving(project) as (address, _):
        assert page.goto(address).status == 503
        expect(page.locator("pre")).to_have_text("content/page.txt:1: It is <b>broken</b>. Mend it.")
        save(project, "mended")
        expect(page.locator("h1")).to_have_text("mended")


def test_code_saved_while_a_build_waits_is_the_code_that_runs(tmp_path: Path) -> None:
    """A process has loaded the code ahead of its turn; code that is saved until then counts nonetheless."""
    package = tmp_path / "campaign"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "checked.py").write_text("import pathlib\npathlib.Path('loaded').touch()\nWORD = 'old'")
    (package / "__main__.py").write_text("from campaign.checked import WORD\nimport sys\nsys.exit(WORD)")
    builder = Builder(tmp_path, tmp_path / ".cache/serve/test")
    assert builder.build().findings == ("old",)
    (tmp_path / "loaded").unlink()
    builder.prepare()
    wait_for((tmp_path / "loaded").exists)
    (package / "checked.py").write_text("WORD = 'newer'")
    assert builder.build().findings == ("newer",)


LATE = """
import importlib, pathlib, sys
from campaign.serve.builder import NEEDED
for name in NEEDED:
    importlib.import_module(name)
before = set(sys.modules)
from campaign.build import build
assert build(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), drafts=True).written
late = set(sys.modules) - before
print(*(name for name in late if name.split(".")[0] in ("campaign", "markdown", "pelican", "yaml")))
"""


def test_a_build_finds_its_code_loaded(tmp_path: Path) -> None:
    """The process that waits has loaded what a build needs, but to draw pictures: all else would cost time."""
    done = subprocess.run(
        [sys.executable, "-c", LATE, copied(tmp_path / "state"), tmp_path / "site"],
        cwd=ROOT,
        env={**os.environ, "TODAY": str(TODAY)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not [name for name in done.stdout.split() if not name.startswith("campaign.pictures.")]


def test_a_crash_is_one_line_and_a_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A traceback is kept in a file; the terminal says what broke and where the rest is."""
    with serving(project) as (address, builder):
        assert fetch(address)[0] == 200
        save(project, "crash")
        wait_for(lambda: (builder.work / "build.log").exists())
        assert "first" in fetch(address)[1]
    said = capsys.readouterr().out
    assert "The build itself broke: RuntimeError: out of paper" in said
    assert "Traceback" not in said


def test_an_edit_saved_during_a_build_is_not_lost(address: str, project: Path) -> None:
    """What is saved while a build runs gets a build of its own."""
    fetch(address)
    save(project, "slow")
    wait_for((project / "has read").exists)
    save(project, "newest")
    (project / "go on").touch()
    wait_for(lambda: "newest" in fetch(address)[1])


def test_every_build_goes_to_one_folder(project: Path) -> None:
    """Builds work on what the last one left, so that only what changed needs to be made."""
    with serving(project) as (address, builder):
        fetch(address)
        for number in range(2, 4):
            save(project, f"edit {number}")
            wait_for(lambda text=f"edit {number}": text in fetch(address)[1])
        assert [path.name for path in builder.work.iterdir()] == ["site"]


def test_nothing_is_written_into_built_files(address: str, project: Path) -> None:
    """The script is in the answer and in no file."""
    assert "<script>" in fetch(address)[1]
    assert not [path for path in project.rglob("*.html") if "<script" in path.read_text("utf-8")]


def test_passing_files_start_no_build(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files that editors leave for a moment, and Python's own, start no build."""
    with serving(project) as (address, builder):
        fetch(address)
        for name in ("4913", "page.txt~", ".page.txt.swp", ".#page.txt"):
            (project / "content" / name).write_text("x", "utf-8")
        save(project, "second")
        wait_for(lambda: "second" in fetch(address)[1])
        assert builder.count == 2
    assert f"Changed: {Path('content/page.txt')}\n" in capsys.readouterr().out


def test_a_replaced_settings_file_starts_a_build(project: Path) -> None:
    """Editors often save by moving a new file over the old one; a single file at the top is followed too."""
    (project / "pelicanconf.py").write_text("A = 1", "utf-8")
    with serving(project) as (address, builder):
        fetch(address)
        (project / "new").write_text("A = 22", "utf-8")
        (project / "new").replace(project / "pelicanconf.py")
        wait_for(lambda: builder.count == 2)


def test_a_busy_port_gives_the_next_one(capsys: pytest.CaptureFixture[str]) -> None:
    """Who is on the port is left alone; the message names the port and the next one tried."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with open_server(port, lambda _: Response(200, {})) as server:
            assert server.server_port > port
    assert capsys.readouterr().out.startswith(f"Port {port} is in use, perhaps by another `serve`. Trying {port + 1}.")


def test_a_program_on_another_address_of_localhost_is_busy_too() -> None:
    """A browser may try ::1 first, so a program there would be shown instead."""
    try:
        other = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        return  # a machine without IPv6 has no such trap
    with other:
        port = other.getsockname()[1]
        with open_server(port, lambda _: Response(200, {})) as server:
            assert server.server_port != port


def test_a_snapshot_sees_every_kind_of_change(project: Path) -> None:
    """New, changed and removed files are named, each once."""
    before = snapshot(project)
    save(project, "longer than before")
    (project / "content" / "new.txt").write_text("x", "utf-8")
    assert changed(before, snapshot(project)) == [str(Path("content/new.txt")), str(Path("content/page.txt"))]
    (project / "content" / "new.txt").unlink()
    save(project, "first")
    assert "content" not in "".join(changed(before, snapshot(project))).replace(str(Path("content/page.txt")), "")
    assert some([str(number) for number in range(7)]) == ["0", "1", "2", "3", "4", "2 more"]


def test_answers_are_not_stored_while_serving(address: str) -> None:
    """A browser never shows an older build from its cache."""
    connection = HTTPConnection(address.removeprefix("http://"), timeout=10)
    connection.request("GET", "/")
    assert connection.getresponse().headers["Cache-Control"] == "no-store"
    connection.close()
