"""Rules for going live: what is fine while working locally and would mislead visitors of a public site.

`findings(campaign)` is asked by a public build and by `check --public`; everyday checks leave these out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.finding import Finding, at
from campaign.model.site import FormName

FORM_WORDS: dict[FormName, str] = {
    "sign_up": "The sign-up form",
    "contact": "The contact form",
    "suggest": "The form to suggest an action",
}
EXAMPLE = re.compile(r"[@./]example\.(com|net|org)\b|\bgithub\.com/(example|OWNER)\b|/groups/example\b")
TEXTS = ("address", "repository", "mail", "facebook_group")


def forms_have_a_service(campaign: Campaign) -> Iterator[Finding]:
    """Every form of a public site reaches a real service, or is switched off."""
    for form, block in campaign.site.forms.items():
        if block.service == "practice":
            message = f"{FORM_WORDS[form]} has no service yet: what people type would reach nobody"
            fix = "Set its service, or `service: none` to offer your email address instead"
            yield at(block, "service", message, fix)


def forms_are_not_played(campaign: Campaign) -> Iterator[Finding]:
    """No form of a public site goes to the practice service of the computer that built it."""
    if campaign.practice:
        message = f"The forms would go to the practice service at {campaign.practice[0]}"
        yield at(campaign.site, "forms", message, "Build without --practice")


def examples_are_replaced(campaign: Campaign) -> Iterator[Finding]:
    """No value of a public site is an example, whether it is listed as one or only looks like one."""
    site = campaign.site
    for key in site.examples:
        if hasattr(site, key):
            yield at(site, key, f"`{key}` is still an example", f"Set it, and take {key} out of `examples`")
    for key in TEXTS:
        value = getattr(site, key) or ""
        if key not in site.examples and EXAMPLE.search(value):
            yield at(site, key, f"`{key}` looks like an example: {value}", "Set the real one")


RULES = (forms_have_a_service, forms_are_not_played, examples_are_replaced)


class NotReadyError(Exception):
    """A build with public settings of a campaign that may not go public; holds the findings."""

    def __init__(self, found: list[Finding]) -> None:
        """Keep the findings for whoever reports them."""
        super().__init__("\n".join(map(str, found)))
        self.findings = found


def findings(campaign: Campaign) -> list[Finding]:
    """Return what keeps a campaign from going public, in the order of files and lines."""
    return sorted({finding for rule in RULES for finding in rule(campaign)})
