"""Links to GitHub's own pages, filled in: a new file, an edit, an issue form. Pure text, no request."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from campaign.model.site import Site

BRANCH = "main"


def known(site: Site) -> bool:
    """Return whether the repository is a real one on GitHub: links to an example or another host would lead nowhere."""
    return "repository" not in site.examples and urlsplit(site.repository).netloc == "github.com"


def new_file(site: Site, path: str, text: str) -> str:
    """Return the link to a page that makes a new file; whoever may not write there gets a copy to write in."""
    return f"{_base(site)}/new/{BRANCH}?{urlencode({'filename': path, 'value': text})}"


def edit(site: Site, path: str) -> str:
    """Return the link to a page that edits a file."""
    return f"{_base(site)}/edit/{BRANCH}/{quote(path)}"


def view(site: Site, path: str) -> str:
    """Return the link to a file as people read it."""
    return f"{_base(site)}/blob/{BRANCH}/{quote(path)}"


def issue(site: Site, form: str, **fields: str) -> str:
    """Return the link to an issue form (wrong-number, fix-a-fact, suggest-an-action) with some fields filled in."""
    return f"{_base(site)}/issues/new?{urlencode({'template': f'{form}.yml', **fields}, safe='/:')}"


def _base(site: Site) -> str:
    return site.repository.rstrip("/").removesuffix(".git")
