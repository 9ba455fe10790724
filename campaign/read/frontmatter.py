"""A Markdown file in two parts: the YAML between two `---` lines, and the text below."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.finding import Finding
from campaign.read.files import Refused
from campaign.read.yaml import Mapping, parse


@dataclass(slots=True)
class Document:
    """Front matter, the Markdown below it, the line that Markdown begins on, and findings so far."""

    fields: Mapping
    body: str
    body_line: int
    findings: list[Finding]


def split(text: str, path: str) -> Document:
    """Return front matter and body of a file, or raise Refused when the front matter has no beginning or no end."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        message = "The file must begin with a line of three dashes, `---`"
        raise Refused(Finding(path, 1, message, "Put the fields between two such lines, the text below"))
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        message = "The fields have no end: a second line of three dashes, `---`, is missing"
        fix = "Put `---` on a line of its own below the last field"
        raise Refused(Finding(path, text.rstrip().count("\n") + 1, message, fix))
    fields, findings = parse("\n".join(lines[1:end]), path, first_line=2)
    return Document(fields, "\n".join(lines[end + 1 :]).strip("\n"), _body_line(lines, end), findings)


def _body_line(lines: list[str], end: int) -> int:
    """Return the line, counted from 1, of the first line with text below the front matter."""
    for number, line in enumerate(lines[end + 1 :], end + 2):
        if line.strip():
            return number
    return end + 2
