"""Draws the pictures of the window that the README shows: `python -m tests.pictures`."""
