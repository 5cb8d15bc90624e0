"""What needs the whole collection: selections, duplicates, recurring boilerplate."""
