"""read: turns a file into values that remember their line. Knows nothing of legislatures or Pelican."""
