"""A map and places that do not fit the rest."""
# A table: one row, one line.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from tests.breaks.change import Break, swap, whole

TABLE = (
    Break("a map without its notice", "data/districts-NOTICE.md", whole("\n"), "The map's notice is missing", "Put it back"),
    Break("a map of another district", "data/districts.json", swap('"7", "8"]', '"7", "9"]', 1), "The map and data/legislature.yml differ on 8, 9", "Import the map again"),
    Break("a place in no district", "data/places.json", swap('[], {"1": 800}', '[], {"11": 800}', 1), "There is no district 11", "Import the places again"),
    Break("a ZIP that climbs", "data/places.json", swap('"00110"', '"../10"', 1), "“../10” is not a ZIP of five digits", "Import the places again"),
    Break("a name for no town", "data/places-names.yml", swap("Qville: Quillhaven", "§Qville: Quillhafen"), "`Qville` is given to Quillhafen", "as it is written there"),
    Break("a name for itself", "data/places-names.yml", swap("Qville: Quillhaven", "§Saint Aldous: St. Aldous"), "`Saint Aldous` leads to itself", "Take the line out"),
    Break("a name given twice", "data/places-names.yml", swap("Qville: Quillhaven", "Qville: Quillhaven\n  §QVILLE: St. Aldous"), "`QVILLE` stands here twice", "commas between them"),
)
