"""Rules on marks: what Markdown, HTML and other tools leave visible on a page or in a field of plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from campaign.check.text_rules import Text
from campaign.finding import Finding
from campaign.model.action import Action
from campaign.read.links import without_code

HTML_TAGS = "a|b|i|u|s|em|strong|br|hr|p|div|span|font|center|ul|ol|li|h[1-6]|img|iframe|table|tr|td|th|sup|sub|small"
TAG = rf"</?(?:{HTML_TAGS}|del|mark|blockquote|pre|code|script|style|o:p)(?:\s*/?>|\s+[\w:-]+=[^<>]*>)|<!--"
ENTITY = r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,6});"
SHORT_CODE = r"\[/?(?:b|i|u|url|img|quote|caption|gallery|embed|button|contact-form)(?:[ ]?[\w-]*=[^\]\n]*)?\](?!\()"
MERGE = r"\*\|\w+\|\*|%%[\w ]+%%|\{[:%{][^{}\n]{0,80}\}{0,2}|\{[#.][a-z][^{}\n]{0,80}\}|%\}"
EMOJI = r"(?<!\S):(?=[a-z_+-]*[a-z])[a-z0-9_+-]{3,}:(?!\S)"


class Mark(NamedTuple):
    """A mark as readers would see it, and how to write what is meant."""

    seen: re.Pattern[str]
    fix: str


def _marks(*pairs: tuple[str, str]) -> tuple[Mark, ...]:
    return tuple(Mark(re.compile(pattern, re.MULTILINE), fix) for pattern, fix in pairs)


# Left in what Markdown makes of a text. Fair text has stars for footnotes and sums, hashtags, and blanks to fill in.
LEFT = _marks(
    (MERGE, "Take it out: it belongs to another tool, and nothing is filled in here"),
    (SHORT_CODE, "Take it out, or say the same in Markdown: it belongs to another tool"),
    (r"(?<![\w.,!?)%])\*\*|\*\*(?=\w)", "Write **words**, with no space between the stars and the words"),
    (
        r"(?<![\w*])\*(?=[^\s*])[^*\n]{1,80}[ ]\*(?![\w*])",
        "Write *words*, with no space between the stars and the words",
    ),
    (
        r"(?<![\w_/])(?:_[^\W_][^_\n]{0,80}_|_ ?[^_\n]{0,80}[\w.!?]_)(?![\w_])"
        r"|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_])",
        "Write _words_, with no space between the lines and the words",
    ),
    (r"~~", "Write ~~words~~, with no space between the marks and the words"),
    (r"\[\^[\w-]+\]", "Say it in the text: the site has no footnotes"),
    (r"^\[![A-Za-z]+\]", "Begin with a word in bold, like **Note:**"),
    (r"^\[[ xX]?\] ", "Write - [ ] and the words, on a line of its own, for a list of things to do"),
    (
        r"\]\s*\((?=https?:|www\.|mailto:|tel:|/|#)|\]\(",
        "Write [words](https://…), with no space in between",
    ),
    (r"\][ ]?\[|^\[(?!\^)[^\]\n]+\]:", "Write [words](https://…), or add the line that says where the link leads"),
    (
        r"^\s*\|.*\||^[ ]*:?-{2,}:?[ ]*\|",
        "Write |---|---| below a table's first line, with as many columns",
    ),
    (r"^#{2,6}(?=\w)|^#(?=[A-Z][a-z']* [a-z][^\n.!?#]*$(?!\n.))", "Put a space after #, as in ## Heading"),
    (r"^={3,}\s*$", "Begin the heading above with ## instead"),
    (r"^\s*[•·▪◦‣●○▸➢§]\s*(?=\S)", "Begin each line of a list with - and a space, or the lines run together"),
    (
        r"^(?:[-*+](?=[A-Za-z])[^\n]*\n[-*+]|\d{1,2}[.)](?=[A-Za-z])[^\n]*\n\d{1,2}[.)])(?=[A-Za-z])",
        "Put a space after the mark or number that begins each line of a list, or the lines run together",
    ),
    (r"(?<!\w)`{3,}", "Write ``` on a line of its own above and below what is code"),
    (EMOJI, "Write the emoji itself"),
    (ENTITY, "Write the character itself"),
    (TAG, "Take the tag out, or say the same in Markdown"),
    (r"\\(?=[\\`*_{}\[\]()#.!|<>~-])", "Take the backslash out"),
)
# In fields of plain text, where Markdown does nothing.
PLAIN = _marks(
    (MERGE.replace("[:%{]", "[:%]"), "Take it out: it belongs to another tool"),
    (r"!?\[[^\]\n]*\][ ]?\((?=https?:|www\.|mailto:|tel:|/|#)|\]\([\w-]+\.[\w./-]+\)", "Write the words alone"),
    (r"<(?=https?://|mailto:|[\w.+-]+@)", "Write it without < and >"),
    (SHORT_CODE, "Take it out: it belongs to another tool"),
    (r"\*\*(?=[^\s*])[^*\n]*[^\s*]\*\*", "Take the stars out"),
    (r"(?<![\w*])\*(?=[^\s*])[^*\n]*[^\s*]\*(?![\w*])", "Take the stars out"),
    (r"(?<![\w_])(_{1,2})(?=[^\W_])[^_\n]*[^\s_]\1(?![\w_])", "Take the lines around the words out"),
    (r"~~(?=\S)[^~\n]*\S~~", "Take the marks out"),
    (r"(?<!`)`[^`\n]+`(?!`)", "Take the marks out, or write “quotation marks”"),
    (r"^#{2,6} +\S|^# +(?=[A-Z*])", "Take the # out"),
    (r"^> \S", "Take the > out"),
    (r"^\s*\|.*\|\s*$", "Say it in a sentence"),
    (EMOJI, "Write the emoji itself"),
    (ENTITY, "Write the character itself"),
    (TAG, "Take the tag out"),
    (r"\\n(?![a-z])|(?<!¯)\\(?=[^\w\s])|\\$", "Take the backslash out"),
)
# A letter keeps its lines, so a list in it is one; all else is said or shown as one run of words.
LISTS = _marks(
    (r"^[ \t]*([-*+•])[ ]+\S[^\n]*\n+[ \t]*\1[ ]+(?=\S)", "Say it in sentences"),
    (r"^[ \t]*\d{1,2}[.)][ ]+\S[^\n]*\n+[ \t]*\d{1,2}[.)][ ]+(?=\S)", "Say it in sentences"),
    (r"^[ \t]*[•▪◦‣●][ ]*(?=[A-Za-z])", "Say it in sentences"),
    (r":[ ]+[-*+•][ ]+(?=\S)|(?:[.;!?][ ]+[-+•][ ]+\S.*){2}", "Say it in sentences"),
    (r"^[ \t]*(?:(?:-[ ]?){3,}|(?:\*[ ]?){3,}|={3,})[ \t]*$", "Take the line out"),
)
# What each mark of a plain field has at least one of: most have none, and need not be searched for each. Here and below
# each alternative begins with characters, not with ^, which makes Python ten times as fast: a line end is put before.
HINT = re.compile(
    r"[*~`<>&\\|•▪◦‣●%#]|_(?!name\})|\][ ]?\(|\{\W|:\w|\n[ \t]*(?:[-+=]|\d+[.)])|[:.;!?][ ]+[-+]"
    r"|\[(?:/|(?:b|i|u|url|img|quote|caption|gallery|embed|button|contact-form)\b)"
)
ACTION_TEXTS = (
    "title ask summary closes_because script voicemail instead agrees undecided opposes place access room hours reach"
).split()
PAGE_TEXTS = "title description headline lead button".split()
IN_ADDRESS = re.compile(r"(?<=://)[^\s<>\"')\]]+")
# What converts as it should; where nothing else is in a text that could be a mark, it need not be converted.
WELL_WRITTEN = re.compile(
    r"\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*|\*(?<![\w*]\*)\w(?:[^*\n]*[\w.!?])?\*(?![\w*])|\[(?<!\]\[)[^\[\]\n]*\]\([^\s()]*\)"
    r"|\n(?:#{2,6}|[-*+]) +(?=\w)"
)
SUSPECT = re.compile(r"[*_\[\]{}|~`<&\\•·▪◦‣●○▸➢§]|%%|:\w+:|\n(?:[#=]|(?:[-+]|\d{1,2}[.)])\w| *-+\|)")
SPACE_IN_LINK = re.compile(r"\]\([ \t]*[^()<>\s\"']+[ \t]+(?![ \t\"'()])[^()\n]*\)")


def no_marks_are_left(source: Text) -> Iterator[Finding]:
    """No mark of Markdown, HTML or another tool stays visible on the page: **, ](, {{, | a | b |."""
    if not SUSPECT.search(WELL_WRITTEN.sub("\n", f"\n{source.body}")):
        return
    from campaign.read.markdown import converter  # only here: not every check needs it

    shown = converter().shown(source.body)
    told: set[tuple[int, str]] = set()
    for mark in LEFT:
        for found, line in _in_lines(source, mark, shown):
            if (line, mark.fix) not in told:
                told.add((line, mark.fix))
                message = f"Readers would see {_short(found)} as it stands"
                yield Finding(source.source.path, line, message, mark.fix, "warning")


def _in_lines(source: Text, mark: Mark, shown: str) -> Iterator[tuple[str, int]]:
    """Yield each place where a mark is shown, with its line in the file."""
    lines = without_code(source.body).split("\n")
    after = 0
    for found in mark.seen.finditer(shown):
        if mark.fix.startswith("Write the character") and html.unescape(found[0]) == found[0]:
            continue
        after = _line_with(lines, shown[found.start() : found.end() + 12].strip(), found[0].strip(), after)
        yield found[0], source.body_line + after


def _line_with(lines: list[str], words: str, mark: str, after: int) -> int:
    """Return the first line that holds a mark and the words after it; else the mark alone; else `after` itself."""
    for wanted in (re.split(r"[“”‘’–—…\n\ufffc]", words)[0].strip(), mark.split("\n")[0], mark[:1]):
        for number in range(after, len(lines)):
            if wanted and wanted in lines[number]:
                return number
    return after


def no_text_is_code_by_chance(source: Text) -> Iterator[Finding]:
    """No paragraph is set in by four spaces or a tab: it would be shown as code, in the type of a typewriter."""
    if "    " in source.body or "\t" in source.body:
        from campaign.read.markdown import converter  # only here: not every check needs it

        lines = [line.strip() for line in source.body.expandtabs(4).split("\n")]
        for first in converter().set_in(source.body):
            line = source.body_line + next((n for n, each in enumerate(lines) if each.endswith(first)), 0)
            message = f"“{_short(first)}” is shown as code, for four spaces or a tab stand before it"
            fix = "Take them out; around what is code, write ``` on lines of their own"
            yield Finding(source.source.path, line, message, fix, "warning")


def links_hold_no_space(source: Text) -> Iterator[Finding]:
    """The address of a link has no space in it: it would lead nowhere."""
    body = without_code(source.body) if "](" in source.body else ""
    for found in SPACE_IN_LINK.finditer(body):
        line = source.body_line + body.count("\n", 0, found.start())
        message = f"The address in {_short(found[0])} has a space in it"
        yield Finding(source.source.path, line, message, "Take the space out, or write %20 for it", "warning")


def plain_fields_hold_no_marks(source: Text) -> Iterator[Finding]:
    """Fields other than the text below them are plain: Markdown and HTML in them would be shown as typed."""
    fields = list(_plain(source))
    if not HINT.search("\n".join(("", *(text for _key, text, _place in fields)))):
        return
    for key, text, place in fields:
        read = IN_ADDRESS.sub(lambda address: "x" * len(address[0]), text)
        for mark in PLAIN if key == "instead" else (*PLAIN, *LISTS):
            found = next((one for one in mark.seen.finditer(read) if _is_mark(one[0])), None)
            if found:
                at = source.source.line(place) + text.count("\n", 0, found.start())
                message = (
                    f"`{key}` is plain text, and {_short(text[found.start() : found.end()])} would be shown as typed"
                )
                yield Finding(source.source.path, at, message, _advice(key, found[0], mark), "error")
                break


def _is_mark(words: str) -> bool:
    """Return whether words are more than an & and a name that is no character's: R&D; is none."""
    return not re.fullmatch(ENTITY, words) or html.unescape(words) != words


def _advice(key: str, words: str, mark: Mark) -> str:
    if key == "script" and re.search(r"voice ?mail|machine", words, re.IGNORECASE):
        return "Put what is said to a machine into `voicemail`"
    return mark.fix


def _plain(source: Text) -> Iterator[tuple[str, str, str]]:
    """Yield each field of plain text, what it says, and the key of the line on which that begins."""
    keys = ACTION_TEXTS if isinstance(source, Action) else PAGE_TEXTS
    for key in keys:
        if text := getattr(source, key):
            yield key, text, f"{key}:text"
    if isinstance(source, Action):
        if source.outcome:
            yield "outcome.what", source.outcome.what, "outcome.what"
        for number, change in enumerate(source.changes):
            yield f"changes[{number}].what", change.what, f"changes[{number}]"
        if source.testify:
            yield "testify.contact", source.testify.contact, "testify.contact"


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 40 else f"{plain[:39]}…"


ALONE = (no_marks_are_left, no_text_is_code_by_chance, links_hold_no_space, plain_fields_hold_no_marks)
