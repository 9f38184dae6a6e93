"""Secrets that a replay types: kept in the operating system's keyring, each bound to one place and one field.

Beside the keyring lies a list of their names, places and fields, never of what they are. A secret goes into a field for
passwords or cards of its own name, on its own exact origin, app or program, and nowhere else.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from app import keyrings
from app.errors import UserError
from app.home import ensure_home
from app.whole_files import save
from controllers.browser.addresses import origin
from perception.locators import Attribute
from perception.screen import Element, Observation
from perception.wording import words
from skills.codec import Malformed, dumps, loads

SERVICE = "journeyman secret"


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a secret belongs: `place` is an exact origin, package or program; `field` what its field is called."""

    name: str
    place: str
    field: str

    @property
    def user(self) -> str:
        """Under this it lies in the keyring: whoever changes the list cannot bind it to another place."""
        return f"{self.name} | {self.place} | {self.field}"


@dataclass(frozen=True, slots=True)
class _Listed:
    secrets: tuple[Secret, ...] = ()


def add(secret: Secret, value: str) -> Secret:
    """Keep the value, instead of an earlier one; returns the secret with its place spelled out. Raises UserError."""
    bound = Secret(secret.name.strip(), _place(secret.place), secret.field.strip())
    needed = {
        "a name of letters and digits": bound.name.isidentifier(),
        "a place": bound.place,
        "the name of its field": bound.field,
        "something to keep": value,
    }
    if missing := [what for what, there in needed.items() if not there]:
        raise UserError(f"The secret lacks {' and '.join(missing)}: say it, and add it again.")
    keyring = keyrings.trusted()
    try:
        keyring.set_password(SERVICE, bound.user, value)
    except keyring.errors.KeyringError:
        raise UserError("This machine has no keyring that takes a secret; type it by hand instead.") from None
    _write((*(each for each in listed() if each != bound), bound))
    return bound


def remove(name: str) -> int:
    """Forget every secret of that name; returns how many there were. Raises UserError."""
    keyring = keyrings.trusted()
    found = [each for each in listed() if each.name == name]
    for each in found:
        try:
            keyring.delete_password(SERVICE, each.user)
        except keyring.errors.PasswordDeleteError:
            pass  # somebody has removed it there
        except keyring.errors.KeyringError:
            raise UserError("The keyring could not be changed: unlock it and try again.") from None
    _write(tuple(each for each in listed() if each.name != name))
    return len(found)


def listed() -> tuple[Secret, ...]:
    """The secrets that are kept, without what they are. Raises UserError where the list cannot be read."""
    try:
        return cast(_Listed, loads(_Listed, _file().read_text(encoding="utf-8"))).secrets
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, Malformed):
        raise UserError(f"{_file()} cannot be read: restore it, or delete it and add the secrets again.") from None


def value(name: str, field: Element, screen: Observation) -> str:
    """The secret of that name for this very field. Raises UserError where none is bound to it."""
    if not field.secret:
        raise UserError(f"{name} is a secret and goes into fields for passwords and cards only.")
    place = _shown_place(field, screen)
    bound = [each for each in listed() if each.name == name and each.place == place and _is_called(field, each.field)]
    called = field.label or field.name or "?"
    how = f'journeyman secrets add {name} --for {place or screen.place.scope} --field "{called}"'
    if not bound:
        raise UserError(f"No secret {name} is bound to this field; keep it with: {how}")
    keyring = keyrings.trusted()
    try:
        found = keyring.get_password(SERVICE, bound[0].user)
    except keyring.errors.KeyringError:
        raise UserError("The keyring could not be read: unlock it and try again.") from None
    if not found:
        raise UserError(f"The keyring has lost {name}; keep it again with: {how}")
    return str(found)


def _shown_place(field: Element, screen: Observation) -> str:
    """Where the field is; "" for one in a frame that shows another site."""
    frames = [e.value for e in screen.elements if e.role == "frame" and e.key in field.within]
    return screen.place.scope if all(origin(address) == screen.place.scope for address in frames) else ""


def _is_called(field: Element, name: str) -> bool:
    attributes = [part.value for part in field.locator.parts if isinstance(part, Attribute)]
    return words(name) in {words(field.label), words(field.name)} or name in attributes


def _place(place: str) -> str:
    found = place.strip()
    return origin(found) if found.lower().startswith(("http://", "https://")) else found


def _file() -> Path:
    return ensure_home() / "secrets.json"


def _write(secrets: tuple[Secret, ...]) -> None:
    save(_file(), dumps(_Listed(secrets)), mode=0o600)
