"""The privacy page: generated from what the policy, the forms and the scripts really do."""

from __future__ import annotations

from urllib.parse import urlsplit

from campaign.campaign import Campaign
from campaign.model.page import Page
from campaign.model.service import FormName
from campaign.pages.forms import GETS, USES, is_practice
from campaign.pages.storage import STORED
from campaign.pages.views_forms import PrivacyView, Receiver
from campaign.services import Connection, connections

TITLES: dict[FormName, str] = {
    "sign_up": "Signing up",
    "contact": "Writing to us",
    "suggest": "Suggesting an action",
}


def privacy_view(campaign: Campaign, page: Page, body: str) -> PrivacyView:
    """Return the promise: who receives each form, which hosts the pages may reach, what stays on the device."""
    forms = connections(campaign.site, campaign.practice)
    receivers = tuple(receiver(campaign, connection) for connection in forms)
    hosts = tuple(dict.fromkeys(host for each in receivers for host in each.hosts))
    return PrivacyView(page=page, body=body, receivers=receivers, hosts=hosts, stored=STORED)


def receiver(campaign: Campaign, connection: Connection) -> Receiver:
    """Return who gets what is typed into one form."""
    return Receiver(
        form=TITLES[connection.form],
        kind=connection.service.kind,
        who=connection.who,
        gets=GETS[connection.form],
        use=USES[connection.form],
        privacy=connection.privacy,
        is_practice=is_practice(campaign, connection),
        hosts=tuple(urlsplit(origin).netloc for origin in connection.origins),
    )
