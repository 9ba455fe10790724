"""The group whose site this is."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from campaign.model.forms import Link, Mail
from campaign.read.typed import Source, about


@dataclass(frozen=True, kw_only=True)
class SignUpService:
    """Where a form sends what people type; one block per form."""

    service: str = about("which service receives the form; `practice` until a real one is set", example="practice")
    source: Source = field(default_factory=Source, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Forms:
    """The site's forms."""

    sign_up: SignUpService = about("the sign-up form")
    contact: SignUpService = about("the form on the contact page")
    suggest: SignUpService = about("the form with which people suggest an action")
    source: Source = field(default_factory=Source, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Site:
    """What the group is called, says of itself, and where it can be reached (data/site.yml)."""

    name: str = about("the group's name", example="Indivisible Minnesota Local")
    short_name: str = about("a name short enough for a phone's home screen", example="MN Local")
    mission: str = about("the mission in one line")
    description: str = about("what the site is, in one sentence for search results")
    address: Link = about("the public address of the site", example="https://indivisibleminnesotalocal.org")
    repository: Link = about("where the site's files are kept", example="https://github.com/OWNER/NAME")
    mail: Mail = about("the address where people can write to the group")
    facebook_group: Link | None = about("the group's Facebook group, shown after sign-up", default=None)
    forms: Forms = about("where each form sends what people type")
    examples: tuple[str, ...] = about(
        "keys above whose value is still an example; take a key out once you have set its real value", default=()
    )
    source: Source = field(default_factory=Source, compare=False, repr=False)

    @property
    def host(self) -> str:
        """Return the host name of the public address."""
        return urlsplit(self.address).netloc
