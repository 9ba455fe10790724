"""Pelican's settings for working locally. publishconf.py says what differs in public."""

from pathlib import Path

from jinja2 import StrictUndefined

ROOT = str(Path(__file__).parent)
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = [ROOT]
PLUGINS = ["campaign"]
SITEURL = ""
SITENAME = "set in data/site.yml"
TIMEZONE = "UTC"  # dates come with their own zone, from data/legislature.yml
DEFAULT_LANG = "en"

# The plugin has one generator, which makes all that campaign/pages/plan.py names: texts, lists, feeds, calendars, data.
# Pelican's own generators would read content/ a second time, and publish drafts.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False  # a build deletes only what its ledger says it wrote (campaign/ledger.py)
LOAD_CONTENT_CACHE = False
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
}
