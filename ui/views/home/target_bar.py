"""Where a task is to be done: one chip for each place, and a line to add or change one."""

from functools import partial

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.target_names import Kind, kind
from ui.models.home import HomeModel
from ui.models.targets import Target
from ui.models.wording import plain_tip
from ui.theme.icons import icon
from ui.theme.measures import SMALL, TIGHT
from ui.views.parts.buttons import button
from ui.views.parts.flow import Flow
from ui.views.parts.problem import Problem

ICONS: dict[Kind, str] = {"browser": "globe", "android": "phone", "desktop": "monitor"}
LONGEST = 48
"""Characters of an address that a chip shows."""


class TargetBar(QWidget):
    """The places of a HomeModel. Enter adds what was typed; a click on a chip puts it into the line to be changed."""

    def __init__(self, model: HomeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.line = QLineEdit(placeholderText="Add an address, such as https://example.org or shop=localhost:8000")
        self.line.setAccessibleName("Address of a target")
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        self._add = button("A&dd", model.add_address, kind="quiet", image="plus")
        self.others = QPushButton("&Phone or desktop")
        self.others.setProperty("kind", "quiet")
        self.others.setMenu(QMenu(self.others))
        self._problem = Problem(self.line)
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        self._lay_out()
        self.line.textChanged.connect(self._write)
        self.line.returnPressed.connect(model.add_address)
        model.targets.changed.connect(self._rebuild)
        model.changed.connect(self._show)
        model.offers.changed.connect(self._offer)
        self._offer()
        self._rebuild()
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.line, 1)
        row.addWidget(self._add)
        row.addWidget(self.others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._chips)
        column.addLayout(row)
        column.addWidget(self._problem.words)

    def _offer(self) -> None:
        """The menu of what is no page."""
        menu, model = self.others.menu(), self._model
        menu.clear()
        for offer in model.offers.all:
            image = ICONS[kind(offer.target)]
            action = menu.addAction(icon(image, "dim"), offer.words.replace("&", "&&"))
            action.triggered.connect(partial(model.targets.have, offer.target))

    def _write(self, text: str) -> None:
        if text != self._model.address:
            self._model.write_address(text)

    def _edit(self, index: int) -> None:
        self._model.edit_target(index)
        self.line.setFocus()
        self.line.selectAll()

    def _remove(self, index: int) -> None:
        self._model.remove_target(index)
        self.line.setFocus()

    def _rebuild(self) -> None:
        while item := self._flow.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for index, target in enumerate(self._model.targets.all):
            chip = Chip(target)
            chip.edited.connect(lambda index=index: self._edit(index))
            chip.removed.connect(lambda index=index: self._remove(index))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._model.targets.all))

    def _show(self) -> None:
        problems = self._model.problems
        self._problem.say(problems.get("address") or problems.get("targets", ""))
        self._add.setText("A&dd" if self._model.editing is None else "&Change")
        if self.line.text() != self._model.address:
            self.line.setText(self._model.address)
        if self._known.stringList() != list(self._model.addresses):
            self._known.setStringList(self._model.addresses)


class Chip(QFrame):
    """A place's name and address, to be changed or removed."""

    edited = Signal()
    removed = Signal()

    def __init__(self, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        address = target.address.removeprefix("https://").removeprefix("http://")
        shown = address if len(address) <= LONGEST else address[: LONGEST - 1] + "…"
        words = shown if shown == target.name else f"{target.name} · {shown}"
        self._words = _tool(words.replace("&", "&&"), ICONS[target.kind], self.edited.emit)
        self._words.setAccessibleName(f"Change the target {target.name}, {target.address}")
        self._words.setToolTip(plain_tip(target.address))
        remove = _tool("", "close", self.removed.emit)
        remove.setAccessibleName(f"Remove the target {target.name}")
        remove.setToolTip("Remove")
        row = QHBoxLayout(self)
        row.setContentsMargins(SMALL, 3, TIGHT, 3)
        row.setSpacing(TIGHT)
        row.addWidget(self._words)
        row.addWidget(remove)


def _tool(text: str, image: str, clicked: object) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setProperty("kind", "chip")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setIcon(icon(image, "dim"))
    made.setIconSize(QSize(16, 16))
    made.setToolButtonStyle(
        Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text else Qt.ToolButtonStyle.ToolButtonIconOnly
    )
    made.clicked.connect(clicked)
    return made
