"""calendars: the text format of calendars (RFC 5545). Knows nothing of the campaign; calls become entries in pages/."""
