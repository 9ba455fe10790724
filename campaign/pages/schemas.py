"""What the fields of the published data mean: JSON Schemas (2020-12). The page about data is made from them, too."""

from __future__ import annotations

import json
from typing import Any

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _text(about: str, **more: object) -> Schema:
    return {"type": "string", "minLength": 1, "description": about, **more}


def _day(about: str) -> Schema:
    return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": f"{about}, as year-month-day"}


def _names(about: str) -> Schema:
    return {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}, "description": about}


def _object(about: str, needed: str, **fields: Schema) -> Schema:
    return {
        "type": "object",
        "description": about,
        "properties": fields,
        "required": needed.split(),
        "additionalProperties": False,
    }


LEGISLATOR = _object(
    "The person who holds the seat on that day",
    "id title name given_name family_name party url from until",
    id=_text("A word that stays the same for this person"),
    title=_text("The short title: Sen., Rep. or another one"),
    name=_text("The name the person goes by"),
    given_name=_text("First name"),
    family_name=_text("Last name"),
    party=_text("The party’s letters"),
    phone=_text("The Capitol office’s number", pattern=r"^\d{3}-\d{3}-\d{4}$"),
    email=_text("The Capitol office’s mail address"),
    office=_text("The Capitol office’s postal address"),
    page=_text("The official page"),
    url=_text("The person’s page on this site"),
    **{"from": _day("The first day in the seat"), "until": _day("The last day in the seat")},
)
SEAT = _object(
    "A seat of one chamber",
    "chamber district status",
    chamber=_text("The chamber’s word in addresses, like senate"),
    district=_text("The district’s name, like 14A"),
    status={
        "enum": ["held", "vacant", "unknown"],
        "description": "Whether somebody holds the seat; unknown while a new member is not listed yet",
    },
    vacant_since=_day("The first day without a holder"),
    legislator=LEGISLATOR,
)
ABOUT: dict[str, Schema] = {
    "$schema": _text("Where this schema is"),
    "legislature": _text("The legislature’s name"),
    "built_for": _day("The day the data was made for"),
    "as_of": _day("The day the facts about people were last known to be right"),
}
TOWN = _object(
    "A town that votes in the district",
    "name county",
    name=_text("The town’s name"),
    county=_text("Its county"),
    part={"const": True, "description": "There when only part of the town votes here"},
)


def district(address: str) -> Schema:
    """Return the schema of a district's file; `address` is where it is published."""
    body = _object(
        "One district: who speaks for it, where it lies",
        "$schema legislature built_for as_of district chamber url seats",
        **ABOUT,
        district=_text("The district’s name"),
        chamber=_text("The chamber it elects a member of"),
        url=_text("Its call sheet on this site"),
        lies_in=_text("The upper chamber’s district it lies in"),
        holds=_names("The lower chamber’s districts in it"),
        seats={
            "type": "array",
            "minItems": 1,
            "items": SEAT,
            "description": "The seats that all its voters have in common, the upper chamber’s first",
        },
        next_door=_names("Districts of the same chamber that share a stretch of border"),
        towns={"type": "array", "minItems": 1, "items": TOWN, "description": "The towns that vote here"},
    )
    return {"$schema": DIALECT, "$id": address, "title": "District", **body}


def legislators(address: str) -> Schema:
    """Return the schema of the file of all seats; `address` is where it is published."""
    source = _object(
        "Where the facts come from",
        "name url license",
        name=_text("Who publishes them"),
        url=_text("Where they can be had"),
        license=_text("Under what terms"),
    )
    body = _object(
        "Every seat of the legislature and who holds it",
        "$schema legislature built_for as_of source seats",
        **ABOUT,
        source=source,
        seats={"type": "array", "minItems": 1, "items": SEAT, "description": "All seats, the upper chamber’s first"},
    )
    return {"$schema": DIALECT, "$id": address, "title": "Legislators", **body}


def text(schema: Schema) -> str:
    """Return a schema as it is published, laid out to be read."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
