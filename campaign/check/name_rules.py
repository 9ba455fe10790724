"""Rules on the titles and names in what is said: they fit everybody whom an action asks to call.

What callers say, a headline and an ask are judged; the text below the fields may name whom it likes. A bill's author
may be named as its author. Out of reach: a family name alone, and anybody who is neither on the roster nor titled.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from campaign.campaign import Campaign
from campaign.check.gap_rules import WHO, gap_meant
from campaign.check.script_rules import SPOKEN, texts, within
from campaign.finding import Finding, Level
from campaign.model.legislature import Chamber
from campaign.model.roster import Legislator
from campaign.targets import Target, day_that_matters, resolve

REPLIES = ("agrees", "undecided", "opposes")  # said, too, but nothing is filled in there
HEADLINES = ("title", "ask", "summary")  # these name the person called right after a word of asking
SENATOR, LOWER = r"sen(?:ator|\.)?", r"rep(?:resentative|\.)?|assembly ?(?:member|man|woman|person)|delegate"
ANY_ROLE = rf"{SENATOR}|{LOWER}|congress(?:man|woman|person)"
NAME = r"[^\W\d_a-z][\w.'’-]*"
ASKING = (
    r"(?:ask(?:ing)?|tell(?:ing)?|urg(?:e|ing)|thank(?:ing)?|call(?:ing)?|phone|email|write(?: to)?|contact|remind|let"
    r"|press|will|would|can|could|does|is|did)(?: you,?)?"
)
GREETING = r"(?i:dear|hello|hi|hey|(?:good )?(?:morning|afternoon|day)|thank you|thanks)"
# What makes a name that of a bill's author, or of somebody to stand with, not of the person called.
AUTHOR_BEFORE = re.compile(
    r"(?:\b(?:by|author|authors|authored by|sponsors?|sponsored by|chief author|join|joining|joined|alongside"
    r"|stand with|standing with|along with|and|u\. ?s\.|us|united states|former|late)[\s,:(]+(?:state )?)$",
    re.IGNORECASE,
)
AUTHOR_AFTER = re.compile(
    r"(?:['’]s?\s+(?:\S+\s+){0,3}?(?:bill|bills|amendment|plan|proposal|law|act|motion|resolution|version|letter"
    r"|record)\b|[,(\s]+(?:is |are )?(?:the |its |a |who )?(?:chief )?(?:authors?|co-?authors?|sponsors?|authored|wrote"
    r"|introduced|carries|sponsored|sponsoring)\b)",
    re.IGNORECASE,
)
NO_NAME = frozenset("I District Office And Or The Please Will Can Could Would Thank Do Does You We My If As On".split())


class Called(NamedTuple):
    """Whom an action asks to call, as words are held against them."""

    roles: dict[str, str]  # the words for a member of their chambers, and titles without a period, each with the word
    families: dict[str, str]  # the words of their family names, each with the role of the person
    names: frozenset[str]  # all the words of their names
    many: bool  # whether their titles differ


def words_fit_who_is_called(campaign: Campaign) -> Iterator[Finding]:
    """Titles and names in a script fit everybody in `who`: no “Senator” for both chambers, no name of somebody else."""
    people = {_key(person.name): person for person in campaign.roster.legislators}
    roles = _role_pattern(campaign.legislature.chambers)
    for action in campaign.every_action:
        if not action.who or action.state_on(campaign.today) == "closed":
            continue
        then = campaign.on(day_that_matters(action, campaign.today))
        called = _called(target for word in action.who for target in resolve(then, word))
        level: Level = "warning" if action.evergreen else "error"  # the roster may change after it was written
        for key, text in texts(action, (*SPOKEN, *REPLIES, *HEADLINES)) if called.roles else ():
            for offset, message, fix in _misfits(text, key, called, roles, people):
                yield within(action, key, offset, message, fix, level)
                break  # whoever corrects one sees the others


def _called(found: Iterable[Target]) -> Called:
    roles, families, names = {}, {}, set()
    for target in found:
        role = target.chamber.role_words
        roles.update({role: role, target.chamber.title.lower().rstrip("."): role})
        if person := target.legislator:
            families.update(dict.fromkeys(_key(person.family_name).split(), role))
            names.update(_key(f"{person.name} {person.family_name}").split())
    return Called(roles, families, frozenset(names), len(set(roles.values())) > 1)


def _key(name: str) -> str:
    """Return a name as it is compared: lowercase, without accents, periods and curly apostrophes."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return re.sub(r"['’]s?$", "", bare.lower().replace("’", "'").replace(".", "").strip("'- "))


def _role_pattern(chambers: Iterable[Chamber]) -> str:
    """Return a pattern for the title of a member of any chamber, longest first."""
    own = {word for chamber in chambers for word in (chamber.role_words, chamber.title)}
    own_patterns = [re.escape(word) for word in sorted(own, key=len, reverse=True)]
    return rf"(?i:{'|'.join(own_patterns)}|{ANY_ROLE})"


def _role(title: str, called: Called) -> str:
    """Return the role among those called that a title means; "" where it means none of them."""
    plain = title.lower().rstrip(".")
    alike = [role for word, role in called.roles.items() if word.startswith(plain) and len(plain) > 2]
    if re.fullmatch(LOWER, plain):
        alike += [role for role in called.roles.values() if re.match(LOWER, role)]
    return alike[0] if alike else ""


def _misfits(
    text: str, key: str, called: Called, roles: str, people: dict[str, Legislator]
) -> Iterator[tuple[int, str, str]]:
    """Yield each title or name that fits not everybody called: its offset, what is wrong, how to fix it."""
    if key not in HEADLINES:
        yield from _titles_of_gaps(text, called, roles)
        yield from _titles_alone(text, key, called, roles)
    yield from _titled_names(text, key, called, roles)
    if key not in HEADLINES:
        yield from _roster_names(text, key, called, people)


def _titles_of_gaps(text: str, called: Called, roles: str) -> Iterator[tuple[int, str, str]]:
    """Yield titles before what the site fills in: “Senator {title}”, and “Senator {last_name}” for both chambers."""
    for found in re.finditer(rf"\{{title\}}\s+(?:\{{title\}}|\b{roles}(?!\w))|\b({roles})\s+\{{title\}}", text):
        yield (
            found.start(),
            f"“{found[0]}” says the title twice",
            "Write {title} alone: the site fills in the right one",
        )
    for found in re.finditer(rf"\b({roles})\s+\{{(?:last_name|name|first_name)\}}", text):
        if called.many or not _role(found[1], called):
            yield found.start(), f"“{found[0]}” does not fit everybody in `who`", f"Write {WHO}"


def _titles_alone(text: str, key: str, called: Called, roles: str) -> Iterator[tuple[int, str, str]]:
    """Yield titles without a name that address the person called, as in “Dear Senator,” and “Will my senator act”."""
    greeting = rf"(?:{GREETING},?\s+)({roles})(?=\s*[,.!?:;]|\s*$)"
    asked = rf"\b(?i:{ASKING}\s+(?:the|my|our|your))\s+({roles})\b(?!\s+(?:from|for|of|in|who|whose|and|or)\b|['’])"
    for pattern in (greeting, asked):
        for found in re.finditer(pattern, text):
            if called.many or not _role(found[1], called):
                yield found.start(), f"“{found[0]}” does not fit everybody in `who`", _instead(key)


def _titled_names(text: str, key: str, called: Called, roles: str) -> Iterator[tuple[int, str, str]]:
    """Yield titles before a name that is of nobody called, or before one who has another title."""
    before = rf"\b(?i:{ASKING}|for|to)\s+" if key in HEADLINES else ""
    title = rf"{roles}|(?i:(?:madam |co-?)?chair(?:man|woman|person)?)"
    for found in re.finditer(rf"{before}\b(?P<title>{title})s?\s+(?P<name>{NAME}(?:[ ]{NAME}){{0,3}})", text):
        if not found["title"][0].isupper():
            continue
        words = [word for word in re.split(r"\s+", found["name"]) if word.rstrip(".,") not in NO_NAME]
        known = next((called.families[_key(word)] for word in words if _key(word) in called.families), "")
        is_chair = "chair" in found["title"].lower()
        if not words or _is_author(text, found.start(), found.end()) or gap_meant(" ".join(words)):
            continue
        if not known:
            yield found.start("title"), f"“{_said(found)}” is not among those to call", _instead(key, name=True)
        elif not is_chair and _role(found["title"], called) != known:
            yield found.start("title"), f"“{_said(found)}” has another title", f"Write {known.capitalize()}"


def _roster_names(text: str, key: str, called: Called, people: dict[str, Legislator]) -> Iterator[tuple[int, str, str]]:
    """Yield names of the roster, without a title, that are of nobody called."""
    for found in re.finditer(rf"(?={NAME}\s)({NAME}(?:[ ]{NAME}){{1,3}})", text):
        words = found[1].split(" ")
        spans = [" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 2, len(words) + 1)]
        person = next((people[_key(span)] for span in spans if _key(span) in people), None)
        if person is None or called.names.issuperset(_key(person.name).split()):
            continue
        if not _is_author(text, found.start(), found.end()):
            yield found.start(), f"“{person.name}” is not among those to call", _instead(key, name=True)


def _said(found: re.Match[str]) -> str:
    """Return a title and a name as written, on one line."""
    name = re.split(r"(?<=\w{2})\.(?=\s|$)", found["name"])[0]  # not into the next sentence
    return " ".join(f"{found['title']} {name}".split())


def _is_author(text: str, begin: int, end: int) -> bool:
    """Return whether a name is told as that of a bill's author, or of somebody to stand with."""
    possessive = re.search(r"['’]s?$", text[:end])
    after = text[end - len(possessive[0]) if possessive else end :]
    return bool(AUTHOR_BEFORE.search(text[max(0, begin - 40) : begin]) or AUTHOR_AFTER.match(after))


def _instead(key: str, *, name: bool = False) -> str:
    """Return how to name the person called in a field; nothing is filled in outside of what is said first."""
    write = f"Write {WHO}" if key in SPOKEN else "Write it without a title or name"
    author = ", or add the person to `who`; a bill's author is named as “the bill by Senator …”"
    return write + author if name else write


RULES = (words_fit_who_is_called,)
