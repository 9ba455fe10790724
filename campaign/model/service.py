"""Where a form sends what people type: one block per form in data/site.yml.

A block names a service and the ids by which the service knows the group. What each service is like stands in
campaign/services/, one module per service.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from campaign.model.forms import Link
from campaign.read.typed import Form, Source, about

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
class FieldNames:
    """What the service calls the fields, where it is not the service's own usual name."""

    email: FieldName | None = about("its name for the email address", example="EMAIL", default=None)
    zip: FieldName | None = about("its name for the ZIP code", example="MMERGE5", default=None)
    message: FieldName | None = about("its name for the message", example="MMERGE6", default=None)
    link: FieldName | None = about("its name for the link that backs a suggestion", example="MMERGE7", default=None)
    source: Source = field(default_factory=Source, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class FormService:
    """Which service receives a form, and what it needs to know. Each service uses only some of these keys."""

    service: ServiceName = about(
        "who receives the form; `practice` until a real service is set, `none` to offer the mail address instead",
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
    double_opt_in: bool | None = about("whether the service sends a mail that asks to confirm", default=None)
    privacy: Link | None = about("the service's privacy policy, where it is not the usual one", default=None)
    source: Source = field(default_factory=Source, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Forms:
    """The site's forms."""

    sign_up: FormService = about("the sign-up form")
    contact: FormService = about("the form on the contact page")
    suggest: FormService = about("the form with which people suggest an action")
    source: Source = field(default_factory=Source, compare=False, repr=False)

    def items(self) -> tuple[tuple[FormName, FormService], ...]:
        """Return each form's name with its block."""
        return (("sign_up", self.sign_up), ("contact", self.contact), ("suggest", self.suggest))
