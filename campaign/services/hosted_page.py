"""A page that a service hosts: Action Network, Mobilize, EveryAction, or any address.

Source: none of the three takes a plain form from another site; their forms are scripts. So the site links to the page
instead, and nothing is typed here. Seen 2026-11-23.

- It sees: whatever people type there, and what every site sees of a visitor. It may set cookies of its own.
"""

from urllib.parse import urlsplit

from campaign.model.service import FormService
from campaign.services.service import Key, Service

KNOWN = {
    "actionnetwork.org": "Action Network",
    "mobilize.us": "Mobilize",
    "everyaction.com": "EveryAction",
}


def provider(block: FormService) -> str:
    """Return what people call the page's host: Action Network, or the host itself."""
    host = urlsplit(block.page or "").hostname or ""
    return next((name for known, name in KNOWN.items() if host == known or host.endswith("." + known)), host)


def _path(block: FormService) -> str:
    return block.page or ""


SERVICE = Service(
    name="a hosted page",
    kind="link",
    keys=(Key("page", r"https://.+", "an address that begins with https://"),),
    where="the address bar, with the page open in a browser",
    path=_path,
)
