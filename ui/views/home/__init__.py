"""Home: the form for a task, and what was done lately."""
