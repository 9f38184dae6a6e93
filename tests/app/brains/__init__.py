"""Tests of the brains."""
