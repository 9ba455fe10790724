"""Rules on what no text may hold, because it is private or belongs to the roster.

They judge what readers see (campaign/read/seen.py). Out of their reach: numbers of other countries without + or 00,
seven digits with a space between them and no word like "call" before them, a password of several words or one that no
word announces, an email address that no @, "at" or "dot" shows, and whatever only a picture shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from campaign.campaign import Campaign
from campaign.finding import Finding, at
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.read.seen import Seen

# Phones. A text without seven digits, or an area code before letters, holds none.
DIGITS = re.compile(r"[0-9](?:[^0-9\0]{0,12}[0-9]){6}")
G = r"[-.\s/·()~_|*,\\]{0,5}"  # what stands between groups of digits
CALLED = r"(?:call|phone|tel|text|ring|dial|fax|cell|mobile|number|whatsapp|sms|signal|reach)\w*\W{1,6}(?:\w+\W+){0,2}?"
EXTENSION = r"(?=(?:,? ?(?:x|ext)\b\.? ?\d)|(?:x|ext)\d|(?![\w@]))"
ROUND = r"[2-9][05]0-\d\d[05]0(?!\d)"  # a range of counts or prices, such as 900-1400
PHONE = re.compile(
    rf"(?<![\w@$])(?<!\d[-.,])(?<!\bID )(?<!\bID: )(?:\+?1{G})?\(?[2-9]\d\d{G}[2-9]\d\d{G}\d\d[-.\s·]?\d\d{EXTENSION}"
    rf"|(?<![\w@$])(?<!\d[-.,])(?!{ROUND})[2-9]\d\d-\d{{4}}{EXTENSION}(?![-.]\d)"
    rf"|(?<=\b)(?i:{CALLED})(?<!\d[-.\s·)])(?P<short>[2-9]\d\d[-.\s·]{{1,3}}\d{{4}}){EXTENSION}(?![-.]\d)"
    r"|(?<![\w@+])(?:\+|011[-. ]|00(?=[1-9]\d[-. ]))(?!1[-. (]*[2-9])(?:\d[-.\s·()/]{0,3}){7,14}\d(?![\w@])"
    r"|(?<![\w@])(?<![\d][-. ])(?:1[-. ])?[2-9](?:[-. ]\d){9}(?![\w@])(?![-. ]\d)"
)
LETTERED = re.compile(
    r"(?<![\w-])1?-?8(?:00|33|44|55|66|77|88)-[A-Z\d][A-Z\d-]{5,9}(?!\w)"
    r"|(?<![\w-])(?:1[-. ])?\(?[2-9]\d\d(?:\)|\) ?|[-.])(?=[\d-]{0,7}[A-Z])"
    r"(?:[A-Z\d]{3}[-.]?[A-Z\d]{4}|[A-Z\d]{4}[-.][A-Z\d]{3}|[A-Z\d]{2}[-.][A-Z\d]{5})(?![\w-])"
)
IN_WORDS = re.compile(r"\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)[\s,.-]{1,3}){6,}"
                      r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE)  # fmt: skip
NUMBERS = "zero one two three four five six seven eight nine".split()
SOME_IN_WORDS = re.compile(rf"(?:{'|'.join(NUMBERS)})[\s,.-]{{1,3}}(?:oh|{'|'.join(NUMBERS)})[\s,.-]")
SOME_LETTERED = re.compile(r"[0-9][0-9][0-9](?:-|\.|\) ?)[0-9-]{0,4}[A-Z]")  # quicker than \d
PHONE_SCHEMES = frozenset("tel sms smsto mms callto facetime facetime-audio skype viber whatsapp".split())
PHONE_HOSTS = re.compile(r"(?:wa\.me|(?:api|web)\.whatsapp\.com|signal\.me|t\.me|(?:voice|hangouts)\.google\.com)\b")
FROM_ROSTER = (
    "Remove it. Name a legislator in `who`: the site shows the number from data/legislators.yml; to reach the "
    "group, people “use the contact page”"
)

# Passwords of meetings
STRONG = (
    r"(?:pass ?-?(?:codes?|words?|phrases?|keys?)|pwd|contraseña|código de acceso|"
    r"(?:access|entry|door|gate|join|room|security|conference|meeting|participant|host) ?(?:code|pin|key))"
)
# What follows “password is” or “password:” where none is told.
NONE = (
    r"(?:not?|never|none|needed|required|optional|sent|e?-?mailed|mailed|given|provided|in|on|at|an?|the|your|our|my|their"
    r"|his|her|available|shown|shared|listed|secret|private|safe|secure|only|included|below|above|changed|being|kept|what"
    r"|to|for|unique|too|printed|posted|stored|that|hidden|weak|strong|easy|hard|wrong|right|protected|ask|email|write|see"
    r"|register|we|you|they|it|will|upon|after|before|when|once|from|via|by|with|unnecessary|as|same|always|still|n/?a"
    r"|case|lost|gone|good|bad|nothing|how|why|where|who|if|no longer|set|up|and|or|necessary|policy|reset)\b"
)
COUNTED = r"(?:letters|characters|digits|numbers|symbols|hours?|minutes?|days?|weeks?|[ap]\.?m\b|people|CFR|USC)"
TOLD = r"[\"'(]?[^\s\"'(){}\[\],;.!?]+[\"')]?"
CLAUSE_ENDS = r"(?=\s*(?:[.,;!?)|]|\Z|\n|\0|#)|\s+(?:and|for|to|if|when|then|or)\b)"
PASSWORD = re.compile(
    r"[?&;#](?:pwd|passcode|password|passwd|pin)=\w"
    rf"|\b{STRONG}\b ?(?:[:=#]| [-] |\")\s*(?!{NONE})[^\s\"']"
    rf"|\b{STRONG}\b(?: (?:is|was|=|will be|remains))\s*:?\s*(?:[\"']\S|(?!{NONE}){TOLD}{CLAUSE_ENDS})"
    rf"|\b{STRONG}\b[^.\n:\0]{{0,12}}?\b(?!(?:19|20)\d\d\b|\d+ {COUNTED})\w*\d\w*"
    r"|(?:^|[\n.,;|(/\0-])[ \t]*(?:pass|pw)[ \t]*[:=][ \t]*(?!\d+-\d+)(?!"
    + NONE
    + rf"){TOLD}(?=[ \t]*(?:[.,;!?)|]|\Z|\n|\0))"
    r"|\bpin(?: (?:code|number|is))*[ \t]*(?:[:=#]| is )[ \t]*#?(?:[a-z]\w*\d|\d{3})"
    r"|\b(?-i:PIN)(?: (?:code|number|is))*[ \t]+#?\d{3}"
    r"|\benter (?:the )?(?:code|pin)\b[ :]*#?\d{3}",
    re.IGNORECASE,
)
PASS = re.compile(r"pass(?: ?-?(?:code|word|phrase|key)|[ \t]*[:=])")
SECRETIVE = ("pwd", "pw:", "pw=", "pin ", "pin:", "pin=", "pin#", "code", "código", "contrase", " key")
SECRET_KEYS = frozenset(
    "pwd pass passcode passwd password passphrase pw pin secret token access_token auth_token zak tk".split()
)
SECRET_ON = {"p": re.compile(r"(?:teams\.(?:microsoft|live)\.com|.*\.webex\.com)$")}  # keys that are one on these hosts

# Email addresses. Where anybody can have a mailbox: such an address is a person's own, never an office's.
FREE_MAIL = frozenset(
    "aol.com att.net bellsouth.net centurylink.net charter.net comcast.net cox.net duck.com earthlink.net"
    " embarqmail.com fastmail.com "
    "frontier.com frontiernet.net gmail.com gmx.com gmx.net gmx.us googlemail.com hey.com hotmail.com"
    " hushmail.com icloud.com juno.com live.com mac.com mail.com me.com msn.com netzero.net optonline.net outlook.com"
    " pm.me proton.me protonmail.com q.com riseup.net rocketmail.com rr.com sbcglobal.net tuta.com tutanota.com"
    " verizon.net windstream.net yahoo.com yandex.com ymail.com zoho.com".split()
)
NO_MAILBOX = r"(?!(?:in|up|us|account|accounts|mail|email|inbox|look|it|me|them|him|her|you|online|page|back|out)\b)"
FREE = "|".join(re.escape(host) for host in sorted(FREE_MAIL))
DOT = r" ?[\[(]? ?dot ?[\])]? ?"
AT = r" ?[\[({<] ?(?:at|@) ?[\])}>] ?"
SPELLED = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{2,60}} ?[\[(]? ?at ?[\])]? ?[\w-]{{2,60}}"
    rf"(?:{DOT}[\w-]{{2,60}}){{0,3}}?{DOT}(?:com|org|net|edu|us|gov|info|me|mn)\b"
    rf"|(?<![\w.+-])[\w.+-]{{1,60}}{AT}[\w-]{{2,60}}(?:\.[\w-]{{2,60}}){{1,3}}\b"
    rf"|(?<![\w.+-])\b{NO_MAILBOX}[\w.+-]{{1,60}}(?:,? at | @ ?| ?@ |_at_)(?:{FREE})\b"
    r"|(?<![\w.+-])[\w.+-]{2,60} @ [\w-]{2,60}(?:\.[\w-]{2,60}){0,2}\.(?:com|org|net|edu|us)\b"
    r"|(?<![\w.+-])[\w.+-]{2,60} ?@ ?(?:gmail|yahoo|hotmail|icloud|outlook|protonmail|aol)\b(?! ?\.)",
    re.IGNORECASE,
)
MAILED = ("@", " dot", "(dot", "[dot", "at)", "at]", "at}", "at >")
AT_HOST = re.compile(r"at[ _][\w-]+\.(?:com|net|me)\b")
HINT = re.compile(r"name@example\.(?:org|com)")  # in forms
INSTEAD = "Give the group's own address (`mail` in data/site.yml) or an office's, or link to the page that has it"


class Known(NamedTuple):
    """What may stand on the finished pages: numbers and email addresses that are public."""

    numbers: frozenset[str]  # digits alone, without a country's
    mails: frozenset[str]  # lowercase
    hosts: frozenset[str]  # of offices' email addresses


NOTHING = Known(frozenset(), frozenset(), frozenset())


def phones_come_from_the_roster(seen: Seen) -> Iterator[Finding]:
    """No phone number is typed into a text: each is kept once, in the roster, so that one correction fixes all."""
    for line, number in phones(seen):
        message = f"A phone number is typed into the text: {number}"
        yield Finding(seen.path, line, message, FROM_ROSTER)


def phones(seen: Seen) -> Iterator[tuple[int, str]]:
    """Yield each phone number of a text, and each that a link calls, with its line."""
    told: dict[int, str] = {}
    for found in _phones(seen):
        group = "short" if found.re is PHONE and found["short"] else 0
        if not seen.in_address(found.start(group)):
            told.setdefault(found.start(group), " ".join(found[group].split()))
    yield from ((seen.line(offset), number) for offset, number in sorted(told.items()))
    for link in seen.links:
        if (number := called(link.to)) and not any(digits(number) in digits(each) for each in told.values()):
            yield link.line, number


def _phones(seen: Seen) -> Iterator[re.Match[str]]:
    """Yield what may be a phone number in the words; the patterns are slow, so they look only where one can be."""
    for some in DIGITS.finditer(seen.text):
        yield from PHONE.finditer(seen.text, max(0, some.start() - 60), some.end() + 40)
    for some in SOME_LETTERED.finditer(seen.text):
        yield from LETTERED.finditer(seen.text, max(0, some.start() - 5), some.end() + 40)
    if sum(map(seen.low.__contains__, NUMBERS)) > 2 and SOME_IN_WORDS.search(seen.low):
        yield from IN_WORDS.finditer(seen.text)


def called(target: str) -> str:
    """Return the phone number that a link calls or writes to, or ""; short ones like 911 are nobody's own."""
    scheme, _, rest = target.partition(":")
    rest = rest.removeprefix("//")
    query = rest.partition("?")[2] if scheme.lower() in ("viber", "whatsapp") else ""
    number = rest.partition("?")[0] + query if scheme.lower() in PHONE_SCHEMES else ""
    if scheme.lower() in ("http", "https") and PHONE_HOSTS.match(rest.lower()):
        number = re.sub(r"\btext=.*", "", rest.partition("/")[2])  # what is said there is no number
        number = number if number.startswith("+") or not rest.lower().startswith("t.me") else ""
    return number if len(digits(number)) >= 7 else ""


