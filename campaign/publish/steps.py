"""The steps of a publish, in order. Nothing outside this clone changes before the last, which is a single push."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from campaign.build import build as build_site
from campaign.check import public_rules
from campaign.checked import checked
from campaign.cores import available
from campaign.publish import branch, carried, plan, ready
from campaign.publish.candidate import Candidate, read_folder, read_pages
from campaign.publish.changes import changes, counted
from campaign.publish.html import Html
from campaign.publish.run import RefusedError, Run, refuse_errors
from campaign.publish.verify import verify as verify_site

NOT_READY = "{} to set first. `python3 tasks.py check --public` names them."
NO_JEKYLL = ".nojekyll"
DOMAIN = "CNAME"


def look(run: Run) -> Run:
    """See whether this clone is fit to publish from."""
    order = run.order
    if order.remote not in ready.remotes(run.git):
        raise RefusedError([f"There is no git remote named {order.remote} here. README.md says how to add it."])
    clone = ready.look(run.git, order.remote)
    if (doubts := list(ready.doubts(clone, order.remote))) and not order.anyway:
        raise RefusedError(doubts)
    ahead = clone.remote_known and clone.remote_commit != clone.commit
    note = f"Your newest commits are not on {order.remote} yet: push them, or the nightly run publishes without them."
    return replace(run, clone=clone, notes=(note,) * ahead)


def fetch(run: Run) -> Run:
    """Bring what is published now."""
    before = branch.fetch(run.git, run.order.remote, run.order.branch)
    history = tuple(branch.history(run.git, before))
    return replace(run, before=before, history=history, published=branch.files(run.git, before))


def check(run: Run) -> Run:
    """Check all files, by the everyday rules and by those for going public."""
    loaded = checked(run.order.root, run.order.today, remember=True, cores=available())
    refuse_errors(loaded.findings)
    campaign = loaded.campaign
    assert campaign  # noqa: S101 - without errors there is one
    assert run.clone  # noqa: S101
    if (found := public_rules.findings(campaign)) and run.order.when_ready:
        return replace(run, loaded=campaign, public=False, done=f"Not public yet: {NOT_READY.format(len(found))}")
    refuse_errors(found)
    if misfits := list(ready.misfits(run.clone, campaign.site)):
        raise RefusedError(misfits)
    return replace(run, loaded=campaign)


def build(run: Run) -> Run:
    """Build the site with the public settings; what the last publish left in the folder is made again or goes."""
    siteurl, today = run.urls.siteurl, run.campaign.today
    how = {"public": True, "today": today, "siteurl": siteurl, "remember": True, "cores": available()}
    refuse_errors(build_site(run.order.root, run.folder, **how).findings)
    return run


def compare(run: Run) -> Run:
    """Set the new site beside the published one; addresses that are gone get a page that leads on."""
    built = read_folder(run.folder)
    published = _published(run, built)
    lost = carried.gone(read_pages(published), built)
    leading = carried.carried(lost, built, run.urls)
    _write(run.folder, leading)
    files = {**built, **leading}
    planned = plan.planned(run.campaign, run.urls, run.order.root) | leading.keys()
    hidden = plan.hidden(run.campaign, run.order.root)
    after = {path: branch.content_id(content) for path, content in _marked(files, run.domain).items()}
    found = tuple(changes(run.published, after))
    return replace(
        run,
        candidate=Candidate(run.urls, files, published, planned, hidden),
        after=after,
        changes=found,
        notes=(*run.notes, *_losses(run, lost)),
        done="" if found else "Nothing has changed since the last publish.",
    )


def _published(run: Run, built: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the published pages that are others now, or gone."""
    ids = {path: each for path, each in run.published.items() if path.endswith(".html")}
    other = [path for path, each in ids.items() if each != branch.content_id(built.get(path, b""))]
    contents = branch.contents(run.git, (ids[path] for path in other))
    return {path: contents[ids[path]] for path in other}


def _losses(run: Run, lost: Mapping[str, Html]) -> Iterable[str]:
    """Return a warning for each page that was lost; raise RefusedError where half a site may be."""
    pages = sum(path.endswith(".html") for path in run.published)
    found = carried.findings(lost, pages)
    if not run.order.anyway:
        refuse_errors(found)
    return map(str, found)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _marked(files: Mapping[str, bytes], domain: str) -> dict[str, bytes]:
    """Return the files with those that ghp-import adds: one keeps Jekyll away, one names the site's own domain."""
    return {**files, NO_JEKYLL: b"", **({DOMAIN: domain.encode()} if domain else {})}


def verify(run: Run) -> Run:
    """Look at the built site before anybody else does."""
    refuse_errors(verify_site(run.site))
    undone = run.history and run.source in run.history[0].refused
    if undone and not run.order.anyway:
        short = run.source[:10]
        raise RefusedError([f"The publish of {short} was undone. Mend it and commit, or publish with --anyway."])
    return (
        replace(run, done=f"A publish would change this: {counted(list(run.changes))}.") if run.order.dry_run else run
    )


def commit(run: Run) -> Run:
    """Commit the site with ghp-import on top of the last publishes, in this clone alone."""
    text = branch.message(f"Publish {run.campaign.today}", run.source)
    onto = branch.shortened(run.git, run.before, branch.KEPT - 1) if run.before else ""
    git = run.git.signed(run.campaign.site.name, run.campaign.site.mail)
    new = branch.commit_folder(git, run.folder, text=text, domain=run.domain, onto=onto)
    branch.forget_scratch(run.git)
    if branch.files(run.git, new) != run.after:
        raise RefusedError(["What git holds is not what was verified. Run it again; if that does not help, report it."])
    return replace(run, commit=new)


def push(run: Run) -> Run:
    """Move the published branch to the new commit, if it still is where it was when this began."""
    branch.push(run.git, run.order.remote, run.order.branch, new=run.commit, before=run.before)
    return replace(
        run, done=f"Published: {counted(list(run.changes))}. It will be at {run.urls.absolute('/')} in a minute or two."
    )


STEPS: tuple[Callable[[Run], Run], ...] = (look, fetch, check, build, compare, verify, commit, push)
