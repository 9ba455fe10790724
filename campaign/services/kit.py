"""Kit, which was called ConvertKit.

Source: the form that its form builder hands out under Embed, HTML, as found in many public pages; seen 2026-11-23.

- Address: https://app.kit.com/forms/ID/subscriptions
- Fields: `email_address`; `fields[KEY]` for a custom field, which has to be made in Kit before (here: `zip`).
- Trap: none. Kit may show a page of its own at the same host first, to tell people from robots.
- Way back: in the form's settings choose "redirect to an external page" and give the group's /thanks/; the
  confirmation mail ("incentive email") can lead to /confirmed/.
- It sees: email, ZIP, the time, the visitor's IP address and browser, and the name of the site they came from.
"""

from campaign.model.service import FormService
from campaign.services.service import Key, Service


def _base(_block: FormService) -> str:
    return "https://app.kit.com"


def _path(block: FormService) -> str:
    return f"/forms/{block.form}/subscriptions"


SERVICE = Service(
    name="Kit",
    keys=(Key("form", r"\d{4,12}", "digits, like 1234567"),),
    where="the form's address under Embed, HTML: https://app.kit.com/forms/FORM/subscriptions",
    base=_base,
    path=_path,
    names={
        "email": "email_address",
        "zip": "fields[zip]",
        "message": "fields[message]",
        "link": "fields[link]",
    },
    double_opt_in=True,
    privacy="https://kit.com/privacy",
)
