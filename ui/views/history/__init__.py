"""Past runs: the table of them, and their films."""
