"""What all language work shares: words, sentences, quotation marks, patterns of a pasted page."""
