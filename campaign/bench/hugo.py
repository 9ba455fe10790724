"""The same site for Hugo: our data and actions, the frame of our page, and small templates of Hugo's own kind."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

TEMPLATES = Path(__file__).parent / "hugo"
MAIN = re.compile(r"(<main[^>]*>\n?).*(</main>)", re.DOTALL)
AFTER = re.compile(
    r'<section class="block text">\s*<h2>What to do after</h2>.*?(?=</div>\s*</div>\s*</main>)', re.DOTALL
)
LISTS = {"actions": "archive", "legislators": "roll"}


def make(site: Path, built: Path, target: Path) -> None:
    """Write Hugo's project for a site of ours; `built` is our output, from which the frame of a page is taken."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(TEMPLATES, target)
    shutil.copytree(site / "content/actions", target / "content/actions", dirs_exist_ok=True)
    (target / "data").mkdir()
    for name in ("legislators", "committees"):
        shutil.copy(site / f"data/{name}.yml", target / "data")
    pages(site, target)
    page = sorted(built.glob("actions/*-call-*/index.html"))[0].read_text("utf-8")
    (target / "layouts/_default/baseof.html").write_text(frame(page), "utf-8")
    after = AFTER.search(page)
    (target / "layouts/partials/after.html").write_text(after[0] if after else "", "utf-8")


def pages(site: Path, target: Path) -> None:
    """Copy the pages of text, each with its address; lists get a page of their own."""
    for path in sorted((site / "content/pages").glob("*.md")):
        text = path.read_text("utf-8")
        address = re.search(r"^path: (\S+)", text, re.MULTILINE)
        if address and address[1].endswith("/") and address[1] != "/":
            text = re.sub(r"^(path|template): .*\n", "", text, flags=re.MULTILINE)
            (target / "content" / path.name).write_text(text.replace("---\n", f"---\nurl: {address[1]}\n", 1), "utf-8")
    for name, layout in LISTS.items():
        text = f"---\ntitle: All {name}\nurl: /{name}/\nlayout: {layout}\n---\n"
        (target / f"content/all-{name}.md").write_text(text, "utf-8")


def frame(page: str) -> str:
    """Return a page of ours as Hugo's base template: all that first paint needs, with title and main part open."""
    page = page.replace("{{", "{ {")
    page = re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", page, count=1)
    page = re.sub(r'(name="description" content=")[^"]*', r"\1{{ .Params.summary }}", page, count=1)
    page = re.sub(r'(rel="canonical" href=")[^"]*', r"\1{{ .Permalink }}", page, count=1)
    return MAIN.sub(lambda found: f'{found[1]}{{{{ block "main" . }}}}{{{{ end }}}}\n{found[2]}', page, count=1)
