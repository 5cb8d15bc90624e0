"""Where a claim comes from, and how many independent sources it rests on."""
