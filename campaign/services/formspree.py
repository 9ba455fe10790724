"""Formspree.

Source: help.formspree.io ("Honeypot spam filtering", December 2025, and the pages beside it); seen 2026-11-23.

- Address: https://formspree.io/f/ID
- Fields: `email` and any others; they arrive under the names they are given.
- Trap: `_gotcha`. A form in which it is filled is ignored without a word.
- Way back: the field `_next` holds the group's /thanks/. Formspree may first show a page of its own at the same host,
  to tell people from robots; that can be switched off in the form's settings.
- It sees: what was typed, the time, the visitor's IP address and browser, and the name of the site they came from.
"""

from campaign.model.service import FormService
from campaign.services.service import Key, Pairs, Service


def _base(_block: FormService) -> str:
    return "https://formspree.io"


def _path(block: FormService) -> str:
    return f"/f/{block.form}"


def _trap(_block: FormService) -> str:
    return "_gotcha"


def _hidden(_block: FormService, thanks: str) -> Pairs:
    return (("_next", thanks),)


SERVICE = Service(
    name="Formspree",
    keys=(Key("form", r"[a-z]{6,12}", "about eight letters, like abcdefgh"),),
    where="the form's address, https://formspree.io/f/FORM",
    base=_base,
    path=_path,
    names={"email": "email", "zip": "zip", "message": "message", "link": "link"},
    trap=_trap,
    hidden=_hidden,
    privacy="https://formspree.io/legal/privacy-policy/",
)
