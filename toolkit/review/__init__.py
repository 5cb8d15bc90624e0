"""What a person has checked: sheets to tick, how often the rules were right, and corrections that stay."""