def digits(number: str) -> str:
    """Return the digits of a phone number, without the 1 of its country."""
    plain = re.sub(r"\D", "", number)
    return plain[1:] if len(plain) == 11 and plain[0] == "1" else plain


def email_addresses_are_public(campaign: Campaign) -> Iterator[Finding]:
    """An email address in a text is the group's own or a public office's, never a person's."""
    known = known_in(campaign)
    texts: Iterable[Page | Action] = (*campaign.pages, *campaign.every_action)
    for source in texts:
        for mail in source.mails:
            if not is_public(mail.to, known):
                yield Finding(source.source.path, mail.line, f"{mail.to} may be a private email address", INSTEAD)


def is_public(mail: str, known: Known) -> bool:
    """Return whether an email address is one that everybody may know."""
    host = mail.lower().rpartition("@")[2]
    above = {host.split(".", n)[-1] for n in range(host.count("."))}
    return mail.lower() in known.mails or host.endswith(".gov") or not known.hosts.isdisjoint(above)


def known_in(campaign: Campaign) -> Known:
    """Return the numbers, email addresses and hosts that may be published: the group's own, and those of offices."""
    people = (*campaign.roster.legislators, *(campaign.stated.legislators if campaign.stated else ()))
    lists = campaign.comparisons.comparisons
    had = {number.phone for each in lists for number in (*each.agreed, *each.differed) if number.phone}
    offices = {person.email.rpartition("@")[2].lower() for person in people if person.email}
    own = {campaign.site.host.removeprefix("www."), campaign.site.name_in_ids.lower()}  # entries of calendars name it
    return Known(
        frozenset(digits(phone) for phone in had.union(person.phone for person in people if person.phone)),
        frozenset({campaign.site.mail.lower()} | {person.email.lower() for person in people if person.email}),
        frozenset((own | offices) - FREE_MAIL),
    )


