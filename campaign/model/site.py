"""The group whose site this is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from campaign.model.forms import Link, Mail
from campaign.model.service import Forms
from campaign.read.typed import Source, about


@dataclass(frozen=True, kw_only=True)
class Site:
    """What the group is called, says of itself, and where it can be reached (data/site.yml)."""

    name: str = about("the group's name", example="Neighbors for Fair Play")
    short_name: str = about("a name short enough for a phone's home screen", example="Fair Play")
    mission: str = about("the mission in one line")
    description: str = about("what the site is, in one sentence for search results")
    address: Link = about("the public address of the site", example="https://calls.your-group.org")
    repository: Link = about("where the site's files are kept", example="https://github.com/OWNER/NAME")
    mail: Mail = about("the address where people can write to the group")
    facebook_group: Link | None = about("the group's Facebook group, shown after sign-up", default=None)
    forms: Forms = about("where each form sends what people type")
    security_expires: date | None = about(
        "until when the mail address is promised to take reports of security faults; at most a year ahead",
        example="2027-11-01",
        default=None,
    )
    examples: tuple[str, ...] = about(
        "keys above whose value is still an example; take a key out once you have set its real value", default=()
    )
    source: Source = field(default_factory=Source, compare=False, repr=False)

    @property
    def host(self) -> str:
        """Return the host name of the public address."""
        return urlsplit(self.address).netloc
