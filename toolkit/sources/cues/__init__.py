"""What is said by whom, as the article writes it: every cue read to its left and to its right."""
