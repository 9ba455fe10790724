"""importers: turn other people's data into this project's own files; nothing here runs when the site is built."""
