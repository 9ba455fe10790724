"""What is generated from the dataclasses and rules: parts of CONTRIBUTING.md, schemas, and VS Code's snippets."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from campaign import check
from campaign.blank.fields import CALLED, KINDS, group_of, is_list, kinds_of, needed_by, specs
from campaign.blank.template import blank
from campaign.check.wording import SAID
from campaign.desk.schema import schemas
from campaign.desk.snippets import snippets
from campaign.github import BRANCH
from campaign.model.action import Action
from campaign.model.bill import Bill
from campaign.model.committee import Committee
from campaign.model.page import Page
from campaign.model.roster import Legislator, Vacancy
from campaign.model.site import Site
from campaign.read.markdown import TAGS
from campaign.read.typed import Spec

HELP = "CONTRIBUTING.md"
BLOCK = re.compile(r"(<!-- made: ([\w -]+) -->\n).*?(<!-- end -->)", re.DOTALL)
CLASSES = {
    "page": Page,
    "bill": Bill,
    "legislator": Legislator,
    "vacancy": Vacancy,
    "committee": Committee,
    "site": Site,
}
FILLED_BY_THE_SITE = {
    "title": "the site: Senator or Representative",
    "name": "the site: the person's whole name",
    "first_name": "the site: the first name",
    "last_name": "the site: the last name",
    "district": "the site: the person's district",
}


def files(root: Path) -> dict[str, str]:
    """Return every generated file with its text, CONTRIBUTING.md with its parts made anew."""
    made = {f"schemas/{name}": _json(schema) for name, schema in schemas().items()}
    made[".vscode/actions.code-snippets"] = _json(snippets())
    made[HELP] = refreshed((root / HELP).read_text("utf-8"))
    return made


def write(root: Path) -> list[str]:
    """Write every generated file that differs and return their paths."""
    changed = []
    for path, text in files(root).items():
        file = root / path
        if not file.exists() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            changed.append(path)
    return changed


def refreshed(text: str) -> str:
    """Return a text with every part between `<!-- made: NAME -->` and `<!-- end -->` made anew."""
    parts = blocks()
    return BLOCK.sub(lambda found: f"{found[1]}\n{parts[found[2]].strip()}\n\n{found[3]}", text)


def blocks() -> dict[str, str]:
    """Return the generated parts by name."""
    made = {"fields of an action": _of_actions(), "rules": _rules(), "HTML": _html()}
    made |= {"links": _links(), "targets": _targets(), "gaps": _gaps()}
    made |= {f"fields of a {name}": table(specs(cls).values()) for name, cls in CLASSES.items()}
    for kind in KINDS:
        made[f"template {kind}"] = f"```yaml\n{blank(kind).rstrip()}\n```"
    return made


def table(known: Iterable[Spec], *, kinds: bool = False) -> str:
    """Return a table of fields: the key, whether it is needed, what it is for, an example."""
    head = ["field", *["for"] * kinds, "needed", "what it is", "example"]
    rows = [_row(spec, prefix, kinds=kinds) for spec, prefix in _deep(known)]
    return "\n".join(["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)])


def _deep(known: Iterable[Spec], prefix: str = "") -> Iterator[tuple[Spec, str]]:
    """Yield fields and, behind each that is a group, the group's own."""
    for spec in known:
        yield spec, prefix
        group = group_of(spec)
        if group and not prefix:
            yield from _deep(specs(group).values(), f"{spec.key}{'[]' if is_list(spec) else ''}.")


def _row(spec: Spec, prefix: str, *, kinds: bool) -> list[str]:
    example = f"`{spec.example}`" if spec.example else ""
    own = [kinds_of(spec.key) if not prefix else ""] * kinds
    needed = "yes" if spec.required else needed_by(spec.key) if kinds and not prefix else ""
    cells = [f"`{prefix}{spec.key}`", *own, needed, spec.about, example]
    return [cell.replace("|", "\\|") for cell in cells]


def _of_actions() -> str:
    return table(specs(Action).values(), kinds=True)


def _rules() -> str:
    """Return every rule, in its own words."""
    rules = (*check.WRITTEN, *check.ALONE, *check.RULES)
    lines = (inspect.cleandoc(rule.__doc__ or "").split("\n")[0] for rule in rules)
    return "\n".join(f"- {line}" for line in lines)


def _links() -> str:
    """Return links that open GitHub's page for a new file, from wherever CONTRIBUTING.md is read there."""
    path = "content/actions/YYYY/YYYY-MM-DD-short-name.md"
    lines = []
    for kind in KINDS:
        query = urlencode({"filename": path, "value": blank(kind)})
        lines.append(f"- [{CALLED[kind]}](../../new/{BRANCH}?{query})")
    return "\n".join(lines)


def _targets() -> str:
    """Return how `who` names people, in a table."""
    rows = (
        ("your-senator", "the caller's own senator", "any call to everybody's own"),
        (
            "your-representative",
            "the caller's own House member",
            "the same, or both: `[your-senator, your-representative]`",
        ),
        ("aric-putnam", "this person", "the last part of the person's address on this site: /legislators/aric-putnam/"),
        ("committee:house/taxes:chair", "whoever chairs this committee", "its address: /committees/house/taxes/"),
    )
    head = "| write | it means | where to find it |\n| --- | --- | --- |\n"
    return head + "\n".join(f"| `{word}` | {means} | {where} |" for word, means, where in rows)


def _gaps() -> str:
    """Return what a script may leave to be filled in, in a table."""
    rows = [(f"{{{word}}}", meaning) for word, meaning in FILLED_BY_THE_SITE.items()]
    rows += [(word, "the caller says it") for word in SAID]
    rows.append(("[One sentence of your own]", "the caller makes it up; any other words in brackets do, too"))
    head = "| write | who fills it in |\n| --- | --- |\n"
    return head + "\n".join(f"| `{word}` | {meaning} |" for word, meaning in rows)


def _html() -> str:
    return ", ".join(f"`<{tag}>`" for tag in sorted(TAGS))


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
