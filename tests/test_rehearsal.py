"""The change of terms, rehearsed: the real files from 2026-12-20 on, a source that changes, and people who merge.

Everybody new here is invented. Every day's pages are made and read: no wrong name, and something to do on each day.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import pytest

from campaign.build import Order as Build
from campaign.build import build
from campaign.campaign import Campaign
from campaign.cores import available
from campaign.day import action_of, can_be_done
from campaign.load import load
from campaign.model.committee import Committees
from campaign.model.roster import Roster, Seat
from campaign.pages.plan import Plan
from campaign.render import renderer, settings_for
from tests.built import Html, words
from tests.hub import Hub
from tests.invented import ROOT
from tests.open_states import read
from tests.publishing import Group, git
from tests.refreshing import FOLDER, Source, Tree, newcomer, offered, packed, source_of
from tools.refresh import download
from tools.refresh.refresh import BROKEN, NAMELESS, Order, refresh_job

FIRST, LAST = date(2026, 12, 20), date(2027, 1, 15)
TERMS, CONVENES, END = date(2027, 1, 4), date(2027, 1, 12), date(2028, 12, 31)
BEFORE = TERMS - timedelta(days=1)
EARLY, LATER, COMPARED = date(2026, 12, 28), date(2027, 1, 6), date(2027, 1, 8)
GIVEN = "Alder Birch Cedar Dogwood Elder Fir Gingko Hazel Ironwood Juniper".split()
FAMILY = "Quillfeather Sandwhistle Tamarisk Underbough".split()
PARTIES = ("Democratic-Farmer-Labor", "Republican")
PICTURE = "https://www.house.mn.gov/hinfo/memberimgls95/{}.gif?v=010427"
SHEETS = ("/districts/14/", "/districts/14A/", "/districts/21A/", "/districts/1A/", "/districts/2/")
FEEDS = ("/feeds/actions.atom.xml", "/feeds/actions.json", "/api/today.json")
AHEAD = ("/week/", *FEEDS)  # what speaks of the days to come, too
PAGES = ("/", "/week/", "/legislators/", "/districts/", *SHEETS, *FEEDS)


@dataclass
class Rehearsal:
    """A group's clone and remote, GitHub, the source, and who is elected to which seat, as the source will say."""

    group: Group
    hub: Hub
    source: Source
    tree: Tree
    elected: dict[Seat, tuple[str, date]] = field(default_factory=dict)  # the name, and the first day
    contested: Seat | None = None  # nobody is declared elected

    def refreshes(self, day: date, *, stay: bool = False) -> str:
        """Run the workflow's command on a day, and return what it did."""
        return refresh_job(Order(self.group.root, day, stay=stay, propose=True), self.hub)

    def offers(self, day: date, tree: Tree | None = None) -> None:
        """Let the source say something else from a day on."""
        self.tree = self.tree if tree is None else tree
        self.source.data = packed(self.tree, day)

    def campaign(self, day: date) -> Campaign:
        """Return what is on the main branch, as of a day."""
        git(self.group.root, "pull", "--quiet", "--ff-only", "origin", "main")
        found = load(self.group.root, day).campaign
        assert found
        return found


@pytest.fixture
def rehearsal(tmp_path: Path, nobody: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rehearsal]:
    """The real files in a group's repository, with a source that says the same."""
    monkeypatch.setattr(download, "PAUSES", (0,))
    root = tmp_path / "clone"
    for name in ("content", "data"):
        shutil.copytree(ROOT / name, root / name)
    if (ROOT / ".cache/pictures").is_dir():
        shutil.copytree(ROOT / ".cache/pictures", root / ".cache/pictures")
    (root / ".gitignore").write_text("/.cache/\n", "utf-8")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    found = load(root, FIRST).campaign
    assert found
    roster, committees = read(root / "data/legislators.yml", Roster), read(root / "data/committees.yml", Committees)
    source = Source()
    with offered(source) as address:
        sources = root / "data/sources.yml"
        text = re.sub(r"(?m)^  archive: .*", f"  archive: {address}", sources.read_text("utf-8"))
        sources.write_text(re.sub(r"(?m)^  folder: .*", f"  folder: {FOLDER}", text), "utf-8")
        group = Group(root, tmp_path / "remote.git")
        group.commit("Begin")
        tree = source_of(roster, committees, found.legislature, earlier=True)
        yield Rehearsal(group, Hub(group.remote), source, tree)


def seats(tree: Tree, chamber: str) -> dict[str, str]:
    """Return the file of who holds each seat of a chamber (`upper` or `lower`) at the source, by district."""
    held = {path: values["roles"][0] for path, values in tree.items() if path.startswith("legislature/")}
    return {role["district"]: path for path, role in held.items() if role["type"] == chamber and "end_date" not in role}


