"""Rules on the forms of data/site.yml: each block holds what its service needs, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.finding import Finding, at
from campaign.model.site import ASKS
from campaign.services import SERVICES, field_names, hidden_fields, trap, value_of

FIELD_WORDS = {"email": "the email address", "zip": "the ZIP code", "message": "the message", "link": "the link"}
IDS = ("host", "u", "id", "f_id", "user", "form", "list", "page")
POSTING = ("trap", "extra", "redirect_hosts")


def ids_are_there(campaign: Campaign) -> Iterator[Finding]:
    """A form's block holds every id that its service needs."""
    for _form, block in campaign.site.forms.items():
        service = SERVICES[block.service]
        missing = [f"`{key.name}`" for key in service.keys if key.required and not value_of(block, key.name)]
        if missing:
            them = {1: "it", 2: "both"}.get(len(missing), "them")
            message = f"{service.name[0].upper()}{service.name[1:]} needs {_listed(missing)}"
            yield at(block, "service", message, f"Copy {them} from {service.where}")


def ids_look_right(campaign: Campaign) -> Iterator[Finding]:
    """An id looks like the service's ids do."""
    for _form, block in campaign.site.forms.items():
        service = SERVICES[block.service]
        for key in service.keys:
            value = value_of(block, key.name)
            if value and not re.fullmatch(key.pattern, value):
                message = f"`{key.name}` is “{value[:60]}”; wanted is {key.words}"
                yield at(block, key.name, message, f"Copy it again from {service.where}")


def nothing_needless(campaign: Campaign) -> Iterator[Finding]:
    """A block holds no key of another service: for then the wrong service may be named."""
    for form, block in campaign.site.forms.items():
        service = SERVICES[block.service]
        used = {key.name for key in service.keys} | (set(POSTING) if service.kind == "post" else set())
        for name in (*IDS, *POSTING):
            if value_of(block, name) and name not in used:
                yield at(block, name, f"`service: {block.service}` has no use for `{name}`", "Remove it")
        for name in FIELD_WORDS:
            if getattr(block.fields, name) and (service.kind != "post" or name not in ASKS[form]):
                yield at(block.fields, name, f"This form does not ask for {FIELD_WORDS[name]}", "Remove the line")


def fields_have_names(campaign: Campaign) -> Iterator[Finding]:
    """Every field that a form asks for has a name at the service, in the form that the service's names have."""
    for form, block in campaign.site.forms.items():
        service = SERVICES[block.service]
        for ours, theirs in field_names(form, block).items() if service.kind == "post" else ():
            words = FIELD_WORDS[ours]
            if not theirs and ours in service.lacks:
                yield at(block, "service", f"{service.name} has no room for {words}", "Choose another service here")
            elif not theirs:
                fix = f"Add it below `fields:`, like `{ours}: NAME`; {service.names_where}"
                yield at(block, "fields", f"{service.name} needs to be told its name for {words}", fix)
            elif not re.fullmatch(service.name_form, theirs):
                message = f"“{theirs}” is not what {service.name} calls a field"
                yield at(block.fields, ours, message, service.names_where)


def names_differ(campaign: Campaign) -> Iterator[Finding]:
    """No two fields of a form share a name; the trap and the extra fields have names of their own."""
    for form, block in campaign.site.forms.items():
        names = [*field_names(form, block).values(), trap(block), *(name for name, _text in hidden_fields(block, ""))]
        for name in sorted({name for name in names if name and names.count(name) > 1}):
            yield at(block, "fields", f"Two fields of this form are both called {name}", "Rename or remove one")


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


RULES = (ids_are_there, ids_look_right, nothing_needless, fields_have_names, names_differ)
