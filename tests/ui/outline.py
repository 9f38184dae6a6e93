"""What a person, or a screen reader, finds in a widget: its visible parts as lines of text.

`assert outline(widget) == snapshot(outline(widget), "home")` compares with `tests/ui/snapshots/home.txt`;
with JOURNEYMAN_SNAPSHOTS=write in the environment the file is written instead. Read what changed before keeping it.
"""

import os
from pathlib import Path

from PySide6.QtCore import QAbstractListModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)

SNAPSHOTS = Path(__file__).parent / "snapshots"
# The environment as the tests were started with; a test's own is cleaned of such variables.
WRITING = os.environ.get("JOURNEYMAN_SNAPSHOTS") == "write"
WHOLE = (QAbstractSpinBox, QComboBox, QAbstractItemView, QLineEdit, QPlainTextEdit)
"""Widgets that are one thing to a person; what they consist of is not told."""
PLUMBING = {"QWidget", "QScrollArea", "QStackedWidget"}
"""Told only where they have a name."""
ROWS = 10


def outline(widget: QWidget) -> str:
    """The widget and what is visible in it: class, accessible name, text, and whether it is off or checked."""
    return "\n".join(_lines(widget, 0)) + "\n"


def snapshot(name: str, now: str) -> str:
    """What the snapshot of that name says; writes it first where that is asked for."""
    file = SNAPSHOTS / f"{name}.txt"
    if WRITING:
        file.parent.mkdir(exist_ok=True)
        file.write_text(now, encoding="utf-8")
    return file.read_text(encoding="utf-8")


def _lines(widget: QWidget, depth: int) -> list[str]:
    told = type(widget).__name__ not in PLUMBING or bool(widget.accessibleName())
    lines = ["  " * depth + _line(widget)] if told else []
    if isinstance(widget, QAbstractItemView):
        lines += ["  " * (depth + 1) + row for row in _rows(widget)]
    if isinstance(widget, WHOLE):
        return lines
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisibleTo(widget) and not child.isWindow():
            lines += _lines(child, depth + told)
    return lines


def _line(widget: QWidget) -> str:
    name, text = widget.accessibleName(), _text(widget)
    parts = [type(widget).__name__, f'"{name}"' if name and name != text else "", text, *_states(widget)]
    return " ".join(part for part in parts if part)


def _text(widget: QWidget) -> str:
    match widget:
        case QComboBox():
            text = widget.currentText()
        case QPlainTextEdit():
            text = widget.toPlainText() or f"({widget.placeholderText()})"
        case QLineEdit():
            text = widget.text() or (f"({widget.placeholderText()})" if widget.placeholderText() else "")
        case QAbstractSpinBox() | QLabel() | QAbstractButton() | QProgressBar():
            text = widget.text()
        case _:
            text = ""
    return " ".join(text.replace("&", "").split())


def _states(widget: QWidget) -> list[str]:
    checked = isinstance(widget, QAbstractButton) and widget.isChecked()
    return ["checked"] * checked + ["disabled"] * (not widget.isEnabled())


def _rows(view: QAbstractItemView) -> list[str]:
    model = view.model()
    if model is None:
        return []
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    rows = range(min(model.rowCount(), ROWS))
    return [" | ".join(str(model.index(row, column).data() or "") for column in columns) for row in rows]
