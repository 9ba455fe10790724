"""The content security policy: what a page may load, run and send to. Generated, so that it is always true."""

from __future__ import annotations

from collections.abc import Iterable

from campaign.pages.assets import csp_hash
from campaign.services import Connection


def policy(forms: Iterable[Connection], styles: Iterable[str], scripts: Iterable[str], trusted: str = "'none'") -> str:
    """Return the policy for pages with these forms, inline styles and scripts; what is not named is forbidden.

    `trusted` names the one rule by which a page may make the address of a script, where it starts a service worker.

    `form-action` names the site itself and each host on the way back to it: Chromium and WebKit check every redirect
    and leave people on the form, without a word, when one is missing.
    """
    origins = dict.fromkeys(origin for form in forms for origin in form.origins)
    rules = {
        "default-src": ["'none'"],
        "style-src": ["'self'", *(csp_hash(style) for style in styles)],
        "script-src": ["'self'", *(csp_hash(script) for script in scripts)],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'", *origins],
        "base-uri": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [trusted],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())
