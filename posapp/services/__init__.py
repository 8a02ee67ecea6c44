"""Use cases. What they need from outside is a Protocol; nothing here knows a window, a database or a page."""
