"""A past run as one self-contained HTML file."""
