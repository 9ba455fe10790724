"""Rules on files that programs read: feeds, data and calendars parse, and name whole addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from campaign.finding import Finding
from campaign.pages.output import save_as
from campaign.publish.candidate import Candidate
from campaign.publish.verify.links import within
from campaign.publish.verify.whole import OURS

LONGEST = 75  # bytes in a line of a calendar (RFC 5545)
ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
LOC = re.compile(r"<loc>([^<]*)</loc>")


def xml_and_json_can_be_read(candidate: Candidate) -> Iterator[Finding]:
    """Every XML, SVG and JSON file parses."""
    for path, content in candidate.files.items():
        try:
            if path.endswith((".xml", ".svg")):
                ElementTree.fromstring(content)  # noqa: S314 - our own file, just written
            elif path.endswith((".json", ".webmanifest")):
                json.loads(content)
        except (ElementTree.ParseError, ValueError) as error:
            yield Finding(path, 1, f"This file cannot be read: {error}", OURS)


def feeds_name_whole_addresses(candidate: Candidate) -> Iterator[Finding]:
    """Every link of an Atom feed is a whole address: a feed is read far from this site."""
    for path, content in candidate.files.items():
        if path.endswith(".atom.xml"):
            for link in _atom_links(content):
                if not link.startswith("https://"):
                    yield Finding(path, 1, f"The feed's link {link} is not a whole address", OURS)


def _atom_links(content: bytes) -> list[str]:
    try:
        tree = ElementTree.fromstring(content)  # noqa: S314 - our own file, just written
    except ElementTree.ParseError:
        return []
    return [link.get("href", "") for link in tree.iter(ATOM_LINK)]


def the_sitemap_is_true(candidate: Candidate) -> Iterator[Finding]:
    """Every page that the sitemap names exists at that address."""
    for loc in LOC.findall(candidate.files.get("sitemap.xml", b"").decode()):
        if (inside := within(candidate, loc)) is None or save_as(inside) not in candidate.files:
            yield Finding("sitemap.xml", 1, f"It names {loc}, which does not exist", OURS)


def calendars_can_be_read(candidate: Candidate) -> Iterator[Finding]:
    """Every calendar is a whole VCALENDAR in lines that end as they must and are not too long (RFC 5545)."""
    for path, content in candidate.files.items():
        if path.endswith(".ics") and (fault := calendar_fault(content)):
            yield Finding(path, 1, fault, OURS)


def calendar_fault(content: bytes) -> str:
    """Return what is wrong with the form of a calendar, or ""."""
    lines = content.split(b"\r\n")
    if lines[-1] or any(b"\n" in line for line in lines):
        return "Its lines do not end as a calendar's must"
    if long := next((number for number, line in enumerate(lines, 1) if len(line) > LONGEST), 0):
        return f"Line {long} is longer than {LONGEST} bytes"
    return _nesting_fault(lines[:-1])


def _nesting_fault(lines: list[bytes]) -> str:
    open_parts: list[bytes] = []
    for line in lines:
        word, _, part = line.partition(b":")
        if word == b"BEGIN":
            open_parts.append(part)
        elif word == b"END" and (not open_parts or open_parts.pop() != part):
            return f"It ends a {part.decode()} that did not begin"
    if open_parts or lines[:1] != [b"BEGIN:VCALENDAR"]:
        return "It is not one whole calendar"
    return ""


RULES = (xml_and_json_can_be_read, feeds_name_whole_addresses, the_sitemap_is_true, calendars_can_be_read)
