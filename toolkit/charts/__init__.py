"""Charts: each takes a table and returns Axes."""
