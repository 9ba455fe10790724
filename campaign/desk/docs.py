"""What is generated from the dataclasses and rules: parts of the help, JSON schemas, and VS Code's snippets."""

from __future__ import annotations

import dataclasses
import inspect
import itertools
import json
import re
import types
import typing
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode

import yaml

from campaign import check
from campaign.blank import GAP, bare, blank, group_of, is_list
from campaign.check.duty_rules import DUTIES
from campaign.model.action import Action
from campaign.model.bill import Bill
from campaign.model.committee import Committee
from campaign.model.kinds import KINDS
from campaign.model.page import Page
from campaign.model.roster import Legislator, Vacancy
from campaign.model.site import Site
from campaign.model.spots import Spot
from campaign.pages.editors import BRANCH, HELP
from campaign.read.markdown import TAGS
from campaign.read.typed import AtLeastOne, Form, Spec, fields_of
from campaign.sources import TYPED

Schema = dict[str, Any]  # JSON
REFERENCE = "docs/reference.md"  # every field, rule and data file; HELP is the short way to a first call
BLOCK = re.compile(r"(<!-- made: ([\w -]+) -->\n).*?(<!-- end -->)", re.DOTALL)
CLASSES = (Page, Bill, Legislator, Vacancy, Committee, Site, Spot)  # each has a table of its fields
DIALECT = "http://json-schema.org/draft-07/schema#"  # what VS Code knows best
# YAML programs see numbers and booleans where this project reads text as written: a district 14, a session 95.
AS_WRITTEN = ["string", "number", "boolean"]
LEAST = {"array": "minItems", "object": "minProperties"}
SCALARS: dict[type, Schema] = {
    str: {"type": AS_WRITTEN},
    int: {"type": "integer", "minimum": 0},
    bool: {"type": "boolean"},
    date: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    datetime: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$"},
}


def docs_job(root: Path) -> int:
    """Make anew what is generated, and say which files changed; return the exit code."""
    changed = write(root)
    print("\n".join(f"Made {path}" for path in changed) or "All is current.")
    return 0


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


def files(root: Path) -> dict[str, str]:
    """Return every generated file with its text, the pages of help with their parts made anew."""
    made = {f"schemas/{name}": _json(schema) for name, schema in schemas().items()}
    made[".vscode/actions.code-snippets"] = _json(snippets())
    return made | {page: refreshed((root / page).read_text("utf-8")) for page in (HELP, REFERENCE)}


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


# Parts of the help


def refreshed(text: str) -> str:
    """Return a text with every part between `<!-- made: NAME -->` and `<!-- end -->` made anew."""
    parts = blocks()
    return BLOCK.sub(lambda found: f"{found[1]}\n{parts[found[2]].strip()}\n\n{found[3]}", text)


def blocks() -> dict[str, str]:
    """Return the generated parts by name."""
    made = {"fields of an action": fields_table(Action), "rules": _rules(), "links": _links()}
    made["HTML"] = ", ".join(f"`<{tag}>`" for tag in sorted(TAGS))
    made |= {f"fields of a {cls.__name__.lower()}": fields_table(cls) for cls in CLASSES}
    return made | {f"template {kind}": f"```yaml\n{blank(kind).rstrip()}\n```" for kind in KINDS}


def fields_table(cls: type) -> str:
    """Return a Markdown table of a dataclass's fields: the key, whether it is needed, what it is for, an example.

    Of an action's fields, it also says which kinds each is for.
    """
    kinds = cls is Action
    head = ["field", *["for"] * kinds, "needed", "what it is", "example"]
    rows = [_row(spec, prefix, kinds=kinds) for spec, prefix in _deep(fields_of(cls).values())]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def _deep(known: Iterable[Spec], prefix: str = "") -> Iterator[tuple[Spec, str]]:
    """Yield fields and, after each that is a group, the group's own."""
    for spec in known:
        yield spec, prefix
        group = group_of(spec)
        if group and not prefix:
            yield from _deep(fields_of(group).values(), f"{spec.key}{'[]' if is_list(spec) else ''}.")


def _row(spec: Spec, prefix: str, *, kinds: bool) -> list[str]:
    example = f"`{spec.example}`" if spec.example else ""
    of_kinds = ", ".join(kind.name for kind in KINDS.values() if spec.key in kind.own) or "all"
    own = [of_kinds if not prefix else ""] * kinds
    needed = "yes" if spec.required else _needed_by(spec.key) if kinds and not prefix else ""
    cells = [f"`{prefix}{spec.key}`", *own, needed, spec.about, example]
    return [cell.replace("|", "\\|") for cell in cells]


