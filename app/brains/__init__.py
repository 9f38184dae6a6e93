"""What answers for the roles: the embedded `plain` brain, `scripted` and `oracle` for tests."""
