"""Qt programs, drawn off screen by a process of their own; their controls as the widgets themselves tell them.

`python -m tests.measure.pixels_heldout.qt STYLE THEME FOLDER` writes the pictures and the truth of one look.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6 import QtCore, QtGui, QtWidgets

from perception.screen import Picture
from tests.measure.pixels_heldout.screens import Place, Screen

LOOKS = (("Fusion", "light"), ("Fusion", "dark"), ("Windows", "light"))
ROLES: tuple[tuple[type[QtWidgets.QWidget], str], ...] = (
    (QtWidgets.QComboBox, "combobox"),
    (QtWidgets.QCheckBox, "checkbox"),
    (QtWidgets.QRadioButton, "radio"),
    (QtWidgets.QAbstractButton, "button"),
    (QtWidgets.QAbstractSpinBox, "spinbutton"),
    (QtWidgets.QLineEdit, "textbox"),
    (QtWidgets.QPlainTextEdit, "textbox"),
    (QtWidgets.QSlider, "slider"),
)


def qt_screens() -> Iterator[Screen]:
    """Every window in every look."""
    for style, theme in LOOKS:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "tests.measure.pixels_heldout.qt", style, theme, folder]
            subprocess.run(command, check=True, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
            for path in sorted(Path(folder).glob("*.json")):
                places = tuple(Place(role, tuple(box)) for role, box in json.loads(path.read_text()))
                picture = Picture(path.with_suffix(".png").read_bytes(), path.stem, 1.0, "png")
                yield Screen("qt", f"{path.stem}_{style}_{theme}", picture, places)


def main(style: str, theme: str, folder: str) -> None:
    """Draw the windows in one look."""
    application = QtWidgets.QApplication(["program"])
    application.setStyle(style)
    if theme == "dark":
        application.setPalette(_dark())
    for name, window in {"preferences": preferences, "editor": editor, "invoices": invoices}.items():
        shown = window()
        shown.resize(900, 640)
        shown.show()
        application.processEvents()
        shown.grab().save(f"{folder}/{name}.png")
        Path(f"{folder}/{name}.json").write_text(json.dumps(list(_truth(shown))))


def _truth(window: QtWidgets.QWidget) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """The widgets that can be acted on, and the items of lists, tabs and menus, in pixels of the window."""
    for header in window.findChildren(QtWidgets.QHeaderView):
        yield from (("button", _placed(header.viewport(), rect, window)) for rect in _sections(header))
    for widget in window.findChildren(QtWidgets.QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        inside = isinstance(widget.parentWidget(), QtWidgets.QComboBox | QtWidgets.QAbstractSpinBox)
        role = next((role for kind, role in ROLES if isinstance(widget, kind)), "")
        if role and not inside:
            yield role, _placed(widget, widget.visibleRegion().boundingRect(), window)
        if isinstance(widget, QtWidgets.QTabBar):
            yield from (("tab", _placed(widget, widget.tabRect(i), window)) for i in range(widget.count()))
        if isinstance(widget, QtWidgets.QMenuBar):
            yield from (("menuitem", _placed(widget, widget.actionGeometry(a), window)) for a in widget.actions())
        if isinstance(widget, QtWidgets.QListWidget):
            rects = (widget.visualItemRect(widget.item(i)) for i in range(widget.count()))
            yield from (("option", _placed(widget.viewport(), rect, window)) for rect in rects)


def _sections(header: QtWidgets.QHeaderView) -> Iterator[QtCore.QRect]:
    """Of a table's headers that show, which are pressed to sort by a column or to pick a row."""
    if not header.isVisible():
        return
    for index in range(header.count()):
        at, size = header.sectionViewportPosition(index), header.sectionSize(index)
        across = header.orientation() == QtCore.Qt.Orientation.Horizontal
        yield QtCore.QRect(at, 0, size, header.height()) if across else QtCore.QRect(0, at, header.width(), size)


def _placed(widget: QtWidgets.QWidget, rect: QtCore.QRect, window: QtWidgets.QWidget) -> tuple[int, int, int, int]:
    at = widget.mapTo(window, rect.topLeft())
    return at.x(), at.y(), at.x() + rect.width(), at.y() + rect.height()


