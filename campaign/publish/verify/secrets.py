"""Rules on what nobody outside may see: drafts, what lies too far ahead, examples, addresses of this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.check.public_rules import EXAMPLE
from campaign.finding import Finding
from campaign.publish.candidate import Candidate

TEXT = (".html", ".xml", ".json", ".ics", ".txt", ".webmanifest", ".js")
NAME = re.compile(r"\b(\d{4}-\d{2}-\d{2}(?:-[a-z0-9]+)+)|/actions/([a-z0-9-]+)")
HERE = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)\b")


def no_hidden_action_is_named(candidate: Candidate) -> Iterator[Finding]:
    """No file names a draft, or an action that opens later than the site shows actions ahead."""
    for path, text in _texts(candidate):
        names = {dated or plain for dated, plain in NAME.findall(f"{path}\n/{path}\n{text}")}
        for name in sorted(names & candidate.hidden):
            yield Finding(path, 1, f"This names {name}, which nobody may see yet", "Report it: drafts must not leak")


def no_link_leads_to_this_machine(candidate: Candidate) -> Iterator[Finding]:
    """No file names an address of the computer it was built on."""
    for path, text in _texts(candidate):
        if found := HERE.search(text):
            yield Finding(path, 1, f"This leads to {found[0]}, which only this computer knows", "Take it out")


def no_example_is_left(candidate: Candidate) -> Iterator[Finding]:
    """No link and no data leads to an example such as example.org; a hint in the text may say name@example.org."""
    places: dict[str, list[str]] = {}
    for path, text in _texts(candidate):
        shown = "\n".join(_targets(candidate, path)) if path in candidate.pages else text
        for found in sorted({each[0] for each in EXAMPLE.finditer(shown)}):
            places.setdefault(found, []).append(path)
    for example, paths in places.items():
        more = f", and so do {len(paths) - 1} more files" if len(paths) > 1 else ""
        yield Finding(paths[0], 1, f"This leads to an example ({example}){more}", "Set the real value in data/site.yml")


def _targets(candidate: Candidate, path: str) -> Iterator[str]:
    for element in candidate.pages[path].elements:
        yield element.leads_to or ""
        yield element.loads or ""
        if element.tag in ("link", "meta"):
            yield element.attributes.get("href", "") + element.attributes.get("content", "")


def _texts(candidate: Candidate) -> Iterator[tuple[str, str]]:
    for path, content in candidate.files.items():
        if path.endswith(TEXT):
            yield path, content.decode()


RULES = (no_hidden_action_is_named, no_link_leads_to_this_machine, no_example_is_left)
