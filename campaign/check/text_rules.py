"""Rules on texts: pictures, Markdown and HTML, and what is still to be written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.read.files import Written
from campaign.read.images import FOLDER
from campaign.read.links import Link
from campaign.read.seen import near

Text = Page | Action
TOP_HEADING = re.compile(r"^ {0,3}#(?=[ \t])|^=+[ \t]*$", re.MULTILINE)
HEAVIEST = 200_000  # bytes; more than ten times a page
WIDEST = 1600  # pixels on either side
PICTURE_NAME = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]+")
EMPTY_WORDS = re.compile(r"(?:image|picture|photo|img|dsc|screenshot)?[\W_\d]*(?:\.\w+)?", re.IGNORECASE)
# Dots on their own, before an end mark or at the end of a line; “Well …” within a sentence is a way to write.
GAP = re.compile(r"(?<![^\s\"'“‘(\[])(?:…|\.\.\.)(?=[.,;:?!\"'”’)\]]|[ \t]*$|[ \t]+#)", re.MULTILINE)
KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
CUT_OFF = re.compile(r"^([a-z_]+):[ \t]+(?![|>\"'#\[{])(?:(?![ \t]#)[^\n])*[ \t]#(?=\S)[^\n]*", re.MULTILINE)
QUOTED = re.compile(r"[ \t]*>")  # a text to copy, with gaps that its readers fill in
# Notes of editors to themselves. Fair text has todo lists, “What???”, “Enter your ZIP here”, and XXXL shirts.
THINGS = (
    "link url hyperlink photo picture image video logo text quote source citation number date time room speaker"
).split()
DOING = "fill add put please check verify confirm fact update fix expand rewrite".split()
THING = rf"(?:bill )?(?:{'|'.join(THINGS)})s?"
NOTE = re.compile(
    r"(?<![\w/-])(?:TODO|TO-DO|FIXME|LOREM|TKTK|ASDF\w*)(?![\w/-])"
    r"|(?<![\w/-])(?i:tb[acd])(?![\w/-])"
    r"|(?<![\w/-])(?i:todo|to-do|fixme|hack|tk)\s*:(?!/)"
    r"|[\[(<](?i:todo|fixme|tk)\b"
    r"|(?i:lorem ipsum|dolor sit amet)"
    r"|(?<![\w/.-])X{3,}(?![\w/-])|(?<![\w/.-])x{3,}(?![\w/.-])|\$X+(?!\w)|(?<![\w/:])(?:XX[/:]\w\w|\d\d?[/:]XX)(?!\w)"
    r"|\b(?:[HS][FB]|[Rr]oom|[Bb]ill|No\.) ?(?:XX|#{2,}|_{2,})|\b(?:[HS][FB]|[Rr]oom|[Bb]ill|No\.) \?(?!\w)"
    r"|(?<![\w!?./=&])\?{3,}|(?<=[\d$#:])\?{2,}(?![\w=&])|[\[(]\?+[\])]"
    r"|(?i:\b(?:insert|paste)\b[^.!?\n]{0,40}\bhere\b)"
    r"|[\[(<](?i:(?:insert|paste|fill in|add|put)\s[^\[\]()<>\n]{1,50}[\])>])(?!\()"
    rf"|(?i:\b(?:add|put|enter)\s(?:the\s|an?\s|your\s|our\s)?{THING}\shere\b)(?!\]\()"
    rf"|(?i:\b{THING}\s(?:goes here|go here|(?<!time )to come|tk|needed here)\b)"
    rf"|[\[(](?i:{THING}(?:\s(?:here|needed|pending|tk))?\??)\](?![(\[:])"
    r"|(?i:\b(?:your|some|placeholder|sample|dummy)\s(?:text|title|headline|content)\s(?:goes\s)?here\b)"
    r"|(?i:\b(?:placeholder|sample|dummy|filler)\s(?:text|copy)\b)"
    r"|(?i:\bnotes? to (?:self|myself|editors?|staff|webmaster)\b|\bdo not (?:publish|post) (?:yet|until)\b)"
    r"|[\[(](?i:(?:please\s)?(?:check|verify|confirm|fact[- ]check|update|fix|expand|rewrite)"
    r"(?:\s(?:this|that|it|date|name|spelling|number|link|time|room))?[?!]*)[\])](?!\()"
    r"|^(?:room|place|hours|reach|access):[ \t]*[\"']?(?i:to be (?:announced|determined|confirmed|decided))",
    re.MULTILINE,
)
# What each note has one of, in lowercase: most files have none, and need not be searched, which is slow.
NOTE_HINTS = (
    "todo|to-do|tb|fixme|lorem|dolor sit|asdf|hack|tk|fx|insert|paste|placeholder|sample|dummy|filler|note to|notes to"
    "|do not p"
).split("|")
HINT_IN_MARKS = re.compile(r"xx|\$x|\?(?:\?|(?<=[ \[(]\?))|##|__")
HINT_IN_WORDS = re.compile(r"to be (?:announced|determined|confirmed|decided)")
HINT_IN_BRACKETS = re.compile(rf"[\[(<](?:{'|'.join((*THINGS, *DOING))})")
HINT_BEFORE = (*THINGS, *(f"{thing}s" for thing in THINGS), "title", "content", "headline", "goes", "go", "needed")


def pictures_are_ours(source: Text) -> Iterator[Finding]:
    """A picture is a file of this site: one from elsewhere would tell its host who reads the page."""
    for link in source.links:
        if link.picture and link.to.startswith("https://"):
            message = f"The picture {link.to} comes from another host"
            yield _at(source, link, message, "Put it into content/images/, or link to the page that shows it")


def pictures_are_described(source: Text) -> Iterator[Finding]:
    """A picture in a text says in words what it shows, for those who cannot see it."""
    for link in source.links:
        if link.picture and link.to.startswith("/") and EMPTY_WORDS.fullmatch(link.words):
            message = f"The picture {link.to} has no words for those who cannot see it"
            yield _at(source, link, message, f"Write ![what it shows]({link.to})")


def _at(source: Text, link: Link, message: str, fix: str) -> Finding:
    return Finding(source.source.path, link.line, message, fix)


def pictures_are_light(campaign: Campaign) -> Iterator[Finding]:
    """A picture weighs at most 200 kB and is at most 1600 pixels wide and high: phones must load it."""
    for picture in campaign.pictures:
        if picture.size > HEAVIEST:
            message = f"The picture weighs {picture.size // 1000} kB"
            yield Finding(picture.path, 1, message, f"Save it smaller: at most {HEAVIEST // 1000} kB")
        if max(picture.width, picture.height) > WIDEST:
            message = f"The picture is {picture.width} × {picture.height} pixels large"
            yield Finding(picture.path, 1, message, f"Scale it to at most {WIDEST} on the longer side")


def pictures_tell_nothing_else(campaign: Campaign) -> Iterator[Finding]:
    """A picture file carries nothing but the picture: no place where it was taken, no names, no comments."""
    for picture in campaign.pictures:
        if picture.talks:
            message = "The picture carries more than one sees: such as the place where it was taken, names or comments"
            fix = "Run python3 tasks.py check --fix, or save it again without metadata (“strip EXIF”)"
            yield Finding(picture.path, 1, message, fix)


def picture_names_are_plain(campaign: Campaign) -> Iterator[Finding]:
    """The name of a picture and its folder is of lowercase letters, digits and dashes: it is part of an address."""
    for picture in campaign.pictures:
        if not PICTURE_NAME.fullmatch(picture.path.removeprefix(FOLDER)):
            message = "The picture's name, and its folder's, must be lowercase letters, digits and dashes"
            fix = f"Rename it to {_plain(picture.path)}, or better to what it shows, like town-hall-in-duluth.jpg"
            yield Finding(picture.path, 1, message, fix)


def _plain(path: str) -> str:
    """Return the path of a picture in lowercase letters, digits and dashes, as near to its own as can be."""
    letters = unicodedata.normalize("NFKD", path.removeprefix(FOLDER)).encode("ascii", "ignore").decode().lower()
    above, dot, ending = letters.rpartition(".")
    parts = (re.sub(r"[^a-z0-9]+", "-", part).strip("-") or "picture" for part in above.split("/"))
    return FOLDER + "/".join(parts) + dot + ending


def all_that_is_written_is_shown(source: Text) -> Iterator[Finding]:
    """HTML that the site does not publish (scripts, frames, styles) gets a warning, for it would vanish in silence."""
    by_line: dict[int, list[str]] = {}
    if "<" in source.body:
        from campaign.read.markdown import converter  # only here: not every check needs it

        for gone in converter().dropped(source.body):
            if gone != "<h1>" or "<h1" in source.body.lower():  # a single # is the next rule's
                by_line.setdefault(_line(source, gone), []).append(gone)
    for line, tags in by_line.items():
        what = ", ".join(tags)
        message = f"Taken out, for the site publishes only plain HTML without scripts, frames and styles: {what}"
        yield Finding(source.source.path, line, message, "Remove it, or say the same in Markdown", "warning")


def _line(source: Text, gone: str) -> int:
    """Return the first line that holds a tag and, where one is meant, its attribute."""
    tag, _, attribute = gone.strip("<>").partition(" ")
    lines = source.body.lower().split("\n")
    holding = (number for number, line in enumerate(lines) if f"<{tag}" in line and attribute in line)
    return source.body_line + next(holding, 0)


def headings_lie_below_the_title(source: Text) -> Iterator[Finding]:
    """A heading begins with two # or more: the one above them is the title."""
    if "#" in source.body or "\n=" in source.body:
        for found in TOP_HEADING.finditer(source.body):
            line = source.body_line + source.body.count("\n", 0, found.start())
            message = "A heading of the first level is not shown as one: the title above is it"
            yield Finding(source.source.path, line, message, "Begin the heading with ##", "warning")


