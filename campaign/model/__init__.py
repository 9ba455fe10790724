"""model: frozen dataclasses named in the field's own words. The dataclass is the schema of the file it is read from."""
