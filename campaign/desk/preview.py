"""What a change does to the pages: which come out different from before, in a list that people can read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path
from typing import Literal

from campaign.finding import Finding, errors_first

What = Literal["new", "changed", "gone"]
ORDER: dict[What, int] = {"new": 0, "changed": 1, "gone": 2}
LISTED = 60  # more than these are counted, not named
PICTURED = 20  # a picture of each takes about a second
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
NOTHING = (
    "No page comes out different. (A draft, and an action that opens more than four weeks ahead, is not shown yet.)"
)
BROKEN = "They are shown here as soon as all errors are mended."
HOW = (
    "Pictures of these pages on a phone, and the whole site, are in the file **preview** under “Artifacts”. To look"
    " around in the site, unpack it and run `python3 -m http.server --directory site`."
)


@dataclass(frozen=True)
class Change:
    """A page that comes out different."""

    path: str  # its address, like /faq/
    what: What
    title: str

    @property
    def picture(self) -> str:
        """Return the name of its picture."""
        return f"{self.path.strip('/').replace('/', '_') or 'home'}.png"


def changes(before: Path, after: Path) -> list[Change]:
    """Return every page that differs between two built sites, the most telling first."""
    old, new = pages(before), pages(after)
    found = [Change(path, _what(path, old, new), _title(new.get(path) or old[path])) for path in old | new]
    found = [change for change in found if old.get(change.path) != new.get(change.path)]
    return sorted(found, key=lambda change: (ORDER[change.what], _place(change.path), change.path))


def pages(site: Path) -> dict[str, bytes]:
    """Return the content of every page of a built site, by its address."""
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*.html")}
    return {f"/{name.removesuffix('index.html')}": file.read_bytes() for name, file in files.items()}


def _what(path: str, old: dict[str, bytes], new: dict[str, bytes]) -> What:
    if path not in old:
        return "new"
    return "changed" if path in new else "gone"


def _title(page: bytes) -> str:
    found = TITLE.search(page.decode("utf-8", "replace"))
    whole = unescape(" ".join(found[1].split())) if found else "a page without a title"
    return whole.rpartition(" – ")[0] or whole  # without the name of the site


def _place(path: str) -> int:
    """Return where a page comes in the list: pages of actions, then texts, then all that lies deeper."""
    if path.startswith("/actions/") and path != "/actions/":
        return 0
    return 1 if path.count("/") <= 2 else 2


def to_picture(found: Iterable[Change]) -> list[Change]:
    """Return the pages of which pictures are taken: those that are there, and not too many."""
    return [change for change in found if change.what != "gone"][:PICTURED]


def summary(found: Sequence[Change] | None, findings: Sequence[Finding]) -> str:
    """Return, in Markdown, what is to mend and which pages come out different; None: nothing could be built."""
    parts = ["## What is to mend", _told(findings)] if findings else []
    listed = BROKEN if found is None else _listed(found) if found else NOTHING
    parts += ["## Pages that come out different", listed]
    return "\n\n".join([*parts, *[HOW] * bool(found)]) + "\n"


def _told(findings: Sequence[Finding]) -> str:
    return "\n".join(f"- {plain(str(finding))}" for finding in errors_first(findings)[:LISTED])


def _listed(found: Sequence[Change]) -> str:
    lines = [f"| {change.what} | {plain(change.title)} | `{change.path}` |" for change in found[:LISTED]]
    rest = [f"\n… and {len(found) - LISTED} more."] if len(found) > LISTED else []
    return "\n".join(["| | page | address |", "| --- | --- | --- |", *lines, *rest])


def plain(text: str) -> str:
    """Return a stranger's text as Markdown that says just that and does nothing."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~@-])", r"\\\1", " ".join(text.split()))


def write(folder: Path, found: Sequence[Change], text: str) -> None:
    """Write the summary, and the list of pages to be pictured, beside the built site."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "summary.md").write_text(text, "utf-8")
    listed = [{**asdict(change), "picture": change.picture} for change in to_picture(found)]
    (folder / "pictures.json").write_text(json.dumps(listed, indent=1), "utf-8")
