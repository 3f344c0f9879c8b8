"""What the made-up university is drawn from: its size, its intake, its lists of names."""
