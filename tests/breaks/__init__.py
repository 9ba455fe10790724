"""Ways to break a file of the invented state, each with the finding it must lead to. Run by test_breaking_files.py."""
