"""The page that tells other programs' makers what they can take: every file, and every field of those about seats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.pages import api_seats, schemas
from campaign.pages.output import Output, page
from campaign.pages.views import Head

PATH = "/data/"


@dataclass(frozen=True)
class FieldRow:
    """A field of the data and what it means; `always` when no record is without it."""

    name: str
    about: str
    always: bool


@dataclass(frozen=True)
class FieldsView:
    """The fields of one kind of record."""

    title: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True)
class DataView:
    """The page about data."""

    example: str  # the address of one district's file
    sheet: str  # its call sheet
    tables: tuple[FieldsView, ...]
    columns: tuple[str, ...]
    schemas: tuple[str, str]
    has_map: bool


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page."""
    description = f"Every seat of the {campaign.legislature.name}, each district and each call, as files for programs."
    yield page(Head("Data for other programs", description, PATH), "data", lambda: data_view(campaign))


def data_view(campaign: Campaign) -> DataView:
    """Return the files and what stands in them."""
    lower = campaign.legislature.lower
    first = campaign.legislature.seats(lower.id)[0]
    tables = (
        ("A district’s file", schemas.district("")),
        ("A seat", schemas.SEAT),
        ("A legislator", schemas.LEGISLATOR),
        ("A town", schemas.TOWN),
    )
    return DataView(
        example=campaign.legislature.district_file(lower.id, first),
        sheet=campaign.legislature.district_path(lower.id, first),
        tables=tuple(FieldsView(title, _rows(schema)) for title, schema in tables),
        columns=tuple(api_seats.COLUMNS),
        schemas=(api_seats.DISTRICT_SCHEMA, api_seats.SEATS_SCHEMA),
        has_map=campaign.map is not None,
    )


def _rows(schema: schemas.Schema) -> tuple[FieldRow, ...]:
    needed = schema["required"]
    return tuple(FieldRow(name, field["description"], name in needed) for name, field in schema["properties"].items())
