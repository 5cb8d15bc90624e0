"""Who is cited: attributions, speakers and their counts."""
