"""`python -m campaign.serve [--port 8000]`: serve the project in the current folder."""

import argparse
from pathlib import Path

from campaign.serve.dev import run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="serve")
    parser.add_argument("--port", type=int, default=8000, help="first port to try")
    run(Path.cwd(), parser.parse_args().port)
