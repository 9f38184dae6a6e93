"""Tests of the YAML notation."""