def elect(rehearsal: Rehearsal, chamber: str, districts: list[str], begins: date, last: date) -> None:
    """Let the source have new people in some seats; those before them go to `retired`, with a last day."""
    tree, held = dict(rehearsal.tree), seats(rehearsal.tree, chamber)
    for district in districts:
        gone = tree.pop(path := held[district])
        role, *others = gone["roles"]
        tree[path.replace("legislature/", "retired/")] = {**gone, "roles": [{**role, "end_date": str(last)}, *others]}
        number = len(rehearsal.elected)
        name = f"{GIVEN[number % 10]} {FAMILY[number // 10]}"
        phone, party = f"651-297-{number:04}", PARTIES[number % 2]
        tree[f"legislature/{number}.yml"] = newcomer(name, party, chamber, district, begins, phone)
        rehearsal.elected[Seat("senate" if chamber == "upper" else "house", district)] = name, begins
    rehearsal.tree = tree


def early(rehearsal: Rehearsal) -> None:
    """Before the terms begin, the source knows some new members; to their predecessors it gives two kinds of days."""
    lower = list(seats(rehearsal.tree, "lower"))
    elect(rehearsal, "lower", lower[0:30:3], TERMS, CONVENES)  # it likes to end a role as the session opens
    elect(rehearsal, "lower", lower[31:41:3], TERMS, BEFORE)
    rehearsal.offers(EARLY)


def later(rehearsal: Rehearsal) -> None:
    """Days after, it has the rest: new people, new pictures of the House, and one seat that nobody has won yet."""
    lower, upper = list(seats(rehearsal.tree, "lower")), list(seats(rehearsal.tree, "upper"))
    elect(rehearsal, "lower", lower[50:70:4], TERMS, TERMS)
    elect(rehearsal, "lower", lower[71:80:4], CONVENES, CONVENES)
    elect(rehearsal, "upper", upper[1:40:4], TERMS, BEFORE)
    tree, contested = dict(rehearsal.tree), lower[90]
    rehearsal.contested = Seat("house", contested)
    for district, path in seats(tree, "lower").items():
        if path.removeprefix("legislature/").removesuffix(".yml").isdigit():
            continue
        role, *others = tree[path]["roles"]
        out = {"roles": [{**role, "end_date": str(BEFORE)}, *others]}
        tree[path] = {**tree[path], **(out if district == contested else {"image": PICTURE.format(district)})}
    rehearsal.offers(LATER, tree)


def right(rehearsal: Rehearsal, before: Campaign, day: date) -> set[str]:
    """Return the names that are right on a day, whether the site knows them yet or not."""
    if day < TERMS:
        return {person.name for person in before.on(day).current}
    stay = {person.name for person in before.current if person.terms[-1].seat not in rehearsal.elected}
    empty = before.roster.holding(rehearsal.contested, BEFORE).legislator if rehearsal.contested else None
    new = {name for name, begins in rehearsal.elected.values() if begins <= day}
    return (stay - {empty.name if empty else ""}) | new


def read_pages(rehearsal: Rehearsal, campaign: Campaign, folder: Path) -> Iterator[tuple[str, date, date, str]]:
    """Yield what each page says of a day, of which days it may speak, with the pages of that day made anew."""
    plan = Plan.of(campaign, rehearsal.group.root, Build.theme)
    contested = [f"/districts/{rehearsal.contested.district}/"] if rehearsal.contested else []
    asked = {*PAGES, *contested}
    chosen = [output for output in plan.outputs if output.path in asked]
    assert {output.path for output in chosen} == asked
    order = Build(root=rehearsal.group.root, output=folder, today=campaign.today, siteurl="")
    made = renderer(settings_for(order.settings, order.override(), folder.parent / "templates"), plan, None)(chosen)
    assert len(made) == len(chosen), made
    for output in chosen:
        text = (order.part / output.save_as).read_text("utf-8")
        yield from _said(output.path, text, campaign.today)


def _said(path: str, text: str, day: date) -> Iterator[tuple[str, date, date, str]]:
    """Yield what a page says, and the first and last day for which that must be right."""
    if path == "/":  # a week of days, one of which is shown
        page = Html(text)
        for part in page.all(".day[data-day]"):
            then = date.fromisoformat(part.attrs["data-day"] or "")
            yield path, then, then, words(part)
            part.parent.remove_child(part)
        yield path, day, day, words(page.one("body"))
    else:
        yield path, day, day + timedelta(days=7 * (path in AHEAD)), html.unescape(text)


