"""A Qt program to be worked by tests: lists, fields in a part that scrolls, and what must not be pressed below them.

Its last line tells what has happened to it. `Twin` opens a second window of the same title over it; "Never" cannot be
chosen.
"""

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

FIELDS = 12


class Form(QWidget):
    """The window."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Form")
        self._happened = QLabel("Nothing")
        self._twin = QWidget()
        self._twin.setWindowTitle("Form")
        QVBoxLayout(self._twin).addWidget(QLabel("This is the twin"))
        layout = QVBoxLayout(self)
        layout.addWidget(self._listed())
        layout.addWidget(self._chosen())
        layout.addWidget(self._scrolled())
        layout.addWidget(self._button("Delete everything", 100))
        layout.addWidget(self._noted())
        layout.addWidget(self._button("Twin", 30))
        layout.addWidget(self._happened)

    def _tell(self, what: str) -> None:
        self._happened.setText(f"{self._happened.text()}, {what}")
        if what == "Twin":
            self._twin.setGeometry(self.x() + 100, self.y() + 100, 300, 300)
            self._twin.show()

    def _button(self, name: str, height: int) -> QPushButton:
        button = QPushButton(name)
        button.setFixedHeight(height)
        button.clicked.connect(lambda: self._tell(name))
        return button

    def _listed(self) -> QListWidget:
        listed = QListWidget()
        listed.addItems(["Medium", "High", "Other"])
        listed.setFixedHeight(70)
        listed.itemClicked.connect(lambda item: self._tell(f"{item.text()} in the list"))
        return listed

    def _chosen(self) -> QComboBox:
        chosen = QComboBox()
        chosen.addItems(["Low", "High", "Never"])
        chosen.textActivated.connect(lambda text: chosen.setCurrentText("Low" if text == "Never" else text))
        chosen.currentTextChanged.connect(lambda text: self._tell(f"{text} chosen"))
        return chosen

    def _noted(self) -> QLineEdit:
        note = QLineEdit()
        note.setAccessibleName("Note")
        note.returnPressed.connect(lambda: self._tell("sent"))
        return note

    def _scrolled(self) -> QScrollArea:
        area, inner = QScrollArea(), QWidget()
        layout = QVBoxLayout(inner)
        for number in range(FIELDS):
            count = QSpinBox()
            count.setAccessibleName(f"Count {number}")
            count.setRange(0, 999)
            count.setValue(500)
            count.valueChanged.connect(lambda value, number=number: self._tell(f"Count {number} is {value}"))
            layout.addWidget(count)
        layout.addWidget(self._button("Finish", 30))
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFixedHeight(200)
        return area


if __name__ == "__main__":
    app = QApplication([])
    form = Form()
    form.resize(500, 500)
    form.show()
    app.exec()