def gaps_are_filled(written: Written) -> Iterator[Finding]:
    """No … of the template is left where words are wanted."""
    if "…" in written.text or "..." in written.text:
        for found in GAP.finditer(written.text):
            if not _in_comment(written.text, found.start()) and not _quoted(written.text, found.start()):
                message = f"{_field(written.text, found.start())} is not finished"
                yield written.at(found.start(), message, f"Replace {found[0]} with what belongs there")


def notes_are_worked_off(written: Written) -> Iterator[Finding]:
    """No note to oneself is published: TODO, Room TBA, ???, XXX, lorem ipsum, [link], “insert link here”."""
    text, told = written.text, set()
    low = text.lower()
    for found in near(text, low, _note_hints(low), NOTE):
        line = text.count("\n", 0, found.start())
        if line not in told and not _in_comment(text, found.start()) and not _is_label(text, found[0]):
            told.add(line)
            message = f"The note {' '.join(found[0].split())} is left"
            yield written.at(found.start(), message, "Do what it says, and take it out")


def _note_hints(low: str) -> Iterator[str]:
    """Yield words of a lowercase text beside which there may be a note."""
    yield from (hint for hint in NOTE_HINTS if hint in low)
    yield from {found[0] for hint in (HINT_IN_MARKS, HINT_IN_WORDS, HINT_IN_BRACKETS) for found in hint.finditer(low)}
    for after in (" here", " to come"):
        if after in low and any(before.endswith(HINT_BEFORE) for before in low.split(after)[:-1]):
            yield after


