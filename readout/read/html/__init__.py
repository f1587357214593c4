"""HTML pages: visible text with its markup, main text, metadata."""
