"""The content security policy: what a page may load, run and send to. Generated, so that it is always true."""

from __future__ import annotations

from collections.abc import Iterable

from campaign.model.site import Site
from campaign.pages.assets import csp_hash


def policy(site: Site, styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return the policy for pages with these inline styles and scripts; everything not named here is forbidden."""
    del site  # its forms' hosts join `form-action` once a service is set
    rules = {
        "default-src": ["'none'"],
        "style-src": [csp_hash(style) for style in styles],
        "script-src": ["'self'", *(csp_hash(script) for script in scripts)],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())
