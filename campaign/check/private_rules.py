"""Rules on what no text may hold, because it is private or belongs to the roster."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from campaign.campaign import Campaign
from campaign.finding import Finding, at
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.read.files import Written

# A quick look before the slow one: each digit a 0, whatever may be between digits a dash (bytes above 127 too, for
# dashes and spaces beyond ASCII have three of them).
SHAPE = bytes(48 if 48 <= byte < 58 else 45 if byte > 127 or byte in b"-./() \n" else 46 for byte in range(256))
SHAPES_OF_PHONES = (b"000-0000", b"000--0000", b"000---0000", b"0000000000")
GAP = r"[-.\s/\u2010-\u2015\u2212]"
PHONE = re.compile(
    rf"(?<![\w@])(?<!\d[-.])(?:\+?1{GAP}?)?\(?[2-9]\d\d\)?{GAP}{{0,2}}[2-9]\d\d{GAP}{{0,2}}\d{{4}}(?![\w@])"
    rf"|(?<![\w@$])(?<!\d[-.,])[2-9]\d\d[-.\u2010-\u2015]\d{{4}}(?![\w@])(?![-.]\d)"
)
LETTERED = re.compile(r"(?<!\w)1?-?8(?:00|33|44|55|66|77|88)-[A-Z\d][A-Z\d-]{5,9}(?!\w)")
DOT = r" ?[\[(]? ?dot ?[\])]? ?"
SPELLED = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{2,60}} ?[\[(]? ?at ?[\])]? ?[\w-]{{2,60}}"
    rf"(?:{DOT}[\w-]{{2,60}}){{0,3}}?{DOT}(?:com|org|net|edu|us)\b",
    re.IGNORECASE,
)
PASSWORD = re.compile(
    r"[?&;](?:pwd|passcode|password)=\w"
    r"|\b(?:pass ?code|password|access code|meeting pin)\b ?(?:[:=#“\"']|is [“\"'])\s*(?!none|not)\S+"
    r"|\b(?:pass ?code|password|access code|meeting pin)\b[^.\n]{0,12}?\b\w*\d\w*",
    re.IGNORECASE,
)
PASSWORDLIKE = (
    *("asscode", "assword", "ass code", "ASSCODE", "ASSWORD"),
    *("pwd=", "ccess code", "eeting pin", "eeting PIN"),
)
# Where anybody can have a mailbox: such an address is a person's own, never an office's.
FREE_MAIL = frozenset(
    "aol.com comcast.net gmail.com gmx.com googlemail.com hotmail.com icloud.com live.com mac.com me.com msn.com"
    " outlook.com pm.me proton.me protonmail.com q.com yahoo.com ymail.com".split()
)
INSTEAD = "Give the group's own address (`mail` in data/site.yml) or an office's, or link to the page that has it"


def phones_come_from_the_roster(written: Written) -> Iterator[Finding]:
    """No phone number is typed into a text: each is kept once, in the roster, so that one correction fixes all."""
    shape = written.text.encode().translate(SHAPE)
    patterns = [PHONE] if any(shape_of_phone in shape for shape_of_phone in SHAPES_OF_PHONES) else []
    if "-8" in written.text or ("8" in written.text and "00-" in written.text):
        patterns.append(LETTERED)
    for pattern in patterns:
        for found in pattern.finditer(written.text):
            if not written.in_address(found.start()):
                number = " ".join(found[0].split())
                fix = "Remove it. Name the person in `who`: the site shows the number from data/legislators.yml"
                yield written.at(found.start(), f"A phone number is typed into the text: {number}", fix)


def email_addresses_are_public(campaign: Campaign) -> Iterator[Finding]:
    """An email address in a text is the group's own or a public office's, never a person's."""
    public = public_hosts(campaign)
    texts: Iterable[Page | Action] = (*campaign.pages, *campaign.every_action)
    for source in texts:
        for mail in source.mails:
            address = mail.to.lower()
            host = address.rpartition("@")[2]
            above = {host.split(".", n)[-1] for n in range(host.count("."))}
            if address != campaign.site.mail.lower() and not host.endswith(".gov") and public.isdisjoint(above):
                yield Finding(source.source.path, mail.line, f"{mail.to} may be a private email address", INSTEAD)


def public_hosts(campaign: Campaign) -> frozenset[str]:
    """Return the hosts whose email addresses may be published: the group's own, and those of legislators' offices."""
    offices = {person.email.rpartition("@")[2].lower() for person in campaign.roster.legislators if person.email}
    return frozenset({campaign.site.host.removeprefix("www."), *offices} - FREE_MAIL)


def spelled_out_emails_are_emails(written: Written) -> Iterator[Finding]:
    """An email address with “at” and “dot” in words is one too."""
    if any(dot in written.text for dot in (" dot ", "dot]", "dot)")):
        for found in SPELLED.finditer(written.text):
            yield written.at(found.start(), f"“{found[0]}” may be a private email address", INSTEAD)


def offices_have_their_own_email(campaign: Campaign) -> Iterator[Finding]:
    """A legislator's email address is the office's, never one at a service where anybody can have a mailbox."""
    for person in campaign.roster.legislators:
        if person.email and person.email.lower().rpartition("@")[2] in FREE_MAIL:
            message = f"{person.name}'s address {person.email} may be private"
            yield at(person, "email", message, "Give the office's address, or take the line out")


def passwords_stay_secret(written: Written) -> Iterator[Finding]:
    """A meeting's password is never on the site: whoever finds it can disturb the meeting."""
    for found in PASSWORD.finditer(written.text) if any(map(written.text.__contains__, PASSWORDLIKE)) else ():
        message = "Here is a meeting's password, for everybody to see"
        fix = "Remove it; let people ask for it, or link to a page where they register"
        yield written.at(found.start(), message, fix)


WRITTEN = (phones_come_from_the_roster, spelled_out_emails_are_emails, passwords_stay_secret)
RULES = (email_addresses_are_public, offices_have_their_own_email)
