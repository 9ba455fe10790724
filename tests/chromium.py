"""Finds a Chromium for the browser tests, or installs one. `python -m tests.chromium` does both."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FIX = (
    "No Chromium for the browser tests. Install Chromium or Google Chrome, or set the environment variable "
    "CHROMIUM to the path of one, then run this again."
)


class NoChromiumError(Exception):
    """There is no browser; the message says how to get one."""


def main() -> int:
    """Make sure that there is a Chromium; return 0, or print the fix and return 1."""
    try:
        if find() is None:
            install()
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def chromium() -> Path:
    """Return the Chromium to test with, or raise NoChromiumError with the fix."""
    path = find()
    if path is None:
        raise NoChromiumError(FIX)
    return path


def find() -> Path | None:
    """Return the CHROMIUM variable's, else the system's, else Playwright's browser, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not (found := shutil.which(named)):
            raise NoChromiumError(f"CHROMIUM is {named}, which cannot be run. Correct or unset it.")
        return Path(found)
    return next((path for path in candidates() if works(path)), None)


def works(path: Path) -> bool:
    """Return whether the browser starts; some Linux systems have a stub that only asks for another one."""
    if sys.platform != "linux" or not path.is_file():
        return path.is_file()
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def candidates() -> Iterator[Path]:
    """Yield where a browser may be, best first."""
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from usual_places(sys.platform, os.environ)
    if os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or playwright_folder().is_dir():
        yield playwright_browser()


def usual_places(system: str, environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield where macOS and Windows put browsers, which are not on the PATH there."""
    programs = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe")
    if system == "darwin":
        for home in (Path("/Applications"), Path(environment.get("HOME", "/")) / "Applications"):
            for name in ("Chromium", "Google Chrome", "Microsoft Edge"):
                yield home / f"{name}.app" / "Contents/MacOS" / name
    elif system == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            for program in (*programs, "Microsoft/Edge/Application/msedge.exe"):
                if variable in environment:
                    yield Path(environment[variable]) / program


def playwright_folder() -> Path:
    """Return where Playwright keeps what it downloads on this system."""
    home = Path.home()
    if sys.platform == "win32":
        return home / "AppData/Local/ms-playwright"
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "ms-playwright"


def playwright_browser() -> Path:
    """Return the path of the Chromium that this Playwright would download."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def install() -> None:
    """Install a Chromium with apt where that can work, else let Playwright download one; or raise the fix."""
    for command in install_commands():
        print("Getting Chromium:", " ".join(command), file=sys.stderr, flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if subprocess.run(command, env=quiet, check=False).returncode == 0 and find():
            return
    raise NoChromiumError(FIX)


def install_commands() -> Iterator[list[str]]:
    """Yield the commands that may bring a Chromium, best first."""
    root = sys.platform == "linux" and os.geteuid() == 0
    apt = root and shutil.which("apt-get")
    if apt and platform.freedesktop_os_release().get("ID") == "debian":  # Ubuntu's package is only a stub
        quietly = [apt, "-qq", "--yes"]
        yield [*quietly, "install", "--no-install-recommends", "chromium"]
        yield [*quietly, "update"]
        yield [*quietly, "install", "--no-install-recommends", "chromium"]
    yield [sys.executable, "-m", "playwright", "install", *["--with-deps"] * bool(apt), "chromium"]


if __name__ == "__main__":
    sys.exit(main())
