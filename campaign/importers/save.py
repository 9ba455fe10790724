"""Writing several files so that either all of them change or none does."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def save_together(texts: Mapping[Path, str]) -> list[Path]:
    """Write the files whose text changed and return them; on any failure put back what stood there and raise."""
    changed = {path: text.encode() for path, text in texts.items() if _bytes(path) != text.encode()}
    before = {path: _bytes(path) for path in changed}
    drafts = {path: path.with_name(f".{path.name}.draft") for path in changed}
    try:
        for path, data in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            drafts[path].write_bytes(data)
        for path, draft in drafts.items():
            os.replace(draft, path)
    except OSError:
        _put_back(before)
        raise
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
    return list(changed)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path, data in before.items():
        if data is None:
            path.unlink(missing_ok=True)
        elif _bytes(path) != data:
            path.write_bytes(data)
