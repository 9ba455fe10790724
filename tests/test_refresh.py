"""The weekly refresh proposes what has changed, once, and touches nothing when a source is odd."""

from __future__ import annotations

import gzip
import os
import re
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from campaign.git import Git
from campaign.load import load
from campaign.model.committee import Committees
from campaign.model.roster import Roster
from tests.hub import Hub
from tests.invented import TODAY
from tests.open_states import read
from tests.publishing import FAQ, Group, change, git, make_group, of_its_own
from tests.refreshing import FOLDER, TOP, Source, Tree, changed, newcomer, offered, packed, source_of, written
from tools.importers.open_states import import_open_states
from tools.refresh import download, proposal
from tools.refresh.download import Limits, SourceError, fetch, unpack
from tools.refresh.locks import propose_locks
from tools.refresh.proposal import ProposalError
from tools.refresh.refresh import BRANCH, BROKEN, Order, RefreshError, main, refresh_job

NEXT = TODAY + timedelta(days=1)
JANE, MEMBER, FEN = "legislature/jane-doe.yml", "legislature/ignatz-pellworm.yml", "legislature/ottoline-brask.yml"
PHONE = {"offices": [{"classification": "capitol", "voice": "590-555-0199"}]}
NOT_FROM_HERE = ("sit-in-on-roads", "testify-on-bridges", "mend-the-bridges", "call-the-longest-name")  # other ids


@dataclass
class Office:
    """A group's clone and remote, the source it reads, and GitHub."""

    group: Group
    source: Source
    tree: Tree
    hub: Hub

    def offers(self, tree: Tree | None = None, day: date = TODAY) -> None:
        """Let the source offer these files, saved on a day."""
        self.source.data = packed(tree or self.tree, day)

    def run(self, day: date = TODAY, *, stay: bool = False, propose: bool = True) -> str:
        """Refresh and return what was done."""
        return refresh_job(Order(self.group.root, day, stay=stay, propose=propose), self.hub)

    @property
    def request(self) -> str:
        """Return the text of the one open pull request."""
        (found,) = self.hub.open
        return str(found["body"])

    @property
    def proposed(self) -> str:
        """Return the commit that is proposed."""
        return self.hub.head(BRANCH)

    def says(self, path: str = "data/legislators.yml") -> str:
        """Return a file as it is proposed."""
        return git(self.group.remote, "show", f"{BRANCH}:{path}")


@pytest.fixture(scope="module")
def source() -> Iterator[tuple[Source, str]]:
    """A web server, and the address of its archive."""
    source = Source()
    with offered(source) as address:
        yield source, address


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, source: tuple[Source, str]) -> tuple[Path, Tree]:
    """Return a folder with the invented group, whose people are imported from a source, and that source's files."""
    folder = tmp_path_factory.mktemp("imported")
    group = make_group(folder)
    data = group.root / "data"
    facts = data / "legislature.yml"
    facts.write_text(
        re.sub(r"name: (Lantern|Plow & Anchor|Unaligned)}", r"name: \1, open_states: [\1]}", facts.read_text("utf-8")),
        "utf-8",
    )
    for name in NOT_FROM_HERE:
        next((group.root / "content/actions").rglob(f"*{name}.md")).unlink()
    legislature = load(group.root, TODAY, drafts=True).campaign
    assert legislature
    files = read(data / "legislators.yml", Roster), read(data / "committees.yml", Committees)
    tree = source_of(*files, legislature.legislature)
    for name in ("legislators.yml", "committees.yml"):
        (data / name).unlink()
    report = import_open_states(written(tree, folder / "source"), data, TODAY - timedelta(days=7))
    assert not report.failed, report.lines()
    people = {
        "what": "people",
        "name": "Open Names",
        "url": "https://names.example.org/",
        "archive": source[1],
        "folder": FOLDER,
    }
    with (data / "sources.yml").open("a", encoding="utf-8") as file:
        file.write(f"people: {{{', '.join(f'{key}: {value!r}' for key, value in people.items())}}}\n")
    group.commit("Import the members")
    return folder, tree


