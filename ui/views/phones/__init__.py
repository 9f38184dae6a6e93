"""The phones of this machine as a page."""
