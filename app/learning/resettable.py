"""Which places can be made anew: whoever starts one says so, for as long as it runs.

A lock says it, by its name. It ends with the process that serves the place, and as long as that runs nothing else
can stand at its address. What merely looks like such a place, or stands on this machine, is none.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import quote, unquote, urlsplit

from app.home import ensure_home, home
from app.under_way import UnderWay

FOLDER = "grounds"


@contextmanager
def resettable(address: str, kind: str, seed: int) -> Iterator[None]:
    """Say that at this address stands a place of that kind, filled from the seed. Raises UserError."""
    with UnderWay(ensure_home() / FOLDER).held(quote(f"{kind} {seed} {address}", safe="")):
        yield


def ground_of(addresses: Sequence[str]) -> str:
    """Kind and seed of the place that all of these belong to, as `shop 1`; "" where it is none that is known."""
    found = {_grounds().get(_root(address), "") for address in addresses}
    return found.pop() if len(found) == 1 else ""


def _grounds() -> dict[str, str]:
    told = (unquote(name).rsplit(" ", 1) for name in UnderWay(home() / FOLDER).ids())
    return {address: ground for ground, address in told}


def _root(address: str) -> str:
    """The whole site of a page's address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else address