@pytest.fixture
def office(imported: tuple[Path, Tree], source: tuple[Source, str], tmp_path: Path, nobody: None) -> Office:
    """An office with nothing new at the source."""
    vars(source[0]).update(vars(Source()))
    group = of_its_own(imported[0], tmp_path)
    office = Office(group, source[0], dict(imported[1]), Hub(group.remote, refuse=ProposalError))
    office.offers()
    return office


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nothing between tries."""
    monkeypatch.setattr(download, "PAUSES", (0, 0))


# The pull request


def test_nothing_new_opens_nothing(office: Office) -> None:
    """A source that says the same changes no branch, no pull request and no issue."""
    assert office.run() == "Nothing changes."
    assert (office.proposed, office.hub.requests, office.hub.issues) == ("", [], [])


def test_a_new_number_is_proposed_with_its_source(office: Office) -> None:
    """One pull request says old and new number; main and this clone are as they were."""
    before = git(office.group.root, "rev-parse", "HEAD"), office.hub.head("main")
    office.offers(changed(office.tree, MEMBER, **PHONE))
    assert office.run() == "Opened a pull request."
    assert "### Phone numbers (1)\n\n- Ignatz Pellworm" in office.request
    assert "→ `590-555-0199` · [" in office.request
    assert "found nothing wrong" in office.request
    assert "phone: 590-555-0199" in office.says()
    assert (git(office.group.root, "rev-parse", "HEAD"), office.hub.head("main")) == before
    assert git(office.group.root, "status", "--porcelain") == ""
    assert git(office.group.root, "branch", "--list").split() == ["*", "main"]


def test_the_same_news_are_told_once(office: Office) -> None:
    """Every further run leaves branch and text alone, also when the source's other files were saved again."""
    office.offers(changed(office.tree, MEMBER, **PHONE))
    office.run()
    before = office.proposed, office.request
    office.offers(changed(office.tree, MEMBER, **PHONE), NEXT)
    assert office.run(NEXT) == "Pull request 1 says so already."
    assert (office.proposed, office.request) == before


def test_more_news_go_into_the_same_request(office: Office) -> None:
    """One pull request at a time, brought up to date."""
    office.offers(tree := changed(office.tree, MEMBER, **PHONE))
    office.run()
    office.offers(changed(tree, FEN, email="o.brask@assembly.ostrelle.example"), NEXT)
    assert office.run(NEXT) == "Brought pull request 1 up to date."
    assert "### Email addresses (1)" in office.request
    assert "`o.brask@assembly.ostrelle.example`" in office.request
    assert "### Phone numbers (1)" in office.request
    assert len(git(office.group.remote, "log", "--format=%h", f"main..{BRANCH}").split()) == 1


def test_news_that_are_taken_back_close_the_request(office: Office) -> None:
    """Nothing is left to merge, so request and branch are gone; what comes back later is proposed again."""
    office.offers(tree := changed(office.tree, MEMBER, **PHONE))
    office.run()
    office.offers()
    assert office.run(NEXT).startswith("Closed pull request 1: the site already says what the source says.")
    assert (office.hub.open, office.proposed) == ([], "")
    office.offers(tree)
    assert office.run(NEXT) == "Opened a pull request."


def test_a_request_that_somebody_closed_stays_closed(office: Office) -> None:
    """The same news are not proposed every night to those who said no; other news are."""
    office.offers(tree := changed(office.tree, MEMBER, **PHONE))
    office.run()
    office.hub.open[0]["state"] = "CLOSED"
    assert office.run(NEXT) == "Somebody closed pull request 1, so this is not proposed again until it changes."
    office.offers(changed(tree, FEN, name="Ottoline Brask-Vey"))
    assert office.run(NEXT) == "Opened a pull request."


