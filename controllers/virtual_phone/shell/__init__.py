"""The phone's command line: a small sh, and the commands that Android adds to it."""
