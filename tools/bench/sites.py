"""The two sites that the benchmark builds: ours with many actions, and the same for Hugo.

Ours has the real site's data and texts, with as many actions as wanted, one each day. Hugo's has our data and actions,
the frame of our page, and small templates of Hugo's own kind.
"""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

TEMPLATES = Path(__file__).parent / "hugo"
MAIN = re.compile(r"(<main[^>]*>\n?).*(</main>)", re.DOTALL)
AFTER = re.compile(
    r'<section class="block text">\s*<h2>What to do after</h2>.*?(?=</div>\s*</div>\s*</main>)', re.DOTALL
)
LISTS = {"actions": "archive", "legislators": "roll"}
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?=[A-Z])")
WORDS = 250  # in the text of each action, besides its script
SENTENCES = (
    "A call takes two minutes and somebody writes it down",
    "The committee hears this bill before the week is over",
    "Neighbors in every corner of the state have told us what it would mean for them",
    "You don't have to be an expert: you know how it is to live here",
    "The person who answers the phone counts who is for it and who is against",
    "Say it in your own words, and say where you live",
    "Schools, roads, clinics and courts all wait for an answer",
    "It was put off last year, and it shouldn't be put off again",
)


def make_ours(source: Path, target: Path, number: int, last: date) -> None:
    """Write a project with so many actions, the last of them on `last`: calls on working days, other ways to help."""
    shutil.rmtree(target, ignore_errors=True)
    for folder in ("data", "content/pages", "content/evergreen"):
        shutil.copytree(source / folder, target / folder)
    models = [path.read_text("utf-8") for path in sorted((source / "content/actions").rglob("*.md"))]
    calls, helps = ([text for text in models if f"\nkind: {kind}\n" in text] for kind in ("call", "organize"))
    for count in range(number):
        day = last - timedelta(count)
        working = day.weekday() < 5 and (day.month, day.day) not in ((11, 26), (11, 27))
        fitting = calls if working else helps
        file = target / f"content/actions/{day.year}/{day}-call-{count}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(action(fitting[count % len(fitting)], day, count), "utf-8")


def action(model: str, day: date, count: int) -> str:
    """Return an action like a real one, with a title and a text of its own, open for three days."""
    head, _dashes, _body = model.removeprefix("---\n").partition("\n---\n")
    head = WEEKDAY.sub("", head)  # right in one year only
    head = re.sub(r"^title: (.*)$", lambda found: f"title: {found[1]}, no. {count}", head, count=1, flags=re.MULTILINE)
    head = re.sub(r"^closes: .*$", f"closes: {day + timedelta(2)}", head, count=1, flags=re.MULTILINE)
    head = re.sub(r"^(closes_because|outcome|next): .*\n", "", head, flags=re.MULTILINE)
    outcome = f"outcome:\n  what: The office wrote it down.\n  date: {day + timedelta(2)}"
    return f"---\n{head}\n{outcome}\n---\n{body(count)}"


def body(count: int) -> str:
    """Return a text of about 250 words in four paragraphs, with a link, a list and some emphasis."""
    sentences: list[str] = []
    while len(" ".join(sentences).split()) < WORDS:
        sentences.append(SENTENCES[(count + len(sentences) * 3) % len(SENTENCES)] + ".")
    quarter = len(sentences) // 4
    parts = [" ".join(sentences[n * quarter : (n + 1) * quarter]) for n in range(4)]
    parts[1] = f"**This is call {count}.** {parts[1]} Read [how we work](/mission/)."
    parts[3] = "- One call\n- One *short* reason\n- One thank you\n\n" + parts[3]
    return "\n\n".join(parts) + "\n"


def make_hugo(site: Path, built: Path, target: Path) -> None:
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
