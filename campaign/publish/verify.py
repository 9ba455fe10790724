"""Looks at a built site before anybody else does. One small function per rule; its docstring is the rule."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree

from campaign.check.private_rules import private_things
from campaign.check.public_rules import EXAMPLE
from campaign.finding import Finding
from campaign.model.patterns import file_of
from campaign.pages.assets import csp_hash
from campaign.publish.candidate import Candidate, read_pages
from campaign.read.seen import seen_in_html

LEAST = 20  # characters: the shortest page says more
ENOUGH = 250  # characters: a week with one event says as much
TEXT = (".html", ".xml", ".json", ".ics", ".txt", ".webmanifest", ".js")
NAME = re.compile(r"\b(\d{4}-\d{2}-\d{2}(?:-[a-z0-9]+)+)|/actions/([a-z0-9-]+)")
HERE = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)\b")
WANTED = ("default-src 'none'", "base-uri 'none'", "form-action")
LOOSE = ("'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:")
LONGEST = 75  # bytes in a line of a calendar (RFC 5545)
ATOM_LINK = re.compile(r"<link\b[^>]*\bhref=\"([^\"]*)\"")
LOC = re.compile(r"<loc>([^<]*)</loc>")
OURS = "This is a fault of the site's code: report it"
FIX_SOURCE = "Look at its source in content/ or data/"
FIX_SHRUNK = f"{FIX_SOURCE}; if that is meant, publish with --anyway"
FIX_LINK = "Fix the link, or add the old address to data/redirects.yml"


def verify(candidate: Candidate) -> list[Finding]:
    """Return every fault of a built site, in the order of its files."""
    return sorted({finding for rule in RULES for finding in rule(candidate)})


def fault(path: str, message: str, fix: str = OURS) -> Finding:
    """Return what is wrong with a file; nobody wrote it by hand, so its lines do not matter."""
    return Finding(path, 1, message, fix)


# The site is whole: all that was planned, nothing besides, nothing empty


def the_planned_files_are_there(candidate: Candidate) -> Iterator[Finding]:
    """Every page and file of the plan was written, and none that the plan does not name."""
    for path in candidate.planned - candidate.files.keys():
        yield fault(path, "This file is planned and was not written")
    for path in candidate.files.keys() - candidate.planned:
        yield fault(path, "Nobody planned this file, so it may be one that should stay private")


def every_page_says_something(candidate: Candidate) -> Iterator[Finding]:
    """Every page has a title and words in its main part."""
    for path, page in candidate.pages.items():
        if not page.title:
            yield fault(path, "This page has no title")
        if len(page.words) < LEAST:
            yield fault(path, "This page says next to nothing", FIX_SOURCE)


def no_page_shrank_to_nothing(candidate: Candidate) -> Iterator[Finding]:
    """No page says less than a tenth of what the published one says, unless that is enough or says where it moved."""
    for path, before in read_pages(candidate.published).items():
        page = candidate.pages.get(path)
        if page and page != before and not page.moved_to and len(page.words) < min(ENOUGH, len(before.words) / 10):
            message = f"This page had {len(before.words)} characters and has {len(page.words)} now"
            yield fault(path, message, FIX_SHRUNK)


def no_file_is_empty(candidate: Candidate) -> Iterator[Finding]:
    """Every file holds something."""
    for path, content in candidate.files.items():
        if not content:
            yield fault(path, "This file is empty")


# Nobody outside may see drafts, what lies too far ahead, examples, addresses of this machine


def no_hidden_action_is_named(candidate: Candidate) -> Iterator[Finding]:
    """No file names a draft, or an action that opens later than the site shows actions ahead."""
    for path, text in _texts(candidate):
        names = {dated or plain for dated, plain in NAME.findall(f"{path}\n/{path}\n{text}")}
        for name in names & candidate.hidden:
            yield fault(path, f"This names {name}, which nobody may see yet", "Report it: drafts must not leak")


def no_link_leads_to_this_machine(candidate: Candidate) -> Iterator[Finding]:
    """No file names an address of the computer it was built on."""
    for path, text in _texts(candidate):
        if found := HERE.search(text):
            yield fault(path, f"This leads to {found[0]}, which only this computer knows", "Take it out")


def nothing_private_is_shown(candidate: Candidate) -> Iterator[Finding]:
    """No page shows a phone number, an email address or a password that is not meant for everybody."""
    judged: set[str] = set()  # most lines are on hundreds of pages
    for path, page in candidate.pages.items():
        seen = seen_in_html(path, page.text)
        lines = dict.fromkeys(line for line in seen.text.split("\n") if line not in judged)
        links = tuple(link for link in seen.links if link.to not in judged)
        judged.update(lines, (link.to for link in links))
        new = replace(seen, text="\n".join(lines), links=links)
        for message in set(private_things(new, candidate.known)):
            yield fault(path, message, "Take it out of the file in content/ or data/ that has it")


def no_example_is_left(candidate: Candidate) -> Iterator[Finding]:
    """No link and no data leads to an example such as example.org; a hint in the text may say name@example.org."""
    places: dict[str, list[str]] = {}
    for path, text in _texts(candidate):
        page = candidate.pages.get(path)
        shown = "\n".join((*page.targets, *page.metas)) if page else text
        for found in {each[0] for each in EXAMPLE.finditer(shown)}:
            places.setdefault(found, []).append(path)
    for example, paths in places.items():
        more = f", and so do {len(paths) - 1} more files" if len(paths) > 1 else ""
        yield fault(paths[0], f"This leads to an example ({example}){more}", "Set the real value in data/site.yml")


def _texts(candidate: Candidate) -> Iterator[tuple[str, str]]:
    for path, content in candidate.files.items():
        if path.endswith(TEXT):
            yield path, content.decode()


# Each link leads to a page of the site, at the place it names, wherever the site is published


def every_link_leads_somewhere(candidate: Candidate) -> Iterator[Finding]:
    """A link to this site leads to a file that exists, and carries the path below which the site is published."""
    for path, target in candidate.targets:
        inside = candidate.within(target)
        if inside is None and target.startswith("/"):
            yield fault(path, f"The link {target} leads out of the site at {candidate.urls.siteurl}")
        if inside is not None and file_of(inside.partition("#")[0]) not in candidate.files:
            yield fault(path, f"The link {target} leads nowhere", FIX_LINK)


def every_place_exists(candidate: Candidate) -> Iterator[Finding]:
    """A link to a place on a page (`#…`) leads to one that exists."""
    for path, target in candidate.targets:
        inside = target if target.startswith("#") else candidate.within(target) or ""
        address, _, place = inside.partition("#")
        page = candidate.pages.get(file_of(address) if address else path)
        if place and page and unquote(place) not in page.ids:
            yield fault(path, f"The link {target} leads to a place that does not exist", FIX_LINK)


# The content security policy is there, is strict, and is true of its page


def every_page_has_a_strict_policy(candidate: Candidate) -> Iterator[Finding]:
    """Every page forbids whatever it does not name, and names nothing so wide that it forbids nothing."""
    for path, page in candidate.pages.items():
        if missing := [words for words in WANTED if words not in page.policy]:
            yield fault(path, f"The page's security policy lacks {', '.join(missing)}")
        if loose := [word for word in LOOSE if word in page.policy.replace(";", " ").split()]:
            yield fault(path, f"The page's security policy allows {', '.join(loose)}")


def the_policy_allows_what_is_within_the_page(candidate: Candidate) -> Iterator[Finding]:
    """Every style and script within a page is one that its policy allows, or browsers would drop it."""
    for path, page in candidate.pages.items():
        for tag, attributes, content in page.inline:
            is_data = tag == "script" and "type=" in attributes and "json" in attributes
            if content and not is_data and csp_hash(content) not in page.policy:
                yield fault(path, f"The policy does not allow a {tag} that is within this page")


def pages_load_nothing_from_elsewhere(candidate: Candidate) -> Iterator[Finding]:
    """No page makes a browser ask another host for anything."""
    for path, page in candidate.pages.items():
        for target in {element.loads for element in page.elements if element.loads}:
            if not target.startswith(("data:", "#")) and candidate.within(target) is None:
                yield fault(path, f"The page loads {target} from elsewhere", "Put it on this site or leave it out")


# Files that programs read parse, and name whole addresses


def xml_and_json_can_be_read(candidate: Candidate) -> Iterator[Finding]:
    """Every XML, SVG and JSON file parses."""
    for path, content in candidate.files.items():
        try:
            if path.endswith((".xml", ".svg")):
                ElementTree.fromstring(content)  # noqa: S314 - our own file, just written
            elif path.endswith((".json", ".webmanifest")):
                json.loads(content)
        except (ElementTree.ParseError, ValueError) as error:
            yield fault(path, f"This file cannot be read: {error}")


def feeds_name_whole_addresses(candidate: Candidate) -> Iterator[Finding]:
    """Every link of an Atom feed is a whole address: a feed is read far from this site."""
    for path, content in candidate.files.items():
        for link in ATOM_LINK.findall(content.decode()) if path.endswith(".atom.xml") else ():
            if not link.startswith("https://"):
                yield fault(path, f"The feed's link {link} is not a whole address")


def the_sitemap_is_true(candidate: Candidate) -> Iterator[Finding]:
    """Every page that the sitemap names exists at that address."""
    for loc in LOC.findall(candidate.files.get("sitemap.xml", b"").decode()):
        if (inside := candidate.within(loc)) is None or file_of(inside) not in candidate.files:
            yield fault("sitemap.xml", f"It names {loc}, which does not exist")


def calendars_can_be_read(candidate: Candidate) -> Iterator[Finding]:
    """Every calendar is a whole VCALENDAR in lines that end as they must and are not too long (RFC 5545)."""
    for path, content in candidate.files.items():
        if path.endswith(".ics") and (message := calendar_fault(content)):
            yield fault(path, message)


def calendar_fault(content: bytes) -> str:
    """Return what is wrong with the form of a calendar, or ""."""
    lines = content.split(b"\r\n")
    if lines[-1] or any(b"\n" in line for line in lines):
        return "Its lines do not end as a calendar's must"
    if long := [number for number, line in enumerate(lines, 1) if len(line) > LONGEST]:
        return f"Line {long[0]} is longer than {LONGEST} bytes"
    open_parts: list[bytes] = []
    for line in lines:
        word, _, part = line.partition(b":")
        if word == b"BEGIN":
            open_parts.append(part)
        elif word == b"END" and (not open_parts or open_parts.pop() != part):
            return f"It ends a {part.decode()} that did not begin"
    return "It is not one whole calendar" if open_parts or lines[0] != b"BEGIN:VCALENDAR" else ""


Rule = Callable[[Candidate], Iterable[Finding]]
RULES: tuple[Rule, ...] = (
    *(the_planned_files_are_there, every_page_says_something, no_page_shrank_to_nothing, no_file_is_empty),
    *(no_hidden_action_is_named, no_link_leads_to_this_machine, nothing_private_is_shown, no_example_is_left),
    *(every_link_leads_somewhere, every_place_exists),
    *(every_page_has_a_strict_policy, the_policy_allows_what_is_within_the_page, pages_load_nothing_from_elsewhere),
    *(xml_and_json_can_be_read, feeds_name_whole_addresses, the_sitemap_is_true, calendars_can_be_read),
)
