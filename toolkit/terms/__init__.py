"""Term statistics: tokens, frequencies, concordance."""
