"""The group whose site this is, and where its forms send what people type (data/site.yml).

A form's block names a service and the ids by which the service knows the group. What each service is like is in
campaign/services.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit

from campaign.model.patterns import Link, Mail
from campaign.read.typed import Form, FromFile, about, optional

Host = Annotated[str, Form(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}", "a host name like lists.example.org, no https://")]
FieldName = Annotated[str, Form(r"[A-Za-z_][\w.-]*(\[\w+\])*", "a field's name as the service has it, like MMERGE5")]
ServiceName = Literal[
    "practice",
    "mailchimp",
    "buttondown",
    "kit",
    "formspree",
    "listmonk",
    "google-forms",
    "hosted-page",
    "none",
]
FormName = Literal["sign_up", "contact", "suggest"]
ASKS: dict[FormName, tuple[str, ...]] = {
    "sign_up": ("email", "zip"),
    "contact": ("email", "message"),
    "suggest": ("email", "message", "link"),
}


@dataclass(frozen=True, kw_only=True)
class FieldNames(FromFile):
    """What the service calls the fields, where it is not the service's own usual name."""

    email: FieldName | None = optional("its name for the email address", example="EMAIL")
    zip: FieldName | None = optional("its name for the ZIP code", example="MMERGE5")
    message: FieldName | None = optional("its name for the message", example="MMERGE6")
    link: FieldName | None = optional("its name for the link that backs a suggestion", example="MMERGE7")


@dataclass(frozen=True, kw_only=True)
class FormService(FromFile):
    """Which service receives a form, and what it needs to know. Each service uses only some of these keys."""

    service: ServiceName = about(
        "who receives the form; `practice` until a real service is set, `none` to offer the email address instead",
        example="mailchimp",
    )
    host: Host | None = optional("Mailchimp, listmonk: the host in the form's address")
    u: str | None = optional("Mailchimp: `u` in the form's address")
    id: str | None = optional("Mailchimp: `id` in the form's address")
    f_id: str | None = optional("Mailchimp: `f_id` in the form's address, if it has one")
    user: str | None = optional("Buttondown: the newsletter's user name")
    form: str | None = optional("Kit, Formspree, Google Forms: the form's id in its address")
    list_id: str | None = optional("listmonk: the id (UUID) of the list", key="list")
    page: Link | None = optional("hosted page: its address, at Action Network, Mobilize or elsewhere")
    fields: FieldNames = about("what the service calls the fields", default_factory=FieldNames)
    trap: FieldName | None = optional("a field that only robots fill in, where it is not the service's usual one")
    extra: dict[str, str] = about("fields to send along, always the same, like a tag", default_factory=dict)
    redirect_hosts: tuple[Host, ...] = about("hosts the service passes on the way back to this site", default=())
    double_opt_in: bool | None = optional("whether the service sends an email that asks to confirm")
    privacy: Link | None = optional("the service's privacy policy, where it is not the usual one")


@dataclass(frozen=True, kw_only=True)
class Forms(FromFile):
    """The site's forms."""

    sign_up: FormService = about("the sign-up form")
    contact: FormService = about("the form on the contact page")
    suggest: FormService = about("the form with which people suggest an action")

    def items(self) -> tuple[tuple[FormName, FormService], ...]:
        """Return each form's name with its block."""
        return (("sign_up", self.sign_up), ("contact", self.contact), ("suggest", self.suggest))


@dataclass(frozen=True, kw_only=True)
class Site(FromFile):
    """What the group is called, says of itself, and where it can be reached (data/site.yml)."""

    name: str = about("the group's name", example="Neighbors for Fair Play")
    short_name: str = about("a name short enough for a phone's home screen", example="Fair Play")
    mission: str = about("the mission in one line")
    description: str = about("what the site is, in one sentence for search results")
    address: Link = about("the public address of the site", example="https://calls.your-group.org")
    id: Host | None = optional(
        "the name in the ids of feeds and calendars, set once: it stays when the address changes, or every entry would"
        " be new again to all who subscribed; where it is missing, the host of `address`",
        example="calls.your-group.org",
    )
    repository: Link = about("where the site's files are kept", example="https://github.com/OWNER/NAME")
    mail: Mail = about("the address where people can write to the group")
    facebook_group: Link | None = optional("the group's Facebook group, shown after sign-up")
    forms: Forms = about("where each form sends what people type")
    security_expires: date | None = optional(
        "until when the email address is promised to take reports of security faults; at most a year ahead",
        example="2027-11-01",
    )
    examples: tuple[str, ...] = about(
        "keys above whose value is still an example; take a key out once you have set its real value", default=()
    )

    @property
    def host(self) -> str:
        """Return the host name of the public address."""
        return urlsplit(self.address).netloc

    @property
    def name_in_ids(self) -> str:
        """Return the name that the ids of feeds and calendars carry, wherever the site is shown."""
        return self.id or self.host