def spelled_out_emails_are_emails(seen: Seen) -> Iterator[Finding]:
    """An email address with “at” and “dot” in words, or with spaces in it, is one too."""
    at_host = (found[0] for found in AT_HOST.finditer(seen.low))
    for found in seen.near((*MAILED, *at_host), SPELLED):
        if not seen.in_address(found.start()):
            yield seen.at(found.start(), f"“{found[0]}” may be a private email address", INSTEAD)


def private_things(seen: Seen, known: Known) -> Iterator[str]:
    """Yield what is private on a finished page, whichever field of whichever file it came from."""
    for _line, number in phones(seen):
        if not any(each in digits(number) or each.endswith(digits(number)) for each in known.numbers):
            yield f"A phone number is here that is not in the roster: {number}"
    for mail in seen.mails:
        if not is_public(mail.to, known) and not HINT.fullmatch(mail.to):
            yield f"{mail.to} may be a private email address"
    for rule in (spelled_out_emails_are_emails, passwords_stay_secret):
        yield from (finding.message for finding in rule(seen))


def offices_have_their_own_email(campaign: Campaign) -> Iterator[Finding]:
    """A legislator's email address is the office's, never one at a service where anybody can have a mailbox."""
    for person in campaign.roster.legislators:
        if person.email and person.email.lower().rpartition("@")[2] in FREE_MAIL:
            message = f"{person.name}'s address {person.email} may be private"
            yield at(person, "email", message, "Give the office's address, or take the line out")


