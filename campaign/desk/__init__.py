"""desk: what helps editors: templates, mending by machine, help pages and schemas, a report for organizers."""
