"""One file per form of input, and what all forms share."""
