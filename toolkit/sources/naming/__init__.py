"""What one source phrase tells by itself: its name, its head, its kind, how anonymous it is."""
