"""`python -m campaign.serve [--port 8000]`: serve the project in the current folder."""

import argparse
from pathlib import Path

from campaign.serve.dev import run


def main() -> None:
    """Read the options and serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="serve")
    parser.add_argument("--port", type=int, default=8000, help="first port to try")
    run(Path.cwd(), parser.parse_args().port)


if __name__ == "__main__":
    main()
