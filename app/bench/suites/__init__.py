"""Sets of tasks."""
