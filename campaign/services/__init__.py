"""The services that can receive a form, one module each; and where each form of this site goes.

`connect` joins a block of data/site.yml with what is known of its service. Pages, policy, privacy page and practice
service all ask it, so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from campaign.model.service import ASKS, FormName, FormService
from campaign.model.site import Site
from campaign.services import (
    buttondown,
    formspree,
    google_forms,
    hosted_page,
    kit,
    listmonk,
    mailchimp,
    none,
    practice,
)
from campaign.services.service import Pairs, Service

SERVICES: dict[str, Service] = {
    "practice": practice.SERVICE,
    "mailchimp": mailchimp.SERVICE,
    "buttondown": buttondown.SERVICE,
    "kit": kit.SERVICE,
    "formspree": formspree.SERVICE,
    "listmonk": listmonk.SERVICE,
    "google-forms": google_forms.SERVICE,
    "hosted-page": hosted_page.SERVICE,
    "none": none.SERVICE,
}


@dataclass(frozen=True)
class Connection:
    """Where one form goes, and what it sends.

    `who` is the service in words. `action` is where the form posts to, or the page a link leads to; empty where there
    is neither, or only a practice service that nobody plays just now. `origins` are the hosts that see the form or that
    the visitor passes on the way back. `fields` pairs our names with the service's.
    """

    form: FormName
    service: Service
    who: str
    action: str
    origins: tuple[str, ...]
    fields: Pairs
    hidden: Pairs
    trap: str
    double_opt_in: bool
    privacy: str


def connections(site: Site, practice: tuple[str, ...] = ()) -> tuple[Connection, ...]:
    """Return where each form of the site goes."""
    return tuple(connect(form, block, site, practice) for form, block in site.forms.items())


def connect(form: FormName, block: FormService, site: Site, practice: tuple[str, ...] = ()) -> Connection:
    """Return where a form goes.

    `practice` holds the addresses on this computer where the service is played: the service's own and, for services
    with redirect hosts, that of a host on the way back. Then forms post there and nowhere else.
    """
    service = SERVICES[block.service]
    posts = service.kind == "post"
    base = f"{practice[0]}/{form}" if practice and posts else service.base(block)
    return Connection(
        form=form,
        service=service,
        who=hosted_page.provider(block) if service.kind == "link" else service.name,
        action=base + service.path(block) if base or not posts else "",
        origins=_origins(service, block, practice) if posts else (),
        fields=tuple((ours, theirs) for ours, theirs in field_names(form, block).items() if theirs),
        hidden=(*service.hidden(block, thanks(site)), *block.extra.items()) if posts else (),
        trap=(block.trap or service.trap(block)) if posts else "",
        double_opt_in=service.double_opt_in if block.double_opt_in is None else block.double_opt_in,
        privacy=block.privacy or service.privacy,
    )


def thanks(site: Site) -> str:
    """Return the public address of the thank-you page."""
    return site.address.rstrip("/") + "/thanks/"


def field_names(form: FormName, block: FormService) -> dict[str, str]:
    """Return what the service calls each field that a form asks for; an empty name where it is not known."""
    usual = SERVICES[block.service].names
    return {ours: getattr(block.fields, ours) or usual.get(ours, "") for ours in ASKS[form]}


def _origins(service: Service, block: FormService, practice: tuple[str, ...]) -> tuple[str, ...]:
    hosts = (*service.redirect_hosts, *block.redirect_hosts)
    if practice:
        return practice[: 2 if hosts else 1]
    base = urlsplit(service.base(block))
    own = (f"{base.scheme}://{base.netloc}",) if base.netloc else ()
    return tuple(dict.fromkeys((*own, *(f"https://{host}" for host in hosts))))
