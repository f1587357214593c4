"""The web application over an archive in memory."""
