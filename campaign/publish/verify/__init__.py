"""verify: looks at a built site before anybody else does. One small function per rule; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from campaign.finding import Finding
from campaign.publish.candidate import Candidate
from campaign.publish.verify import formats, links, policy, secrets, whole

Rule = Callable[[Candidate], Iterable[Finding]]
RULES: tuple[Rule, ...] = (*whole.RULES, *secrets.RULES, *links.RULES, *policy.RULES, *formats.RULES)


def verify(candidate: Candidate) -> list[Finding]:
    """Return every fault of a built site, in the order of its files."""
    return sorted({finding for rule in RULES for finding in rule(candidate)})
