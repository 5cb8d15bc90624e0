"""What happened when: date expressions, coverage, events."""
