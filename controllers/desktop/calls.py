"""Calls on a message bus, as data."""

from typing import Any

Reference = tuple[str, str]
"""Bus name and path of an object."""

Call = tuple[Reference, str, str, str | None, tuple[object, ...]]
"""Object, interface, method, signature of the arguments and those; None for no arguments."""

Answer = tuple[Any, ...] | None
"""What a method returned; None where it refused."""
