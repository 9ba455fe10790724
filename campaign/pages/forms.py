"""The forms as templates show them, with who receives them; and the pages that follow the sign-up form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote

from campaign.campaign import Campaign
from campaign.day import action_of
from campaign.model.page import Page
from campaign.model.site import FormName
from campaign.pages import words
from campaign.pages.action_page import ActionItem, item
from campaign.services import SERVICES, Connection, connect, connections


@dataclass(frozen=True, kw_only=True)
class FieldView:
    """One field: what the service calls it, and everything a browser needs to help with it."""

    id: str = ""  # sign-up-email
    name: str = ""  # EMAIL
    label: str
    hint: str = ""
    kind: Literal["email", "text", "url", "message"]
    autocomplete: str = "off"
    inputmode: str = "text"
    pattern: str = ""
    title: str = ""  # what a browser without scripts adds to its own message
    missing: str = ""  # what to say while it is empty
    wrong: str = ""  # what to say when it does not look right
    longest: int  # characters
    required: bool = True


@dataclass(frozen=True)
class FormView:
    """A form, or what is shown in its place: a link to a hosted page, or the group's email address."""

    id: str  # sign-up
    connection: Connection
    words: FormWords
    action: str
    fields: tuple[FieldView, ...]
    who: str  # one sentence or two beside the button: who receives this, and what they do with it
    practice: str  # where to see what the practice service received; "" in public
    is_practice: bool  # whether what people type stays on this computer


@dataclass(frozen=True)
class AfterView:
    """A page after the sign-up form: the next steps."""

    asks_to_confirm: bool  # whether an email that asks to confirm is on its way
    action: ActionItem | None
    date_words: str


@dataclass(frozen=True)
class FormWords:
    """What one form is called, what it asks for, and what becomes of that."""

    title: str
    button: str
    subject: str  # of an email in its place
    gets: str
    use: str


ANSWERS = "We use it to answer you, and for nothing else."
WORDS: dict[FormName, FormWords] = {
    "sign_up": FormWords(
        title="Signing up",
        button="Sign up",
        subject="Sign me up",
        gets="your email address and ZIP code",
        use="We write to you when a call, an event or a hearing will count. We use it for nothing else.",
    ),
    "contact": FormWords("Writing to us", "Send", "A question", "your email address and your message", ANSWERS),
    "suggest": FormWords(
        "Suggesting an action", "Send", "An idea for an action", "your email address and your idea", ANSWERS
    ),
}
WRITE_EMAIL = "Write your email address, like name@example.org."
FIELDS: dict[str, FieldView] = {
    "email": FieldView(
        label="Email",
        hint="So that we can answer you.",
        kind="email",
        autocomplete="email",
        inputmode="email",
        pattern=r"[^@\s]+@[^@\s]+\.[^@\s]+",
        title="Like name@example.org",
        missing=WRITE_EMAIL,
        wrong=f"This is not a whole email address. {WRITE_EMAIL}",
        longest=254,
    ),
    "zip": FieldView(
        label="ZIP code",
        hint="Five digits",
        kind="text",
        autocomplete="postal-code",
        inputmode="numeric",
        pattern=r"[0-9]{5}(-[0-9]{4})?",
        title="Five digits",
        missing="Write your ZIP code. It has five digits.",
        wrong="A ZIP code has five digits.",
        longest=10,
    ),
    "message": FieldView(label="Your message", kind="message", missing="Write your message.", longest=4000),
    "link": FieldView(
        label="Where did you read about it?",
        hint="A link, if you have one",
        kind="url",
        inputmode="url",
        pattern=r"https?://.+",
        title="Begins with https://",
        wrong="A link begins with https://. You may leave this empty.",
        longest=500,
        required=False,
    ),
}
# Fields that one form asks for in other words than the rest.
OTHERWISE: dict[tuple[FormName, str], FieldView] = {
    ("sign_up", "email"): replace(FIELDS["email"], hint=""),
    ("suggest", "message"): replace(
        FIELDS["message"],
        label="Your idea",
        hint="What should people ask for, of whom, and by when?",
        missing="Write a few words about your idea.",
    ),
}


def form_views(campaign: Campaign) -> dict[str, FormView]:
    """Return every form of the site by its name in data/site.yml."""
    return {each.form: form_view(campaign, each) for each in connections(campaign.site, campaign.practice)}


def form_view(campaign: Campaign, connection: Connection) -> FormView:
    """Return one form, or the link or email address that is shown in its place."""
    form, kind = connection.form, connection.service.kind
    name = form.replace("_", "-")
    mailto = f"mailto:{campaign.site.mail}?subject={quote(WORDS[form].subject)}"
    return FormView(
        id=name,
        connection=connection,
        words=WORDS[form],
        action=mailto if kind == "mail" else connection.action,
        fields=tuple(
            replace(OTHERWISE.get((form, ours), FIELDS[ours]), id=f"{name}-{ours}", name=theirs)
            for ours, theirs in connection.fields
        ),
        who=who_receives(campaign, connection),
        practice=campaign.practice[0] + "/" if campaign.practice and kind == "post" else "",
        is_practice=kind == "post" and (bool(campaign.practice) or connection.service == SERVICES["practice"]),
    )


def who_receives(campaign: Campaign, connection: Connection) -> str:
    """Return who receives a form and what they do with it, in one sentence or two."""
    name, said = campaign.site.name, WORDS[connection.form]
    if connection.service.kind == "mail":
        return f"{name} gets your mail. {said.use}"
    if connection.service.kind == "link":
        return f"The button leads to {connection.who}. What you type there goes to them and to {name}. {said.use}"
    return f"{name} gets {said.gets}, by way of {connection.who}. {said.use}"


def after_view(campaign: Campaign, page: Page) -> AfterView:
    """Return the next steps after signing up, as of the campaign's day."""
    sign_up = connect("sign_up", campaign.site.forms.sign_up, campaign.site, campaign.practice)
    action = action_of(campaign)
    return AfterView(
        asks_to_confirm=sign_up.double_opt_in and page.template != "confirmed",
        action=item(campaign, action) if action else None,
        date_words=words.day(campaign.today),
    )
