"""Makes the weights of the line classifier; not needed to read a page."""