def test_after_a_merge_it_begins_anew(office: Office) -> None:
    """A person merges; nothing differs then, and the next news make a request of their own."""
    office.offers(tree := changed(office.tree, MEMBER, **PHONE))
    office.run()
    office.hub.merge(office.group.root)
    assert office.run(NEXT) == "Nothing changes."
    office.offers(changed(tree, FEN, email="o.brask@assembly.ostrelle.example"))
    assert office.run(NEXT) == "Opened a pull request."
    assert "Phone numbers" not in office.request


def test_a_newer_main_is_built_upon(office: Office) -> None:
    """The proposal lies on top of the newest main, so that it can be merged."""
    office.offers(changed(office.tree, MEMBER, **PHONE))
    office.run()
    change(office.group)
    office.run(NEXT)
    assert git(office.group.remote, "merge-base", BRANCH, "main") == office.hub.head("main")


@pytest.mark.parametrize("squashed", [False, True])
def test_commits_by_hand_are_never_written_over(office: Office, squashed: bool) -> None:
    """Somebody's own commit on the branch stays; the request says once what is new. Once merged, it is free again."""
    office.offers(tree := changed(office.tree, MEMBER, **PHONE))
    office.run()
    git(office.group.root, "fetch", "--quiet", "origin")
    git(office.group.root, "checkout", "--quiet", "-b", "mine", f"origin/{BRANCH}")
    (office.group.root / FAQ).write_text((office.group.root / FAQ).read_text("utf-8") + "\nMine.\n", "utf-8")
    git(office.group.root, "commit", "--quiet", "--all", "--message", "My own words")
    git(office.group.root, "push", "--quiet", "origin", f"mine:{BRANCH}")
    mine = office.proposed
    office.offers(tree := changed(tree, FEN, email="o.brask@assembly.ostrelle.example"))
    for _night in range(2):
        assert "has commits made by hand (“My own words”), so it was left as it is" in office.run(NEXT)
        assert (office.proposed, len(office.hub.open[0]["comments"])) == (mine, 1)
    assert "Ottoline Brask" in office.hub.open[0]["comments"][0]["body"]
    office.offers()
    assert "has commits made by hand, so it stays open" in office.run(NEXT)
    office.offers(tree)
    if squashed:
        office.hub.open[0].update(state="MERGED", headRefOid=mine)
    else:
        office.hub.merge(office.group.root)
    assert office.run(NEXT) == "Opened a pull request."
    assert "Ottoline Brask" in office.request


def test_bringing_a_branch_up_to_date_is_no_commit_by_hand(office: Office) -> None:
    """GitHub's button “Update branch” merges main into it, and keeps nothing from being brought up to date."""
    office.offers(tree := changed(office.tree, MEMBER, **PHONE))
    office.run()
    change(office.group)
    root = office.group.root
    git(root, "fetch", "--quiet", "origin")
    git(root, "checkout", "--quiet", "-b", "updated", f"origin/{BRANCH}")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Merge branch 'main'", "origin/main")
    git(root, "push", "--quiet", "origin", f"updated:{BRANCH}")
    office.offers(changed(tree, FEN, email="o.brask@assembly.ostrelle.example"))
    assert office.run(NEXT) == "Brought pull request 1 up to date."


def test_a_branch_that_moves_meanwhile_is_left(office: Office) -> None:
    """The push only moves the branch from where it was found."""
    office.offers(changed(office.tree, MEMBER, **PHONE))
    office.run()
    clone = Git(office.group.root)
    with pytest.raises(ProposalError, match="was left as it is: somebody moved it a moment ago"):
        proposal.push(clone, "origin", BRANCH, new=clone("rev-parse", "HEAD"), before=clone("rev-parse", "HEAD"))


def test_a_stranger_s_branch_of_that_name_is_not_ours(office: Office) -> None:
    """A pull request from a fork is neither edited nor closed."""
    theirs = {
        "number": 1,
        "state": "OPEN",
        "title": "x",
        "body": "x",
        "comments": [],
        "branch": BRANCH,
        "isCrossRepository": True,
    }
    office.hub.requests.append(theirs | {"headRefOid": ""})
    assert office.run() == "Nothing changes."
    office.offers(changed(office.tree, MEMBER, **PHONE))
    assert office.run() == "Opened a pull request."
    assert office.hub.requests[0]["title"] == "x"


