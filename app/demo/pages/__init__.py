"""The shop's pages, one blueprint per subject."""