def _needed_by(key: str) -> str:
    """Return, in words, which kinds of action cannot do without a field that others may leave out.

    Only what has no `start` needs `closes`: the others end with the day on which they take place.
    """
    needed = (key in kind.needs or (key == "closes" and "start" not in kind.fields) for kind in KINDS.values())
    return ", ".join(name for name, needs in zip(KINDS, needed, strict=True) if needs)


def _rules() -> str:
    """Return every rule, in its own words."""
    rules = (*check.WRITTEN, *check.ALONE, *check.RULES, *DUTIES)
    return "\n".join(f"- {inspect.cleandoc(rule.__doc__ or '').splitlines()[0]}" for rule in rules)


def _links() -> str:
    """Return links that open GitHub's page for a new file, from wherever CONTRIBUTING.md is read there."""
    path = "content/actions/YYYY/YYYY-MM-DD-short-name.md"
    queries = {kind: urlencode({"filename": path, "value": blank(kind)}) for kind in KINDS}
    return "\n".join(f"- [{KINDS[kind].task}](../../new/{BRANCH}?{query})" for kind, query in queries.items())


# Schemas: programs complete and check the files that people edit by them


def schemas() -> dict[str, Schema]:
    """Return every schema by the name of its file: one for each data file, and the fields of actions and pages."""
    classes: dict[str, type] = {"action": Action, "page": Page}
    classes |= {path.removeprefix("data/").removesuffix(".yml"): cls for path, cls in TYPED.items()}
    return {f"{name}.json": {"$schema": DIALECT, **schema(cls)} for name, cls in classes.items()}


def schema(cls: type) -> Schema:
    """Return the schema of a dataclass."""
    known = fields_of(cls)
    described = {
        "description": (cls.__doc__ or "").split("\n")[0],
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _property(spec) for key, spec in known.items()},
    }
    required = [key for key, spec in known.items() if spec.required]
    return described | ({"required": required} if required else {})


def _property(spec: Spec) -> Schema:
    kind = of_type(spec.type)
    about = {"description": spec.about} | ({"examples": [_example(spec.example, kind)]} if spec.example else {})
    return about | (kind if spec.required else _or_nothing(kind))


def _example(text: str, kind: Schema) -> object:
    """Return an example as the type has it: a number, a list; text stays as written."""
    return yaml.safe_load(text) if kind.get("type") in ("integer", "boolean", "array", "object") else text


def _or_nothing(kind: Schema) -> Schema:
    """Return a type that may also be left empty, as `key:` without a value."""
    if "enum" in kind:
        return {"enum": [*kind["enum"], None]}
    names = kind["type"] if isinstance(kind["type"], list) else [kind["type"]]
    return kind | {"type": [*names, "null"]}


def of_type(kind: Any) -> Schema:  # noqa: ANN401 - any type annotation
    """Return the schema of a field's type."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        inner, mark = of_type(args[0]), args[1]
        if isinstance(mark, Form):
            return inner | {"pattern": f"^(?:{mark.pattern})$"}
        return inner | ({LEAST[inner["type"]]: 1} if isinstance(mark, AtLeastOne) else {})
    if origin in (types.UnionType, typing.Union):
        return of_type(args[0])
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": of_type(args[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": of_type(args[1])}
    return schema(kind) if isinstance(kind, type) and dataclasses.is_dataclass(kind) else SCALARS[kind]


# Snippets: whole actions, and single fields, for VS Code's YAML help does not reach into Markdown files


def snippets() -> dict[str, dict[str, object]]:
    """Return every snippet by its name: an action of each kind, then each field that takes one line."""
    made = {f"A new {name}": (f"new-{name}", kind.body, _with_stops(blank(name))) for name, kind in KINDS.items()}
    single = [spec for spec in fields_of(Action).values() if group_of(spec) is None]
    made |= {f"Field {spec.key}": (spec.key, spec.about, f"{spec.key}: {_stop(spec)}") for spec in single}
    return {
        name: {"scope": "markdown", "prefix": prefix, "description": about, "body": text.split("\n")}
        for name, (prefix, about, text) in made.items()
    }


def _stop(spec: Spec) -> str:
    """Return where a field's value is written: a choice where few words are allowed, else its example."""
    kind = bare(spec.type)
    if typing.get_origin(kind) is Literal:
        return f"${{1|{','.join(typing.get_args(kind))}|}}"
    return f"${{1:{_escaped(spec.example or GAP)}}}"


def _with_stops(text: str) -> str:
    """Return a template with its gaps numbered as VS Code wants them."""
    numbers = itertools.count(1)
    return re.sub(GAP, lambda _gap: f"${{{next(numbers)}:{GAP}}}", _escaped(text))


def _escaped(text: str) -> str:
    """Return a text in which no character means anything to a snippet."""
    return re.sub(r"([\\$}])", r"\\\1", text)