def test_a_repository_where_workflows_may_not_propose_says_so(office: Office) -> None:
    """The one setting that GitHub leaves off is named, in an issue too."""
    office.hub.allowed = False
    office.offers(changed(office.tree, MEMBER, **PHONE))
    for _night in range(2):
        with pytest.raises(ProposalError, match="Allow GitHub Actions to create and approve pull requests"):
            office.run()
    assert office.hub.told == [BROKEN]
    office.hub.allowed = True
    assert "Opened a pull request." in office.run()
    assert office.hub.told == []


def test_without_propose_it_only_says_what_it_would_do(office: Office) -> None:
    """People may look first: no branch, no GitHub."""
    assert office.run(propose=False) == "Nothing would change."
    office.offers(changed(office.tree, MEMBER, **PHONE))
    assert "590-555-0199" in office.run(propose=False)
    office.source.status = 500
    with pytest.raises(RefreshError, match="it answered 500"):
        office.run(propose=False)
    assert (office.proposed, office.hub.requests, office.hub.issues) == ("", [], [])


def test_without_a_source_there_is_nothing_to_do(office: Office) -> None:
    """A group that imports by hand deletes the entry."""
    lines = (office.group.root / "data/sources.yml").read_text("utf-8").splitlines(keepends=True)
    office.group.save("data/sources.yml", "".join(line for line in lines if not line.startswith("people:")))
    assert office.run() == "Nothing changes."
    assert office.source.asked == []


def test_a_clone_of_the_newest_commit_alone_is_enough(office: Office, tmp_path: Path) -> None:
    """A workflow's checkout has no history."""
    office.offers(changed(office.tree, MEMBER, **PHONE))
    office.run()
    change(office.group)
    git(tmp_path, "clone", "--quiet", "--depth", "1", office.group.remote.as_uri(), "shallow")
    office.group = Group(tmp_path / "shallow", office.group.remote)
    assert office.run() == "Pull request 1 says so already."
    assert git(office.group.remote, "merge-base", BRANCH, "main") == office.hub.head("main")


# What is told


def test_seats_filled_and_emptied_are_told_apart(office: Office) -> None:
    """Who leaves, who follows, who is new and on which committee, each in a line of its own."""
    path, gone = MEMBER, dict(office.tree[MEMBER])
    gone["roles"] = [{**gone["roles"][0], "end_date": str(TODAY)}, *gone["roles"][1:]]
    seat = gone["roles"][0]["district"]
    tree = {**office.tree, path: gone}
    office.offers(tree)
    office.run()
    assert "### Members who leave, and seats emptied (1)" in office.request
    assert "until February 10, 2027 only. Nobody is known to follow." in office.request
    new = newcomer("Peregrine Oxbow", "Lantern", "lower", seat, NEXT, "590-555-0142")
    office.offers({**tree, "legislature/peregrine-oxbow.yml": new})
    office.run()
    words = (
        f"- Assembly {seat}: **Peregrine Oxbow (L)** from February 11, 2027, after Ignatz Pellworm. Phone 590-555-0142"
    )
    assert words in office.request
    assert "Peregrine Oxbow follows." in office.request


def test_committees_are_told_in_words(office: Office) -> None:
    """New members, new roles and those who left."""
    path = next(
        path for path in office.tree if path.startswith("committees/") and len(office.tree[path]["members"]) > 1
    )
    _first, *others = office.tree[path]["members"]
    office.offers(changed(office.tree, path, members=[*others[:-1], {**others[-1], "role": "chair"}]))
    office.run()
    assert "### Committees (1)" in office.request
    assert re.search(r" chair; .* no longer a member", office.request)


