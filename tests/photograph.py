"""`python -m tests.photograph preview`: pictures of the pages that a preview lists, as a phone shows them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import chromium
from tests.folder import serve_folder

PHONE = {"width": 390, "height": 844}
TALLEST = 6000  # pixels; what lies below is a list of hundreds


def photograph(folder: Path) -> list[Path]:
    """Write a picture of each listed page of `folder/site` into `folder/pictures`, and return the pictures."""
    listed = json.loads((folder / "pictures.json").read_text("utf-8"))
    (folder / "pictures").mkdir(exist_ok=True)
    taken = []
    with sync_playwright() as playwright, serve_folder(folder / "site") as address:
        browser = playwright.chromium.launch(executable_path=chromium())
        page = browser.new_page(viewport=PHONE, reduced_motion="reduce")
        for each in listed:
            page.goto(address + each["path"])
            height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
            taken.append(folder / "pictures" / each["picture"])
            clip = {"x": 0, "y": 0, "width": PHONE["width"], "height": height}
            page.screenshot(path=taken[-1], full_page=True, clip=clip)
        browser.close()
    return taken


if __name__ == "__main__":
    for picture in photograph(Path(sys.argv[1])):
        print(picture)
