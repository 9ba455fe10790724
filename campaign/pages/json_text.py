"""JSON as it is published: the same bytes for the same values."""

from __future__ import annotations

import json


def json_text(value: object) -> str:
    """Return a value as JSON in UTF-8 without needless spaces, ended by a line end; nothing absent is written."""
    return json.dumps(_without_absent(value), ensure_ascii=False, separators=(",", ":")) + "\n"


def _without_absent(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_absent(item) for key, item in value.items() if item not in (None, "", [], ())}
    if isinstance(value, (list, tuple)):
        return [_without_absent(item) for item in value]
    return value