def preferences() -> QtWidgets.QWidget:
    """A dialog of tabs, groups, ticks and fields."""
    window, tabs = QtWidgets.QWidget(), QtWidgets.QTabWidget()
    layout = QtWidgets.QVBoxLayout(window)
    page = QtWidgets.QWidget()
    form = QtWidgets.QFormLayout(page)
    for label, text in (("Name", "Ada Lovelace"), ("E-mail", ""), ("Organisation", "Analytical Engines")):
        form.addRow(label, QtWidgets.QLineEdit(text, placeholderText="optional"))
    language = QtWidgets.QComboBox()
    language.addItems(["English", "Deutsch"])
    form.addRow("Language", language)
    form.addRow("Font size", QtWidgets.QSpinBox(value=12))
    slider = QtWidgets.QSlider(QtCore.Qt.Orientation.Horizontal)
    slider.setValue(40)
    form.addRow("Zoom", slider)
    box = QtWidgets.QGroupBox("Start-up")
    inner = QtWidgets.QVBoxLayout(box)
    for index, text in enumerate(("Open the last file", "Look for updates", "Show tips")):
        tick = QtWidgets.QCheckBox(text)
        tick.setChecked(index == 1)
        inner.addWidget(tick)
    for index, text in enumerate(("New window", "New tab")):
        choice = QtWidgets.QRadioButton(text)
        choice.setChecked(index == 0)
        inner.addWidget(choice)
    form.addRow(box)
    for name in ("General", "Editing", "Keys", "Network"):
        tabs.addTab(page if name == "General" else QtWidgets.QWidget(), name)
    layout.addWidget(tabs)
    buttons = QtWidgets.QDialogButtonBox.StandardButton
    layout.addWidget(QtWidgets.QDialogButtonBox(buttons.Ok | buttons.Cancel | buttons.Apply))
    return window


def editor() -> QtWidgets.QWidget:
    """A main window with menus, a tool bar, a list and text."""
    window = QtWidgets.QMainWindow()
    for name in ("File", "Edit", "View", "Tools", "Help"):
        window.menuBar().addMenu(name)
    bar = window.addToolBar("main")
    style, pixmap = window.style(), QtWidgets.QStyle.StandardPixmap
    icons = (pixmap.SP_FileIcon, pixmap.SP_DirOpenIcon, pixmap.SP_DialogSaveButton, pixmap.SP_TrashIcon)
    for kind in (*icons, pixmap.SP_ArrowBack, pixmap.SP_ArrowForward):
        bar.addAction(style.standardIcon(kind), "")
    bar.addWidget(QtWidgets.QLineEdit(placeholderText="Search"))
    names = QtWidgets.QListWidget()
    names.addItems([f"chapter {number}.txt" for number in range(1, 12)])
    text = QtWidgets.QPlainTextEdit("The harbour was quiet that morning.\nNobody had seen the boat come in.\n" * 9)
    split = QtWidgets.QSplitter()
    split.addWidget(names)
    split.addWidget(text)
    split.setSizes([220, 680])
    window.setCentralWidget(split)
    window.statusBar().showMessage("Line 1, column 1")
    return window


def invoices() -> QtWidgets.QWidget:
    """A table with buttons over and under it."""
    window = QtWidgets.QWidget()
    layout = QtWidgets.QVBoxLayout(window)
    top = QtWidgets.QHBoxLayout()
    for text in ("New invoice", "Import", "Export"):
        top.addWidget(QtWidgets.QPushButton(text))
    top.addStretch()
    top.addWidget(QtWidgets.QLineEdit(placeholderText="Filter"))
    status = QtWidgets.QComboBox()
    status.addItems(["All", "Open", "Paid"])
    top.addWidget(status)
    layout.addLayout(top)
    table = QtWidgets.QTableWidget(9, 4)
    table.setHorizontalHeaderLabels(["Number", "Customer", "Date", "Total"])
    for row in range(9):
        for column, said in enumerate((str(4711 + row), "Harbour Supplies", f"{row + 3} May", f"{row * 37 + 12}.50")):
            table.setItem(row, column, QtWidgets.QTableWidgetItem(said))
    layout.addWidget(table)
    bottom = QtWidgets.QHBoxLayout()
    bottom.addWidget(QtWidgets.QCheckBox("Only overdue"))
    bottom.addStretch()
    for text in ("Previous", "Next", "Close"):
        bottom.addWidget(QtWidgets.QPushButton(text))
    layout.addLayout(bottom)
    return window


def _dark() -> QtGui.QPalette:
    palette, role = QtGui.QPalette(), QtGui.QPalette.ColorRole
    for dark in (role.Window, role.Button):
        palette.setColor(dark, QtGui.QColor("#2d2f33"))
    palette.setColor(role.Base, QtGui.QColor("#1e2023"))
    for light in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(light, QtGui.QColor("#e8e8e8"))
    palette.setColor(role.PlaceholderText, QtGui.QColor("#8a8d93"))
    return palette


if __name__ == "__main__":
    main(*sys.argv[1:])
