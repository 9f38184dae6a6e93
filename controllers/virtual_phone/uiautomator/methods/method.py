"""The shape of what answers a call."""

from collections.abc import Awaitable, Callable
from typing import Any

Method = Callable[..., Awaitable[Any]]
"""Called with the device and the call's parameters; gives the result. Raises RpcError."""
Methods = dict[str, Method]
