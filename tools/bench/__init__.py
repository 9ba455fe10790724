"""bench: how long a build takes and how much memory, beside another generator that makes the same pages."""
