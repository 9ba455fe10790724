"""Publish and undo, one at a time on this computer: the steps in order, what is printed, and the exit code.

Nothing outside this clone changes before the last step of a publish, which is a single push.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from campaign import build as builds
from campaign import clock
from campaign.campaign import DAY, Campaign
from campaign.check import public_rules
from campaign.check.duty_rules import duties
from campaign.check.private_rules import known_in
from campaign.checked import checked
from campaign.cores import available
from campaign.finding import Finding, has_errors
from campaign.git import Git, GitError
from campaign.lock import alone as locked
from campaign.pages.assets import Theme
from campaign.pages.output import Urls, write_below
from campaign.pages.plan import Plan
from campaign.publish import candidate, repository
from campaign.publish.candidate import Candidate, Change
from campaign.publish.repository import Publish, PushRefusedError
from campaign.publish.verify import no_page_shrank_to_nothing
from campaign.publish.verify import verify as verify_site

FOLDER = ".cache/publish"  # below the project's root
NO_GIT = "git is not installed, or not on the PATH. Install it from git-scm.com, then run this again."
NOT_READY = "Not public yet: {} to set first. `python3 tasks.py check --public` names them."
ANYWAY = "or publish with --anyway"


class RefusedError(Exception):
    """A publish that must not go on; the lines say why and how to fix it."""

    def __init__(self, lines: Iterable[object]) -> None:
        """Keep the lines as one text."""
        super().__init__("\n".join(map(str, lines)))


@dataclass(frozen=True)
class Order:
    """What was asked for."""

    root: Path
    today: date | None = None
    remote: str = "origin"
    branch: str = "gh-pages"
    dry_run: bool = False
    when_ready: bool = False  # do nothing, without complaint, while the site may not go public
    # In spite of files not committed, newer commits on the remote, an odd day, lost pages, new ids, or an undo:
    anyway: bool = False
    clock: date | None = None  # the date it is, where that is not to be looked up


@dataclass(repr=False)
class Run:
    """One publish: what is known of it so far. Each step adds to it, and may use what the steps before it added."""

    order: Order
    git: Git
    folder: Path  # where the new site is built; kept from one publish to the next
    notes: list[str] = field(default_factory=list)
    done: str = ""  # why no further step is needed
    public: bool = True  # whether the site may go public
    source: str = field(init=False)  # by `look`: the commit that is published, marked where files were changed since
    before: str = field(init=False)  # by `fetch`: the commit that is published now, "" for none
    history: list[Publish] = field(init=False)
    published: dict[str, bytes] = field(init=False)  # its files
    campaign: Campaign = field(init=False)  # by `check`
    site: Candidate = field(init=False)  # by `compare`
    after: dict[str, bytes] = field(init=False)  # the files to be published
    changes: list[Change] = field(default_factory=list)
    commit: str = field(init=False)  # by `commit`

    @property
    def urls(self) -> Urls:
        """Return the site's public addresses."""
        return Urls(self.campaign.site.address.rstrip("/"))


def look(run: Run) -> None:
    """See whether this clone is fit to publish from, and what the remote's branch of the same name holds."""
    git, remote = run.git, run.order.remote
    if not git.says("remote", "get-url", remote):
        raise RefusedError([f"There is no git remote named {remote} here. README.md says how to add it."])
    head, branch, changed = git("rev-parse", "HEAD"), git("branch", "--show-current"), repository.uncommitted(git)
    there = repository.head_of(git, remote, branch) if branch else ""
    newer = bool(there) and not git.says("merge-base", "--is-ancestor", there, head)
    doubts = (
        (changed, f"{listed(changed)}: not committed yet. Commit it, {ANYWAY}."),
        (not branch, f"No branch is checked out, so this may be an old state. Check one out, {ANYWAY}."),
        (newer, f"{remote} has newer commits on {branch}. Run `git pull`, {ANYWAY}."),
    )
    if not run.order.anyway:
        refuse(words for doubtful, words in doubts if doubtful)
    if not newer and there != head:
        run.notes.append(
            f"Your newest commits are not on {remote} yet: push them, or the nightly run publishes without them."
        )
    run.source = head + "+changes" * bool(changed)


def listed(paths: list[str]) -> str:
    """Return paths in few words: the first, and how many more."""
    return f"{paths[0]} and {len(paths) - 1} more" if len(paths) > 1 else "".join(paths)


def fetch(run: Run) -> None:
    """Bring what is published now."""
    run.before = repository.fetch(run.git, run.order.remote, run.order.branch)
    run.history = repository.history(run.git, run.before)
    run.published = repository.files(run.git, run.before)
    if changed := repository.by_hand(run.git, run.history[0].commit, run.before) if run.history else []:
        run.notes.append(
            f"{run.order.branch} was changed by hand: {listed(changed)}. A publish replaces that; commit"
            f" {run.before[:10]} keeps it. What is to stay belongs in content/ or data/."
        )


