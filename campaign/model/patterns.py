"""Patterns that text must match in more than one file."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated
from urllib.parse import unquote, urlsplit

from campaign.read.typed import Form


def is_time_zone(name: str) -> bool:
    """Return whether this machine's tables know a time zone of that name."""
    from zoneinfo import ZoneInfo  # only here: the legislature's own file is seldom read anew

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def is_link(text: str) -> bool:
    """Return whether a text can be taken apart as a web address, and names a host."""
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:  # a bracket that is never closed
        return False


def is_address(text: str) -> bool:
    """Return whether a text is an address on this site, like /faq/ or /old.html, whose file lies in the output folder.

    It begins with a slash, and each part between slashes is the name of a folder or file (see `is_address_part`).
    """
    return text.startswith("/") and all(map(is_address_part, text.removesuffix("/").split("/")[1:]))


def is_address_part(text: str) -> bool:
    """Return whether a text can stand between two slashes of an address: a name, and nothing a system reads as more.

    It is not empty, `.` or `..`, and holds no slash, backslash, colon, `?`, `#` or control character, also not one
    that percent signs hide.
    """
    while (plain := unquote(text)) != text:
        text = plain
    return text.isprintable() and bool(text.strip(" .")) and not PUNCTUATION.intersection(text)


def has_form(link: str, pattern: str, session: str = "") -> bool:
    """Return whether a link has the form of a pattern, in which {id} and {session} stand for what differs."""
    form = re.escape(pattern).replace(r"\{id\}", r"[^/&#?]+").replace(r"\{session\}", re.escape(session))
    return bool(re.fullmatch(form, link, re.IGNORECASE))


def folded(name: str) -> str:
    """Return a name in lowercase ASCII, accents dropped."""
    apart = unicodedata.normalize("NFKD", name.translate(WHOLE_LETTERS))
    return apart.encode("ascii", "ignore").decode().lower()


def slug(name: str) -> str:
    """Return a name as a word for an address: `María O'Neil-Vega` becomes `maria-oneil-vega`."""
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", folded(name.replace("’", "'")))))


def is_mailbox_of(email: str, family_name: str) -> bool:
    """Return whether a mailbox may be this person's: it holds a word of the family name, or digits and thus no name."""
    box = re.sub(r"[^a-z0-9]", "", folded(email.partition("@")[0]))
    words = [word for word in re.findall(r"[a-z]+", slug(family_name)) if len(word) > 2]
    return any(character.isdigit() for character in box) or any(word in box for word in words or [slug(family_name)])


def file_of(address: str) -> str:
    """Return the file that an address is written to, below the output folder: /faq/ to faq/index.html."""
    return address.removeprefix("/") + ("index.html" if address.endswith("/") else "")


# Letters that do not come apart into a plain letter and an accent.
WHOLE_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
)
PUNCTUATION = frozenset("/\\:?#")
Slug = Annotated[str, Form(r"[a-z0-9]+(-[a-z0-9]+)*", "lowercase letters, digits and dashes, like aric-putnam")]
Phone = Annotated[str, Form(r"\d{3}-\d{3}-\d{4}", "a phone number like 651-555-0100")]
Mail = Annotated[str, Form(r"[^@\s<>\"']+@[^@\s<>\"']+\.[A-Za-z]{2,}", "an email address like name@example.org")]
Link = Annotated[str, Form(r"https://[^\s<>\"]+\.[^\s<>\"]+", "an address that begins with https://", is_link)]
CommitteeId = Annotated[str, Form(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", "chamber/name, like house/taxes")]
BillNumber = Annotated[str, Form(r"[A-Z]{1,4} [1-9]\d{0,5}", "letters, a space and digits, like HF 12")]
AreaCode = Annotated[str, Form(r"\d{3}", "three digits, like 651")]
TimeZone = Annotated[str, Form(r"[A-Za-z_]+(/[A-Za-z_]+)+", "a time zone like America/New_York", is_time_zone)]
