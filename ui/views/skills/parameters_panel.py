"""The parameters of a skill, each cell of which can be edited."""

from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from ui.models.skills.parameters import COLUMNS, ParametersModel
from ui.models.skills.skill import SkillModel
from ui.theme.measures import MEDIUM
from ui.views.parts.labels import label
from ui.views.parts.table import rows_table

WIDTHS = {"Name": 140, "Type": 90, "Usual value": 180, "Choices": 160}
EXPLAINED = (
    "F2 or a double click edits a cell. Without a usual value it has to be given; a new name is put into the steps."
)


class ParametersPanel(QWidget):
    """Follows the parameters of a SkillModel."""

    def __init__(self, model: SkillModel) -> None:
        super().__init__()
        self.table = rows_table(ParametersModel(model, self), "Parameters", COLUMNS, WIDTHS)
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MEDIUM, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self.table, 1)
        column.addWidget(label(EXPLAINED, "dim", wrap=True))
