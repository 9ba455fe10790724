"""A map and places that do not fit the rest."""
# A table: one row, one line.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from tests.breaks.change import Break, swap, whole

SPOTS = "data/places-spots.yml"
TABLE = (
    Break("a map without its notice", "data/districts-NOTICE.md", whole("\n"), "The map's notice is missing", "Put it back"),
    Break("a map of another district", "data/districts.json", swap('"7", "8"]', '"7", "9"]', 1), "The map and data/legislature.yml differ on 8, 9", "Import the map again"),
    Break("a place in no district", "data/places.json", swap('[], {"1": 800}', '[], {"11": 800}', 1), "There is no district 11", "Import the places again"),
    Break("a ZIP that climbs", "data/places.json", swap('"00110"', '"../10"', 1), "“../10” is not a ZIP of five digits", "Import the places again"),
    Break("a key that nobody knows", "data/places-names.yml", swap("also:", "§towns: {}\nalso:", 0), "`towns` is not a known key", "Remove it; known are also"),
    Break("a name for no town", "data/places-names.yml", swap("Qville: Quillhaven", "§Qville: Quillhafen"), "`Qville` is given to Quillhafen", "as it is written there"),
    Break("a spot that lies nowhere", SPOTS, swap("      - name: Candle Hill\n        points: 31.575 -139.622", "      - §name: Candle Hill"), "`Candle Hill` must have one of `points`, `areas` and `districts`", "Add `points:"),
    Break("a spot that lies somewhere twice", SPOTS, swap("- name: Old Town", "- §name: Old Town\n        points: 31.575 -139.622"), "`Old Town` must have one of", "or remove what is too much"),
    Break("a point with its longitude first", SPOTS, swap("points: 30.250 -138.240", "§points: -13.240 30.250"), "-13.24 30.25 of `Lake Zażółć` lies outside every district", "Write latitude, then longitude"),
    Break("a point far away", SPOTS, swap("31.570 -138.850", "51.570 -138.850", 15), "51.57 -138.85 of `Lamp Row` lies outside", "of a place in the state"),
    Break("no point but words", SPOTS, swap("points: 30.250 -138.240", "§points: by the mill"), "`points` is “by the mill”", "Correct it"),
    Break("a spot in no district", SPOTS, swap('districts: ["7"]', '§districts: ["11"]'), "`Near Shore` lies in 11, which is no district", "Write one of data/legislature.yml"),
    Break("an area that nobody knows", SPOTS, swap("areas: [Lamp Row, Candle Hill]", "§areas: [Lamp Row, Candle Hull]"), "`Old Town` stands for Candle Hull, which is no town", "as it is in data/places.json"),
    Break("an area of areas", SPOTS, swap("areas: [Isle Township, Fern Township]", "§areas: [Isle Township, Old Town]"), "`Far Shore` stands for Old Town", "or in this file"),
    Break("a spot without a source", SPOTS, swap("    what: a part of Quillhaven\n    source: atlas\n", "    what: a part of Quillhaven\n", 12), "`Lamp Row` has no source", "Write one of atlas", more=2),
    Break("a spot of an unknown source", SPOTS, swap('districts: ["7"]', 'districts: ["7"]\n        §source: rumor'), "`Near Shore` has the source `rumor`, which is not in `sources`", "add it to `sources` above"),
    Break("a spot twice", SPOTS, swap("- name: Candle Hill", "- §name: lamp row", 0), "`lamp row` is in this file twice as a part of Quillhaven", "Say in `what` how they differ", more=1),
    Break("a spot with a town's name", SPOTS, swap("- name: Near Shore\n        what: a shore in Plow County", "- §name: Mt. Candle\n        what: a shore"), "`Mt. Candle` is a town’s name, too", "Say in `what` where this one is"),
    Break("a name for itself", "data/places-names.yml", swap("Qville: Quillhaven", "§Saint Aldous: St. Aldous"), "`Saint Aldous` leads to itself", "Take the line out"),
    Break("a name given twice", "data/places-names.yml", swap("Qville: Quillhaven", "Qville: Quillhaven\n  §QVILLE: St. Aldous"), "`QVILLE` stands here twice", "commas between them"),
)
