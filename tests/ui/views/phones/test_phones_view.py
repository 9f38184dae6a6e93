"""The page of phones as a person uses it."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from skills.plain_words.parsing import parse
from tests.ui.models.commands import FakeCommand, listed
from tests.ui.outline import outline, snapshot
from tests.ui.views.stages import doubled, passed_over, staged
from ui.models import phones
from ui.models.phones import PhonesModel
from ui.theme.measures import SMALL
from ui.views.phones.phones_view import PhonesView

CODE = "WIFI:T:ADB;S:journeyman-a;P:b;;"


@pytest.fixture
def model(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[PhonesModel]:
    FakeCommand.made.clear()
    monkeypatch.setattr(phones, "Command", FakeCommand)
    yield PhonesModel()


@pytest.fixture
def view(model: PhonesModel, qtbot: QtBot) -> PhonesView:
    made = PhonesView(model)
    staged(made, qtbot, 1024, 640)
    return made


def test_tab_comes_to_every_control(view: PhonesView) -> None:
    assert not passed_over(view) and not doubled(view)


def test_what_is_left_of_the_page_stays_outside_of_the_cards(view: PhonesView) -> None:
    assert view.wireless.height() <= view.wireless.sizeHint().height() + SMALL
    assert view.virtual.height() == view.wireless.height()


def test_phones_what_they_lack_and_what_was_repaired(model: PhonesModel, view: PhonesView, qtbot: QtBot) -> None:
    model.start_virtual()
    FakeCommand.made[1].says(serial="127.0.0.1:4001")
    lacking = listed("R58M", advice="R58M has not allowed this computer yet: unlock it and tap Allow.")
    FakeCommand.made[0].says(phones=listed("127.0.0.1:4001") + lacking)
    model.examine("127.0.0.1:4001")
    found = {"sentence": "Its screen was off and has been switched on.", "remedy": ""}
    FakeCommand.made[-1].says(name="adb", ok=True, sentence="adb 36 is used.", remedy="")
    FakeCommand.made[-1].says(name="127.0.0.1:4001", ok=True, **found)
    qtbot.waitUntil(lambda: "switched on." in outline(view) and "tap Allow." in outline(view))
    assert outline(view) == snapshot("phones", outline(view))


def test_a_ready_phone_is_worked_and_one_that_lacks_something_is_not(
    model: PhonesModel, view: PhonesView, qtbot: QtBot
) -> None:
    FakeCommand.made[0].says(phones=listed("127.0.0.1:4001") + listed("R58M", advice="Unlock it."))
    assert not view._cards["R58M"].work.isEnabled()
    with qtbot.waitSignal(model.chosen) as chosen:
        view._cards["127.0.0.1:4001"].work.click()
    assert chosen.args == ["android:127.0.0.1:4001"]
    FakeCommand.made[0].says(phones=[])
    assert "No phone is there." in outline(view)


def test_a_virtual_phone_of_one_s_own_brings_an_example_along(
    model: PhonesModel, view: PhonesView, qtbot: QtBot
) -> None:
    model.start_virtual()
    FakeCommand.made[1].says(serial="127.0.0.1:4001")
    FakeCommand.made[0].says(phones=listed("127.0.0.1:4001") + listed("R58M"))
    assert view._cards["R58M"].example.isHidden()
    with qtbot.waitSignal(model.tried) as tried:
        view._cards["127.0.0.1:4001"].example.click()
    assert tried.args and tried.args[0].on == ("phone=android:127.0.0.1:4001",)
    assert parse(tried.args[0].task.instruction, ("phone",))


def test_the_code_is_shown_with_its_margin_and_goes(model: PhonesModel, view: PhonesView) -> None:
    view.wireless.pairs.click()
    FakeCommand.made[-1].says(code=CODE)
    code = view.wireless.code
    assert code.isVisible() and code.height() == code.width() >= 5 * (21 + 8)
    image = code.image
    assert {image.pixelColor(at, 3).name() for at in range(image.width())} == {"#ffffff"}
    assert {image.pixelColor(at, 4).name() for at in range(4, 11)} == {"#000000"}
    view.wireless.stops.click()
    assert not code.isVisible() and view.wireless.pairs.isEnabled()


def test_an_address_is_typed_and_connected(model: PhonesModel, view: PhonesView) -> None:
    QTest.keyClicks(view.wireless.line, "192.168.1.20:41001\r")
    assert FakeCommand.made[-1].words[:3] == ["phone", "connect", "192.168.1.20:41001"]
    FakeCommand.made[-1].says(serial="192.168.1.20:41001")
    assert "192.168.1.20:41001 is connected." in outline(view)


def test_nobody_looks_at_a_page_that_is_not_shown(model: PhonesModel, view: PhonesView) -> None:
    view.hide()
    assert FakeCommand.made[0].let
