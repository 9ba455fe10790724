"""The watch sees what is wrong with the live site, and tells it in one issue."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError

import pytest

from campaign.__main__ import main
from campaign.publish.watch import PAUSES, TITLE, certificate_ends, differing, ending, look, nightly, tell
from tests.builds import built
from tests.invented import SITE, TODAY
from tests.publishing import Group

HELD = 6  # days after its own that a site still knows


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
        (-2, "and today is 2027-02-08. Somebody published a day that is to come: run “publish” in Actions"),
        (1, "was built for 2027-02-10, and today is 2027-02-11. Its pages still know each day's call until"),
        (2, "Nothing has been published for 2 days. Its pages still know"),
        (HELD, "Its pages still know each day's call until 2027-02-16"),
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


def test_a_name_that_leads_nowhere_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lost domain is told by its name, with what to do."""

    def nowhere(*_words: object, **_options: object) -> None:
        raise URLError(socket.gaierror(-2, "Name or service not known"))

    monkeypatch.setattr("campaign.publish.watch.urlopen", nowhere)
    problem = look("https://fair.ostrelle.example", TODAY, no_pause)
    assert problem.startswith("The name fair.ostrelle.example cannot be found. Renew the domain where you bought it")


@pytest.fixture(scope="module")
def safe(live: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve the live site with a certificate of three days' life; return its address and the certificate."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("openssl is not installed, so there is no certificate to serve with")
    folder = tmp_path_factory.mktemp("safe")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    words = f"req -x509 -newkey rsa:2048 -nodes -days 3 -subj /CN=localhost -keyout {key} -out {certificate}"
    name = ("-addext", "subjectAltName=IP:127.0.0.1")
    subprocess.run([openssl, *words.split(), *name], capture_output=True, check=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(live)))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://127.0.0.1:{server.server_address[1]}", certificate
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that keeps no log."""

    def log_message(self, format: str, *words: object) -> None:
        """Say nothing."""


def test_a_certificate_that_nobody_vouches_for_is_told(safe: tuple[str, Path]) -> None:
    """A browser would warn its visitor, so the watch warns the editors."""
    problem = look(safe[0], TODAY, no_pause)
    assert re.match(r"Browsers refuse the certificate of 127\.0\.0\.1 \(self.signed certificate\)\. Remove", problem)


def test_a_certificate_is_told_before_it_ends(safe: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Two weeks before the end there is time to act; a month before, GitHub renews it by itself."""
    monkeypatch.setenv("SSL_CERT_FILE", str(safe[1]))
    ends = certificate_ends("127.0.0.1", int(safe[0].rpartition(":")[2]))
    assert ending(safe[0], ends - timedelta(15)) == ""
    assert ending(safe[0], ends - timedelta(14)).startswith(f"The certificate of 127.0.0.1 ends on {ends}, and GitHub")
    assert ending("http://127.0.0.1", ends) == ""
    assert f"ends on {ends}" in look(safe[0], ends, no_pause)


def test_other_numbers_are_told(live: Path, served: Callable[[Path], str]) -> None:
    """Each member's number is compared with the repository's; whoever is only in one of the two is not."""
    seats = json.loads((live / "api/legislators.json").read_text("utf-8"))["seats"]
    people = [seat["legislator"] for seat in seats if "legislator" in seat]
    numbers = {each["id"]: each.get("phone") for each in people} | {"nobody": "590-555-0000"}
    first, second = people[0], people[1]
    del numbers[people[2]["id"]]
    assert look(served(live), TODAY, no_pause, numbers) == ""
    numbers[first["id"]] = "590-555-0199"
    assert look(served(live), TODAY, no_pause, numbers) == (
        f"Wrong numbers: the live site has {first['phone']} for {first['name']}, and data/ has 590-555-0199."
        " Run “publish” in Actions; its last lines say what stopped it before."
    )
    numbers[second["id"]] = None
    assert "has 590-555-0199, and 1 more differ. Run" in look(served(live), TODAY, no_pause, numbers)


@pytest.mark.parametrize("shown", [[], {}, {"seats": [{"legislator": {}}]}, {"seats": 5}])
def test_a_list_without_seats_is_told(shown: object) -> None:
    """Nonsense in place of the legislators is a problem, and no traceback."""
    assert "does not say who holds which seat" in differing(shown, {"x": "590-555-0100"})


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ([{"createdAt": "2027-02-10T06:23:11Z"}], ""),
        ([{"createdAt": "2027-02-09T06:23:11Z"}], ""),
        ([{"createdAt": "2027-02-08T06:23:11Z"}], "“nightly” has not published since 2027-02-08. Open it in Actions"),
        ([], "“nightly” has not published yet. Open it in Actions: enable it if it is off"),
    ],
)
def test_a_night_without_runs_is_told(runs: list[dict[str, str]], words: str) -> None:
    """Merges may hide for weeks that the nightly has stopped, so its own runs are asked for."""
    asked: list[str] = []
    problem = nightly(TODAY, lambda *said: asked.extend(said) or json.dumps(runs))
    assert problem.startswith(words)
    assert bool(problem) == bool(words)
    assert {"nightly.yml", "success"} <= set(asked)


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
    assert desk.done == [("issue", "close", "1", "--comment", "All is well again.")]
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
    data = group.root / "data/legislators.yml"
    data.write_text(data.read_text("utf-8").replace("590-555-0101", "590-555-0188"), "utf-8")
    assert watch(group, "--url", address) == 1
    assert "Wrong numbers: the live site has 590-555-0101 for " in capsys.readouterr().out


def test_the_job_tells_the_editors(
    group: Group, live: Path, served: Callable[[Path], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --tell, GitHub's command is run as it would be there."""
    command, said = tmp_path / "bin/gh", tmp_path / "said"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\n[ "$2" = list ] && echo "[]" || echo "$2 $4 $6" >> {said}\n', "utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    assert watch(group, "--tell", "--url", served(live), day=TODAY + timedelta(days=9)) == 0
    told = said.read_text("utf-8")
    assert told.startswith(f"create {TITLE} http://127.0.0.1")
    assert "\n“nightly” has not published yet." in told


def test_a_site_that_is_not_public_is_not_watched(capsys: pytest.CaptureFixture[str]) -> None:
    """A fresh fork gets no issue about a site that does not exist yet."""
    assert main(["watch", "--root", str(SITE), "--today", str(TODAY), "--tell"]) == 0
    assert "not public yet" in capsys.readouterr().out
