"""The key of the model's server: from the environment, or from the operating system's keyring.

A key in the keyring belongs to the one server that it was set for and is sent to no other.
"""

import os
import string

from app.errors import UserError
from app.keyrings import opened, trusted
from controllers.browser.addresses import origin

VARIABLE = "ANTHROPIC_API_KEY"
OTHERS = "JOURNEYMAN_API_KEY"
"""The environment's key for any other server than Anthropic's."""
SERVICE = "journeyman"
ANTHROPIC = "https://api.anthropic.com"
ALLOWED = set(string.ascii_letters + string.digits + string.punctuation)


def server(base_url: str | None) -> str:
    """The server's origin, Anthropic's where no address is set. Raises UserError when it is no web address."""
    found = origin(base_url or ANTHROPIC)
    if not found.startswith("http"):
        raise UserError(f'base_url "{base_url}" is not an address; set one such as http://localhost:11434.')
    return found


def variable(base_url: str = "") -> str:
    """The environment variable whose key belongs to this server, and to no other."""
    return VARIABLE if server(base_url) == ANTHROPIC else OTHERS


def key(base_url: str = "") -> str | None:
    """The key to use with this server: the environment's, else the keyring's, else None.

    Raises UserError when the keyring is there but cannot be read, or when the key has letters that none has.
    """
    if found := os.environ.get(variable(base_url), "").strip():
        return _checked(found)
    return kept(base_url)


def kept(base_url: str = "") -> str | None:
    """The keyring's key for this server. Raises UserError when the keyring is there but cannot be read."""
    try:
        keyring = opened()
    except UserError:  # without a keyring there is nothing in it
        return None
    try:
        found = keyring.get_password(SERVICE, _user(base_url))
    except keyring.errors.NoKeyringError:
        return None
    except keyring.errors.KeyringError:
        raise UserError(f"The keyring could not be read: unlock it, or set {variable(base_url)} instead.") from None
    return found or None


def set_key(value: str, base_url: str = "") -> None:
    """Keep the key for this server in the keyring, instead of any earlier one. Raises UserError."""
    keyring = trusted(f", or set {variable(base_url)}")
    try:
        keyring.set_password(SERVICE, _user(base_url), _checked(value.strip()))
    except keyring.errors.KeyringError:
        raise UserError(f"This machine has no keyring that takes the key: set {variable(base_url)} instead.") from None


def remove_key(base_url: str = "") -> bool:
    """Forget the key for this server; False when there was none. Raises UserError."""
    keyring = opened(f", or set {variable(base_url)}")
    try:
        keyring.delete_password(SERVICE, _user(base_url))
    except keyring.errors.PasswordDeleteError:
        return False
    except keyring.errors.KeyringError:
        raise UserError(f"This machine has no keyring; a key can only come from {variable(base_url)}.") from None
    return True


def _user(base_url: str) -> str:
    """The name that a server's key is kept under."""
    found = server(base_url)
    return "anthropic" if found == ANTHROPIC else found


def _checked(value: str) -> str:
    if not value:
        raise UserError("No key was given: paste it when it is asked for, or send it to standard input.")
    if not set(value) <= ALLOWED:
        raise UserError("That is not a key: copy the whole of it, and nothing else.")
    return value
