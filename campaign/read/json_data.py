"""JSON that an importer wrote, back to plain values."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from campaign.finding import Finding
from campaign.read.files import Refused, to_text

T = TypeVar("T")


def from_json(content: bytes, path: str, job: str, make: Callable[[dict[str, Any]], T]) -> T:
    """Return what `make` turns the JSON into, or raise Refused; `job` is the import that writes the file."""
    mend = f"Write it anew: python3 tasks.py {job} SOURCE"
    try:
        return make(json.loads(to_text(content, path)))
    except json.JSONDecodeError as error:
        raise Refused(Finding(path, error.lineno, f"This is not JSON: {error.msg}", mend)) from error
    except RecursionError as error:
        raise Refused(Finding(path, 1, "This is nested too deeply to be read", mend)) from error
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise Refused(Finding(path, 1, "The file is not as the import writes it", mend)) from error
