"""The services that can receive a form, as one table; and where each form of this site goes.

`connect` joins a block of data/site.yml with what is known of its service. Pages, policy, privacy page and practice
service all ask it, so they cannot disagree. A new service is an entry in SERVICES, its name in `ServiceName`, and the
keys it needs in `FormService` (campaign/model/site.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from campaign.model.site import ASKS, FormName, FormService, Site

Pairs = tuple[tuple[str, str], ...]
SEEN_BY_ALL = "what was typed, the time, the visitor's IP address and browser, and the name of the site they came from"
AS_TYPED = {name: name for name in ("email", "zip", "message", "link")}
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
HOSTED = {"actionnetwork.org": "Action Network", "mobilize.us": "Mobilize", "everyaction.com": "EveryAction"}


@dataclass(frozen=True)
class Key:
    """One id that a block must hold: its key in data/site.yml, its form, and the form in words."""

    name: str
    pattern: str
    words: str
    required: bool = True
    adds: str = ""  # what it adds to the form's address, where the block has it


@dataclass(frozen=True, kw_only=True)
class Service:
    """The facts of one service. In `address`, `trap` and `hidden`, {name} is the value of that key of a block.

    `kind`: post (a form), link (to a page of the service's own), mail (no service: the group's email address).
    `source` and `seen` say where the facts are from and when they were looked at; `sees` is what the service learns.
    What to set at the service, so that people come back to this site, is in docs/sign-up-services.md.
    """

    name: str
    source: str
    seen: str = ""
    kind: Literal["post", "link", "mail"] = "post"
    address: str = ""  # where the form posts to, or the link leads
    keys: tuple[Key, ...] = ()
    where: str = ""  # where the ids are found, as the end of “Copy them from …”
    names: Mapping[str, str] = field(default_factory=dict)  # what it usually calls email, zip, message, link
    name_form: str = r".+"  # what a field's name must look like
    names_where: str = ""  # where the names are found that it leaves to the group
    lacks: frozenset[str] = frozenset()  # fields it has no room for
    hidden: Pairs = ()  # fields it needs besides; {thanks} is the public address of /thanks/
    trap: str = ""  # the field that only robots fill in
    trapped: Literal["silent", "refused"] = "silent"  # what a robot is told that filled the trap
    double_opt_in: bool = False  # whether new subscribers get an email that asks them to confirm
    returns: bool = True  # whether it can send people back to /thanks/
    sees: str = SEEN_BY_ALL
    privacy: str = ""  # its privacy policy


SERVICES: dict[str, Service] = {
    # A stand-in while no real service is set. A public site never uses it: the build refuses.
    "practice": Service(
        name="the practice service",
        source="this project: campaign/serve/practice.py, which `python3 tasks.py serve` runs on this computer",
        address="/practice",
        names=AS_TYPED,
        trap="website",
        double_opt_in=True,
        sees="what was typed; it keeps nothing once `serve` ends",
    ),
    # `u` names the account, `id` the audience, `f_id` the form (younger forms only).
    "mailchimp": Service(
        name="Mailchimp",
        source="the form that its form builder hands out (Audience, Signup forms, Embedded form), in many public pages",
        seen="2026-11-23",
        address="https://{host}/subscribe/post?u={u}&id={id}",
        keys=(
            Key("host", r"[a-z0-9-]+\.us\d+\.list-manage\.com", "a host like example.us21.list-manage.com"),
            Key("u", r"[0-9a-f]{20,40}", "about 25 digits and letters a to f"),
            Key("id", r"[0-9a-f]{8,20}", "about 10 digits and letters a to f"),
            Key("f_id", r"[0-9a-f]{8,20}", "about 10 digits and letters a to f", required=False, adds="&f_id={f_id}"),
        ),
        where="the form's address, https://HOST/subscribe/post?u=U&id=ID, which Mailchimp shows under Embedded form",
        names={"email": "EMAIL"},  # every other field has a merge tag of the group's own
        name_form=r"[A-Z][A-Z0-9_]*",
        names_where="Mailchimp lists them as merge tags under Audience, Settings, Audience fields",
        trap="b_{u}_{id}",
        trapped="refused",
        double_opt_in=True,
        privacy="https://www.intuit.com/privacy/statement/",
    ),
    # It has no trap: it looks at each sign-up itself, and may show a page of its own at the same host.
    "buttondown": Service(
        name="Buttondown",
        source="the form under Settings, Embedding, “As a form”; docs.buttondown.com (metadata, subscribers)",
        seen="2026-11-23",
        address="https://buttondown.com/api/emails/embed-subscribe/{user}",
        keys=(Key("user", r"[A-Za-z0-9_.-]+", "the newsletter's user name, like fair-state"),),
        where="the newsletter's address, https://buttondown.com/USER",
        # metadata__KEY is kept as the subscriber's metadata; `tag`, among a block's extra fields, tags all alike.
        names={"email": "email", "zip": "metadata__zip", "message": "metadata__message", "link": "metadata__link"},
        hidden=(("embed", "1"),),
        double_opt_in=True,
        privacy="https://buttondown.com/legal/privacy",
    ),
    # It was called ConvertKit. It has no trap: a page of its own at the same host may come first.
    "kit": Service(
        name="Kit",
        source="the form that its form builder hands out under Embed, HTML, in many public pages",
        seen="2026-11-23",
        address="https://app.kit.com/forms/{form}/subscriptions",
        keys=(Key("form", r"\d{4,12}", "digits, like 1234567"),),
        where="the form's address under Embed, HTML: https://app.kit.com/forms/FORM/subscriptions",
        # fields[KEY] is a custom field, which has to be made in Kit before.
        names={"email": "email_address", "zip": "fields[zip]", "message": "fields[message]", "link": "fields[link]"},
        double_opt_in=True,
        privacy="https://kit.com/privacy",
    ),
    # Whoever fills the trap is ignored without a word. Fields arrive under the names they are given.
    "formspree": Service(
        name="Formspree",
        source="help.formspree.io (“Honeypot spam filtering”, December 2025, and the pages beside it)",
        seen="2026-11-23",
        address="https://formspree.io/f/{form}",
        keys=(Key("form", r"[a-z]{6,12}", "about eight letters, like abcdefgh"),),
        where="the form's address, https://formspree.io/f/FORM",
        names=AS_TYPED,
        hidden=(("_next", "{thanks}"),),
        trap="_gotcha",
        privacy="https://formspree.io/legal/privacy-policy/",
    ),
    # The group runs it on a server of its own. The trap must be there and stay empty.
    "listmonk": Service(
        name="listmonk",
        source="its own form under Lists, Forms; its issues 2586 (the form needs “Enable public subscription page”) "
        "and 3043 (the field `next`, since mid-2026)",
        seen="2026-11-23",
        address="https://{host}/subscription/form",
        keys=(
            Key("host", r".+", "the host of your listmonk, like lists.example.org"),
            Key("list", UUID, "an id like 01234567-89ab-cdef-0123-456789abcdef"),
        ),
        where="the form under Lists, Forms: HOST from its address, LIST from the value of `l`",
        names={"email": "email", "zip": "name"},  # it keeps nothing but these two
        lacks=frozenset({"message", "link"}),
        hidden=(("l", "{list}"), ("next", "{thanks}")),
        trap="nonce",
        trapped="refused",
        double_opt_in=True,
        sees=f"{SEEN_BY_ALL}; all of it on the group's own server",
    ),
    # Google does not describe this way, so try it after each change of the form, which must not ask people to sign in.
    "google-forms": Service(
        name="Google Forms",
        source="the form's own page, whose address and field names a plain form can use, in many public pages",
        seen="2026-11-23",
        address="https://docs.google.com/forms/d/e/{form}/formResponse",
        keys=(Key("form", r"[A-Za-z0-9_-]{20,120}", "the long id that begins with 1FAIpQL"),),
        where="the form's public address, https://docs.google.com/forms/d/e/FORM/viewform",
        # One entry.NUMBER for each question; a form that collects addresses by itself calls that emailAddress.
        name_form=r"entry\.\d+|emailAddress",
        names_where="Google shows them as entry.NUMBER in a prefilled link (the form's menu, Get pre-filled link)",
        returns=False,
        sees=f"{SEEN_BY_ALL}, and who is signed in to Google",
        privacy="https://policies.google.com/privacy",
    ),
    # A page at Action Network, Mobilize, EveryAction or any address: the site links to it, and nothing is typed here.
    "hosted-page": Service(
        name="a hosted page",
        source="none of the three takes a plain form from another site; their forms are scripts",
        seen="2026-11-23",
        kind="link",
        address="{page}",
        keys=(Key("page", r"https://.+", "an address that begins with https://"),),
        where="the address bar, with the page open in a browser",
        sees="what people type there, and what every site sees of a visitor; it may set cookies of its own",
    ),
    # The page offers the group's email address.
    "none": Service(name="email", source="nothing to know", kind="mail"),
}


@dataclass(frozen=True)
class Connection:
    """Where one form goes, and what it sends.

    `who` is the service in words. `action` is where the form posts to, or the page a link leads to; empty where there
    is neither, or only a practice service that is not running. `origins` are the hosts that see the form or that the
    visitor passes on the way back, like https://app.kit.com. `fields` pairs our names with the service's.
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

    `practice` holds the addresses on this computer that stand in for the service: its own and, for a block with
    redirect hosts, that of a host on the way back. Then forms post there and nowhere else.
    """
    service = SERVICES[block.service]
    posts = service.kind == "post"
    host, path = _host_and_path(_address(block))
    base = f"{practice[0]}/{form}" if practice and posts else host
    return Connection(
        form=form,
        service=service,
        who=provider(block) if service.kind == "link" else service.name,
        action=base + path if base or not posts else "",
        origins=_origins(host, block, practice) if posts else (),
        fields=tuple((ours, theirs) for ours, theirs in field_names(form, block).items() if theirs),
        hidden=hidden_fields(block, thanks(site)) if posts else (),
        trap=trap(block) if posts else "",
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


def hidden_fields(block: FormService, thanks_page: str) -> Pairs:
    """Return the fields that are always the same: those the service needs, then those that the block adds."""
    needed = SERVICES[block.service].hidden
    return (*((name, _filled(text, block, thanks=thanks_page)) for name, text in needed), *block.extra.items())


def trap(block: FormService) -> str:
    """Return the name of the field that only robots fill in; empty where the service has none."""
    return block.trap or _filled(SERVICES[block.service].trap, block)


def provider(block: FormService) -> str:
    """Return what people call the host of a hosted page: Action Network, or the host itself."""
    host = urlsplit(block.page or "").hostname or ""
    return next((name for known, name in HOSTED.items() if host == known or host.endswith("." + known)), host)


def value_of(block: FormService, key: str) -> str:
    """Return the value of a block's key, by its name in data/site.yml; empty where there is none."""
    return getattr(block, {"list": "list_id"}.get(key, key)) or ""


def _address(block: FormService) -> str:
    service = SERVICES[block.service]
    added = "".join(key.adds for key in service.keys if value_of(block, key.name))
    return _filled(service.address + added, block)


def _filled(text: str, block: FormService, **more: str) -> str:
    values = {key.name: value_of(block, key.name) for key in SERVICES[block.service].keys}
    return text.format(**values, **more)


def _host_and_path(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return host, address.removeprefix(host)


def _origins(host: str, block: FormService, practice: tuple[str, ...]) -> tuple[str, ...]:
    if practice:
        return practice[: 2 if block.redirect_hosts else 1]
    own = (host,) if host else ()
    return tuple(dict.fromkeys((*own, *(f"https://{each}" for each in block.redirect_hosts))))
