"""The practice service: a stand-in while no real service is set. `python3 tasks.py serve` plays it on this computer.

Source: this project (campaign/serve/practice.py). It takes plain forms, has a trap, asks to confirm, sends people back
to /thanks/, and keeps nothing. A public site never uses it: the build refuses.
"""

from campaign.model.service import FormService
from campaign.services.service import Service


def _path(_block: FormService) -> str:
    return "/practice"


def _trap(_block: FormService) -> str:
    return "website"


SERVICE = Service(
    name="the practice service",
    path=_path,
    names={"email": "email", "zip": "zip", "message": "message", "link": "link"},
    trap=_trap,
    double_opt_in=True,
)