def _is_label(text: str, words: str) -> bool:
    """Return whether words in brackets are the short form of a link, whose address is told elsewhere."""
    return words.startswith("[") and f"{words.lower()}:" in text.lower()


def values_are_read_whole(written: Written) -> Iterator[Finding]:
    """No # within a value cuts off the rest of it unseen: to YAML it begins a note."""
    end = written.text.find("\n---", 4)
    for found in CUT_OFF.finditer(written.text, 0, end) if " #" in written.text[: max(end, 0)] else ():
        fix = "Put the whole value in quotes, or a space after # if it is a note to editors"
        yield written.at(found.start(), f"What follows # in `{found[1]}` is not read", fix)


def _field(text: str, offset: int) -> str:
    """Return the name of the field in which a place lies, or that it is the text below."""
    end = text.find("\n---", 4)
    if end < 0 or offset > end:
        return "The text below the fields"
    keys = KEY.findall(text, 0, offset)
    return f"`{keys[-1]}`" if keys else "A field"


def _in_comment(text: str, offset: int) -> bool:
    """Return whether a place lies after a # in its line: in a comment, as templates have them."""
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    return before.startswith("#") or " #" in before


def _quoted(text: str, offset: int) -> bool:
    """Return whether a place lies in a line that Markdown sets as a quotation."""
    return QUOTED.match(text, text.rfind("\n", 0, offset) + 1) is not None


WRITTEN = (
    gaps_are_filled,
    notes_are_worked_off,
    values_are_read_whole,
)
ALONE = (
    *(pictures_are_ours, pictures_are_described),
    *(all_that_is_written_is_shown, headings_lie_below_the_title),
)
RULES = (pictures_are_light, pictures_tell_nothing_else, picture_names_are_plain)