def check(run: Run) -> None:
    """Check all files, by the everyday rules and by those for going public."""
    loaded = checked(run.order.root, run.order.today, remember=True, cores=available())
    refuse_errors(loaded.findings)
    assert loaded.campaign  # noqa: S101 - without errors there is one
    run.campaign = loaded.campaign
    found = public_rules.findings(run.campaign)
    if found and run.order.when_ready:
        run.public, run.done = False, NOT_READY.format(len(found))
        return
    refuse_errors(found)
    run.notes += map(str, duties(run.campaign))
    refuse(repository.misfits(run.git("remote", "get-url", run.order.remote), run.campaign.site))
    last = run.history[0].commit if run.history else ""
    refuse(repository.disputed(run.git, run.before, last, run.campaign.site, anyway=run.order.anyway))
    if not run.order.anyway:
        refuse(odd_day(run))


def odd_day(run: Run) -> Iterator[str]:
    """Yield why a site may be of a day that nobody means: it is far from now, or before the one that is public."""
    day, zone = run.campaign.today, run.campaign.legislature.timezone
    now = run.order.clock or clock.now(zone)
    if abs(day - now) > DAY:  # a day may begin or end while this runs
        yield f"This would be the site of {day}, and it is {now} at the Capitol. Leave TODAY unset, {ANYWAY}."
    if run.history and str(day) < (public := run.history[0].day):
        yield f"The public site is of {public}, and this one of {day}. If that is meant, publish with --anyway."


def build(run: Run) -> None:
    """Build the site with the public settings; what the last publish left in the folder is made again or goes."""
    root, day, public = run.order.root, run.campaign.today, run.urls.siteurl
    built = builds.build(root, run.folder, public=True, today=day, siteurl=public, remember=True, cores=available())
    refuse_errors(built.findings)


def compare(run: Run) -> None:
    """Set the new site beside the published one; addresses that are gone get a page that leads on."""
    root, built = run.order.root, candidate.read_folder(run.folder)
    leading = _lead_on(run, built)
    files = {**built, **leading}
    expected = planned(run.campaign, run.urls, root) | leading.keys()
    run.site = Candidate(run.urls, files, run.published, expected, hidden(run.campaign, root), known_in(run.campaign))
    domain = repository.domain_of(run.campaign.site)
    run.after = {**files, ".nojekyll": b"", **({"CNAME": domain.encode()} if domain else {})}  # ghp-import adds these
    run.changes = candidate.changes(run.published, run.after)
    if not run.changes:
        run.done = "Nothing has changed since the last publish."


def _lead_on(run: Run, built: Mapping[str, bytes]) -> dict[str, bytes]:
    """Write a page in place of each published one that is gone, note the loss, and return those pages."""
    pages = candidate.read_pages(run.published)
    lost = {path: page for path, page in pages.items() if path not in built}
    found = candidate.losses(lost, len(pages))
    if not run.order.anyway:
        refuse_errors(found)
    run.notes += map(str, found)
    leading = candidate.carried(lost, built, run.urls, Theme(builds.Order.theme, run.order.root / "content/images"))
    for path, content in leading.items():
        write_below(run.folder, path, content)
    return leading


def planned(campaign: Campaign, urls: Urls, root: Path) -> frozenset[str]:
    """Return every file that a public build of this campaign writes, worked out beside the build itself."""
    return frozenset(output.save_as for output in Plan.of(campaign, root, builds.Order.theme, urls.siteurl).outputs)


def hidden(campaign: Campaign, root: Path) -> frozenset[str]:
    """Return the short names of all actions in the files that the public may not see: drafts, and those far ahead."""
    folders = (root / "content/actions", root / "content/evergreen")
    names = {path.stem for folder in folders for path in folder.rglob("*.md")}
    return frozenset(names - campaign.shown - {action.name for action in campaign.evergreen})


def verify(run: Run) -> None:
    """Look at the built site before anybody else does."""
    found = verify_site(run.site)
    if run.order.anyway:
        meant = set(no_page_shrank_to_nothing(run.site))
        found = [finding for finding in found if finding not in meant]
    refuse_errors(found)
    if not run.order.anyway:
        refuse(candidate.new_ids(run.published, run.after, run.campaign.site))
    undone = run.history and run.source in run.history[0].refused
    if undone and not run.order.anyway:
        raise RefusedError([f"The publish of {run.source[:10]} was undone. Fix it and commit, {ANYWAY}."])
    if run.order.dry_run:
        run.done = f"A publish would change this: {candidate.counted(run.changes)}."


