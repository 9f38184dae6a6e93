"""Shortcuts as YAML that a person reads, edits and compares: a closed subset, checked against the format."""
