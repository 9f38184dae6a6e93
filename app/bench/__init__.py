"""Measures how well tasks are done: tasks, checks of what they left behind, runs and reports."""
