"""What templates are given of the forms, and of the promise that goes with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from campaign.model.page import Page
from campaign.pages.storage import Stored
from campaign.pages.views import ActionItem


@dataclass(frozen=True)
class FieldView:
    """One field: what it is called there, and everything a browser needs to help with it."""

    id: str  # sign-up-email
    name: str  # EMAIL
    label: str
    hint: str
    kind: Literal["email", "text", "url", "message"]
    autocomplete: str
    inputmode: str
    pattern: str
    title: str  # what a browser without scripts adds to its own message
    missing: str  # what to say while it is empty
    wrong: str  # what to say when it does not look right
    longest: int
    required: bool


@dataclass(frozen=True)
class FormView:
    """A form, or what stands in its place: a link to a hosted page, or the group's mail address."""

    id: str  # sign-up
    kind: Literal["post", "link", "mail"]
    action: str
    button: str
    fields: tuple[FieldView, ...]
    hidden: tuple[tuple[str, str], ...]
    trap: str
    who: str  # one sentence or two beside the button: who receives this, and what they do with it
    practice: str  # where to see what the practice service received; "" in public
    is_practice: bool
    leaves: str  # the service that ends on a page of its own; "" where people come back


@dataclass(frozen=True)
class AfterView:
    """The page after the form: the next steps."""

    page: Page
    body: str  # HTML, safe
    asks_to_confirm: bool  # whether a mail that asks to confirm is on its way
    action: ActionItem | None
    date_words: str
    calendar: str  # the address of the calendar; "" while there is none


@dataclass(frozen=True)
class Receiver:
    """Who gets what is typed into one form."""

    form: str  # The sign-up form
    kind: Literal["post", "link", "mail"]
    who: str
    gets: str  # your email address and ZIP code
    use: str  # what the group does with it
    privacy: str
    is_practice: bool
    hosts: tuple[str, ...]


@dataclass(frozen=True)
class PrivacyView:
    """The promise: what stays on the device, who is reached, who sees what."""

    page: Page
    body: str  # HTML, safe
    receivers: tuple[Receiver, ...]
    hosts: tuple[str, ...]
    stored: tuple[Stored, ...]
