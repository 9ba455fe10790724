"""Patterns that text must match in more than one file."""

from __future__ import annotations

from typing import Annotated

from campaign.read.typed import Form


def is_time_zone(name: str) -> bool:
    """Return whether this machine's tables know a time zone of that name."""
    from zoneinfo import ZoneInfo  # only here: the legislature's own file is seldom read anew

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


Slug = Annotated[str, Form(r"[a-z0-9]+(-[a-z0-9]+)*", "lowercase letters, digits and dashes, like aric-putnam")]
Phone = Annotated[str, Form(r"\d{3}-\d{3}-\d{4}", "a phone number like 651-555-0100")]
Mail = Annotated[str, Form(r"[^@\s<>\"']+@[^@\s<>\"']+\.[A-Za-z]{2,}", "a email address like name@example.org")]
Link = Annotated[str, Form(r"https://[^\s<>\"]+\.[^\s<>\"]+", "an address that begins with https://")]
CommitteeId = Annotated[str, Form(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", "chamber/name, like house/taxes")]
BillNumber = Annotated[str, Form(r"[A-Z]{1,4} [1-9]\d{0,5}", "letters, a space and digits, like HF 12")]
AreaCode = Annotated[str, Form(r"\d{3}", "three digits, like 651")]
TimeZone = Annotated[str, Form(r"[A-Za-z_]+(/[A-Za-z_]+)+", "a time zone like America/New_York", is_time_zone)]
