"""JSON Schemas of the files that people edit, made from the dataclasses: programs complete and check by them."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date, datetime
from typing import Any, Literal

import yaml

from campaign.model.action import Action
from campaign.model.page import Page
from campaign.read.typed import AtLeastOne, Form, Spec, fields_of
from campaign.sources import TYPED

DIALECT = "http://json-schema.org/draft-07/schema#"  # what VS Code knows best
# YAML programs see numbers and booleans where this project reads text as written: a district 14, a session 95.
AS_WRITTEN = ["string", "number", "boolean"]
SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": AS_WRITTEN},
    int: {"type": "integer", "minimum": 0},
    bool: {"type": "boolean"},
    date: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    datetime: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$"},
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return every schema by the name of its file: one for each data file, and the fields of actions and pages."""
    classes = {"action": Action, "page": Page}
    classes |= {path.removeprefix("data/").removesuffix(".yml"): cls for path, cls in TYPED.items()}
    return {f"{name}.json": {"$schema": DIALECT, **schema(cls)} for name, cls in classes.items()}


def schema(cls: type) -> dict[str, Any]:
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


def _property(spec: Spec) -> dict[str, Any]:
    kind = of_type(spec.type)
    about = {"description": spec.about} | ({"examples": [_example(spec.example, kind)]} if spec.example else {})
    return about | (kind if spec.required else _or_nothing(kind))


def _example(text: str, kind: dict[str, Any]) -> Any:  # noqa: ANN401 - what YAML makes of it
    """Return an example as the type has it: a number, a list; text stays as written."""
    return yaml.safe_load(text) if kind.get("type") in ("integer", "boolean", "array", "object") else text


def _or_nothing(kind: dict[str, Any]) -> dict[str, Any]:
    """Return a type that may also be left empty, as `key:` with nothing behind it."""
    if "enum" in kind:
        return {"enum": [*kind["enum"], None]}
    names = kind["type"] if isinstance(kind["type"], list) else [kind["type"]]
    return kind | {"type": [*names, "null"]}


def of_type(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any type annotation
    """Return the schema of a field's type."""
    if typing.get_origin(kind) is typing.Annotated:
        return _annotated(*typing.get_args(kind)[:2])
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return of_type(next(arg for arg in args if arg is not type(None)))
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": of_type(args[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": of_type(args[1])}
    return schema(kind) if dataclasses.is_dataclass(kind) else SCALARS[kind]


def _annotated(kind: Any, mark: object) -> dict[str, Any]:  # noqa: ANN401 - any type annotation
    inner = of_type(kind)
    if isinstance(mark, Form):
        return inner | {"pattern": f"^(?:{mark.pattern})$"}
    if isinstance(mark, AtLeastOne):
        return inner | {"minItems" if inner["type"] == "array" else "minProperties": 1}
    return inner
