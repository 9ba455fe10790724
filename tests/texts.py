"""Files made up on the spot, read as the site reads them."""

# A table: one row, one line.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from campaign.finding import Finding
from campaign.read.files import Written
from campaign.sources import source

ACTION = "content/actions/2027/2027-02-10-mend.md"  # a Wednesday
PAGE = "content/pages/moss.md"
SCRIPT = """|
  Hi, my name is [your name] and I live in [your town and ZIP]. I am asking {title} {last_name} to mend the old bridge.

  My bus cannot cross it. [One sentence of your own.]

  Will you do that? Thank you."""
VOICEMAIL = """|
  Hi, this is [your name] at [your street address] in [your town and ZIP]. Please ask {title} {last_name} to mend the bridge."""
FIELDS = {
    "title": "Ask for a mended bridge",
    "kind": "call",
    "closes": "2027-02-12",
    "minutes": "2",
    "ask": "Mend the old bridge.",
    "who": "[jane-doe]",
    "script": SCRIPT,
}


def action_text(body: str = "It is old.", **fields: str) -> str:
    """Return the text of a good call, with some fields changed, added, or (empty) left out."""
    lines = [f"{key}: {value}" for key, value in (FIELDS | fields).items() if value]
    return "\n".join(["---", *lines, "---", body, ""])


def page_text(body: str) -> str:
    """Return the text of a page."""
    return f"---\ntitle: Moss\ndescription: About moss.\npath: /moss/\n---\n{body}\n"


def read(text: str, path: str = ACTION, judge: Callable[[Written, Any], Iterable[Finding]] = lambda _w, _v: ()) -> Any:  # noqa: ANN401
    """Return what a file says; a finding on the way fails the test."""
    got = source(path, text.encode(), judge)
    assert got.value is not None, got.findings
    assert not got.findings, got.findings
    return got.value


def said(findings: Iterable[Finding]) -> list[str]:
    """Return findings as `line: message`, in order."""
    return [f"{finding.line}: {finding.message}" for finding in sorted(findings)]


def spoken_for(rule: Callable[..., Iterator[Finding]], subject: Any) -> None:  # noqa: ANN401
    """Check that all findings of a rule are fit to print: what is wrong, and how to fix it."""
    for finding in rule(subject):
        assert len(str(finding)) < 400, finding
        assert finding.message[0].isupper() or not finding.message[0].isalpha() or finding.message[0] == "`", finding
        assert finding.fix, finding
        assert not finding.message.endswith("."), finding