def passwords_stay_secret(seen: Seen) -> Iterator[Finding]:
    """A meeting's password is never on the site: whoever finds it can disturb the meeting."""
    message = "Here is a meeting's password, for everybody to see"
    fix = "Remove it; let people ask for it, or link to a page where they register"
    words = (*SECRETIVE, *{found[0] for found in PASS.finditer(seen.low)})
    lines = [seen.line(found.start()) for found in seen.near(words, PASSWORD)]
    lines += [link.line for link in seen.addresses if carries_secret(link.to)]
    for line in sorted(set(lines)):
        yield Finding(seen.path, line, message, fix)


def carries_secret(target: str) -> bool:
    """Return whether an address lets in whoever has it: a password or PIN is part of it."""
    if "=" not in target or "://" not in target:
        return False
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
    except ValueError:
        return False
    pairs = [*parse_qsl(parts.query), *parse_qsl(parts.fragment.partition("?")[2] or parts.fragment)]
    keys = {key.lower() for key, value in pairs if value}
    return bool(SECRET_KEYS & keys) or any(key in keys and on.match(host) for key, on in SECRET_ON.items())


SEEN: tuple[Callable[[Seen], Iterable[Finding]], ...] = (
    phones_come_from_the_roster,
    spelled_out_emails_are_emails,
    passwords_stay_secret,
)
RULES = (email_addresses_are_public, offices_have_their_own_email)
