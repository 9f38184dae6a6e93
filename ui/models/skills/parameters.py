"""The parameters of a skill as a table that can be edited."""

from dataclasses import replace
from typing import Any, get_args

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from skills.editing import parameterised
from skills.notation.reading import NAME
from skills.shortcuts import Parameter, ParameterType
from ui.models.skills.skill import SkillModel

COLUMNS = ("Name", "Type", "Usual value", "Choices", "About")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class ParametersModel(QAbstractTableModel):
    """A row for each parameter; what is edited in a cell is kept at once, as a version of its own.

    A usual value that is empty means that one must be given.
    """

    def __init__(self, skill: SkillModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._skill = skill
        self.parameters: tuple[Parameter, ...] = ()
        skill.changed.connect(self._follow)
        self._follow()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.parameters)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return COLUMNS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.isValid() else usual

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (Role.DisplayRole, Role.EditRole, Role.AccessibleTextRole):
            return None
        return _cells(self.parameters[index.row()])[index.column()]

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Keep what was entered; what cannot be is said, and nothing is changed."""
        old = self.parameters[index.row()]
        text = str(value).strip()
        if self._skill.facts is None or text == _cells(old)[index.column()]:
            return False
        if problem := self._problem(index, text):
            self._skill.said.emit(problem)
            return False
        new = _changed(old, COLUMNS[index.column()], text)
        row = index.row()
        self._skill.change(lambda shortcut: parameterised(shortcut, row, new))
        return True

    def _problem(self, index: Index, text: str) -> str:
        match COLUMNS[index.column()]:
            case "Name" if not NAME.fullmatch(text):
                return f"“{text[:40]}” cannot be a name: use letters, digits and _, a letter first."
            case "Name" if any(text == each.name for each in self.parameters):
                return f"There is a parameter {text} already."
            case "Type" if text not in get_args(ParameterType):
                return f"There is no type {text[:40]!r}; the types are {', '.join(get_args(ParameterType))}."
            case _:
                return ""

    def _follow(self) -> None:
        now = self._skill.facts.shortcut.parameters if self._skill.facts else ()
        if now != self.parameters:
            self.beginResetModel()
            self.parameters = now
            self.endResetModel()


def _cells(parameter: Parameter) -> tuple[str, ...]:
    return (parameter.name, parameter.type, parameter.default or "", ", ".join(parameter.choices), parameter.about)


def _changed(old: Parameter, column: str, text: str) -> Parameter:
    match column:
        case "Name":
            return replace(old, name=text)
        case "Type":
            return replace(old, type=text)  # type: ignore[arg-type]
        case "Usual value":
            return replace(old, default=text or None)
        case "Choices":
            return replace(old, choices=tuple(filter(None, (each.strip() for each in text.split(",")))))
        case _:
            return replace(old, about=text)
