"""Term statistics: words read once as numbers, then counted, compared, and traced back to the text."""
