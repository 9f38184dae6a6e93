"""A form in Qt that drifts as it is told: `program.py FILE CHANGE` writes what was put in when it is saved."""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)


class Form(QWidget):
    """Three fields, two ticks and a choice; Save writes and says so."""

    def __init__(self, file: Path, change: dict[str, Any]) -> None:
        super().__init__()
        self._file = file
        self._words: dict[str, str] = change.get("words", {})
        self.setWindowTitle("Order")
        self._layout = QFormLayout(self)
        self._fields: dict[str, QWidget] = {
            "Name": QLineEdit(), "Street": QLineEdit(), "Count": QSpinBox(), "Shipping": QComboBox(),
            "I agree": QCheckBox(), "Gift": QCheckBox(),
        }  # fmt: skip
        for order, field in enumerate(self._fields.values()):
            field.setObjectName(f"{change.get('names', 'field')}{order}")
            if isinstance(field, QComboBox):
                field.addItems(["Standard", "Express"])
        names = list(self._fields)
        for name in reversed(names) if change.get("reversed") else names:
            self._add(name, self._fields[name])
        self._said = QLabel("")
        for name, work in (("Save", self._save), ("Clear", self._clear)):
            button = QPushButton(self._words.get(name, name))
            button.clicked.connect(work)
            self._layout.addRow(button)
        self._layout.addRow(self._said)

    def _add(self, name: str, field: QWidget) -> None:
        told = self._words.get(name, name)
        if isinstance(field, QCheckBox):
            field.setText(told)
            self._layout.addRow(field)
        else:
            self._layout.addRow(told, field)

    def _save(self) -> None:
        self._file.write_text(json.dumps({name: _value(field) for name, field in self._fields.items()}))
        self._said.setText("The order is kept")

    def _clear(self) -> None:
        self._file.write_text("{}")


def _value(field: QWidget) -> object:
    match field:
        case QLineEdit():
            return field.text()
        case QSpinBox():
            return field.value()
        case QComboBox():
            return field.currentText()
        case QCheckBox():
            return field.isChecked()
        case _:
            raise TypeError(field)


def first(words: str, parent: QWidget) -> None:
    """A dialog that has to be closed."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("What is new")
    layout = QVBoxLayout(dialog)
    closing = QPushButton("Close")
    closing.clicked.connect(dialog.accept)
    layout.addWidget(QLabel(words))
    layout.addWidget(closing)
    dialog.open()


def main() -> None:
    change: dict[str, Any] = json.loads(sys.argv[2])
    application = QApplication(sys.argv[:1])
    application.setStyleSheet(change.get("style", ""))
    form = Form(Path(sys.argv[1]), change)
    form.move(*change.get("at", (60, 60)))

    def show() -> None:
        form.show()
        if change.get("dialog"):
            first(change["dialog"], form)

    QTimer.singleShot(int(1000 * change.get("seconds", 0)), show)
    application.setQuitOnLastWindowClosed(False)
    application.exec()


if __name__ == "__main__":
    main()
