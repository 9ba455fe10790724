"""Google Forms.

Source: the form's own page, whose address and field names a plain form can use, as found in many public pages; seen
2026-11-23. Google does not describe this way, so try it after each change of the form.

- Address: https://docs.google.com/forms/d/e/ID/formResponse
- Fields: `entry.NUMBER`, one per question, found in the source of the form's page or in a prefilled link; a form that
  collects addresses by itself calls it `emailAddress`. The form must not ask people to sign in.
- Trap: none.
- Way back: none. People end on Google's page; its confirmation message can hold the address of the group's /thanks/.
- It sees: what was typed, the time, the visitor's IP address and browser, the name of the site they came from, and who
  is signed in to Google.
"""

from campaign.model.service import FormService
from campaign.services.service import Key, Service


def _base(_block: FormService) -> str:
    return "https://docs.google.com"


def _path(block: FormService) -> str:
    return f"/forms/d/e/{block.form}/formResponse"


SERVICE = Service(
    name="Google Forms",
    keys=(Key("form", r"[A-Za-z0-9_-]{20,120}", "the long id that begins with 1FAIpQL"),),
    where="the form's public address, https://docs.google.com/forms/d/e/FORM/viewform",
    base=_base,
    path=_path,
    name_form=r"entry\.\d+|emailAddress",
    names_where="Google shows them as entry.NUMBER in a prefilled link (the form's menu, Get pre-filled link)",
    returns=False,
    privacy="https://policies.google.com/privacy",
)
