"""The film of a past run."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pictures import Pictures
from perception.screen import Picture
from tests.ui.models.runs import ASKED, FINISHED, PLANNED, SAVING, STARTED, TYPED, seen
from tests.ui.outline import outline, snapshot
from tests.ui.views.stages import doubled, focused, passed_over, staged
from ui.models.film import FilmModel
from ui.models.recording import Recording
from ui.views.history.film_view import FilmView
from ui.views.picture.picture_loader import WAITING, PictureLoader


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path)


def saved(pictures: Pictures, colour: str, size: tuple[int, int] = (1000, 800)) -> str:
    """The digest of a picture of that colour."""
    content = BytesIO()
    Image.new("RGB", size, colour).save(content, "png")
    digest = sha256(content.getvalue()).hexdigest()
    pictures.save(Picture(content.getvalue(), digest, format="png"))
    return digest


@pytest.fixture
def view(pictures: Pictures, qtbot: QtBot) -> Iterator[FilmView]:
    before, after = seen(saved(pictures, "red")), seen(saved(pictures, "blue"))
    typed = [after if event.kind == "observed" else event for event in TYPED]
    model = FilmModel(Recording.of((STARTED, before, PLANNED, *typed, SAVING, ASKED, *FINISHED)), pictures)
    view = FilmView(model)
    model.setParent(view)
    staged(view, qtbot, 820, 580)
    yield view
    model.pause()


def colour(view: FilmView) -> str:
    """The colour in the middle of the picture."""
    return view.picture.grab().toImage().pixelColor(view.picture.rect().center()).name()


def test_tab_comes_to_every_control(view: FilmView) -> None:
    assert not passed_over(view) and not doubled(view)


def test_left_and_right_show_before_and_after(view: FilmView, qtbot: QtBot) -> None:
    view.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert view.what.text() == "Before: 1 type Ada in Search"
    qtbot.waitUntil(lambda: colour(view) == "#ff0000")
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert view.what.text() == "After: 1 type Ada in Search"
    qtbot.waitUntil(lambda: colour(view) == "#0000ff")
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: colour(view) == "#ff0000")


def test_the_task_stands_there_once(view: FilmView) -> None:
    assert view.what.text() == "The beginning" and view.task.text() == "type Ada in Search · press Save"


def test_what_is_found_in_it(view: FilmView) -> None:
    view.slider.setValue(view.slider.maximum())
    told = outline(view)
    assert told == snapshot("film", told)


def test_choosing_a_step_goes_to_it(view: FilmView) -> None:
    row = view.timeline.visualRect(view.timeline.model().index(2, 0)).center()
    QTest.mouseClick(view.timeline.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert (view.slider.value(), view.timeline.currentIndex().row()) == (3, 2)


def test_it_plays_and_halts(view: FilmView, qtbot: QtBot) -> None:
    view.speed.setCurrentIndex(2)
    QTest.mouseClick(view.play, Qt.MouseButton.LeftButton)
    assert view.play.text() == "Pause"
    qtbot.waitUntil(lambda: view.slider.value() == view.slider.maximum())
    qtbot.waitUntil(lambda: view.play.text() == "Play")


def test_large_pictures_come_scaled_and_are_kept(pictures: Pictures, qtbot: QtBot) -> None:
    loader = PictureLoader()
    path = pictures.find(saved(pictures, "green", (2000, 1000)))
    assert path
    with qtbot.waitSignal(loader.loaded):
        assert loader.get(path, QSize(200, 200)) is None
    image = loader.get(path, QSize(200, 200))
    assert image is not None
    assert image.size() == QSize(200, 100)


def test_what_is_no_picture_is_not_asked_for_again(tmp_path: Path, qtbot: QtBot) -> None:
    loader, path = PictureLoader(), tmp_path / "broken.png"
    path.write_bytes(b"nothing")
    with qtbot.waitSignal(loader.loaded):
        loader.get(path, QSize(200, 200))
    image = loader.get(path, QSize(200, 200))
    assert image is not None
    assert image.isNull()


def test_what_was_asked_for_last_comes_first_and_what_nobody_waits_for_not_at_all(
    pictures: Pictures, qtbot: QtBot
) -> None:
    loader, room = PictureLoader(), QSize(20, 20)
    found = [pictures.find(saved(pictures, f"#0000{shade:02x}", (30, 30))) for shade in range(20)]
    paths = [path for path in found if path]
    loaded: list[bool] = []
    loader.loaded.connect(lambda: loaded.append(loader.get(paths[-1], room) is not None))
    for path in paths:
        loader.get(path, room)
    qtbot.waitUntil(lambda: len(loaded) == 1 + WAITING)  # the first was under way before the others came
    assert loaded[1:] == [True] * WAITING
    with qtbot.assertNotEmitted(loader.loaded, wait=50):
        pass
