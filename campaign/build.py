"""Check, then let Pelican make what would come out different, and move it in only when all of it is whole.

Nothing that takes long to import is imported before it is known that there is something to make.
"""

from __future__ import annotations

import gc
import shutil
import sys
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaign import digest, memory
from campaign.clock import today as now
from campaign.cores import spread
from campaign.finding import Finding, has_errors, of_system
from campaign.ledger import Ledger, remove
from campaign.lock import alone

if TYPE_CHECKING:
    from campaign.campaign import Campaign

PROJECT = Path(__file__).parent.parent
PUBLIC_SETTINGS = PROJECT / "publishconf.py"
SOURCES = ("content", "data")  # the folders that a build reads besides code and theme
BUSY = "Another build writes to the same folder; waiting for it …"
# What no build may write to: folders of a project that people wrote, or that run the builds.
OWN = ".ci .git .github .venv .vscode campaign content data docs requirements schemas tests theme tools".split()
Disk = dict[str, memory.Stamp | None]  # every file of a folder, with its stamp
ELSEWHERE = "Choose another folder, like --output output"


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
    public: bool = False  # whether to refuse what would mislead visitors (check/public_rules.py)
    remember: bool = False  # whether to make only what would come out different from the last build
    cores: int = 1

    @property
    def cache(self) -> Path:
        """Return the folder of what builds remember."""
        return self.root / ".cache"

    @property
    def ledger(self) -> Path:
        """Return the ledger of the output folder: one for each folder, whatever settings built it."""
        return self.cache / f"{digest.of_values(str(self.output))[:16]}.pickle"

    @property
    def part(self) -> Path:
        """Return the folder beside the output in which files are made before they are moved in."""
        return self.output.with_name(f".{self.output.name}.part")

    @property
    def disposable(self) -> bool:
        """Return whether the output lies among what builds remember, where no file is of value to anybody."""
        return self.output.is_relative_to(self.cache)

    def override(self) -> dict[str, object]:
        """Return what a build sets in Pelican's settings, whatever the settings file says."""
        values = {"ROOT": self.root, "PATH": self.root / "content", "OUTPUT_PATH": self.part, "THEME": self.theme}
        override: dict[str, object] = {name: str(path) for name, path in values.items()}
        if self.siteurl is not None:
            override["SITEURL"] = self.siteurl
        if self.public:
            override["PUBLIC"] = True
        return override

    def code(self) -> str:
        """Return a hash of all code and settings that decide how files come out, as far as known before a build."""
        how = (str(self.settings), str(self.theme), self.siteurl, self.drafts, self.practice, self.public)
        return digest.of_values(memory.code_digest(self.theme), digest.of_file(self.settings), how)


def build(root: Path, output: Path, **choices: Any) -> Built:  # noqa: ANN401 - the fields of Order
    """Check the folder `root` and write its site to `output`; nothing is written while a finding is an error."""
    chosen = {name: choice for name, choice in choices.items() if choice is not None}
    if chosen.get("public"):
        chosen.setdefault("settings", PUBLIC_SETTINGS)
    order = Order(root=root.resolve(), output=output.resolve(), **chosen)
    if finding := misplaced(order):
        return Built([finding])
    try:
        with alone(order.ledger.with_suffix(".lock"), BUSY):
            return _build(order)
    except OSError as error:  # a full disk, a file in the place of a folder
        shutil.rmtree(order.part, ignore_errors=True)
        return Built([of_system(error)])


def misplaced(order: Order) -> Finding | None:
    """Return why nothing may be written to the output folder, if so: people wrote what is there, or it is no folder."""
    output = order.output
    projects = dict.fromkeys((order.root, PROJECT))
    for project in projects:
        if project.is_relative_to(output):
            return Finding(str(output), 1, "The output folder is the project's own folder, or holds it", ELSEWHERE)
    for folder in (*(project / name for project in projects for name in OWN), order.theme):
        if folder.is_relative_to(output) or output.is_relative_to(folder):
            return Finding(str(output), 1, f"The output folder holds {folder}, or lies in it", ELSEWHERE)
    if order.cache.is_relative_to(output):
        return Finding(
            str(output), 1, "The output folder is the one in which builds keep what they remember", ELSEWHERE
        )
    if output.exists() and not output.is_dir():
        return Finding(str(output), 1, "The output must be a folder, and this is a file", ELSEWHERE)
    return None


def _unknown_files(order: Order, book: Ledger, disk: Disk) -> Finding | None:
    """Return why the output folder is to be left alone, if so: it holds files that no build of this project made."""
    if not disk or book.written or order.disposable:
        return None
    message = "The output folder is not empty, and no build of this project made it"
    return Finding(str(order.output), 1, message, "Choose an empty folder, or delete this one")


def _build(order: Order) -> Built:
    gc.disable()  # a build is short, and makes little that could be thrown away
    book = Ledger.open(order.ledger, order.code(), order.output)
    seen = memory.snapshot(order.root, SOURCES)
    disk = dict(memory.stamps(order.output))
    if finding := _unknown_files(order, book, disk):
        return Built([finding])
    if order.remember and book.seen:
        zone = book.seen[1]
        if book.seen == (seen, zone, order.today or now(zone)) and book.is_sure(seen, disk):
            return Built(book.said)
    from campaign.checked import checked

    loaded = checked(
        order.root,
        order.today,
        theme=order.theme,
        drafts=order.drafts,
        remember=order.remember,
        cores=order.cores,
        seen=seen,
    )
    if loaded.campaign is None:
        return Built(loaded.findings)
    # Without a practice service it is the very campaign that was checked: what that worked out is not done again.
    campaign = replace(loaded.campaign, practice=order.practice) if order.practice else loaded.campaign
    faults = _write(order, campaign, book, disk)
    if not faults:
        zone = loaded.campaign.legislature.timezone
        book.seen, book.said = (seen, zone, loaded.campaign.today), loaded.findings
        book.loaded = loaded_code(order)
        book.save()
    return Built(loaded.findings + faults)


def loaded_code(order: Order) -> dict[str, str]:
    """Return the hash of each Python file that this process has run, of the project or beside the settings.

    `Order.code` knows the settings file, and not what that imports: publishconf.py imports pelicanconf.py.
    """
    files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
    places = {PROJECT, order.root, order.settings.parent.resolve()}
    ours = (Path(file) for file in files if file.endswith(".py") and "site-packages" not in file)
    return {str(file): digest.of_file(file) for file in sorted(ours) if not places.isdisjoint(file.parents)}


def _write(order: Order, campaign: Campaign, book: Ledger, disk: Disk) -> list[Finding]:
    """Make what would come out different, beside the last good site; move it in when all of it is whole."""
    from campaign.check import public_rules
    from campaign.pages.plan import Plan
    from campaign.render import renderer, settings_for

    settings = settings_for(order.settings, order.override(), order.cache / "templates" if order.remember else None)
    if settings.get("PUBLIC") and (unready := public_rules.findings(campaign)):
        return unready
    plan = Plan.of(campaign, order.root, order.theme, settings["SITEURL"])
    is_current = partial(book.is_current, disk) if order.remember else None
    shutil.rmtree(order.part, ignore_errors=True)
    done = spread(renderer(settings, plan, is_current), plan.outputs, order.cores)
    if faults := [each for each in done if isinstance(each, Finding)]:
        shutil.rmtree(order.part, ignore_errors=True)
        return faults
    made = [each for each in done if not isinstance(each, Finding)]
    if order.disposable:
        remove(order.output, disk.keys() - {each.path for each in made})
    book.take(order.part, made, disk)
    return []
