"""The operating system's keyring, by the package `keyring`, which looks for it as it is imported."""

from types import ModuleType

from app.errors import UserError


def opened(instead: str = "") -> ModuleType:
    """The package, imported when it is needed. Raises UserError, whose remedy ends with `instead`: ", or set KEY"."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        raise UserError(f"The package keyring is not installed: run python3 make.py setup{instead}.") from None
    return keyring


def trusted(instead: str = "") -> ModuleType:
    """The same to keep something in it: a keyring that writes plain text is none."""
    keyring = opened(instead)
    if "plaintext" in type(keyring.get_keyring()).__name__.lower():
        raise UserError(f"This machine's keyring writes plain text, so nothing is put there; use another{instead}.")
    return keyring
