"""A form as many Qt programs have one: `form.py FILE` writes what was put in, once that is confirmed."""

import json
import sys
from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)


class Form(QWidget):
    """Each kind of control once."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.setWindowTitle("Order")
        self._file = file
        self._name, self._password, self._count = QLineEdit("Ada"), QLineEdit("hunter2"), QSpinBox()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._shipping, self._terms, self._gift = QComboBox(), QCheckBox("I agree"), QListWidget()
        self._shipping.addItems(["Standard", "Express"])
        self._gift.addItems(["Card", "Ribbon"])
        save = QPushButton("Save")
        save.clicked.connect(self._confirm)
        layout = QFormLayout(self)
        for label, field in (("&Name", self._name), ("Password", self._password), ("Count", self._count)):
            layout.addRow(label, field)
        layout.addRow("Shipping", self._shipping)
        for each in (self._terms, self._gift, self._prices(), save):
            layout.addRow(each)

    def _prices(self) -> QTableWidget:
        table = QTableWidget(2, 2)
        table.setHorizontalHeaderLabels(["Way", "Price"])
        for row, cells in enumerate((("slow", "3.00"), ("fast", "9.50"))):
            for column, text in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(text))
        return table

    def _confirm(self) -> None:
        if QMessageBox.question(self, "Sure?", "Really save?") == QMessageBox.StandardButton.Yes:
            chosen = self._gift.currentItem()
            self._file.write_text(
                json.dumps(
                    [
                        self._name.text(),
                        self._password.text(),
                        self._count.value(),
                        self._shipping.currentText(),
                        self._terms.isChecked(),
                        chosen.text() if chosen else "",
                    ]
                )
            )
            self.close()


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    form = Form(Path(sys.argv[1]))
    form.show()
    application.exec()
