"""The text as a line of letters, and what can be read off it: words and their classes, phrases, clauses, subjects."""
