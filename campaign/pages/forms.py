"""The forms as templates show them: fields with their help, and the sentence that says who receives them."""

from __future__ import annotations

from urllib.parse import quote

from campaign.campaign import Campaign
from campaign.model.service import FormName
from campaign.pages.views_forms import FieldView, FormView
from campaign.services import Connection, connections

EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"
ZIP = r"[0-9]{5}(-[0-9]{4})?"
LINK = r"https?://.+"
BUTTONS: dict[FormName, str] = {"sign_up": "Sign up", "contact": "Send", "suggest": "Send"}
SUBJECTS: dict[FormName, str] = {"sign_up": "Sign me up", "contact": "A question", "suggest": "An idea for an action"}
GETS: dict[FormName, str] = {
    "sign_up": "your email address and ZIP code",
    "contact": "your email address and your message",
    "suggest": "your email address and your idea",
}
USES: dict[FormName, str] = {
    "sign_up": "We write to you when a call, an event or a hearing will count. We use it for nothing else.",
    "contact": "We use it to answer you, and for nothing else.",
    "suggest": "We use it to answer you, and for nothing else.",
}
WRITE_EMAIL = "Write your email address, like name@example.org."


def form_views(campaign: Campaign) -> dict[str, FormView]:
    """Return every form of the site by its name in data/site.yml."""
    return {each.form: form_view(campaign, each) for each in connections(campaign.site, campaign.practice)}


def form_view(campaign: Campaign, connection: Connection) -> FormView:
    """Return one form, or the link or mail address that stands in its place."""
    form, service = connection.form, connection.service
    return FormView(
        id=form.replace("_", "-"),
        kind=service.kind,
        action=connection.action if service.kind != "mail" else mailto(campaign, form),
        button=BUTTONS[form],
        fields=tuple(_field(form, ours, theirs) for ours, theirs in connection.fields),
        hidden=connection.hidden,
        trap=connection.trap,
        who=who_receives(campaign, connection),
        practice=campaign.practice[0] + "/" if campaign.practice and service.kind == "post" else "",
        is_practice=is_practice(campaign, connection),
        leaves="" if service.returns else service.name,
    )


def mailto(campaign: Campaign, form: FormName) -> str:
    """Return the link that opens a mail to the group."""
    return f"mailto:{campaign.site.mail}?subject={quote(SUBJECTS[form])}"


def is_practice(campaign: Campaign, connection: Connection) -> bool:
    """Return whether what people type stays on this computer."""
    block = dict(campaign.site.forms.items())[connection.form]
    return connection.service.kind == "post" and (bool(campaign.practice) or block.service == "practice")


def who_receives(campaign: Campaign, connection: Connection) -> str:
    """Return who receives a form and what they do with it, in one sentence or two."""
    name, gets, use = campaign.site.name, GETS[connection.form], USES[connection.form]
    if connection.service.kind == "mail":
        return f"{name} gets your mail. {use}"
    if connection.service.kind == "link":
        return f"The button leads to {connection.who}. What you type there goes to them and to {name}. {use}"
    return f"{name} gets {gets}, by way of {connection.who}. {use}"


def _field(form: FormName, ours: str, theirs: str) -> FieldView:
    return FIELDS[ours](f"{form.replace('_', '-')}-{ours}", theirs, form)


def _email(id_: str, name: str, form: FormName) -> FieldView:
    return FieldView(
        id=id_,
        name=name,
        label="Email",
        hint="" if form == "sign_up" else "So that we can answer you.",
        kind="email",
        autocomplete="email",
        inputmode="email",
        pattern=EMAIL,
        title="Like name@example.org",
        missing=WRITE_EMAIL,
        wrong=f"This is not a whole email address. {WRITE_EMAIL}",
        longest=254,
        required=True,
    )


def _zip(id_: str, name: str, _form: FormName) -> FieldView:
    return FieldView(
        id=id_,
        name=name,
        label="ZIP code",
        hint="Five digits",
        kind="text",
        autocomplete="postal-code",
        inputmode="numeric",
        pattern=ZIP,
        title="Five digits",
        missing="Write your ZIP code. It has five digits.",
        wrong="A ZIP code has five digits.",
        longest=10,
        required=True,
    )


def _message(id_: str, name: str, form: FormName) -> FieldView:
    suggests = form == "suggest"
    return FieldView(
        id=id_,
        name=name,
        label="Your idea" if suggests else "Your message",
        hint="What should people ask for, of whom, and by when?" if suggests else "",
        kind="message",
        autocomplete="off",
        inputmode="text",
        pattern="",
        title="",
        missing="Write a few words about your idea." if suggests else "Write your message.",
        wrong="",
        longest=4000,
        required=True,
    )


def _link(id_: str, name: str, _form: FormName) -> FieldView:
    return FieldView(
        id=id_,
        name=name,
        label="Where did you read about it?",
        hint="A link, if you have one",
        kind="url",
        autocomplete="off",
        inputmode="url",
        pattern=LINK,
        title="Begins with https://",
        missing="",
        wrong="A link begins with https://. You may leave this empty.",
        longest=500,
        required=False,
    )


FIELDS = {"email": _email, "zip": _zip, "message": _message, "link": _link}
