"""Fixtures for every test, and the guard that keeps tests, and what they start, on this computer."""

import os
from pathlib import Path

from tests.guard import sitecustomize  # noqa: F401 - importing it sets the guard up

pytest_plugins = ["tests.browser", "tests.builds", "tests.open_states", "tests.publishing"]

GUARD = str(Path(__file__).parent / "guard")
os.environ["PYTHONPATH"] = os.pathsep.join([GUARD, *filter(None, [os.environ.get("PYTHONPATH")])])
