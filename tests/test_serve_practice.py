"""While serving, forms go to the practice service of this computer, whatever data/site.yml names."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.blocks import BLOCKS, with_forms
from tests.invented import ROOT, TODAY

KIT = next(block for block in BLOCKS if block.service == "kit")


@contextmanager
def serving(project: Path) -> Iterator[tuple[str, list[str]]]:
    """Run the dev server in a project; gives its address and, once it has ended, all that it said."""
    said: list[str] = []
    server = subprocess.Popen(
        [sys.executable, "-m", "campaign", "serve", "--port", "0"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ["PYTHONPATH"]]), "TODAY": str(TODAY)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        for line in server.stdout:
            said.append(line)
            if line.startswith("Built"):
                break
        (address,) = re.findall(r"http://localhost:\d+", said[0])
        yield address.replace("localhost", "127.0.0.1"), said
    finally:
        server.send_signal(signal.SIGINT)
        said += server.communicate(timeout=20)[0].splitlines()


def test_a_form_is_tried_without_leaving_this_computer(page: Page, tmp_path: Path) -> None:
    """With Kit set, the form goes to a port of this computer that acts as Kit; the terminal and a page tell of it."""
    with serving(with_forms(tmp_path, sign_up=KIT.yaml)) as (address, said):
        page.goto(address + "/sign-up/")
        expect(page.get_by_text("What you type stays on this computer.")).to_be_visible()
        page.get_by_label("Email", exact=True).fill("sam@home.example")
        page.get_by_label("ZIP code").fill("55155")
        page.get_by_role("button", name="Sign up").click()
        page.wait_for_url(address + "/thanks/")
        page.go_back()
        page.get_by_role("link", name="See what arrived").click()
        expect(page.get_by_role("heading", name="1. sign-up, as Kit")).to_be_visible()
        expect(page.get_by_text("sam@home.example")).to_be_visible()
    assert "Practice, sign_up as Kit: Accepted. email_address=sam@home.example, fields[zip]=55155" in said
