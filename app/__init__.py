"""The engine and everything that drives it: roles, brains, policy, executor, journal, command line."""
