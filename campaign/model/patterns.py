"""Patterns that text must match in more than one file."""

from __future__ import annotations

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


def file_of(address: str) -> str:
    """Return the file that an address is written to, below the output folder: /faq/ to faq/index.html."""
    return address.removeprefix("/") + ("index.html" if address.endswith("/") else "")


PUNCTUATION = frozenset("/\\:?#")
Slug = Annotated[str, Form(r"[a-z0-9]+(-[a-z0-9]+)*", "lowercase letters, digits and dashes, like aric-putnam")]
Phone = Annotated[str, Form(r"\d{3}-\d{3}-\d{4}", "a phone number like 651-555-0100")]
Mail = Annotated[str, Form(r"[^@\s<>\"']+@[^@\s<>\"']+\.[A-Za-z]{2,}", "an email address like name@example.org")]
Link = Annotated[str, Form(r"https://[^\s<>\"]+\.[^\s<>\"]+", "an address that begins with https://", is_link)]
CommitteeId = Annotated[str, Form(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", "chamber/name, like house/taxes")]
BillNumber = Annotated[str, Form(r"[A-Z]{1,4} [1-9]\d{0,5}", "letters, a space and digits, like HF 12")]
AreaCode = Annotated[str, Form(r"\d{3}", "three digits, like 651")]
TimeZone = Annotated[str, Form(r"[A-Za-z_]+(/[A-Za-z_]+)+", "a time zone like America/New_York", is_time_zone)]
