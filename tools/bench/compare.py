"""The benchmark: our build and, where it is on the machine, Hugo's, in turns, on the same actions.

Hugo makes the actions, the list of them by month, legislators, committees, texts, feeds, a calendar, data and sitemap,
from the frame of our own page. It makes no call sheets of districts, no lists of places, no data of districts, no
calendar for each action and no pictures, and it checks nothing: ours makes some 600 files more.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tools.bench.measure import Run, middle, run
from tools.bench.sites import make_hugo, make_ours

TODAY = date(2026, 11, 23)
PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Bench:
    """A folder with the same site twice: ours, and Hugo's where Hugo is there."""

    folder: Path
    number: int
    hugo: str | None

    @property
    def ours(self) -> Path:
        """Return the folder of our project."""
        return self.folder / "ours"

    @property
    def theirs(self) -> Path:
        """Return the folder of Hugo's project."""
        return self.folder / "hugo"

    def build(self, *words: str, today: date = TODAY, weigh: bool = False) -> Run:
        """Build ours, in a process of its own."""
        command = [sys.executable, "-m", "campaign", "build", "--root", str(self.ours), "--today", str(today)]
        return run([*command, "--output", str(self.folder / "output"), *words], PROJECT, weigh=weigh)

    def check(self, *, weigh: bool = False) -> Run:
        """Check ours, with nothing remembered of its files."""
        shutil.rmtree(self.ours / ".cache", ignore_errors=True)
        command = [sys.executable, "-m", "campaign", "check", "--root", str(self.ours), "--today", str(TODAY)]
        return run(command, PROJECT, weigh=weigh)

    def peer(self, *, weigh: bool = False) -> Run | None:
        """Build Hugo's, if Hugo is there; it keeps its caches and leaves its output from one run to the next."""
        return run([self.hugo, "--quiet"], self.theirs, weigh=weigh) if self.hugo else None

    def both(self, name: str, ours: Callable[[Path], None]) -> Callable[[], None]:
        """Return a step that does the same to a file of both projects."""

        def step() -> None:
            for root in (self.ours, self.theirs) if self.hugo else (self.ours,):
                ours(root / name)

        return step


def main(words: Sequence[str]) -> int:
    """Run the benchmark for each number of actions named (or 365 and 3650) and print what it took."""
    numbers = [int(word) for word in words if word.isdigit()] or [365, 3650]
    for number in numbers:
        folder = PROJECT / ".cache" / "bench" / str(number)
        compare(prepared(folder, number), rounds=3 if number < 10_000 else 1)
        shutil.rmtree(folder)
    return 0


def prepared(folder: Path, number: int) -> Bench:
    """Return a benchmark with both projects written and built once."""
    shutil.rmtree(folder, ignore_errors=True)
    bench = Bench(folder, number, shutil.which("hugo", path=os.environ.get("HUGO_PATH")) or shutil.which("hugo"))
    make_ours(PROJECT, bench.ours, number, TODAY)
    bench.build("--cold")
    if bench.hugo:
        make_hugo(bench.ours, folder / "output", bench.theirs)
        bench.peer()
        weigh(bench)
    return bench


def weigh(bench: Bench) -> None:
    """Print how many files and bytes each of the two makes."""
    for name, folder in (("ours", bench.folder / "output"), ("Hugo", bench.theirs / "public")):
        files = [path for path in folder.rglob("*") if path.is_file()]
        actions = list(folder.glob("actions/*-call-*/index.html"))
        page = sum(path.stat().st_size for path in actions) / max(len(actions), 1)
        size = sum(path.stat().st_size for path in files) / 1e6
        print(f"{name}: {len(files)} files, {size:.0f} MB; {len(actions)} actions of {page / 1000:.1f} kB", flush=True)


def compare(bench: Bench, rounds: int) -> None:
    """Print a table: for each kind of change our medians, Hugo's, and the ratio."""
    print(
        f"\n{bench.number} actions, medians of {rounds}      ours: wall, cpu, peak      Hugo: wall, cpu, peak   ratio"
    )
    for name, step, words in steps(bench):
        ours, theirs = [], []
        for round_ in range(rounds + 1):  # the last one is weighed, which takes time of its own
            step()
            day = TODAY + timedelta(name == "the day turns")
            ours.append(bench.build(*words, today=day, weigh=round_ == rounds))
            theirs += [done] if (done := bench.peer(weigh=round_ == rounds)) else []
        tell(name, middle(ours[:-1], ours[-1]), middle(theirs[:-1], theirs[-1]) if theirs else None)
    checks = [bench.check(weigh=round_ == rounds) for round_ in range(rounds + 1)]
    tell("the checks alone, cold", middle(checks[:-1], checks[-1]), None)


def tell(name: str, ours: Run, theirs: Run | None) -> None:
    """Print one line of the table."""
    line = f"{name:28} {ours.wall:7.2f} s {ours.cpu:7.2f} s {ours.peak:6.0f} MB"
    if theirs:
        line += f" {theirs.wall:8.2f} s {theirs.cpu:6.2f} s {theirs.peak:6.0f} MB {ours.wall / theirs.wall:6.2f} ×"
    print(line, flush=True)


def steps(bench: Bench) -> list[tuple[str, Callable[[], object], tuple[str, ...]]]:
    """Return each kind of change: its name, how it is made in both projects, and words for our build."""
    old = next(iter(sorted((bench.ours / "content/actions").rglob("*.md")))).relative_to(bench.ours).as_posix()
    new = "content/actions/2026/2026-11-24-call-of-tomorrow.md"
    model = (bench.ours / old).read_text("utf-8")
    return [
        ("cold", lambda: None, ("--cold",)),
        ("cold, to remember", lambda: _forget(bench), ()),
        ("nothing changed", lambda: None, ()),
        ("one old action edited", bench.both(old, _add_a_word), ()),
        ("a new action", bench.both(new, lambda file: _write_new(file, model)), ()),
        ("one phone number changed", bench.both("data/legislators.yml", _change_a_phone), ()),
        ("the day turns", bench.build, ()),
    ]


def _forget(bench: Bench) -> None:
    shutil.rmtree(bench.ours / ".cache", ignore_errors=True)
    shutil.rmtree(bench.folder / "output", ignore_errors=True)


def _add_a_word(file: Path) -> None:
    file.write_text(file.read_text("utf-8") + "\nOne more word.\n", "utf-8")


def _write_new(file: Path, model: str) -> None:
    number = len(list(file.parent.glob("*.md")))
    text = re.sub(r"^outcome:\n(  .*\n)+", "", model, flags=re.MULTILINE)
    text = re.sub(r"^closes: .*$", "closes: 2026-11-25", text, flags=re.MULTILINE)
    text = re.sub(
        r"^title: .*$", f"title: The call of tomorrow, draft {number} {os.urandom(3).hex()}", text, flags=re.MULTILINE
    )
    file.write_text(text, "utf-8")


def _change_a_phone(file: Path) -> None:
    text = file.read_text("utf-8")
    found = re.search(r"phone: 651-296-(\d{4})", text)
    if found:
        other = f"{(int(found[1]) + 1) % 10000:04}"
        file.write_text(text.replace(found[0], f"phone: 651-297-{other}", 1), "utf-8")
