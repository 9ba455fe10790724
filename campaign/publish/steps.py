"""The steps of a publish, in order. Nothing outside this clone changes before the last, which is a single push."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from campaign import build as builds
from campaign.campaign import Campaign
from campaign.check import public_rules
from campaign.check.private_rules import known_in
from campaign.checked import checked
from campaign.cores import available
from campaign.finding import Finding, has_errors
from campaign.git import Git
from campaign.pages.output import Urls, write_below
from campaign.pages.plan import Plan
from campaign.publish import candidate, repository
from campaign.publish.candidate import Candidate, Change
from campaign.publish.repository import Clone, Publish
from campaign.publish.verify import verify as verify_site

NOT_READY = "{} to set first. `python3 tasks.py check --public` names them."
NO_JEKYLL = ".nojekyll"
DOMAIN = "CNAME"


class RefusedError(Exception):
    """A publish that must not go on; the lines say why and how to fix it."""

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


@dataclass(repr=False)
class Run:
    """One publish: what is known of it so far. Each step adds to it, and may use what the steps before it added."""

    order: Order
    git: Git
    folder: Path  # where the new site is built; kept from one publish to the next
    notes: list[str] = field(default_factory=list)
    done: str = ""  # why no further step is needed
    public: bool = True  # whether the site may go public
    clone: Clone = field(init=False)  # by `look`
    before: str = field(init=False)  # by `fetch`: the commit that is published now, "" for none
    history: list[Publish] = field(init=False)
    published: dict[str, str] = field(init=False)  # its files, with the ids of their contents
    campaign: Campaign = field(init=False)  # by `check`
    site: Candidate = field(init=False)  # by `compare`
    after: dict[str, str] = field(init=False)  # the new files, with the ids of their contents
    changes: list[Change] = field(init=False)
    commit: str = field(init=False)  # by `commit`

    @property
    def urls(self) -> Urls:
        """Return the site's public addresses."""
        return Urls(self.campaign.site.address.rstrip("/"))

    @property
    def source(self) -> str:
        """Return the commit that is published, marked where files were changed since."""
        return self.clone.commit + ("+changes" if self.clone.changed else "")


def look(run: Run) -> None:
    """See whether this clone is fit to publish from."""
    remote = run.order.remote
    if not run.git.says("remote", "get-url", remote):
        raise RefusedError([f"There is no git remote named {remote} here. README.md says how to add it."])
    run.clone = repository.look(run.git, remote)
    if (doubts := list(repository.doubts(run.clone, remote))) and not run.order.anyway:
        raise RefusedError(doubts)
    if run.clone.remote_known and run.clone.remote_commit != run.clone.commit:
        run.notes.append(
            f"Your newest commits are not on {remote} yet: push them, or the nightly run publishes without them."
        )


def fetch(run: Run) -> None:
    """Bring what is published now."""
    run.before = repository.fetch(run.git, run.order.remote, run.order.branch)
    run.history = repository.history(run.git, run.before)
    run.published = repository.files(run.git, run.before)


def check(run: Run) -> None:
    """Check all files, by the everyday rules and by those for going public."""
    loaded = checked(run.order.root, run.order.today, remember=True, cores=available())
    refuse_errors(loaded.findings)
    assert loaded.campaign  # noqa: S101 - without errors there is one
    run.campaign = loaded.campaign
    found = public_rules.findings(run.campaign)
    if found and run.order.when_ready:
        run.public, run.done = False, f"Not public yet: {NOT_READY.format(len(found))}"
        return
    refuse_errors(found)
    if misfits := list(repository.misfits(run.clone, run.campaign.site)):
        raise RefusedError(misfits)


def build(run: Run) -> None:
    """Build the site with the public settings; what the last publish left in the folder is made again or goes."""
    built = builds.build(
        run.order.root,
        run.folder,
        public=True,
        today=run.campaign.today,
        siteurl=run.urls.siteurl,
        remember=True,
        cores=available(),
    )
    refuse_errors(built.findings)


def compare(run: Run) -> None:
    """Set the new site beside the published one; addresses that are gone get a page that leads on."""
    root, built = run.order.root, candidate.read_folder(run.folder)
    published = _published(run, built)
    leading = _lead_on(run, built, published)
    files = {**built, **leading}
    expected = planned(run.campaign, run.urls, root) | leading.keys()
    run.site = Candidate(run.urls, files, published, expected, hidden(run.campaign, root), known_in(run.campaign))
    marked = _marked(files, repository.domain_of(run.campaign.site))
    run.after = {path: repository.content_id(content) for path, content in marked.items()}
    run.changes = candidate.changes(run.published, run.after)
    if not run.changes:
        run.done = "Nothing has changed since the last publish."


def _published(run: Run, built: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the published pages that are others now, or gone."""
    ids = {path: each for path, each in run.published.items() if path.endswith(".html")}
    other = [path for path, each in ids.items() if each != repository.content_id(built.get(path, b""))]
    contents = repository.contents(run.git, (ids[path] for path in other))
    return {path: contents[ids[path]] for path in other}


def _lead_on(run: Run, built: Mapping[str, bytes], published: Mapping[str, bytes]) -> dict[str, bytes]:
    """Write a page in place of each published one that is gone, note the loss, and return those pages."""
    lost = {path: page for path, page in candidate.read_pages(published).items() if path not in built}
    found = candidate.losses(lost, sum(path.endswith(".html") for path in run.published))
    if not run.order.anyway:
        refuse_errors(found)
    run.notes += map(str, found)
    leading = candidate.carried(lost, built, run.urls)
    for path, content in leading.items():
        write_below(run.folder, path, content)
    return leading


def _marked(files: Mapping[str, bytes], domain: str) -> dict[str, bytes]:
    """Return the files with those that ghp-import adds: one keeps Jekyll away, one names the site's own domain."""
    return {**files, NO_JEKYLL: b"", **({DOMAIN: domain.encode()} if domain else {})}


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
    refuse_errors(verify_site(run.site))
    undone = run.history and run.source in run.history[0].refused
    if undone and not run.order.anyway:
        short = run.source[:10]
        raise RefusedError([f"The publish of {short} was undone. Fix it and commit, or publish with --anyway."])
    if run.order.dry_run:
        run.done = f"A publish would change this: {candidate.counted(run.changes)}."


def commit(run: Run) -> None:
    """Commit the site with ghp-import on top of the last publishes, in this clone alone."""
    site = run.campaign.site
    text = repository.message(f"Publish {run.campaign.today}", run.source)
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


def refuse_errors(findings: list[Finding]) -> None:
    """Raise RefusedError with all findings where any of them is an error."""
    if has_errors(findings):
        raise RefusedError(findings)


STEPS: tuple[Callable[[Run], None], ...] = (look, fetch, check, build, compare, verify, commit, push)
