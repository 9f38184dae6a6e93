"""What may be typed into a field of one line."""

from controllers.errors import ControllerError
from perception.screen import Element

LEAVING = frozenset("\n\r\t")
"""Characters that are keys: in a field of one line they send its form, or leave it."""


def check_lines(text: str, field: Element) -> None:
    """Raises ControllerError where a text would not stay in its field when it is typed key by key."""
    if "multiline" not in field.states and LEAVING & set(text):
        raise ControllerError("The field holds one line: set it without line breaks and tabs; they would be keys.")