def test_the_change_of_terms(rehearsal: Rehearsal, tmp_path: Path) -> None:
    """On no day is anybody named for a seat that is not theirs, and each day has something to do."""
    rehearsal.offers(FIRST)
    campaign = before = rehearsal.campaign(FIRST)
    invented = {f"{given} {family}" for given in GIVEN for family in FAMILY}
    everybody = re.compile("|".join(sorted(re.escape(one) for one in {p.name for p in before.current} | invented)))
    seen: dict[date, set[str]] = {}
    for ahead in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=ahead)
        if happens := DAYS.get(day):
            main = rehearsal.hub.head("main")
            happens(rehearsal, day)
            campaign = campaign if rehearsal.hub.head("main") == main else rehearsal.campaign(day)
        today = campaign.on(day)
        chosen = action_of(today)
        assert chosen, day
        assert can_be_done(today, chosen), day
        assert chosen.kind != "call" or today.legislature.is_working_day(day), day
        seen[day] = set()
        for path, first, last, text in read_pages(rehearsal, today, tmp_path / "site"):
            spoken = (first + timedelta(days=each) for each in range((last - first).days + 1))
            allowed = set(chain.from_iterable(right(rehearsal, before, each) for each in spoken))
            found = set(everybody.findall(text))
            assert found - allowed == set(), (day, path)
            seen[day] |= found if first == day else set()
    assert len(seen[BEFORE]) > 190  # it was told who served, to the last day
    assert seen[TERMS] <= invented
    assert len(seen[TERMS]) == 14  # whom the source had before, and nobody else
    assert len(seen[COMPARED]) > 190
    assert len(seen[LAST]) == 199  # all but the contested seat, and one that has been empty for long


# What happens on some days: the source changes, the workflow runs, people merge


def nothing_new(rehearsal: Rehearsal, day: date) -> None:
    """The weekly run finds nothing."""
    assert rehearsal.refreshes(day) == "Nothing changes."
    assert (rehearsal.hub.requests, rehearsal.hub.issues) == ([], [])


def some_are_elected(rehearsal: Rehearsal, day: date) -> None:
    """The source has the first new members; the run proposes them, and nobody reads it that day."""
    early(rehearsal)
    assert rehearsal.refreshes(day) == "Opened a pull request."
    assert "Seats filled (14)" in rehearsal.hub.open[0]["body"]
    assert "found nothing wrong" in rehearsal.hub.open[0]["body"]


def somebody_merges(rehearsal: Rehearsal, _day: date) -> None:
    """A person reads it, and presses Merge."""
    rehearsal.hub.merge(rehearsal.group.root)


def the_terms_begin(rehearsal: Rehearsal, day: date) -> None:
    """The source says nothing new, so people are told what they can do."""
    assert rehearsal.refreshes(day) == "Nothing changes.\nOpened an issue."
    assert rehearsal.hub.told == [NAMELESS]


def the_download_breaks(rehearsal: Rehearsal, day: date) -> None:
    """Half an archive changes nothing."""
    rehearsal.source.data = rehearsal.source.data[:-1000]
    assert "broken off" in rehearsal.refreshes(day)
    assert rehearsal.hub.told == [NAMELESS, BROKEN]


def the_rest_is_elected(rehearsal: Rehearsal, day: date) -> None:
    """The source has everybody; whom it proves is proposed, and merged at once."""
    later(rehearsal)
    assert "Opened a pull request." in rehearsal.refreshes(day)
    assert "Seats where nobody is known yet" in rehearsal.hub.open[0]["body"]
    rehearsal.hub.merge(rehearsal.group.root)


def somebody_compares(rehearsal: Rehearsal, day: date) -> None:
    """The senate's pictures carry no session, so a person compares its list, says so, and merges."""
    assert rehearsal.refreshes(day, stay=True) == "Opened a pull request."
    assert "Members who stay on (" in rehearsal.hub.open[0]["body"]
    assert rehearsal.refreshes(day) == "Pull request 5 says so already."  # what somebody said once is remembered
    rehearsal.hub.merge(rehearsal.group.root)


def the_session_opens(rehearsal: Rehearsal, day: date) -> None:
    """All is settled but one seat, of which the site says that it is not known; the whole site is built."""
    assert rehearsal.refreshes(day) == "Nothing changes."
    assert rehearsal.hub.told == []
    assert rehearsal.contested
    done = build(rehearsal.group.root, rehearsal.group.root.parent / "whole", today=day, siteurl="", cores=available())
    assert [str(finding) for finding in done.findings if finding.level == "error"] == []
    (path,) = (path for path in rehearsal.group.root.parent.glob(f"whole/districts/{rehearsal.contested.district}/*"))
    assert "The new member’s name and number will stand here" in path.read_text("utf-8")


DAYS: dict[date, Callable[[Rehearsal, date], None]] = {
    date(2026, 12, 21): nothing_new,
    EARLY: some_are_elected,
    date(2026, 12, 29): somebody_merges,
    TERMS: the_terms_begin,
    date(2027, 1, 5): the_download_breaks,
    LATER: the_rest_is_elected,
    COMPARED: somebody_compares,
    CONVENES: the_session_opens,
}