def test_names_from_elsewhere_cannot_do_anything_on_github(office: Office) -> None:
    """No mention, no link, no HTML: what a source says is shown, not obeyed."""
    office.offers(changed(office.tree, MEMBER, name="@everyone [x](https://evil.example) <img src=x> #1"))
    office.run()
    told, _fence, findings = office.request.partition("```")  # between fences GitHub obeys nothing
    assert "@everyone" not in told + findings.partition("```")[2]
    assert "\\[x\\](https://evil.example) \\<img src=x\\> \\#1" in office.request


def test_a_proposal_that_breaks_the_check_says_so(office: Office) -> None:
    """The request is there, and says above all not to merge it yet, and why."""
    office.offers(changed(office.tree, MEMBER, offices=[{"classification": "capitol", "voice": "212-555-0100"}]))
    office.run()
    assert "**Don't merge yet.**" in office.request
    assert "212-555-0100 has an area code from outside the state" in office.request


# Odd sources


def tar(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    """Return a source that has only these members."""
    return packed({}, TODAY, members)


def member(name: str, kind: bytes = tarfile.REGTYPE, to: str = "") -> tarfile.TarInfo:
    """Return the head of a member below the archive's folder."""
    info = tarfile.TarInfo(f"{TOP}/{FOLDER}/{name}")
    info.type, info.linkname, info.mtime = kind, to, 1_800_000_000
    return info


ODD = {  # what the web server answers, and what is said of it
    "gone": (Source(status=404), "it answered 404"),
    "a page": (Source(b"<!doctype html><title>Sign in</title>"), "no .tar.gz at all"),
    "broken off": (Source(b"\x1f\x8b", short=1000), "could not be downloaded"),
    "led away": (Source(leads_to="http://192.0.2.1/x.tar.gz"), "does not start with https://"),
    "led to a file": (Source(leads_to="file:///etc/passwd"), "it answered 302"),
    "no people": (Source(tar((member("committees/a.yml"), b"id: a"))), "There are no .yml files in `legislature`"),
    "no YAML": (
        Source(tar((member("legislature/a.yml"), b"{"), (member("committees/a.yml"), b"{"))),
        "legislature/a.yml:2",
    ),
}
BAD = {  # archives that are refused as they are unpacked
    "nothing": (b"", "no .tar.gz at all"),
    "no archive inside": (gzip.compress(b"moss" * 1000), "no .tar.gz at all"),
    "another repository": (tar(), f"no files in {FOLDER}/legislature"),
    "a link": (tar((member("legislature/a.yml", tarfile.SYMTYPE, "/etc/passwd"), b"")), "is not a plain file"),
    "a hard link": (tar((member("legislature/a.yml", tarfile.LNKTYPE, "../b"), b"")), "is not a plain file"),
    "a pipe": (tar((member("legislature/a.yml", tarfile.FIFOTYPE), b"")), "is not a plain file"),
    "an odd name": (tar((member("legislature/..\\..\\a.yml"), b"x")), "has an odd name"),
    "twice": (tar((member("legislature/a.yml"), b"x"), (member("legislature/a.yml"), b"y")), "twice"),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_source_is_told_and_changes_nothing(office: Office, name: str) -> None:
    """One issue says what is wrong, once; it closes when the source is fine again."""
    told, words = ODD[name]
    good = office.source.data
    vars(office.source).update(vars(told), asked=[])
    for night in (TODAY, NEXT) if name == "gone" else (TODAY,):
        assert words in office.run(night)
    (issue,) = office.hub.issues
    assert (issue["title"], issue["comments"]) == (BROKEN, [])
    assert words in issue["body"]
    assert str(office.group.root) not in issue["body"]
    assert (office.proposed, office.hub.requests) == ("", [])
    vars(office.source).update(vars(Source(good)))
    assert office.run(NEXT) == f"Nothing changes.\nClosed issue {issue['number']}."


def test_half_a_download_keeps_an_open_request_as_it_is(office: Office) -> None:
    """What was proposed before stays proposed while the source is broken."""
    office.offers(changed(office.tree, MEMBER, **PHONE))
    office.run()
    before = office.proposed, office.request
    office.source.data = office.source.data[: len(office.source.data) // 2]
    assert "broken off" in office.run(NEXT)
    assert (office.proposed, office.request) == before


def test_a_missing_member_is_a_broken_source(office: Office) -> None:
    """A file that is gone looks like half a download, and empties no seat."""
    office.offers({path: values for path, values in office.tree.items() if path != MEMBER})
    assert "no longer has Ignatz Pellworm" in office.run()
    assert office.hub.told == [BROKEN]


def test_many_losses_at_once_are_doubted(office: Office) -> None:
    """Whoever ends all terms at once, or all numbers, is not believed."""
    roles = {path: values["roles"] for path, values in office.tree.items() if path.startswith("legislature/")}
    gone = {
        path: {
            **office.tree[path],
            "roles": [{**each, "end_date": each.get("end_date", str(TODAY - timedelta(days=1)))} for each in old],
        }
        for path, old in roles.items()
    }
    gone = {
        path: values
        for path, values in gone.items()
        if all(each["start_date"] <= each["end_date"] for each in values["roles"])
    }
    office.offers({**office.tree, **gone})
    assert re.search(r"\d+ seats that have a member on February 10, 2027 would have none: ", office.run())
    office.offers({**office.tree, **{path: {**office.tree[path], "offices": []} for path in roles}})
    assert re.search(r"\d+ members would lose their phone number", office.run())
    assert (office.proposed, len(office.hub.issues)) == ("", 1)


def test_half_of_the_committees_is_doubted(office: Office) -> None:
    """Committees that shrink together look like half a download."""
    bodies = {path: values for path, values in office.tree.items() if path.startswith("committees/")}
    office.offers(
        {**office.tree, **{path: {**values, "members": values["members"][:1]} for path, values in bodies.items()}}
    )
    assert re.search(r"Of \d+ places on committees only \d+ would be left", office.run())


# The download


def test_only_https_is_asked(tmp_path: Path) -> None:
    """Plain http, files and the rest of what Python could open are refused before anything is asked."""
    for url in ("http://192.0.2.1/x", "file:///etc/passwd", "ftp://192.0.2.1/x", "data:,x", "https:/x"):
        with pytest.raises(SourceError, match="is not an address that starts with https://"):
            fetch(url, tmp_path / "x", pause=lambda _seconds: None)


@pytest.mark.parametrize(
    ("source", "limits", "words"),
    [
        (Source(b"x" * 5000), Limits(packed=4000), "is larger than"),
        (Source(b"x" * 50, pause=0.05), Limits(seconds=0.3), "was not there after 0.3 seconds"),
    ],
)
def test_a_download_has_limits(tmp_path: Path, source: Source, limits: Limits, words: str) -> None:
    """Neither a flood nor a drip is waited for to its end, nor asked for again."""
    with offered(source) as address, pytest.raises(SourceError, match=words):
        fetch(address, tmp_path / "x", limits)
    assert len(source.asked) == 1


@pytest.mark.parametrize(
    ("data", "limits", "words"),
    [
        (gzip.compress(bytes(9_000_000)), Limits(unpacked=2_000_000), "far larger than it looks"),
        (tar((member("legislature/a.yml"), bytes(2000))), Limits(file=1000), "larger than a member's file can be"),
        (
            tar(*((member(f"legislature/{number}.yml"), b"x") for number in range(4))),
            Limits(files=3),
            "more than 3 files",
        ),
    ],
)
def test_an_archive_has_limits(tmp_path: Path, data: bytes, limits: Limits, words: str) -> None:
    """A few bytes that swell up are seen while they do."""
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(SourceError, match=words):
        unpack(tmp_path / "x", FOLDER, ("legislature",), tmp_path / "to", limits)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_archive_is_refused(tmp_path: Path, name: str) -> None:
    """What is no archive, not ours, or holds anything but plain files where ours are."""
    data, words = BAD[name]
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(SourceError, match=re.escape(words)):
        unpack(tmp_path / "x", FOLDER, ("legislature",), tmp_path / "to")


def test_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    """Paths that lead out, and whatever lies beside our folder, are passed over."""
    names = (
        "../../../../a.yml",
        "legislature/../../a.yml",
        "legislature/deep/a.yml",
        "executive/a.yml",
        "legislature/a.txt",
    )
    more = [(member(name), b"x") for name in names]
    top = tarfile.TarInfo("/etc/a.yml")
    (tmp_path / "x").write_bytes(tar((top, b"x"), *more, (member("legislature/a.yml"), b"good")))
    saved = unpack(tmp_path / "x", FOLDER, ("legislature",), tmp_path / "to/here")
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.yml")] == ["to/here/legislature/a.yml"]
    assert saved == date(2027, 1, 15)


def test_every_cut_of_an_archive_is_seen(tmp_path: Path, imported: tuple[Path, Tree]) -> None:
    """Wherever a download ends too early, it is no archive."""
    whole = packed(imported[1], TODAY)
    for part in range(0, len(whole), max(1, len(whole) // 40)):
        (tmp_path / "x").write_bytes(whole[:part])
        with pytest.raises(SourceError, match="broken off"):
            unpack(tmp_path / "x", FOLDER, ("legislature",), tmp_path / str(part))


# The job


STAND_IN = '#!/bin/sh\nexec {python} -I -S {hub} {file} {remote} "$@"\n'


def test_the_job_does_it_all_with_gh(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --propose, GitHub's command is run as it would be there; exit code 0, and 1 where it could not be told."""
    command, state = tmp_path / "bin/gh", tmp_path / "state.json"
    command.parent.mkdir()
    hub = Path(__file__).parent / "hub.py"
    text = STAND_IN.format(python=sys.executable, hub=hub, file=state, remote=office.group.remote)
    command.write_text(text, "utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    words = ["--propose", "--root", str(office.group.root), "--today", str(TODAY)]
    office.offers(changed(office.tree, MEMBER, **PHONE))
    assert main(words) == 0
    assert capsys.readouterr().out == "Opened a pull request.\n"
    assert main(words) == 0
    assert capsys.readouterr().out == "Pull request 1 says so already.\n"
    state.write_text(
        state.read_text("utf-8").replace('"allowed": true', '"allowed": false').replace('"OPEN"', '"MERGED"'), "utf-8"
    )
    assert main(words) == 1
    assert "Allow GitHub Actions to create and approve pull requests" in capsys.readouterr().err


def test_without_gh_it_says_what_is_missing(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One line, no traceback."""
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "git").symlink_to(
        next(Path(folder) / "git" for folder in os.get_exec_path() if (Path(folder) / "git").exists())
    )
    monkeypatch.setenv("PATH", str(bare))
    assert main(["--propose", "--root", str(office.group.root), "--today", str(TODAY)]) == 1
    assert capsys.readouterr().err == "GitHub's command `gh` is not on this computer: see https://cli.github.com.\n"


# Newer releases


def test_newer_releases_are_proposed_together(office: Office) -> None:
    """One pull request with all lock files, by name and version; closed when nothing is newer any more."""
    group, old = office.group, "nh3==0.3.7 \\\n    --hash=sha256:0\n"
    for name in ("site", "test"):
        group.save(f"requirements/{name}.txt", old)
    assert propose_locks(group.root, run=office.hub, today=TODAY) == "The locks hold the newest releases."
    for name in ("site", "test"):
        (group.root / f"requirements/{name}.txt").write_text(f"{old.replace('7', '8')}pip==1 \\\n", "utf-8")
    assert propose_locks(group.root, run=office.hub, today=TODAY) == "Opened a pull request."
    assert "- [nh3](https://pypi.org/project/nh3/) 0.3.7 → 0.3.8\n- [pip]" in office.request
    assert "nh3==0.3.8" in git(group.remote, "show", "newer-locks:requirements/test.txt")
    assert propose_locks(group.root, run=office.hub, today=TODAY) == "Pull request 1 says so already."
    git(group.root, "checkout", "--quiet", ".")
    assert "Closed pull request 1" in propose_locks(group.root, run=office.hub, today=TODAY)
