"""desk: what helps editors: new files, fixes by machine, help pages and schemas, previews, a report."""
