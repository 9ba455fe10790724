"""Rules on the content security policy: it is there, it is strict, and it is true of the page it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.finding import Finding
from campaign.pages.assets import csp_hash
from campaign.publish.candidate import Candidate
from campaign.publish.html import Html
from campaign.publish.verify.links import within
from campaign.publish.verify.whole import OURS

WANTED = ("default-src 'none'", "base-uri 'none'", "form-action")
LOOSE = ("'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:")


def every_page_has_a_strict_policy(candidate: Candidate) -> Iterator[Finding]:
    """Every page forbids whatever it does not name, and names nothing so wide that it forbids nothing."""
    for path, page in candidate.pages.items():
        missing = [words for words in WANTED if words not in page.policy]
        loose = [word for word in LOOSE if word in page.policy.replace(";", " ").split()]
        if missing:
            yield Finding(path, 1, f"The page's security policy lacks {', '.join(missing)}", OURS)
        if loose:
            yield Finding(path, 1, f"The page's security policy allows {', '.join(loose)}", OURS)


def what_stands_in_the_page_is_allowed(candidate: Candidate) -> Iterator[Finding]:
    """Every style and script within a page is one that its policy allows, or browsers would drop it."""
    for path, page in candidate.pages.items():
        for tag, attributes, content in page.inline:
            if content and _runs(tag, attributes) and csp_hash(content) not in page.policy:
                yield Finding(path, 1, f"The policy does not allow a {tag} that stands in this page", OURS)


def _runs(tag: str, attributes: str) -> bool:
    return tag == "style" or not ("type=" in attributes and "json" in attributes)


def pages_load_nothing_from_elsewhere(candidate: Candidate) -> Iterator[Finding]:
    """No page makes a browser ask another host for anything."""
    for path, page in candidate.pages.items():
        for target in sorted(_loaded(page)):
            if not target.startswith("data:") and within(candidate, target) is None:
                yield Finding(path, 1, f"The page loads {target} from elsewhere", "Put it on this site or leave it out")


def _loaded(page: Html) -> set[str]:
    return {element.loads for element in page.elements if element.loads}


RULES = (every_page_has_a_strict_policy, what_stands_in_the_page_is_allowed, pages_load_nothing_from_elsewhere)
