"""What `--on` names: a page by its URL, `android` or `android:SERIAL` for a phone, `desktop`.

Each may have a name of its own: `NAME=...`.
"""

import re
from collections.abc import Sequence
from typing import Literal

from app.errors import UserError

Kind = Literal["browser", "android", "desktop"]

_TWICE = re.compile(r"^(?:(phone\d*) android|(desktop\d*) desktop)$")


def named(specs: Sequence[str]) -> dict[str, str]:
    """Target names with their addresses. Raises UserError for a name said twice or an empty address."""
    targets: dict[str, str] = {}
    for spec in specs:
        match = re.match(r"([A-Za-z][\w-]*)=(.*)", spec)
        address = (match[2] if match else spec).strip()
        if not address:
            raise UserError(f"--on {spec!r} names no address; write --on URL or --on NAME=URL.")
        name = match[1] if match else _usual_name(address, len(targets) + 1)
        if name in targets:
            raise UserError(f"--on names {name!r} twice; give each target its own name.")
        targets[name] = address
    return targets


def kind(address: str) -> Kind:
    """Which kind of target an address means; whatever is no phone and no desktop is a page."""
    match address.partition(":")[0].lower():
        case "android":
            return "android"
        case "desktop":
            return "desktop"
        case _:
            return "browser"


def once(targets: str) -> str:
    """Names with their addresses, as a run keeps them; of `desktop desktop` and `phone android` the name is enough."""
    return ", ".join(_TWICE.sub(r"\1\2", each) for each in targets.split(", "))


def _usual_name(address: str, count: int) -> str:
    usual = {"browser": "page", "android": "phone", "desktop": "desktop"}[kind(address)]
    return usual if count == 1 else f"{usual}{count}"
