"""The mirror: the person's mouse and keys become gestures; nothing is painted twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QInputMethodEvent, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.events import Acted, Finished
from app.supervision import Hand
from controllers.gestures import Files, Gesture, Keys, Pointer, Text, Wheel
from perception.geometry import Box
from tests.ui.models.runs import SAVE, run, seen, sent
from tests.ui.views.stages import staged
from ui.models.run import RunModel
from ui.views.run.mirror_view import MirrorView

Show = Callable[..., MirrorView]
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
LEFT, RIGHT, BACK = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.BackButton


class Counting(MirrorView):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        super().paintEvent(event)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """A mirror of 406 x 232, so that its picture has 400 x 200 pixels at most, with a caption below."""

    def made(model: RunModel, width: int = 1000, height: int = 800) -> MirrorView:
        mirror = Counting(model)
        mirror.turn_to(model.watching)
        model.setParent(mirror)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        mirror.show_image(image)
        staged(mirror, qtbot, 406, 232)
        return mirror

    return made


def gestures(messages: list[object]) -> list[Gesture]:
    return [message.gesture for message in messages if isinstance(message, Hand)]


@pytest.mark.parametrize(
    ("size", "place", "wanted"),
    [
        ((1000, 500), (103, 53), (0.25, 0.25)),
        ((500, 1000), (178, 153), (0.25, 0.75)),  # 100 wide, in the middle: 153 to 253
        ((100, 100), (303, 103), (1.0, 0.5)),
    ],
)
def test_places_are_fractions_of_the_picture(
    show: Show, size: tuple[int, int], place: tuple[int, int], wanted: tuple[float, float]
) -> None:
    mirror = show(run("yours"), *size)
    assert mirror.fractions(QPointF(*place)) == pytest.approx(wanted)


def test_a_click_beside_the_picture_goes_nowhere(show: Show) -> None:
    model = run("yours")
    messages, mirror = sent(model), show(model, 500, 1000)
    QTest.mouseClick(mirror, LEFT, NONE, QPoint(20, 100))
    assert not messages


def test_clicks_double_clicks_and_held_keys(show: Show) -> None:
    model = run("yours")
    messages, mirror = sent(model), show(model, 1000, 500)
    QTest.mouseClick(mirror, RIGHT, CONTROL, QPoint(203, 103))
    QTest.mouseClick(mirror, BACK, NONE, QPoint(203, 103))
    QTest.mouseDClick(mirror, LEFT, NONE, QPoint(203, 103))
    held = ("Control",)
    assert gestures(messages)[:2] == [
        Pointer("down", 0.5, 0.5, "right", 1, held),  # type: ignore[arg-type]
        Pointer("up", 0.5, 0.5, "right", 1, held),  # type: ignore[arg-type]
    ]
    QTest.mouseRelease(mirror, LEFT, NONE, QPoint(203, 103))
    told = [(each.do, each.clicks) for each in gestures(messages)[2:] if isinstance(each, Pointer)]
    assert told == [("down", 2), ("up", 2)]


def test_a_third_click_at_once_and_in_the_same_place_is_the_third(show: Show) -> None:
    model = run("yours")
    messages, mirror = sent(model), show(model, 1000, 500)
    for spot in (QPoint(203, 103), QPoint(303, 103)):
        QTest.mouseDClick(mirror, LEFT, NONE, QPoint(203, 103))
        QTest.mouseClick(mirror, LEFT, NONE, spot)
    downs = [each.clicks for each in gestures(messages) if isinstance(each, Pointer) and each.do == "down"]
    assert [clicks for clicks in downs if clicks != 2][-2:] == [3, 1]


def test_a_drag_that_ends_outside_ends_at_the_edge(show: Show) -> None:
    model = run("yours")
    messages, mirror = sent(model), show(model, 1000, 500)
    QTest.mousePress(mirror, LEFT, NONE, QPoint(203, 103))
    QTest.mouseRelease(mirror, LEFT, NONE, QPoint(900, 103))
    assert gestures(messages)[-1] == Pointer("up", 1.0, 0.5)


def test_only_as_many_moves_as_are_needed_and_the_last_one(show: Show, qtbot: QtBot) -> None:
    model = run("yours")
    messages, mirror = sent(model), show(model, 1000, 500)
    for x in range(50, 251, 2):
        QTest.mouseMove(mirror, QPoint(3 + x, 103))
    qtbot.waitUntil(lambda: gestures(messages)[-1:] == [Pointer("move", 0.625, 0.5)])
    assert len(messages) < 20


def test_the_wheel_scrolls_the_page(show: Show) -> None:
    model = run("yours")
    messages, mirror = sent(model), show(model, 1000, 500)
    turned = QWheelEvent(
        QPointF(203, 103), QPointF(203, 103), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(mirror, turned)
    assert gestures(messages) == [Wheel(0.5, 0.5, 0, 100)]


def test_a_file_that_is_dropped_goes_to_the_place(show: Show, tmp_path: Path) -> None:
    model = run("yours")
    messages, mirror = sent(model), show(model, 1000, 500)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf")), QUrl("https://example.org/b.pdf")])
    mirror.dropEvent(QDropEvent(QPointF(203, 103), Qt.DropAction.CopyAction, dragged, LEFT, NONE))
    assert gestures(messages) == [Files(0.5, 0.5, (str(tmp_path / "a.pdf"),))]


def test_keys_chords_and_characters(show: Show) -> None:
    model = run("yours")
    messages, mirror = sent(model), show(model)
    mirror.setFocus()
    QTest.keyClicks(mirror, "aÄ ")
    QTest.keyClick(mirror, Qt.Key.Key_Return)
    QTest.keyClick(mirror, Qt.Key.Key_Tab)
    QTest.keyClick(mirror, Qt.Key.Key_Backtab, SHIFT)
    QTest.keyClick(mirror, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(mirror, Qt.Key.Key_Left, CONTROL | SHIFT)
    QTest.keyClick(mirror, Qt.Key.Key_F5)
    QTest.keyClick(mirror, Qt.Key.Key_Shift, SHIFT)
    told = [Text("a"), Text("Ä"), Text(" ")]
    names = ["Enter", "Tab", "Shift+Tab", "Control+A", "Control+Shift+ArrowLeft", "F5"]
    assert gestures(messages) == [*told, *map(Keys, names)]


def test_what_an_input_method_commits_is_typed(show: Show) -> None:
    model = run("yours")
    messages, mirror = sent(model), show(model)
    composed = QInputMethodEvent()
    composed.setCommitString("日本")
    QApplication.sendEvent(mirror, composed)
    assert gestures(messages) == [Text("日本")]


def test_an_escape_is_the_pages_a_second_one_stops(show: Show) -> None:
    model = run("yours")
    messages, mirror = sent(model), show(model)
    QTest.keyClick(mirror, Qt.Key.Key_Escape)
    assert gestures(messages) == [Keys("Escape")]
    QTest.keyClick(mirror, Qt.Key.Key_Escape)
    assert [getattr(message, "kind", "") for message in messages] == ["hand", "stop"]


def test_while_the_agent_drives_nothing_goes_through(show: Show, qtbot: QtBot) -> None:
    model = run("working")
    messages, mirror = sent(model), show(model)
    with qtbot.waitSignal(mirror.clicked):
        QTest.mouseClick(mirror, LEFT, NONE, QPoint(203, 103))
    QTest.keyClicks(mirror, "x")
    QTest.mouseMove(mirror, QPoint(180, 90))
    assert not messages


def test_nothing_is_painted_while_nothing_is_new(show: Show, qtbot: QtBot) -> None:
    model = run("working")
    mirror = show(model)
    assert isinstance(mirror, Counting)
    qtbot.waitUntil(lambda: bool(mirror.painted))
    QApplication.processEvents()
    before = mirror.painted
    with qtbot.waitSignal(model.changed):
        model.take(seen())
    QApplication.processEvents()
    assert mirror.painted == before


def test_what_comes_next_is_highlighted_where_it_is(show: Show) -> None:
    mirror = show(run("approving"), 1000, 800)  # painted 250 x 200 in the middle: at (78, 3)
    assert mirror.place(Box(800, 500, 100, 40)) == QRectF(278, 128, 25, 10)
    painted = mirror.grab().toImage()
    still = show(run("working"), 1000, 800).grab().toImage()
    assert painted.pixelColor(290, 133) != still.pixelColor(290, 133)


def test_the_words_about_it_cover_nothing_of_the_picture(show: Show) -> None:
    mirror = show(run("approving"), 1000, 800)
    told, still = mirror.grab().toImage(), show(run("working"), 1000, 800).grab().toImage()
    framed = mirror.place(Box(800, 500, 100, 40)).adjusted(-6, -6, 6, 6)
    beside = [(x, y) for x in range(78, 328, 3) for y in range(3, 203, 3) if not framed.contains(QPointF(x, y))]
    assert not [at for at in beside if told.pixelColor(*at) != still.pixelColor(*at)]
    assert [x for x in range(406) if told.pixelColor(x, 220) != still.pixelColor(x, 220)]


def test_a_tap_is_seen_where_it_was_made(show: Show, qtbot: QtBot) -> None:
    model = run("approving")
    mirror = show(model)
    assert isinstance(mirror, Counting)
    model.take(Acted(SAVE, '"Save" button'))
    with qtbot.waitSignal(model.changed):
        pass
    before = mirror.painted
    qtbot.waitUntil(lambda: mirror.painted > before + 2)


def test_it_says_what_it_waits_for(show: Show) -> None:
    model = run("starting")
    mirror = show(model)
    assert mirror.waiting_for == "Opening the targets"
    model.take(Finished("failed", "There is no browser."))
    mirror.refresh()
    assert mirror.waiting_for == "Nothing was opened"
    assert show(run("working")).waiting_for == "page\nWaiting for the first picture"
