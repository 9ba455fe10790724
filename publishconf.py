"""What differs in public: the address, taken from data/site.yml so that it stands in one place."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from campaign.sources import site_address
from pelicanconf import *  # noqa: F403

PUBLIC = True  # refused while a form reaches nobody or a value is still an example
SITEURL = site_address(Path(__file__).parent)
