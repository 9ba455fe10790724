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

# Actions are articles, pages are pages; their addresses are worked out once, by the campaign.
ARTICLE_PATHS = ["actions", "evergreen"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = []  # content/images is published by the plan, like everything else
THEME_STATIC_PATHS = []  # styles are inlined, scripts are named by their content
DEFAULT_METADATA = {"category": "call"}
USE_FOLDER_AS_CATEGORY = False
SLUGIFY_SOURCE = "basename"
FILENAME_METADATA = ""  # a file's name has been read already

# Nothing is published that the plan does not name: no drafts, no list pages, no feeds of Pelican's own.
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
DIRECT_TEMPLATES = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
DEFAULT_PAGINATION = False
TYPOGRIFY = False
DELETE_OUTPUT_DIRECTORY = True
LOAD_CONTENT_CACHE = False
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
}
