"""The five releases of `newcomer`, one a file."""
