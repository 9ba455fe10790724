"""Every job of this project. Run `python3 tasks.py` to list them.

Run as a script, this file needs only Python: it makes .venv and hands over to invoke. It has to be readable
by old Pythons too, or they could not say what is wrong.
"""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python is turned away
        sys.exit(
            "This needs Python 3.11 or newer, and this is Python {}.{}. "
            "Install a newer one from python.org or your system, then run it again.".format(*sys.version_info)
        )
    import bootstrap

    bootstrap.main(sys.argv[1:])

import shlex

from invoke import Context, Exit, task

import bootstrap

PIP_AUDIT = "2.10.1"  # looks for known holes; not a dependency: only `audit` fetches it, into a folder of its own


def campaign(*words: str) -> None:
    """Run `python -m campaign` with these words; its exit code ends the job if it is not 0."""
    run("site", "campaign", *words)


def run(group: str, module: str, *words: str) -> None:
    """Run a module in .venv with this lock group installed; its exit code ends the job if it is not 0."""
    code = bootstrap.call([bootstrap.ensure(group), "-m", module, *words])
    if code:
        raise Exit(code=code)


@task(help={"port": "first port to try"})
def serve(_: Context, port: int = 8000) -> None:
    """Build the site, show it at http://localhost:8000, and follow every saved change."""
    bootstrap.become([bootstrap.ensure("site"), "-m", "campaign", "serve", "--port", str(port)])


@task(help={"output": "folder to write"})
def build(_: Context, output: str = "output") -> None:
    """Check everything, then write the site to output/."""
    campaign("build", "--output", output)


@task(
    help={
        "fix": "first fix what needs no judgment, and say what was fixed",
        "public": "also name what keeps the site from going public",
    }
)
def check(_: Context, fix: bool = False, public: bool = False) -> None:
    """Print every finding in content and data, one per line; exit 1 on any error."""
    campaign("check", *["--fix"] * fix, *["--public"] * public)


@task(
    help={
        "kind": "call, event, hearing or organize",
        "title": "the headline, in quotes",
        "day": "the day it opens, like 2026-12-07; without it the next free weekday",
    }
)
def new(_: Context, kind: str, title: str, day: str = "") -> None:
    """Write a new action with every field in place, and open it in your editor."""
    campaign("new", kind, title, *["--day", day] * bool(day))


@task(help={"base": "the commit to compare with, like HEAD~1"})
def preview(_: Context, base: str = "origin/main") -> None:
    """Write to preview/ what a change does: the pages that come out different, with pictures of them on a phone."""
    campaign("preview", "--base", base)
    run("test", "tests.chromium")
    run("test", "tests.photograph", "preview")


@task
def docs(_: Context) -> None:
    """Remake what editors read that comes from the code: tables and templates in docs/reference.md, schemas."""
    campaign("docs")


@task
def report(_: Context) -> None:
    """Say what organizers should look at: missing outcomes, old numbers, empty seats and days."""
    campaign("report")


@task(
    help={
        "dry-run": "only say, page by page, what would change",
        "when-ready": "do nothing, without complaint, while values are still to be set",
        "anyway": "in spite of uncommitted files, newer commits, an odd day, new ids, lost pages, or an undo",
    }
)
def publish(_: Context, dry_run: bool = False, when_ready: bool = False, anyway: bool = False) -> None:
    """Check, build and verify the site, then put it on GitHub Pages: whole, or not at all."""
    chosen = {"--dry-run": dry_run, "--when-ready": when_ready, "--anyway": anyway}
    campaign("publish", *(word for word, wanted in chosen.items() if wanted))


@task(name="undo-publish", help={"dry-run": "only say what would come back"})
def undo_publish(_: Context, dry_run: bool = False) -> None:
    """Put the publish before the last one back on GitHub Pages."""
    campaign("undo-publish", *["--dry-run"] * dry_run)


@task(help={"tell": "open or close an issue on GitHub, as the nightly watch does"})
def watch(_: Context, tell: bool = False) -> None:
    """Look at the live site, and say what is wrong: its day, its numbers, its domain and certificate."""
    campaign("watch", *["--tell"] * tell)


@task(help={"words": "what to hand to pytest, such as 'tests/test_serve.py -k reload'"})
def test(_: Context, words: str = "") -> None:  # noqa: PT028 - a job, not a test
    """Run all tests, the browser's too; finds or installs Chromium itself."""
    bootstrap.ensure("import")  # importers are tested, too
    run("test", "tests.chromium")
    run("test", "pytest", *(shlex.split(words) or ["--numprocesses=2", "--dist=loadfile"]))


@task
def engines(_: Context) -> None:
    """Open the site in Firefox and in WebKit, which is Safari's engine; installs both itself on Debian as root."""
    run("test", "tests.engines.install")
    run("test", "pytest", "tests/engines/smoke.py")


