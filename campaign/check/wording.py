"""Rules on how an action is worded: the ask comes early, callers say who they are, and everybody understands it."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterator

from campaign.check.actions import at
from campaign.check.jargon import PLAIN
from campaign.check.reading import beginning, grade
from campaign.check.scripts import line_within
from campaign.finding import Finding
from campaign.model.action import Action

HARDEST = 8  # school grade
WORDY = 90  # words: 45 seconds; 60 is the aim
ASKING = re.compile(
    r"\b(?:ask|asks|asking|please|urge|urging|request|want|would like|hope|call on|calling (?:to|for|about)|count on"
    r"|thank|thanks|(?:will|would|could|can) (?:you|they|\{))",
    re.IGNORECASE,
)
SMALL = frozenset(
    "a an about all and any are as at be before bill by can do each for from has have he her here his how i in into is"
    " it its me more my no not now of on one or our out over people please she so take than that the their them then"
    " there they this to two up us use vote was we what when where which who will with would yes you your".split()
)
SAID = ("[your name]", "[your town and ZIP]", "[your street address]", "[your phone number]")
FILLED = {
    "name of legislator": "{name}",
    "legislator": "{title} {last_name}",
    "legislator's name": "{name}",
    "legislator name": "{name}",
    "senator": "{title} {last_name}",
    "representative": "{title} {last_name}",
    "title": "{title}",
    "first name": "{first_name}",
    "last name": "{last_name}",
    "district": "{district}",
}
NEAR = {"name": SAID[0], "town": SAID[1], "city": SAID[1], "zip": SAID[1], "zip code": SAID[1], "address": SAID[2]}
BRACKETS = re.compile(r"\[([^\[\]\n]*)\]")
READ_OUT = ("script", "voicemail", "instead")
SHOWN = ("title", "ask", "summary", *READ_OUT, "agrees", "undecided", "opposes")


def asks_come_early(action: Action) -> Iterator[Finding]:
    """The ask stands in the first two sentences of the script: whoever answers may hang up after them."""
    if not action.script or not action.who:
        return
    first = beginning(action.script, 2)
    if not ASKING.search(first):
        fix = "Write there: I am asking {title} {last_name} to (the ask)"
        yield at(action, "script", "Nothing is asked for in the script's first two sentences", fix)
    elif not (action.bill and action.bill in first) and not _stems(action.ask) & _stems(first):
        fix = f"Say there what `ask` says: {action.ask}"
        yield at(action, "script", "The script's first two sentences ask for something else than `ask` does", fix)


def _stems(text: str) -> set[str]:
    """Return the beginnings of the words that carry meaning, so that all forms of a word are the same."""
    return {stem for word in text.lower().split() if (stem := _stem(word))}


@functools.cache
def _stem(word: str) -> str:
    bare = word.strip(".,;:!?()[]{}“”\"'")
    return "" if bare in SMALL else bare[:5]


def callers_say_who_they_are(action: Action) -> Iterator[Finding]:
    """A script says the caller's name, town and ZIP, a voicemail the street address too: offices count their people."""
    beginnings = {
        "script": "Hi, my name is [your name] and I live in [your town and ZIP]",
        "voicemail": "Hi, this is [your name] at [your street address] in [your town and ZIP]",
    }
    for key, words in beginnings.items() if action.who else ():
        text = getattr(action, key)
        missing = [gap for gap in BRACKETS.findall(words) if f"[{gap}]" not in text] if text else ()
        if missing:
            lacks = " and ".join(f"[{gap}]" for gap in missing)
            yield at(action, key, f"`{key}` lacks {lacks}", f"Begin with: {words}")


def scripts_end_with_a_question(action: Action) -> Iterator[Finding]:
    """A script asks a question at its end: the answer is what the caller called for."""
    if action.script and action.who and "?" not in "".join(action.script.rsplit(None, 40)[1:]):
        fix = "Add one before the thanks, like: Can I count on {title} {last_name} for that?"
        yield at(action, "script", "The script ends without a question", fix, "warning")


def words_are_few(action: Action) -> Iterator[Finding]:
    """A script or voicemail is said in 45 seconds, which is 90 words; 60 are better."""
    for key in ("script", "voicemail"):
        count = len((getattr(action, key) or "").split())
        if WORDY < count <= 120:
            yield at(action, key, f"`{key}` has {count} words", f"Cut it to {WORDY}, better to 60", "warning")


def texts_are_easy_to_read(action: Action) -> Iterator[Finding]:
    """A script and a summary read at grade 8 or lower: everybody can say them without a stumble."""
    for key in ("summary", "script"):
        text = getattr(action, key)
        level = grade(text) if text else 0
        if level >= HARDEST + 0.5:
            message = f"`{key}` reads like grade {level:.0f}; grade {HARDEST} is wanted"
            yield at(action, key, message, "Make sentences shorter, and use shorter words", "warning")


def words_are_plain(action: Action) -> Iterator[Finding]:
    """No word of the statehouse stands where an everyday one would do."""
    shown = "\n".join([getattr(action, key) or "" for key in SHOWN])
    for word in [word for word in PLAIN if word in shown]:
        for key in SHOWN:
            text = getattr(action, key) or ""
            if found := re.search(rf"\b{word}\b", text):
                line = line_within(action, key, text, found.start())
                message = f"“{word}” is a word that few people use"
                yield Finding(action.source.path, line, message, f"Say it plainly: {PLAIN[word]}", "warning")


def brackets_are_known(action: Action) -> Iterator[Finding]:
    """What callers say of themselves is always called the same; what the site can fill in is not left to them."""
    for key in READ_OUT:
        text = getattr(action, key) or ""
        for found in BRACKETS.finditer(text):
            meant = _meant(found[1]) if found[0] not in SAID else None
            if meant:
                line = line_within(action, key, text, found.start())
                yield Finding(action.source.path, line, f"{found[0]} is not a known gap", f"Write {meant}")


@functools.cache
def _meant(words: str) -> str | None:
    """Return the gap that an unknown one most likely stands for, or None for a caller's own sentence."""
    plain = words.lower().strip().replace("’", "'")
    plain = plain.removeprefix("insert ").removeprefix("your ").removeprefix("the ")
    if plain in FILLED:
        return FILLED[plain]
    if plain in NEAR:
        return NEAR[plain]
    close = difflib.get_close_matches(f"[{words}]", SAID, n=1, cutoff=0.75) if len(words) < 30 else None
    return close[0] if close else None


ALONE = (
    asks_come_early,
    callers_say_who_they_are,
    scripts_end_with_a_question,
    words_are_few,
    texts_are_easy_to_read,
    words_are_plain,
    brackets_are_known,
)
