"""One setting in the form: its name, its field, what it is for, and where its value comes from."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from ui.models.settings import Field, SettingsModel
from ui.models.wording import BRAINS, MODES
from ui.theme.measures import MEDIUM, SMALL
from ui.views.parts.buttons import button
from ui.views.parts.fields import Choice
from ui.views.parts.labels import label
from ui.views.parts.problem import Problem

WORDS = {
    "brain": {value: words for value, (words, _) in BRAINS.items()},
    "mode": {value: words for value, (words, _) in MODES.items()},
    "theme": {"system": "As the system", "light": "Light", "dark": "Dark"},
    "effort": {
        "": "As the model is set",
        "low": "Low",
        "medium": "Medium",
        "high": "High",
        "xhigh": "Very high",
        "max": "Highest",
    },
    "eyes": {
        "auto": "What they tell, else their picture",
        "tree": "What they tell",
        "pixels": "Their picture",
    },
    "pictures": {"auto": "Where words do not do", "always": "Always", "never": "Never"},
}
"""What values are called, where that is not the value itself."""
ABOUT = {
    "brain": {value: about for value, (_, about) in BRAINS.items()},
    "mode": {value: about for value, (_, about) in MODES.items()},
}
"""What each value means, where its name does not say all of it."""
PLAINLY = {
    "effort": "How hard models think.",
    "eyes": "What screens are read from.",
    "pictures": "When a model sees the screen.",
}
"""What a setting is for, in the words of the window, where the command line's name values by other words."""


class SettingRow(QWidget):
    """Follows one field of a SettingsModel; each change is kept as soon as it is made."""

    def __init__(self, model: SettingsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._name = model, name
        field = model.fields[name]
        self.field = _widget(field, lambda value: model.set(name, value))
        self.field.setAccessibleName(field.label)
        self._title = label(field.label)
        self._title.setBuddy(self.field)
        self._origin = label(kind="badge")
        self.reset = button("Reset", lambda: model.reset(name), kind="ghost")
        self.reset.setAccessibleName(f"Set {field.label} back to its default")
        self._about = label(kind="small", wrap=True)
        self._problem = Problem(self.field)
        self._lay_out()
        model.changed.connect(self.follow)
        self.follow()

    def _lay_out(self) -> None:
        side = QHBoxLayout()
        side.setSpacing(SMALL)
        side.addWidget(self.reset)
        side.addWidget(self._origin, 0, Qt.AlignmentFlag.AlignVCenter)
        side.addStretch()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._title, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.field, 0, 1)
        grid.addLayout(side, 0, 2)
        grid.addWidget(self._about, 1, 1, 1, 2)
        grid.addWidget(self._problem.words, 2, 1, 1, 2)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnMinimumWidth(1, 300)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)

    def follow(self) -> None:
        """Show the field as it is now."""
        field = self._model.fields[self._name]
        _put(self.field, field)
        self.field.setEnabled(not field.locked)
        self._origin.setText(f"from {field.setting.variable}" if field.locked else "")
        self._origin.setVisible(field.locked)
        self.reset.setVisible(field.source == "file")
        self._about.setText(_about(field))
        self._problem.say(field.problem)


def _widget(field: Field, changed: Callable[[str | bool], None]) -> QWidget:
    """What fits the setting's type; tells when the person has changed it."""
    if field.allowed:
        words = WORDS.get(field.setting.name, {})
        choice = Choice(field.label, [(value, words.get(value, value)) for value in field.allowed])
        choice.currentIndexChanged.connect(lambda: changed(choice.currentData()))
        return choice
    if field.setting.type is bool:
        box = QCheckBox("On")
        box.toggled.connect(changed)
        return box
    line = QLineEdit()
    line.editingFinished.connect(lambda: changed(line.text()) if line.isModified() else None)
    return line


def _about(field: Field) -> str:
    """What the setting is for, or what the value means that it has."""
    name, told = field.setting.name, field.setting.about
    meant = ABOUT.get(name, {}).get(str(field.value), "")
    return meant or PLAINLY.get(name) or f"{told[:1].upper()}{told[1:]}."


def _put(widget: QWidget, field: Field) -> None:
    """Show the value without telling anyone; a line that is being typed in is left alone."""
    match widget:
        case Choice():
            widget.choose(field.value)
        case QCheckBox():
            with QSignalBlocker(widget):
                widget.setChecked(field.value is True)
        case QLineEdit():
            text = field.value if isinstance(field.value, str) else f"{field.value:.15g}"
            if not (widget.hasFocus() and widget.isModified()) or field.problem:
                widget.setText(text)
