"""listmonk, which a group runs on a server of its own.

Source: listmonk's own form under Lists, Forms, and its issues 2586 (the form needs "Enable public subscription page")
and 3043 (the field `next`, since mid-2026); seen 2026-11-23.

- Address: https://HOST/subscription/form
- Fields: `email`, `name`, and `l`, the id of the list. It keeps nothing else, so the ZIP code goes into `name`, and it
  has no room for messages.
- Trap: `nonce`, which must be there and stay empty. Whoever fills it is refused.
- Way back: the field `next` holds the group's /thanks/; the address must be among the trusted ones in listmonk's
  settings. A list with double opt-in sends a mail that asks to confirm.
- It sees: email, ZIP, the time, the visitor's IP address and browser, and the name of the site they came from; all of
  it on the group's own server.
"""

from campaign.model.service import FormService
from campaign.services.service import Key, Pairs, Service

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


def _base(block: FormService) -> str:
    return f"https://{block.host}"


def _path(_block: FormService) -> str:
    return "/subscription/form"


def _trap(_block: FormService) -> str:
    return "nonce"


def _hidden(block: FormService, thanks: str) -> Pairs:
    return (("l", block.list_id or ""), ("next", thanks))


SERVICE = Service(
    name="listmonk",
    keys=(
        Key("host", r".+", "the host of your listmonk, like lists.example.org"),
        Key("list", UUID, "an id like 01234567-89ab-cdef-0123-456789abcdef"),
    ),
    where="the form under Lists, Forms: HOST from its address, LIST from the value of `l`",
    base=_base,
    path=_path,
    names={"email": "email", "zip": "name"},
    lacks=frozenset({"message", "link"}),
    trap=_trap,
    trapped="refused",
    hidden=_hidden,
    double_opt_in=True,
)
