"""VS Code's snippets: whole actions, and single fields, for its YAML help does not reach into Markdown files."""

from __future__ import annotations

import re
import typing
from typing import Literal

from campaign.blank.fields import KINDS, bare, group_of, specs
from campaign.blank.template import BODY, GAP, blank
from campaign.model.action import Action
from campaign.read.typed import Spec


def snippets() -> dict[str, dict[str, object]]:
    """Return every snippet by its name: an action of each kind, then each field that stands on one line."""
    whole = {f"A new {kind}": _snippet(f"new-{kind}", BODY[kind], _with_stops(blank(kind))) for kind in KINDS}
    single = [spec for spec in specs(Action).values() if group_of(spec) is None]
    return whole | {f"Field {spec.key}": _snippet(spec.key, spec.about, field(spec)) for spec in single}


def _snippet(prefix: str, about: str, text: str) -> dict[str, object]:
    return {"scope": "markdown", "prefix": prefix, "description": about, "body": text.split("\n")}


def field(spec: Spec) -> str:
    """Return one field as a snippet: a choice where few words are allowed, else its example to be written over."""
    kind = bare(spec.type)
    if typing.get_origin(kind) is Literal:
        return f"{spec.key}: ${{1|{','.join(typing.get_args(kind))}|}}"
    return f"{spec.key}: ${{1:{_escaped(spec.example or GAP)}}}"


def _with_stops(text: str) -> str:
    """Return a template with its gaps numbered as VS Code wants them."""
    numbers = iter(range(1, 1000))
    return re.sub(GAP, lambda _gap: f"${{{next(numbers)}:{GAP}}}", _escaped(text))


def _escaped(text: str) -> str:
    """Return a text in which no sign means anything to a snippet."""
    return re.sub(r"([\\$}])", r"\\\1", text)
