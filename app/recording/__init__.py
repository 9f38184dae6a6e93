"""Recording: what a person shows by hand, as a macro."""
