"""What a person reads: an article with its marks, the sentences behind a figure, tables and charts on a page."""
