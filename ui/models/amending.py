"""Changing a proposed move: other words in it, or another element for it."""

from dataclasses import replace

from app.proposals import Move
from controllers.actions import Action, Select, SetText, TypeText


def text_of(action: Action) -> str | None:
    """The words that a person can change in it; None where there are none."""
    match action:
        case SetText(text) | TypeText(text):
            return text
        case Select(option):
            return option
        case _:
            return None


def amended(move: Move, text: str, element: int) -> Move:
    """The move with that text and, unless 0, on that element. What was expected of the former is expected no more."""
    action, aim = move.action, element or move.aim
    match action:
        case SetText() | TypeText():
            action = replace(action, text=text)
        case Select():
            action = replace(action, option=text)
    changed = action != move.action or aim != move.aim
    return replace(move, action=action, aim=aim, expect=None) if changed else move
