"""Mailchimp.

Source: the embedded form that its form builder hands out (Audience, Signup forms, Embedded form), as found in many
public pages; seen 2026-11-23.

- Address: https://ACCOUNT.usN.list-manage.com/subscribe/post?u=U&id=ID&f_id=F_ID. `u` names the account, `id` the
  audience, `f_id` the form (younger forms only).
- Fields: `EMAIL`; every other field has a merge tag that the group sees under Audience, Settings, Audience fields.
- Trap: a text field `b_U_ID`, kept off the screen. Whoever fills it is refused.
- Way back: the form builder's "confirmation thank you page" and "signup thank you page" take the group's own addresses.
  Mailchimp may show a page of its own at the same host first, to tell people from robots.
- It sees: email, ZIP, the time, the visitor's IP address and browser, and the name of the site they came from.
"""

from campaign.model.service import FormService
from campaign.services.service import Key, Service


def _base(block: FormService) -> str:
    return f"https://{block.host}"


def _path(block: FormService) -> str:
    f_id = f"&f_id={block.f_id}" if block.f_id else ""
    return f"/subscribe/post?u={block.u}&id={block.id}{f_id}"


def _trap(block: FormService) -> str:
    return f"b_{block.u}_{block.id}"


SERVICE = Service(
    name="Mailchimp",
    keys=(
        Key("host", r"[a-z0-9-]+\.us\d+\.list-manage\.com", "a host like example.us21.list-manage.com"),
        Key("u", r"[0-9a-f]{20,40}", "about 25 digits and letters a to f"),
        Key("id", r"[0-9a-f]{8,20}", "about 10 digits and letters a to f"),
        Key("f_id", r"[0-9a-f]{8,20}", "about 10 digits and letters a to f", required=False),
    ),
    where="the form's address, https://HOST/subscribe/post?u=U&id=ID, which Mailchimp shows under Embedded form",
    base=_base,
    path=_path,
    names={"email": "EMAIL"},
    name_form=r"[A-Z][A-Z0-9_]*",
    names_where="Mailchimp lists them as merge tags under Audience, Settings, Audience fields",
    trap=_trap,
    trapped="refused",
    double_opt_in=True,
    privacy="https://www.intuit.com/privacy/statement/",
)
