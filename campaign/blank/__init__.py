"""A new action, still blank: its fields, a word on each, the day it opens."""
