"""Tests of making Shortcuts from demonstrations."""