def commit(run: Run) -> None:
    """Commit the site with ghp-import on top of the last publishes, in this clone alone."""
    site = run.campaign.site
    text = repository.message(repository.TITLE.format(run.campaign.today), run.source)
    onto = repository.shortened(run.git, run.before, repository.KEPT - 1) if run.before else ""
    git = run.git.signed(site.name, site.mail)
    run.commit = repository.commit_folder(git, run.folder, text=text, domain=repository.domain_of(site), onto=onto)
    if repository.files(run.git, run.commit) != run.after:
        raise RefusedError(["What git holds is not what was verified. Run it again; if that does not help, report it."])


def push(run: Run) -> None:
    """Move the published branch to the new commit, if it still is where it was when this began."""
    repository.push(run.git, run.order.remote, run.order.branch, new=run.commit, before=run.before)
    where = run.urls.absolute("/")
    run.done = f"Published: {candidate.counted(run.changes)}. It will be at {where} in a minute or two."


def refuse(lines: Iterable[str]) -> None:
    """Raise RefusedError where there is any reason to."""
    if reasons := list(lines):
        raise RefusedError(reasons)


def refuse_errors(findings: list[Finding]) -> None:
    """Raise RefusedError with all findings where any of them is an error."""
    if has_errors(findings):
        raise RefusedError(findings)


STEPS: tuple[Callable[[Run], None], ...] = (look, fetch, check, build, compare, verify, commit, push)


# The jobs


def publish_job(order: Order) -> int:
    """Publish and say what was done and how long each step took; return the exit code."""
    parts: list[str] = []

    def job() -> None:
        run = publish(order, lambda step, seconds: parts.append(f"{step} {seconds:.1f}"))
        for change in run.changes if order.dry_run and run.before else ():
            print(change)
        for note in run.notes:
            print(note, file=sys.stderr)
        print(f"{run.done}\nSeconds: {', '.join(parts)}.")
        if path := os.environ.get("GITHUB_OUTPUT"):  # where a workflow's next steps learn it
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(f"public={str(run.public and not order.dry_run).lower()}\n")

    return _guarded(job)


def undo_job(order: Order) -> int:
    """Put the publish before the last one back; return the exit code."""
    return _guarded(lambda: print(undo(order)))


def _guarded(job: Callable[[], None]) -> int:
    """Run a job; print why it was refused, in plain words, and return the exit code."""
    try:
        job()
    except RefusedError as refused:
        print(refused, "Nothing was published.", sep="\n", file=sys.stderr)
    except (PushRefusedError, GitError) as error:
        print(error, file=sys.stderr)
    except FileNotFoundError as error:
        if error.filename != "git":
            raise
        print(NO_GIT, file=sys.stderr)
    else:
        return 0
    return 1


def publish(order: Order, hear: Callable[[str, float], object]) -> Run:
    """Publish, or raise RefusedError, PushRefusedError or GitError with the remote as it was.

    `hear` is told the name of each step that is done, and the seconds it took.
    """
    with alone(order.root):
        run = Run(order, Git(order.root), order.root / FOLDER / "site")
        for step in STEPS:
            began = time.perf_counter()
            step(run)
            hear(step.__name__, time.perf_counter() - began)
            if run.done:
                break
        return run


def undo(order: Order) -> str:
    """Put the publish before the last one back, and return what was done in one line."""
    git = Git(order.root)
    with alone(order.root):
        before = repository.fetch(git, order.remote, order.branch)
        past = repository.history(git, before)
        if len(past) < 2:
            raise RefusedError([f"{order.branch} holds no publish before the last one, so nothing can be put back."])
        last, good = past[:2]
        refused = dict.fromkeys((*good.refused, *last.refused, last.source))
        text = repository.message(good.title, good.source, refused)
        if not order.dry_run:
            tree = repository.keeping_domain(git, good, past, before)
            new = repository.again(git, good.commit, good.parent, text, tree)
            repository.push(git, order.remote, order.branch, new=new, before=before)
    return (
        f"{'Would put' if order.dry_run else 'Put'} back “{good.title}” (of {good.source[:10]}) in place of"
        f" “{last.title}” (of {last.source[:10]}). Commit {last.source[:10]} is not published again by itself:"
        " fix what was wrong, and commit."
    )


def alone(root: Path) -> contextlib.AbstractContextManager[None]:
    """Hold the lock of this clone while a block runs; wait while another publish holds it."""
    return locked(root / FOLDER / "lock", "Another publish is running on this computer; waiting for it …")
