"""The walk that runs inside a web page, and reading what it found."""
