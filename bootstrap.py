"""Makes and keeps .venv from the hash-locked requirements, with nothing but Python's standard library."""

import contextlib
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from campaign.lock import alone  # needs nothing but the standard library either

ROOT = Path(__file__).resolve().parent
GROUPS = ("site", "test", "import", "lock")


def main(words: list[str]) -> NoReturn:
    """Run the words as invoke jobs in .venv; without words, list the jobs."""
    os.chdir(ROOT)
    become([ensure("site"), "-m", "invoke", *(words or ["--list"])])


def become(command: list[str]) -> NoReturn:
    """Turn this process into the command, so that Ctrl-C and other signals reach it alone."""
    if os.name == "nt":  # there, exec would give the prompt back while the command still runs
        sys.exit(call(command))
    sys.stdout.flush()
    os.execve(command[0], command, environment())  # noqa: S606 - a list, no shell


def call(command: list[str]) -> int:
    """Run the command and return its exit code; a Ctrl-C is the command's to answer."""
    process = subprocess.Popen(command, env=environment(), cwd=ROOT)
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            return process.wait()


def environment() -> dict[str, str]:
    """Return this process's environment with UTF-8 as the encoding of all text, also on Windows.

    Compiled modules are kept, whatever the environment says: without them every job would compile for a second.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONUTF8": "1"}


def ensure(group: str, root: Path = ROOT) -> str:
    """Return the Python of .venv, with the site's group and this one just as locked; install what is not."""
    venv = Venv(root)
    wanted = tuple(dict.fromkeys(("site", group)))
    if not venv.holds(wanted):
        with alone(root / ".cache" / "install.lock", "Another job is installing; waiting for it …"):
            venv.bring(wanted)  # another process may have done it meanwhile: it looks again
    return str(venv.python)


class Venv:
    """The .venv folder of a project, and a stamp in it that says which locks it fully holds."""

    def __init__(self, root: Path) -> None:
        self.locks = root / "requirements"
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.stamp = self.folder / "installed.json"

    def holds(self, groups: tuple[str, ...]) -> bool:
        """Return whether every group is installed just as its lock file says."""
        installed = self.installed()
        return all(installed.get(group) == self.digest(group) for group in groups)

    def installed(self) -> dict[str, str]:
        """Return lock digests by group; empty if .venv is missing, half made or of another Python."""
        try:
            stamp = json.loads(self.stamp.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp["groups"] if stamp["made_by"] == made_by() and self.python.exists() else {}

    def digest(self, group: str) -> str:
        """Return the digest of a group's lock file, whatever line ends the checkout gave it."""
        return hashlib.sha256((self.locks / f"{group}.txt").read_text("utf-8").encode()).hexdigest()

    def bring(self, groups: tuple[str, ...]) -> None:
        """Install the groups that differ from their locks; what a killed install left is made again."""
        installed = self.installed()
        if not installed:
            self.make()
        missing = [group for group in groups if installed.get(group) != self.digest(group)]
        if missing:
            self.install(missing, installed)

    def make(self) -> None:
        """Make an empty .venv in place of whatever is there."""
        if Path(sys.prefix) == self.folder:
            sys.exit("The .venv folder is not whole. Run the same job with `python3 tasks.py` to fix it.")
        if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
            sys.exit(
                "This Python came without its venv module. Install it, then run this again: "
                "sudo apt install python{}.{}-venv (on Debian or Ubuntu).".format(*sys.version_info)
            )
        say("Making .venv …")
        run_or_stop(
            [sys.executable, "-m", "venv", "--clear", str(self.folder)],
            "Making .venv failed. Delete the .venv folder and run this again.",
        )

    def install(self, groups: list[str], installed: dict[str, str]) -> None:
        """Install the groups; the stamp is away meanwhile, so that a killed install shows."""
        say(f"Installing what the jobs need ({', '.join(groups)}) …")
        digests = {group: self.digest(group) for group in groups}
        self.stamp.unlink(missing_ok=True)
        failed = call(self.pip(groups))
        if installed or not failed:
            self.write_stamp(installed if failed else {**installed, **digests})
        if failed:
            sys.exit("Installing failed; the lines above say why. Check the network, then run this again.")

    def pip(self, groups: list[str]) -> list[str]:
        """Return the pip command that installs exactly what the lock files name."""
        # Wheels alone: a package in source form would run its own code here while it is installed.
        options = ["-qq", "--no-input", "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:"]
        options += ["--no-compile"]
        files = [word for group in groups for word in ("-r", str(self.locks / f"{group}.txt"))]
        return [str(self.python), "-m", "pip", "install", *options, *files]

    def write_stamp(self, groups: dict[str, str]) -> None:
        """Write the stamp in one step: it is there whole or not at all."""
        draft = self.stamp.with_suffix(".new")
        draft.write_text(json.dumps({"made_by": made_by(), "groups": groups}, indent=2), "utf-8")
        draft.replace(self.stamp)


def made_by() -> str:
    """Return the Python that is running, as its version and place; the same inside its .venv and outside."""
    return f"{sys.version_info.major}.{sys.version_info.minor} {sys.base_prefix}"


def online(address: str = "https://pypi.org/") -> bool:
    """Return whether the package index answers."""
    import urllib.request  # here, for no other job needs it

    try:
        with urllib.request.urlopen(urllib.request.Request(address, method="HEAD"), timeout=10):  # noqa: S310
            return True
    except OSError:
        return False


def run_or_stop(command: list[str], message: str) -> None:
    """Run the command; if it fails, end this process with the message."""
    if call(command):
        sys.exit(message)


def say(text: str) -> None:
    """Print progress where it does not mix with a job's output."""
    print(text, file=sys.stderr, flush=True)
