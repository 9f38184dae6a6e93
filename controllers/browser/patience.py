"""How long a call on a page may take."""

from controllers.actions import Action, Back, Home, LongPress, Open, Reload, TypeText

CALL_SECONDS = 10.0
OPEN_SECONDS = 20.0
KEY_SECONDS = 0.05


def patience(action: Action) -> float:
    """How many seconds the action may take."""
    match action:
        case Open() | Home() | Back() | Reload():
            return OPEN_SECONDS
        case LongPress(seconds):
            return CALL_SECONDS + seconds
        case TypeText(text):
            return CALL_SECONDS + KEY_SECONDS * len(text)
        case _:
            return CALL_SECONDS
