"""A window to show a widget in, and whoever has the keyboard's focus."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot


def staged(widget: QWidget, qtbot: QtBot, width: int, height: int) -> None:
    """Show the widget, of that size, in an active window of its own that ends with the test."""
    stage = QWidget()
    qtbot.addWidget(stage, before_close_func=lambda _: stage.hide())  # which also keeps it until then
    stage.resize(width, height)
    widget.setParent(stage)
    widget.resize(width, height)
    stage.show()
    widget.show()
    stage.activateWindow()
    qtbot.waitUntil(stage.isActiveWindow)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def passed_over(page: QWidget) -> list[QWidget]:
    """The controls of the page that Tab, pressed round and round, does not come to."""
    page.setFocus()
    reached: set[QWidget] = set()
    while focused() not in reached:
        reached.add(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    return [each for each in page.findChildren(QWidget) if _is_control(each) and each not in reached]


def doubled(page: QWidget) -> list[str]:
    """The letters that Alt takes to several visible controls of the page, so that it does none of them."""
    words = [str(each.property("text") or "") for each in page.findChildren(QWidget) if each.isVisible()]
    bars = [bar for bar in page.findChildren(QTabBar) if bar.isVisible()]
    words += [bar.tabText(tab) for bar in bars for tab in range(bar.count()) if bar.isTabVisible(tab)]
    keys = Counter(QKeySequence.mnemonic(each).toString() for each in words)
    return [key for key, count in keys.items() if key and count > 1]


def _is_control(widget: QWidget) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabbed) and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None
