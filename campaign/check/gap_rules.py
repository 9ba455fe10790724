"""Rules on gaps in what callers say: those that the site fills in, those of the callers, and what only looks so.

A script from elsewhere has its gaps in other spellings: [REP/SEN NAME], {{title}}, (your name), Senator _______. Each
is recognized by its words, whatever stands around them. Out of reach: a gap in words of which one is not listed here
(“[the person who picked up]” is taken for words of the caller's own).
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterator

from campaign.check.script_rules import ANY_TEXT, SHOWN, SPOKEN, texts, within
from campaign.finding import Finding
from campaign.model.action import Action
from campaign.read.seen import plain

PLACEHOLDERS = ("title", "name", "first_name", "last_name", "district")
SAID = ("[your name]", "[your town and ZIP]", "[your street address]", "[your phone number]")
NAME, TOWN, STREET, PHONE = SAID
WHO = "{title} {last_name}"
BRACES = re.compile(r"[$%#]?\{+([^{}\n]*)\}+")
BRACKETS = re.compile(r"\[+([^\[\]\n]*)\]+")
# What a gap in another spelling has one of: most actions have none, and need not be searched field by field.
ODD = re.compile(r"[(<«%#|@/]|_(?!name\})|----|XX|xxx|[A-Z]{3}|(?:ator|ative) or ")
IN_PAIRS = re.compile(r"\{[^{}\[\]]*\}|\[[^{}\[\]]*\]")
WELL_KNOWN = re.compile(r"\{(?<![$%#{]\{)(?:" + "|".join(PLACEHOLDERS) + r")\}(?!\})")
FILLED = re.compile(r"(?:\s*\{\w+\}\s*)+")  # nothing but what the site fills in
# What the words of a gap mean. A gap is one only if all its words are among these.
PERSON = frozenset(
    "sen sens senator senators rep reps representative representatives legislator legislators lawmaker lawmakers"
    " senatorname repname assemblymember assemblyman assemblywoman assemblyperson delegate councilmember councilor"
    " congressperson congressman congresswoman politician official elected mp salutation".split()
)
TITLES = frozenset("title titles honorific prefix".split())
FIRST = frozenset("first firstname fname given".split())
LAST = frozenset("last lastname lname surname family".split())
NAMES = frozenset("name names fullname yourname firstlast".split()) | FIRST | LAST
PLACE = frozenset("town city zip zipcode zips hometown postal postcode municipality village location".split())
AROUND = frozenset("state county neighborhood community township country region ward mn code codes where live".split())
ADDRESS = frozenset("address addr street".split())
PHONES = frozenset("phone telephone number cell mobile callback num no".split())
DISTRICTS = frozenset("district districts".split())
EDITORS = frozenset(
    "bill hf sf hb sb date organization organisation org group chapter event link url committee".split()
)
OWN = frozenset("your my yours caller callers constituent constituents volunteer speaker".split())
INSERT = frozenset("insert enter add put fill type here".split())
BLANK = frozenset("blank blanks x xx xxx xxxx xxxxx".split())
FILLER = frozenset("the a an of and or in at is s i e g full you to their his her this that".split())
WORDS = (
    PERSON | TITLES | NAMES | PLACE | AROUND | ADDRESS | PHONES | DISTRICTS | EDITORS | OWN | INSERT | BLANK | FILLER
)
STRONG = OWN | INSERT | NAMES - FIRST - LAST | {"firstname", "lastname", "surname", "fname", "lname"}
# What a blank means by the words before it.
BEFORE = tuple(
    (re.compile(rf"(?:{pattern})[\s,:#]*$", re.IGNORECASE), gap)
    for pattern, gap in (
        (r"\b(?:my name is|i am|i'm|this is|name:?|sincerely|regards)", NAME),
        (r"\b(?:i live (?:in|at)|live in|from|resident of|constituent (?:in|from|of)|town|city|zip|zip code)", TOWN),
        (r"\b(?:my address is|address:?|street)", STREET),
        (r"\b(?:my (?:phone )?number is|(?:me|back) at|phone:?|call me (?:back )?at)", PHONE),
        (r"\bdistrict", "{district}"),
        (r"\b(?:sen|rep)s?(?:ator|resentative)?s?\.?(?:\s*/\s*(?:sen|rep)\w*\.?)?", WHO),
        (r"\b(?:dear|hello|asking|ask|urge|thank|legislator)", WHO),
        (r"\b(?:[hs][fb]|bill|file|no\.|number|on|room|for|by)", "the number, day or word that is meant"),
    )
)
TWO_ROLES = re.compile(
    r"\b(?:sen(?:ator)?\b\.?\s*/\s*rep(?:resentative)?\b\.?|rep(?:resentative)?\b\.?\s*/\s*sen(?:ator)?\b\.?)"
    r"|\b(?:senator or representative|representative or senator)(?= *[{\[])",
    re.IGNORECASE,
)
# Marks around words that other tools fill in, and blanks.
MARKED = re.compile(r"\(([^()\n]{2,60})\)|<([^<>\n]{2,60})>|«([^«»\n]{2,60})»|([%#|@])(\w[\w ]{1,40})\4")
LINES = re.compile(r"(?<![\w/\[(<{])_{2,}(?!\w)(?:\s+_{2,}(?!\w))*|(?<![\w-])-{4,}(?!\w)")
CROSSES = re.compile(r"(?<![\w/.\[(<{-])(?:X{2,}|x{3,})(?![\w/-])")
CAPITALS = re.compile(r"\b[A-Z]{3,}(?:(?:'S|[ /_&,]{1,2})[A-Z]+)*(?![\w'-])")


def placeholders_exist(action: Action) -> Iterator[Finding]:
    """Words in braces are among those the site can fill in, in single braces: {title}, not {{title}} or {Senator}."""
    for key, text in texts(action, SPOKEN) if action.who else ():
        for found in BRACES.finditer(text) if "{" in WELL_KNOWN.sub("", text) else ():
            if found[0] not in PLAIN_PLACEHOLDERS:
                yield within(action, key, found.start(), f"{found[0]} cannot be filled in", _known_word(found[1]))


def _known_word(words: str) -> str:
    """Return the fix for words in braces that cannot be filled in."""
    word = re.sub(r"[\W_]+", "_", plain(words).lower()).strip("_")
    if word in PLACEHOLDERS:
        return "Write {" + word + "}"
    if gap := gap_meant(words):
        return f"Write {gap}"
    close = difflib.get_close_matches(word, PLACEHOLDERS, n=1)
    known = ", ".join("{" + each + "}" for each in PLACEHOLDERS)
    return "Did you mean {" + close[0] + "}?" if close else f"Known are {known}"


def placeholders_are_filled_in(action: Action) -> Iterator[Finding]:
    """Words in braces are used only where the site fills them in: in what is said to a person that `who` names."""
    for key, text in texts(action, SHOWN if action.who else ANY_TEXT):
        for found in BRACES.finditer(text):
            fix = "Use it in script, voicemail or instead of an action that has `who`, or write it out"
            yield within(action, key, found.start(), f"{found[0]} is not filled in here", fix)


def braces_are_closed(action: Action) -> Iterator[Finding]:
    """A brace or bracket that opens also closes, or callers would read it out."""
    for key, text in texts(action, ANY_TEXT):
        rest = IN_PAIRS.sub("", text)
        for pair in ("{}", "[]") if any(map(rest.__contains__, "{}[]")) else ():
            offset = unmatched(text, *pair)
            if offset is not None:
                message = f"`{key}` has a “{text[offset]}” without its “{pair.strip(text[offset])}”"
                yield within(action, key, offset, message, "Close each that opens")


def unmatched(text: str, opening: str, closing: str) -> int | None:
    """Return the offset of the first brace or bracket that lacks its partner."""
    opened: list[int] = []
    for found in re.finditer(f"[{re.escape(opening + closing)}]", text):
        if found[0] == opening:
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            return found.start()
    return opened[0] if opened else None


def brackets_are_known(action: Action) -> Iterator[Finding]:
    """What callers say of themselves is always called the same; what the site can fill in is not left to them."""
    for key, text in texts(action, ANY_TEXT):
        for found in BRACKETS.finditer(text):
            if found[0] in SAID or " ".join(found[0].split()) in SAID:
                continue
            if FILLED.fullmatch(found[1]):
                message = f"{found[0]} is filled in by the site, and shown as words of the caller's own"
                yield within(action, key, found.start(), message, f"Write {found[1].strip()} without the brackets")
            elif gap := _of_words_or_place(found[1], text[: found.start()]):
                yield within(action, key, found.start(), f"{found[0]} is not a known gap", _fix(action, key, gap))


def gaps_have_brackets(action: Action) -> Iterator[Finding]:
    """A gap is not spelled in other ways: (your name), <NAME>, Senator ___, Senator XXX, Senator/Rep."""
    read = [(key, text.replace(TOWN, TOWN.lower())) for key, text in texts(action, ANY_TEXT)]  # ZIP is well known
    for key, text in read if ODD.search("\n".join(text for _key, text in read)) else ():
        for offset, words, gap in sorted(_other_gaps(text)):
            yield within(action, key, offset, f"“{words}” looks like a gap to fill in", _fix(action, key, gap))
            break  # whoever has one has more of the kind, and sees them when correcting it


def _other_gaps(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each gap in another spelling: its offset, its words, and the gap that is meant."""
    yield from _between_marks(text)
    for found in LINES.finditer(text) if "__" in text or "----" in text else ():
        yield found.start(), found[0], _by_place(text[: found.start()]) or _any_gap()
    for found in CROSSES.finditer(text) if "XX" in text or "xxx" in text else ():
        if gap := _by_place(text[: found.start()]):
            yield found.start(), found[0], gap
    yield from _in_capitals(text.replace("’", "'"))
    for found in TWO_ROLES.finditer(text) if "/" in text or " or " in text else ():
        if not re.search(r"[\[{<(][^\]}>)]*$", text[: found.start()]):
            yield found.start(), found[0], "{title}"


