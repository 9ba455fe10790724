"""`python -m tools JOB …`: what tasks.py runs for imports and the benchmark. Exits 1 where a job fails."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

JOBS = {  # each a module with `main`, which takes the words after the job and returns an exit code
    "import-legislators": "tools.importers.open_states",
    "import-districts": "tools.importers.districts",
    "import-places": "tools.importers.places",
    "import-bills": "tools.importers.bills",
    "import-votes": "tools.importers.votes",
    "compare-roster": "tools.importers.compare_roster",
    "refresh": "tools.refresh.refresh",
    "propose-locks": "tools.refresh.locks",
    "bench": "tools.bench.compare",
}


def main(words: Sequence[str] | None = None) -> int:
    """Run the job that the words name with the rest of them, and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools", description=__doc__)
    parser.add_argument("job", choices=JOBS)
    parser.add_argument("words", nargs=argparse.REMAINDER, help="what the job takes; `JOB --help` says more")
    asked = parser.parse_args(words)
    return int(import_module(JOBS[asked.job]).main(asked.words))


if __name__ == "__main__":
    sys.exit(main())
