"""The words for people: a pull request, and issues about what kept it away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from campaign.campaign import Campaign
from campaign.model.legislature import Legislature, Session
from campaign.model.roster import Seat
from tools.importers.origins import Archive
from tools.importers.seats import DAY, spoken
from tools.refresh.differences import Differences, place, who

SHOWN = 250  # lines of a list: the files have the rest
FOLDED = 25  # lines from which on a list is folded
DOUBTS = "Left out or doubtful, whoever wants to look"
HERE = Path(__file__).parent
CHECKED = (
    "The check ran with these files and found nothing wrong. (GitHub starts no checks by itself on a pull request that"
    " a workflow opened. To see them here, too, press **Close pull request**, then **Reopen pull request**.)"
)
UNCHECKED = (
    "**Don't merge yet.** With these files the check finds what is listed here. Fix it on the main branch; the next run"
    " brings this up to date.\n\n```\n{findings}\n```\n"
)
UNCHANGED = (
    "Nothing was changed: the site stays as it is. The next run tries again, and closes this issue once all is well. If"
    " it stays open, look at [{name}]({url}); data/sources.yml says what is read from there. Single facts can be put"
    " right in data/corrections.yml until then."
)


def body(
    found: Differences, archive: Archive, day: date, errors: Sequence[str], doubts: Sequence[str], unknown: str
) -> str:
    """Return the text of a pull request."""
    findings = "\n".join(errors[:20]).replace("```", "")
    lists = "\n".join(part for headline, lines in [*found.lists(), (DOUBTS, doubts)] for part in _list(headline, lines))
    return (
        (HERE / "request.md")
        .read_text("utf-8")
        .format(
            source=archive.name,
            url=archive.url,
            day=spoken(day),
            check=UNCHECKED.format(findings=findings) if errors else CHECKED,
            unknown=f"\n## Seats where nobody is known yet\n\n{unknown}" if unknown else "",
            lists=lists,
        )
    )


def _list(headline: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of one list, a long one folded."""
    items = [f"- {line}" for line in lines[:SHOWN]]
    items += [f"- … and {len(lines) - SHOWN} more: the files have them all"] * (len(lines) > SHOWN)
    if not lines:
        return
    if len(lines) < FOLDED:
        yield from (f"### {headline} ({len(lines)})", "", *items, "")
    else:
        yield from (f"<details><summary><b>{headline} ({len(lines)})</b></summary>", "", *items, "", "</details>", "")


def nameless(campaign: Campaign, session: Session | None, seats: Sequence[Seat], archive: Archive) -> str:
    """Return what to do about seats of a new session that nobody is known for, "" where there are none."""
    if session is None or not seats:
        return ""
    words = (
        (HERE / "stay.md")
        .read_text("utf-8")
        .format(
            day=spoken(session.terms_begin),
            count=len(seats),
            all=sum(len(campaign.legislature.seats(chamber.id)) for chamber in campaign.legislature.chambers),
            session=session.name,
            source=archive.name,
            url=archive.url,
            chambers=", ".join(_sites(campaign.legislature)),
        )
    )
    lines = [f"{place(seat, campaign)}{_until_then(campaign, session, seat)}" for seat in seats]
    return "\n".join([words, *_list("These seats", lines)])


def _until_then(campaign: Campaign, session: Session, seat: Seat) -> str:
    held = campaign.roster.holding(seat, session.terms_begin - DAY).legislator
    return f": {who(held)} in the terms before" if held else ""


def _sites(legislature: Legislature) -> Iterable[str]:
    """Yield the chambers, with links to their sites where these are known."""
    for chamber in legislature.chambers:
        host = urlsplit(chamber.member_page or "").hostname
        yield f"[{chamber.word}](https://{host}/)" if host else chamber.word


def problem(archive: Archive, reasons: Sequence[str]) -> str:
    """Return the text of an issue about a source that cannot be used."""
    lines = "\n".join(f"- {reason}" for reason in reasons[:20])
    more = f"\n- … and {len(reasons) - 20} more" if len(reasons) > 20 else ""
    end = UNCHANGED.format(name=archive.name, url=archive.url)
    return f"What {archive.name} offers cannot be taken over:\n\n{lines}{more}\n\n{end}"