@task(help={"actions": "how many actions, such as '365 3650 36500'"})
def bench(_: Context, actions: str = "365 3650") -> None:
    """Measure builds with many actions; beside Hugo's of the same pages where `hugo` is there."""
    run("site", "tools", "bench", *actions.split())


@task(
    help={
        "source": "an Open States people folder of one state",
        "as-of": "the day its people were true, like 2026-06-18",
        "committees-as-of": "the day its committees were true, where that differs",
    }
)
def import_legislators(_: Context, source: str, as_of: str = "", committees_as_of: str = "") -> None:
    """Write data/legislators.yml and data/committees.yml from an Open States folder."""
    days = {"--as-of": as_of, "--committees-as-of": committees_as_of}
    run(
        "site",
        "tools",
        "import-legislators",
        source,
        *(word for name, day in days.items() if day for word in (name, day)),
    )


@task(
    help={
        "propose": "open or bring up to date the pull request, or the issue, on GitHub (needs gh)",
        "stay": "whoever is still listed was elected again: somebody has compared them with the chambers' own lists",
    }
)
def refresh(_: Context, propose: bool = False, stay: bool = False) -> None:
    """Say what the sources of data/sources.yml would change now, or propose it as a pull request."""
    run("site", "tools", "refresh", *["--propose"] * propose, *["--stay"] * stay)


@task(
    help={
        "source": "a GeoJSON file of the lower chamber's districts, with its notice beside it, or their folder",
        "accept_moved": "the districts were drawn anew: they may lie elsewhere than on the map so far",
    }
)
def import_districts(_: Context, source: str, accept_moved: bool = False) -> None:
    """Write data/districts.json, the map that districts are found on, from published borders."""
    run("import", "tools", "import-districts", source, *["--accept-moved"] * accept_moved)


@task(help={"source": "a folder with the tables of ZIPs, towns and counties"})
def import_places(_: Context, source: str) -> None:
    """Write data/places.json, the ZIPs and towns that people find their district by, from published tables."""
    run("import", "tools", "import-places", source)


@task(help={"source": "a folder, or the .zip, with Open States' tables (CSV) of one session"})
def import_votes(_: Context, source: str) -> None:
    """Write data/votes/SESSION.yml, how each member voted, from Open States' bulk CSV of one session."""
    run("site", "tools", "import-votes", source)


@task(
    help={
        "file": "a list of members as CSV, with columns like seat, name, phone, email",
        "source": "whose list it is, like 'House member list'; the site shows it",
        "as-of": "the day on which it was true, like 2026-11-20",
        "link": "the address at which it can be seen",
    }
)
def compare_roster(_: Context, file: str, source: str = "", as_of: str = "", link: str = "") -> None:
    """Compare our names and numbers with another list of members, and remember which numbers it confirms."""
    given = {"--source": source, "--as-of": as_of, "--link": link}
    told = (f"{flag}={value}" for flag, value in given.items() if value)
    run("site", "tools", "compare-roster", file, *told)


@task(
    help={
        "source": "the official record of a bill (XML or JSON), or a folder of such files",
        "also": "bills besides those we follow, like 'HF 12, SF 3'",
    }
)
def import_bills(_: Context, source: str, also: str = "") -> None:
    """Write data/histories/SESSION.yml, how far the bills we follow have come, from their official record."""
    run("site", "tools", "import-bills", source, *["--also", also] * bool(also))


@task(
    help={
        "upgrade": "also take the newest releases that pyproject.toml allows",
        "propose": "open or bring up to date a pull request with what is new (needs gh)",
    }
)
def lock(_: Context, upgrade: bool = False, propose: bool = False) -> None:
    """Work out requirements/*.txt again from pyproject.toml, for all platforms."""
    # Wheels alone: whatever comes without one would run its own code on the computer that installs it.
    fixed = "--universal --generate-hashes --python-version=3.11 --no-emit-index-url --no-emit-find-links"
    fixed += " --only-binary=:all:"
    said = ["--quiet", "--custom-compile-command=python3 tasks.py lock"]
    options = [*fixed.split(), *said, *["--upgrade"] * upgrade]
    for group in bootstrap.GROUPS:
        same_as_site = ["--constraints=requirements/site.txt"] if group != "site" else []
        files = [f"--group={group}", f"--output-file=requirements/{group}.txt"]
        run("lock", "uv", "pip", "compile", *options, *same_as_site, *files)
    if propose:  # with what is installed: what is new should not run here, beside a token that can write
        code = bootstrap.call([sys.executable, "-m", "tools", "propose-locks"])
        if code:
            raise Exit(code=code)


@task
def audit(_: Context) -> None:
    """Ask the package index whether anything in requirements/ has a known hole; needs the network."""
    files = [word for group in bootstrap.GROUPS for word in ("-r", f"requirements/{group}.txt")]
    tool = ["tool", "run", "--from", f"pip-audit=={PIP_AUDIT}", "pip-audit"]
    if not bootstrap.online():
        print("There is no network here, so nothing was audited.")
        return
    run("lock", "uv", *tool, "--require-hashes", "--disable-pip", *files)
