"""What the site has to know of a service that receives forms. The facts themselves stand in one module per service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from campaign.model.service import FormService

Kind = Literal["post", "link", "mail"]
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Key:
    """One id that a block must hold: its key in data/site.yml, its form, and the form in words."""

    name: str
    pattern: str
    words: str
    required: bool = True


def nothing(_block: FormService) -> str:
    """Return nothing: what a service answers that has no such thing."""
    return ""


def no_pairs(_block: FormService, _thanks: str) -> Pairs:
    """Return no hidden fields."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Service:
    """A service: where a form goes, what the fields are called, how people come back.

    `kind`: post (a form), link (to a page of the service's own), mail (no service: the group's mail address).
    """

    name: str
    kind: Kind = "post"
    keys: tuple[Key, ...] = ()
    where: str = ""  # where the ids are found, as the end of “Copy them from …”
    base: Callable[[FormService], str] = nothing  # https://app.kit.com
    path: Callable[[FormService], str] = nothing  # /forms/ID/subscriptions
    names: Mapping[str, str] = field(default_factory=dict)  # what it usually calls email, zip, message, link
    name_form: str = r".+"  # what a field's name must look like
    names_where: str = ""  # where the names are found that it leaves to the group
    lacks: frozenset[str] = frozenset()  # fields it has no room for
    trap: Callable[[FormService], str] = nothing
    trapped: Literal["silent", "refused"] = "silent"  # what a robot is told that filled the trap
    hidden: Callable[[FormService, str], Pairs] = no_pairs  # fields it needs besides; the 2nd argument is /thanks/
    redirect_hosts: tuple[str, ...] = ()
    returns: bool = True  # whether it can send people back to /thanks/
    double_opt_in: bool = False
    privacy: str = ""
