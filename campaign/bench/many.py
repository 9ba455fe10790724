"""A site with many actions: the real one's data and texts, with as many actions as wanted, one each day."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

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


def make(source: Path, target: Path, number: int, last: date) -> None:
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
