"""A question before something that cannot be taken back."""

from PySide6.QtWidgets import QMessageBox, QWidget


def is_sure(parent: QWidget, question: str, explanation: str, yes: str, no: str) -> bool:
    """Ask; `no` is what Enter and Escape mean."""
    box = QMessageBox(QMessageBox.Icon.Question, "Journeyman", question, parent=parent)
    box.setInformativeText(explanation)
    does = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    does.setProperty("kind", "danger")
    leaves = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leaves)
    box.setEscapeButton(leaves)
    box.exec()
    sure = box.clickedButton() is does
    box.deleteLater()
    return sure
