"""Rules on what callers are given to say: the ask comes early, they say who they are, everybody understands it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from campaign.finding import Finding, Level, at
from campaign.model.action import Action

if TYPE_CHECKING:
    from pyphen import Pyphen

SPOKEN = ("script", "voicemail", "instead")  # filled in for each person to call
SHOWN = ("title", "ask", "summary", "closes_because", "agrees", "undecided", "opposes")  # shown as they are
ANY_TEXT = (*SHOWN, *SPOKEN)
BEGINNINGS = {
    "script": "Hi, my name is [your name] and I live in [your town and ZIP]",
    "voicemail": "Hi, this is [your name] at [your street address] in [your town and ZIP]",
}
LONGEST = 120  # words: two minutes of speech at a calm pace
WORDY = 90  # words: 45 seconds; 60 is the aim
HARDEST = 8  # school grade
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
# Words of the statehouse and the office, each with what to say instead.
PLAIN = dict(
    entry.split(": ")
    for entry in (
        "ameliorate: make better; appropriation: money set aside; appropriations: money set aside; "
        "bicameral: of both chambers; bipartisan: backed by both parties; caucus: the party's members; "
        "cloture: a vote to end debate; "
        "codify: write into law; conferee: a member of the group that settles the two versions; "
        "conferees: the members who settle the two versions; constituencies: districts; constituency: district; "
        "disproportionately: more than others; empower: help; engrossment: version; facilitate: help; "
        "germane: on the topic; gubernatorial: of the governor; impactful: strong; incentivize: reward; leverage: use; "
        "markup: meeting to change the bill; marginalized: left out; messaging: what we say; "
        "omnibus: a large bill of many parts; optics: how it looks; pertaining: about; preempt: overrule; "
        "preemption: overruling local law; prioritize: put first; promulgate: make known; pursuant: under; "
        "quorum: enough members to vote; ramifications: effects; recuse: step aside; rescind: take back; "
        "stakeholder: someone it touches; stakeholders: people it touches; statutory: in law; "
        "supermajority: more than a plain majority; synergy: working together; underserved: left out; utilize: use"
    ).split("; ")
)
# What callers and the site put into the gaps, as everyday words of the same weight.
EXAMPLES = {
    "[your name]": "Ann Lee",
    "[your town and ZIP]": "our town",
    "[your street address]": "Elm Road",
    "[your phone number]": "my number",
    "{title}": "Senator",
    "{name}": "Ann Lee",
    "{first_name}": "Ann",
    "{last_name}": "Lee",
    "{district}": "ten",
}
OWN_WORDS = re.compile(r"\[[^\]]*\]")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")  # most words end with one, and no sentence does
SHORT_FORM = re.compile(r"(?:St|Mt|Ft|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Jr|Sr|No|vs|(?:[A-Za-z]\.)*[A-Za-z])\.")


def texts(action: Action, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield those of an action's fields that hold a text, each with it."""
    return ((key, text) for key in keys if (text := getattr(action, key)))


def within(action: Action, key: str, offset: int, message: str, fix: str, level: Level = "error") -> Finding:
    """Return a finding at a character of one of an action's texts; `body` is the text below its fields."""
    first = action.body_line if key == "body" else action.source.line(f"{key}:text")
    return Finding(action.source.path, first + getattr(action, key).count("\n", 0, offset), message, fix, level)


def scripts_are_short(action: Action) -> Iterator[Finding]:
    """A script has at most 120 words."""
    words = len((action.script or "").split())
    if words > LONGEST:
        yield at(action, "script", f"The script has {words} words", f"Cut it to {LONGEST}, better to 60")


def words_are_few(action: Action) -> Iterator[Finding]:
    """A script or voicemail is said in 45 seconds, which is 90 words; 60 are better."""
    for key, text in texts(action, ("script", "voicemail")):
        count = len(text.split())
        if count > WORDY and (key, count > LONGEST) != ("script", True):  # that is the rule above
            yield at(action, key, f"`{key}` has {count} words", f"Cut it to {WORDY}, better to 60", "warning")


