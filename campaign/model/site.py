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
from campaign.read.typed import Form, FromFile, about

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

    email: FieldName | None = about("its name for the email address", example="EMAIL", default=None)
    zip: FieldName | None = about("its name for the ZIP code", example="MMERGE5", default=None)
    message: FieldName | None = about("its name for the message", example="MMERGE6", default=None)
    link: FieldName | None = about("its name for the link that backs a suggestion", example="MMERGE7", default=None)


@dataclass(frozen=True, kw_only=True)
class FormService(FromFile):
    """Which service receives a form, and what it needs to know. Each service uses only some of these keys."""

    service: ServiceName = about(
        "who receives the form; `practice` until a real service is set, `none` to offer the email address instead",
        example="mailchimp",
    )
    host: Host | None = about("Mailchimp, listmonk: the host in the form's address", default=None)
    u: str | None = about("Mailchimp: `u` in the form's address", default=None)
    id: str | None = about("Mailchimp: `id` in the form's address", default=None)
    f_id: str | None = about("Mailchimp: `f_id` in the form's address, if it has one", default=None)
    user: str | None = about("Buttondown: the newsletter's user name", default=None)
    form: str | None = about("Kit, Formspree, Google Forms: the form's id in its address", default=None)
    list_id: str | None = about("listmonk: the id (UUID) of the list", key="list", default=None)
    page: Link | None = about("hosted page: its address, at Action Network, Mobilize or elsewhere", default=None)
    fields: FieldNames = about("what the service calls the fields", default_factory=FieldNames)
    trap: FieldName | None = about(
        "a field that only robots fill in, where it is not the service's usual one", default=None
    )
    extra: dict[str, str] = about("fields to send along, always the same, like a tag", default_factory=dict)
    redirect_hosts: tuple[Host, ...] = about("hosts the service passes on the way back to this site", default=())
    double_opt_in: bool | None = about("whether the service sends an email that asks to confirm", default=None)
    privacy: Link | None = about("the service's privacy policy, where it is not the usual one", default=None)


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
    repository: Link = about("where the site's files are kept", example="https://github.com/OWNER/NAME")
    mail: Mail = about("the address where people can write to the group")
    facebook_group: Link | None = about("the group's Facebook group, shown after sign-up", default=None)
    forms: Forms = about("where each form sends what people type")
    security_expires: date | None = about(
        "until when the email address is promised to take reports of security faults; at most a year ahead",
        example="2027-11-01",
        default=None,
    )
    examples: tuple[str, ...] = about(
        "keys above whose value is still an example; take a key out once you have set its real value", default=()
    )

    @property
    def host(self) -> str:
        """Return the host name of the public address."""
        return urlsplit(self.address).netloc
