"""The weekly refresh: what sources say now, as a pull request that a person merges."""
