"""The public address of the site, from data/site.yml: the one place where it stands."""

from __future__ import annotations

from pathlib import Path

from campaign.read.files import read_text
from campaign.read.yaml import Scalar, parse


def site_address(root: Path) -> str:
    """Return `address` of data/site.yml without a last slash; raise Refused or SystemExit where there is none."""
    mapping, _findings = parse(read_text(root, "data/site.yml"), "data/site.yml")
    address = mapping.values.get("address")
    if not isinstance(address, Scalar):
        raise SystemExit("data/site.yml:1: `address` is missing. Add it, like address: https://example.org.")
    return address.text.rstrip("/")
