"""Tests of making, replaying and batching macros."""
