"""Finds Firefox and WebKit for the smoke run, or installs them. `python -m tests.engines.install` does both."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("firefox-esr", "webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb")
FIX = (
    "Firefox and WebKit are not both here, or not whole. On Debian or Ubuntu run "
    f"`sudo apt-get install {' '.join(PACKAGES)}` (on Ubuntu firefox in place of firefox-esr), then run this again. "
    "On other systems run it in a container of Debian; the other tests need neither."
)
NEEDED = 'import gi; gi.require_version("Gtk", "3.0"); gi.require_version("WebKit2", "4.1")'


@dataclass(frozen=True)
class Programs:
    """Where the programs are: the two engines, a screen for WebKit's window, and the Python that has GTK."""

    firefox: Path
    driver: Path
    screen: Path
    python: Path = Path("/usr/bin/python3")


class NoEnginesError(Exception):
    """Something is missing; the message says how to get it."""


def main() -> int:
    """Make sure that both engines are there; return 0, or print the fix and return 1."""
    if not find() and not install():
        print(FIX, file=sys.stderr)
        return 1
    return 0


def programs() -> Programs:
    """Return the programs of both engines, or raise NoEnginesError with the fix."""
    if not (found := find()):
        raise NoEnginesError(FIX)
    return found


def find() -> Programs | None:
    """Return the system's programs, or None unless all are there and start."""
    firefox = next((path for name in ("firefox-esr", "firefox") if (path := shutil.which(name)) and works(path)), None)
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    if not (firefox and driver and screen and works(str(Programs.python), "-c", NEEDED)):
        return None
    return Programs(Path(firefox), Path(driver), Path(screen))


def works(*command: str) -> bool:
    """Return whether a program starts; Ubuntu has a stub of Firefox that only asks for another one."""
    words = command if len(command) > 1 else (*command, "--version")
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def install() -> bool:
    """Install both engines where that can work, and return whether they are there now."""
    for command in install_commands():
        print("Getting Firefox and WebKit:", " ".join(command), file=sys.stderr, flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if subprocess.run(command, env=quiet, check=False).returncode == 0 and find():
            return True
    return False


def install_commands() -> Iterator[list[str]]:
    """Yield the commands that may bring them, best first: root on Debian alone installs without being asked."""
    apt = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get")
    if apt and platform.freedesktop_os_release().get("ID") == "debian":
        quietly = [apt, "-qq", "--yes"]
        yield [*quietly, "install", "--no-install-recommends", *PACKAGES]
        yield [*quietly, "update"]
        yield [*quietly, "install", "--no-install-recommends", *PACKAGES]


if __name__ == "__main__":
    sys.exit(main())