def asks_come_early(action: Action) -> Iterator[Finding]:
    """The ask is in the first two sentences of the script: whoever answers may hang up after them."""
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
    for key, words in BEGINNINGS.items() if action.who else ():
        text = getattr(action, key)
        said = " ".join(text.split()) if text else ""  # as it is shown: spaces of any kind, and line ends, are spaces
        if missing := [gap for gap in OWN_WORDS.findall(words) if text and gap not in said]:
            lacks = " and ".join(missing)
            yield at(action, key, f"`{key}` lacks {lacks}", f"Begin with: {words}")


def scripts_end_with_a_question(action: Action) -> Iterator[Finding]:
    """A script asks a question at its end: the answer is what the caller called for."""
    if action.script and action.who and "?" not in "".join(action.script.rsplit(None, 40)[1:]):
        fix = "Add one before the thanks, like: Can I count on {title} {last_name} for that?"
        yield at(action, "script", "The script ends without a question", fix, "warning")


def texts_are_easy_to_read(action: Action) -> Iterator[Finding]:
    """A script and a summary read at grade 8 or lower: everybody can say them without a stumble."""
    for key, text in texts(action, ("summary", "script")):
        level = grade(text)
        if level >= HARDEST + 0.5:
            message = f"`{key}` reads like grade {level:.0f}; grade {HARDEST} is wanted"
            yield at(action, key, message, "Make sentences shorter, and use shorter words", "warning")


def words_are_plain(action: Action) -> Iterator[Finding]:
    """No word of the statehouse is used where an everyday one would do."""
    shown = dict(texts(action, ANY_TEXT))
    everything = "\n".join(shown.values())
    for word in [word for word in PLAIN if word in everything]:
        for key, text in shown.items():
            if found := re.search(rf"\b{word}\b", text):
                message = f"“{word}” is a word that few people use"
                yield within(action, key, found.start(), message, f"Say it plainly: {PLAIN[word]}", "warning")


class Weight(NamedTuple):
    """What one word, with the punctuation around it, adds to a text."""

    syllables: int  # none where it has no letters
    ends: bool  # whether a sentence ends with it


def grade(text: str) -> float:
    """Return the school grade in which a text is easily read: 8 is that of 13-year-olds."""
    weights = [*map(weigh, as_said(text).split())]
    words = sum(weight.syllables > 0 for weight in weights)
    if not words:
        return 0.0
    sentences = sum(weight.ends for weight in weights) + (not weights[-1].ends)
    return 0.39 * words / sentences + 11.8 * sum(weight.syllables for weight in weights) / words - 15.59


def as_said(text: str) -> str:
    """Return a script with words in the gaps that are filled in, and without what callers say in words of their own."""
    for gap, words in EXAMPLES.items():
        text = text.replace(gap, words)
    return OWN_WORDS.sub("", text) if "[" in text else text


def beginning(text: str, wanted: int) -> str:
    """Return the first sentences of a text; a greeting of one or two words is none."""
    words, count, length = text.split(), 0, 0
    for number, word in enumerate(words, 1):
        length += 1
        if word[-1] not in LETTERS and weigh(word).ends:
            count, length = count + (length > 2), 0
        if count == wanted:
            return " ".join(words[:number])
    return " ".join(words)


@functools.cache
def weigh(word: str) -> Weight:
    """Return what a word adds to a text."""
    letters = re.sub(r"[^\w'’-]|[\d_]", "", word).strip("'’-").lower()
    count = sum(syllables(part) for part in re.split("[-'’]", letters) if len(part) > 1)
    bare = word.rstrip("\"'”’)]")
    return Weight(count or bool(letters), bare.endswith((".", "!", "?")) and not SHORT_FORM.fullmatch(bare))


@functools.cache
def syllables(word: str) -> int:
    """Return the number of syllables of a lowercase word: one more than the places where it may be hyphenated."""
    return len(_patterns().positions(word)) + 1


@functools.cache
def _patterns() -> Pyphen:
    from pyphen import Pyphen  # only where a text needs it: it takes a tenth of a second to read its patterns

    return Pyphen(lang="en_US")


ALONE = (
    *(scripts_are_short, words_are_few, asks_come_early, callers_say_who_they_are, scripts_end_with_a_question),
    *(texts_are_easy_to_read, words_are_plain),
)