def _between_marks(text: str) -> Iterator[tuple[int, str, str]]:
    for found in MARKED.finditer(text) if any(map(text.__contains__, "(<«%#|@")) else ():
        words = next(filter(None, (found[1], found[2], found[3], found[5])))
        gap = gap_meant(words)
        if gap and (found[2] or found[3] or _is_surely_a_gap(words, gap)):
            yield found.start(), found[0], gap


def _in_capitals(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield gaps that nothing but capitals shows: YOUR NAME, and “my name is NAME”."""
    for found in CAPITALS.finditer(text):
        if text[found.start() - 1 : found.start()] in [*"([<{«%|"] or not (gap := gap_meant(found[0])):
            continue
        told = _words(found[0])
        if STRONG.intersection(told) if len(told) > 1 else _by_place(text[: found.start()]):
            yield found.start(), found[0], gap


def _is_surely_a_gap(words: str, gap: str) -> bool:
    """Return whether words in round brackets are a gap: “(your name)” and “(NAME)”, not “(your senator)”."""
    told = frozenset(_words(words))
    capitals = words.isupper() and not told & {"zip", "hf", "sf", "hb", "sb", "mn"}
    return capitals or bool(told & (NAMES - FIRST - LAST)) or (gap in SAID and bool(told & (STRONG | ADDRESS)))


def _fix(action: Action, key: str, gap: str) -> str:
    """Return the fix for a gap; nothing is filled in where no call is made, or in a field that is shown as it is."""
    if gap.startswith("{") and (key not in SPOKEN or not action.who):
        return "Write it out: nothing is filled in here"
    return f"Write {gap}"


def _of_words_or_place(words: str, before: str) -> str | None:
    """Return the gap that words in brackets mean, also by the words before them where they are but a blank."""
    told = _words(words)
    if not told or set(told) <= BLANK:
        return _by_place(before) or _any_gap()
    return gap_meant(words)


def _any_gap() -> str:
    return f"{WHO}, {NAME}, or in brackets what callers say in words of their own"


def _by_place(before: str) -> str:
    """Return the gap that a blank means by the words before it, or ""."""
    near = plain(before[-60:])
    return next((gap for pattern, gap in BEFORE if pattern.search(near)), "")


@functools.cache
def _words(text: str) -> list[str]:
    """Return the words of a gap: lowercase, FirstName and first_name taken apart."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain(text))
    return re.findall(r"[^\W\d_]+", apart.replace("#", " number ").lower())


@functools.cache
def gap_meant(words: str) -> str | None:
    """Return the gap that an unknown one most likely means, or None for a caller's own sentence."""
    told = frozenset(_words(words))
    if told and told <= WORDS:
        return _of_vocabulary(told)
    text = f"[{' '.join(plain(words).lower().split())}]".replace("zip", "ZIP")
    close = difflib.get_close_matches(text, SAID, n=1, cutoff=0.75) if len(words) < 30 and "email" not in text else None
    return close[0] if close else None


def _of_vocabulary(told: frozenset[str]) -> str | None:
    """Return the gap that known words mean."""
    if told & EDITORS:
        return None if told & OWN else "what is meant: nobody fills it in"
    if told & PERSON:
        return _of_person(told)
    if told & TITLES:
        return WHO if told & NAMES else "{title}"
    return "{district}" if told & DISTRICTS else _of_caller(told)


def _of_caller(told: frozenset[str]) -> str | None:
    """Return the gap, or gaps, that words for a caller mean; a first or a last name alone is the legislator's."""
    if (
        told & NAMES
        and not told & (OWN | PLACE | ADDRESS | PHONES | AROUND)
        and bool(told & FIRST) != bool(told & LAST)
    ):
        return "{last_name}" if told & LAST else "{first_name}"
    towns = PLACE | AROUND if told & (NAMES | ADDRESS) else PLACE
    means = ((NAMES, NAME), (ADDRESS, STREET), (towns, TOWN), (PHONES, PHONE))
    return " and ".join(gap for words, gap in means if told & words) or None


def _of_person(told: frozenset[str]) -> str:
    """Return the gap that words for a legislator mean."""
    if told & (PHONES | ADDRESS) - {"no"}:
        return "nothing: the site shows how to reach them"
    if told & DISTRICTS:
        return "{district}"
    if told & FIRST and not told & LAST:
        return "{first_name}"
    if told & LAST and not told & FIRST:
        return "{last_name}"
    return "{name}" if told & {"legislator", "full", "first"} and told & NAMES else WHO


PLAIN_PLACEHOLDERS = frozenset("{" + word + "}" for word in PLACEHOLDERS)
ALONE = (placeholders_exist, placeholders_are_filled_in, braces_are_closed, brackets_are_known, gaps_have_brackets)
