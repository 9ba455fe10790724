"""A right block of data/site.yml for each service, and by hand what its form must send where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.invented import copied

ADDRESS = "https://fair.ostrelle.example"
UUID = "01234567-89ab-cdef-0123-456789abcdef"
MAILCHIMP = "{service: mailchimp, host: fair.us21.list-manage.com, u: 0123456789abcdef012345678, id: 9876543210"


@dataclass(frozen=True)
class Block:
    """A service's sign-up block; its public address; the fields that arrive when Sam from 55155 signs up."""

    service: str
    yaml: str
    address: str
    sent: tuple[tuple[str, str], ...]
    trap: str = ""
    silent: bool = True
    returns: bool = True

    @property
    def path(self) -> str:
        """Return the address without its host."""
        return "/" + self.address.split("/", 3)[3]


MAIL, ZIP = "sam@home.example", "55155"
BLOCKS = (
    Block(
        "mailchimp",
        MAILCHIMP + ", f_id: 00ff00ff00, fields: {zip: MMERGE5}, extra: {tags: '4711'}}",
        "https://fair.us21.list-manage.com/subscribe/post?u=0123456789abcdef012345678&id=9876543210&f_id=00ff00ff00",
        (("EMAIL", MAIL), ("MMERGE5", ZIP), ("tags", "4711"), ("b_0123456789abcdef012345678_9876543210", "")),
        trap="b_0123456789abcdef012345678_9876543210",
        silent=False,
    ),
    Block(
        "buttondown",
        "{service: buttondown, user: fair-ostrelle, extra: {tag: website}}",
        "https://buttondown.com/api/emails/embed-subscribe/fair-ostrelle",
        (("email", MAIL), ("metadata__zip", ZIP), ("embed", "1"), ("tag", "website")),
    ),
    Block(
        "kit",
        "{service: kit, form: '1234567'}",
        "https://app.kit.com/forms/1234567/subscriptions",
        (("email_address", MAIL), ("fields[zip]", ZIP)),
    ),
    Block(
        "formspree",
        "{service: formspree, form: abcdefgh}",
        "https://formspree.io/f/abcdefgh",
        (("email", MAIL), ("zip", ZIP), ("_next", f"{ADDRESS}/thanks/"), ("_gotcha", "")),
        trap="_gotcha",
    ),
    Block(
        "listmonk",
        "{service: listmonk, host: lists.ostrelle.example, list: " + UUID + "}",
        "https://lists.ostrelle.example/subscription/form",
        (("email", MAIL), ("name", ZIP), ("l", UUID), ("next", f"{ADDRESS}/thanks/"), ("nonce", "")),
        trap="nonce",
        silent=False,
    ),
    Block(
        "google-forms",
        "{service: google-forms, form: 1FAIpQLSexampleexampleexample, fields: {email: entry.11, zip: entry.22}}",
        "https://docs.google.com/forms/d/e/1FAIpQLSexampleexampleexample/formResponse",
        (("entry.11", MAIL), ("entry.22", ZIP)),
        returns=False,
    ),
    Block(
        "practice",
        "{service: practice}",
        "https://nowhere.example/practice",
        (("email", MAIL), ("zip", ZIP), ("website", "")),
        trap="website",
    ),
)


def with_forms(folder: Path, **blocks: str) -> Path:
    """Return a copy of the invented state in which the named forms have these blocks."""
    root = copied(folder / "state")
    file = root / "data" / "site.yml"
    text = file.read_text("utf-8")
    for form, yaml in blocks.items():
        text = text.replace(f"  {form}: {{service: practice}}", f"  {form}: {yaml}")
    file.write_text(text, "utf-8")
    return root
