"""Check, then let Pelican make what would come out different, and put it in its place only when all of it is whole.

Nothing that takes long to import is imported before it is known that there is something to make.
"""

from __future__ import annotations

import gc
import shutil
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from campaign import digest, ledger, memory
from campaign.alone import alone
from campaign.clock import today as now
from campaign.finding import Finding, has_errors
from campaign.ledger import Ledger

PROJECT = Path(__file__).parent.parent
PUBLIC_SETTINGS = PROJECT / "publishconf.py"
SOURCES = ("content", "data")  # the folders that a build reads besides code and theme
BUSY = "Another build writes to the same folder; waiting for it …"


@dataclass(frozen=True)
class Built:
    """What came of a build: findings, and whether the site was written."""

    findings: list[Finding]

    @property
    def written(self) -> bool:
        """Return whether the site was written whole."""
        return not has_errors(self.findings)


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be built, for which day, and where to."""

    root: Path
    output: Path
    settings: Path = PROJECT / "pelicanconf.py"
    theme: Path = PROJECT / "theme"
    today: date | None = None
    drafts: bool = False
    siteurl: str | None = None
    practice: tuple[str, ...] = ()  # addresses on this computer that play the forms' services
    public: bool = False  # whether to refuse what would mislead visitors (check/public.py)
    remember: bool = False  # whether to make only what would come out different from the last build
    cores: int = 1

    @property
    def cache(self) -> Path:
        """Return the folder of what builds remember."""
        return self.root / ".cache"

    @property
    def name(self) -> str:
        """Return a name for all builds to the same place with the same settings."""
        return digest.of_values(str(self.output), str(self.settings), str(self.theme), self.siteurl, self.drafts)[:16]


def build(root: Path, output: Path, **choices: Any) -> Built:  # noqa: ANN401 - the fields of Order
    """Check the folder `root` and write its site to `output`; nothing is written while a finding is an error."""
    chosen = {name: choice for name, choice in choices.items() if choice is not None}
    if chosen.get("public"):
        chosen.setdefault("settings", PUBLIC_SETTINGS)
    order = Order(root=root.resolve(), output=output.resolve(), **chosen)
    with alone(order.cache / f"{order.name}.lock", BUSY):
        return _build(order)


def _build(order: Order) -> Built:
    gc.disable()  # a build is short, and makes little that could be thrown away
    how = digest.of_values(order.practice, order.public)
    code = memory.code_digest(order.theme) + digest.of_bytes(order.settings.read_bytes()) + how
    kept = order.cache / f"{order.name}.pickle"
    book = Ledger.open(kept, code, order.output) if order.remember else Ledger(kept, code, order.output)
    seen = memory.snapshot(order.root, SOURCES)
    disk = ledger.on_disk(order.output)
    if book.seen is not None and book.seen == _with_day(seen, order, book) and book.is_sure(seen, disk):
        return Built(book.said)
    from campaign.checked import checked

    options = {"drafts": order.drafts, "remember": order.remember, "cores": order.cores, "seen": seen}
    loaded = checked(order.root, order.today, **options)
    if loaded.campaign is None:
        return Built(loaded.findings)
    faults = _write(order, replace(loaded.campaign, practice=order.practice), book, disk)
    if not faults and order.remember:
        zone = loaded.campaign.legislature.timezone
        book.seen, book.said = (seen, zone, loaded.campaign.today), loaded.findings
        book.save()
    return Built(loaded.findings + faults)


def _with_day(seen: dict, order: Order, book: Ledger) -> tuple:
    """Return what a build would see now: the files, and the day in the time zone that the last build used."""
    zone = book.seen[1]
    return seen, zone, order.today or now(zone)


def _write(order: Order, campaign: Any, book: Ledger, disk: dict) -> list[Finding]:  # noqa: ANN401
    """Make what would come out different, beside the last good site; move it in when all of it is whole."""
    from campaign.check import public
    from campaign.cores import spread
    from campaign.pages.generator import planned
    from campaign.pages.prepared import prepared, world
    from campaign.pelican_run import make

    part = order.output.with_name(order.output.name + ".part")
    settings = prepared(order, campaign, part)
    if settings.get("PUBLIC") and (unready := public.findings(campaign)):
        return unready
    shown = world(settings) if order.remember else ""  # without a memory nobody asks what a file was made from
    plan = {each.save_as: each for each in planned(settings)}
    keys = {path: each.key(shown) if shown else "" for path, each in plan.items()}
    new = [each for path, each in plan.items() if not book.stands(path, keys[path], disk.get(path))]
    shutil.rmtree(part, ignore_errors=True)
    faults = spread(partial(make, settings), new, order.cores) if new else []
    if faults:
        shutil.rmtree(part, ignore_errors=True)
        return faults
    book.take(part, keys, disk)
    return []
