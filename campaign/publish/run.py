"""One publish: what was ordered, and what is known of it step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from campaign.campaign import Campaign
from campaign.finding import Finding, has_errors
from campaign.git import Git
from campaign.pages.output import Urls
from campaign.publish.branch import Publish
from campaign.publish.candidate import Candidate
from campaign.publish.changes import Change
from campaign.publish.ready import Clone, domain_of


class RefusedError(Exception):
    """A publish that must not go on; the lines say why and how to mend it."""

    def __init__(self, lines: Iterable[object]) -> None:
        """Keep the lines."""
        self.lines = [str(line) for line in lines]
        super().__init__("\n".join(self.lines))


@dataclass(frozen=True)
class Order:
    """What was asked for."""

    root: Path
    today: date | None = None
    remote: str = "origin"
    branch: str = "gh-pages"
    dry_run: bool = False
    when_ready: bool = False  # do nothing, without complaint, while the site may not go public
    # In spite of files not committed, newer commits on the remote, many lost pages, or an undone publish:
    anyway: bool = False


@dataclass(frozen=True)
class Run:
    """What is known so far; each step returns one that knows more."""

    order: Order
    git: Git
    folder: Path  # where the new site is built; kept from one publish to the next
    clone: Clone | None = None
    loaded: Campaign | None = None
    before: str = ""  # the commit that is published now
    history: tuple[Publish, ...] = ()
    published: dict[str, str] = field(default_factory=dict)  # its files, with the ids of their contents
    candidate: Candidate | None = None
    after: dict[str, str] = field(default_factory=dict)  # the new files, with the ids of their contents
    changes: tuple[Change, ...] = ()
    commit: str = ""
    notes: tuple[str, ...] = ()
    done: str = ""  # why no further step is needed
    public: bool = True  # whether the site may go public

    @property
    def campaign(self) -> Campaign:
        """Return the campaign, known from the step `check` on."""
        assert self.loaded  # noqa: S101 - a step out of order is a fault of ours
        return self.loaded

    @property
    def site(self) -> Candidate:
        """Return the built site, known from the step `build` on."""
        assert self.candidate  # noqa: S101
        return self.candidate

    @property
    def urls(self) -> Urls:
        """Return the site's public addresses."""
        return Urls(self.campaign.site.address.rstrip("/"))

    @property
    def domain(self) -> str:
        """Return the site's own domain, or ""."""
        return domain_of(self.campaign.site)

    @property
    def source(self) -> str:
        """Return the commit that is published, marked where files were changed since."""
        assert self.clone  # noqa: S101
        return self.clone.commit + ("+changes" if self.clone.changed else "")


def refuse_errors(findings: list[Finding]) -> None:
    """Raise RefusedError with all findings where any of them is an error."""
    if has_errors(findings):
        raise RefusedError(findings)
