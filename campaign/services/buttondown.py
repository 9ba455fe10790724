"""Buttondown.

Source: the form under Settings, Embedding, "As a form", and docs.buttondown.com (metadata, subscribers); seen
2026-11-23.

- Address: https://buttondown.com/api/emails/embed-subscribe/USER
- Fields: `email`; `metadata__KEY` for anything else, kept as the subscriber's metadata; `tag` for a tag that is always
  the same; `embed` is always 1.
- Trap: none. Buttondown looks at each sign-up itself and may show a page of its own at the same host.
- Way back: the redirects in its settings for subscribing take the group's own addresses, one for after the form and one
  for after the confirmation. New subscribers are asked to confirm by mail.
- It sees: email, ZIP, the time, the visitor's IP address and browser, and the name of the site they came from.
"""

from campaign.model.service import FormService
from campaign.services.service import Key, Pairs, Service


def _base(_block: FormService) -> str:
    return "https://buttondown.com"


def _path(block: FormService) -> str:
    return f"/api/emails/embed-subscribe/{block.user}"


def _hidden(_block: FormService, _thanks: str) -> Pairs:
    return (("embed", "1"),)


SERVICE = Service(
    name="Buttondown",
    keys=(Key("user", r"[A-Za-z0-9_.-]+", "the newsletter's user name, like fair-state"),),
    where="the newsletter's address, https://buttondown.com/USER",
    base=_base,
    path=_path,
    names={"email": "email", "zip": "metadata__zip", "message": "metadata__message", "link": "metadata__link"},
    hidden=_hidden,
    double_opt_in=True,
    privacy="https://buttondown.com/legal/privacy",
)
