"""tools: what makes data files from public data, and what measures builds. The site never imports this package."""
