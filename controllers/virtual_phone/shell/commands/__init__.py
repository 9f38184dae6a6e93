"""What the shell can run; a file for each kind of command."""
