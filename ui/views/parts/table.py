"""A table whose rows are chosen as a whole."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme.measures import ROW


def rows_table(model: QAbstractTableModel, name: str, columns: Sequence[str], widths: Mapping[str, int]) -> QTableView:
    """A view of the model. widths: of columns, in pixels; one that has none takes the room that is left."""
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setShowGrid(False)
    rows, header = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(ROW)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for number, column in enumerate(columns):
        if column in widths:
            table.setColumnWidth(number, widths[column])
        else:
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
    return table


def chosen_row(table: QAbstractItemView) -> int | None:
    """The row that is selected."""
    rows = table.selectionModel().selectedRows()
    return rows[0].row() if rows else None
