"""The values with which a skill is to be done: one field for each parameter, of the kind that its type needs."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QWidget

from skills.arguments import Unfit, arguments
from skills.shortcuts import Parameter
from ui.models.skills.skill import SkillModel, shown_values
from ui.theme.measures import SMALL
from ui.views.parts.buttons import button
from ui.views.parts.fields import Choice
from ui.views.parts.labels import label
from ui.views.parts.page import Card
from ui.views.parts.problem import Problem
from ui.views.skills.table_field import TableField

HINTS = {
    "number": "a number",
    "date": "such as 2026-11-27",
    "file": "the path of a file",
    "table": "a .csv or .json file",
}


class RunForm(Card):
    """Empty until it is opened; a skill without parameters is begun at once. Ctrl+Enter starts from all of it."""

    wanted = Signal(bool)
    """Whether it is to be seen."""

    def __init__(self, model: SkillModel) -> None:
        super().__init__()
        self.setAccessibleName("Values to run it with")
        self._model = model
        self._step = 0
        self._given: Mapping[str, str] = {}
        self.fields: dict[str, QWidget] = {}
        self._title = label(kind="heading")
        self._form = QFormLayout()
        self._untold = label(kind="small", wrap=True)
        self.start = button("S&tart", self._start, kind="primary", image="run")
        self.leave = button("&Cancel", lambda: self.wanted.emit(False))
        self._problem = Problem(self.start)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.start)
        foot.addWidget(label("Ctrl+Enter", "small"))
        foot.addWidget(self.leave)
        foot.addStretch()
        self.column.addWidget(self._title)
        self.column.addLayout(self._form)
        self.column.addWidget(self._untold)
        self.column.addWidget(self._problem.words)
        self.column.addLayout(foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._start)
        model.changed.connect(self._follow)

    def open(self) -> None:
        """Ask for the values, the usual ones filled in."""
        self.ask(0)

    def again(self, given: Mapping[str, str]) -> None:
        """The same with these filled in, as soon as the skill was read; not where it may not run."""
        self._given = given
        self._follow()

    def ask(self, step: int, given: Mapping[str, str] = MappingProxyType({})) -> None:
        """The same, for one step alone."""
        if self._model.facts is None:
            return
        self._step = step
        self._fill(self._model.facts.shortcut.parameters, given)
        if not self.fields:
            self._model.run({}, step)
            return
        self._title.setText(f"Do step {step} with" if step else "Do it with")
        self._problem.say("")
        self._tell(())
        self.wanted.emit(True)
        next(iter(self.fields.values())).setFocus()

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: _value(field) for name, field in self.fields.items()}

    def _follow(self) -> None:
        given, facts = self._given, self._model.facts
        if not given or facts is None:
            return
        self._given = {}
        if facts.may_run:
            self.ask(0, given)
            self._tell([name for name, value in self.values().items() if value and name not in given])

    def _tell(self, untold: Sequence[str]) -> None:
        """What a past run has not come to, so that its field has the usual value, which the run need not have had."""
        self._untold.setText(f"What that run had as {', '.join(untold)} is not known: the usual stands there.")
        self._untold.setVisible(bool(untold))

    def _fill(self, parameters: tuple[Parameter, ...], given: Mapping[str, str]) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        facts = self._model.facts
        usual = {**(shown_values(facts.shortcut) if facts else {}), **given}
        self.fields = {
            each.name: _field(each, usual.get(each.name, "")) for each in parameters if each.type != "secret"
        }
        for each in parameters:
            if isinstance(field := self.fields.get(each.name), TableField):
                field.said.connect(self._problem.say)
            if each.name in self.fields:
                self._form.addRow(each.about or each.name, self.fields[each.name])

    def _start(self) -> None:
        facts, values = self._model.facts, self.values()
        if facts is None:
            return
        types = {each.name: each.type for each in facts.shortcut.parameters}
        usual = {each.name for each in facts.shortcut.parameters if each.default and each.type == "text"}  # or emptied
        if missing := next((name for name, value in values.items() if not (value.strip() or name in usual)), ""):
            self._problem.say(f"Say what {missing} is.")
            return
        try:
            arguments(
                facts.shortcut, {name: "[]" if types[name] == "table" else value for name, value in values.items()}
            )
        except Unfit as problem:
            self._problem.say(str(problem))
            return
        self.wanted.emit(False)
        self._model.run(values, self._step)


def _field(parameter: Parameter, value: str) -> QWidget:
    field: QWidget
    if parameter.choices:
        field = choice = Choice(parameter.name, [(each, each) for each in parameter.choices])
        if value:
            choice.choose(value)
    elif parameter.type == "table":
        field = TableField(parameter.name, value, HINTS["table"])
    else:
        field = QLineEdit(value, placeholderText=HINTS.get(parameter.type, ""))
    field.setAccessibleName(parameter.name)
    return field


def _value(field: QWidget) -> str:
    if isinstance(field, Choice):
        return str(field.currentData())
    return field.text() if isinstance(field, QLineEdit | TableField) else ""
