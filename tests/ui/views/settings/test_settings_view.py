"""Settings as a person uses them: each change is kept at once, and nothing that does not fit."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.home import settings_file
from app.settings import SETTINGS, load_settings
from tests.app.keyrings import Memory, installed
from tests.ui.models.stores import settle
from tests.ui.outline import outline, snapshot
from tests.ui.views.stages import doubled, passed_over
from ui.models.settings import SettingsModel
from ui.models.wording import MODES
from ui.views.settings.settings_view import SettingsView


@pytest.fixture
def keyring() -> Iterator[Memory]:
    found = Memory()
    with installed(found):
        yield found


@pytest.fixture
def model(qapp: QApplication, keyring: Memory) -> Iterator[SettingsModel]:
    made = SettingsModel()
    yield made
    made.close()


@pytest.fixture
def view(model: SettingsModel, qtbot: QtBot) -> Iterator[SettingsView]:
    stage = QWidget()
    qtbot.addWidget(stage)
    stage.resize(1024, 640)
    made = SettingsView(model, stage)
    made.setGeometry(stage.rect())
    stage.show()
    stage.activateWindow()
    settle()
    yield made


def line(view: SettingsView, name: str) -> QLineEdit:
    field = view.rows[name].field
    assert isinstance(field, QLineEdit)
    return field


def enter(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def words(view: QWidget) -> str:
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_tab_comes_to_every_control(view: SettingsView) -> None:
    assert not passed_over(view) and not doubled(view)


def test_every_kind_of_field_is_kept(view: SettingsView) -> None:
    enter(line(view, "max_steps"), "7")
    enter(line(view, "profile"), "work")
    headed, mode = view.rows["headed"].field, view.rows["mode"].field
    assert isinstance(headed, QCheckBox) and isinstance(mode, QComboBox)
    headed.click()
    mode.setCurrentIndex(mode.findData("all"))
    settings = load_settings()
    assert (settings.max_steps, settings.profile, settings.headed, settings.mode) == (7, "work", True, "all")
    assert view.rows["max_steps"].reset.isVisible() and not view.rows["max_seconds"].reset.isVisible()
    view.rows["max_steps"].reset.click()
    assert line(view, "max_steps").text() == "100" and load_settings().max_steps == 100


def test_what_does_not_fit_stays_to_be_corrected(view: SettingsView) -> None:
    enter(line(view, "max_steps"), "lots")
    assert line(view, "max_steps").text() == "lots" and "It must be a whole number above 0." in words(view)
    assert not settings_file().exists()
    enter(line(view, "max_steps"), "5")
    assert "It must be" not in words(view) and load_settings().max_steps == 5


def test_leaving_a_field_untouched_writes_nothing(view: SettingsView) -> None:
    for name in ("max_steps", "model"):
        line(view, name).setFocus()
    view.rows["theme"].field.setFocus()
    assert not settings_file().exists()


def test_what_the_environment_sets_is_shown_as_locked(
    view: SettingsView, model: SettingsModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNEYMAN_MAX_STEPS", "7")
    model.refresh()
    settle()
    assert not line(view, "max_steps").isEnabled() and line(view, "max_steps").text() == "7"
    assert "from JOURNEYMAN_MAX_STEPS" in words(view)


def test_a_file_that_cannot_be_used_is_told_on_top(view: SettingsView, model: SettingsModel) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("stepz = 3\n")
    model.refresh()
    settle()
    assert "there is no setting stepz" in words(view)


def test_a_key_is_typed_unseen_and_leaves_the_field_at_once(view: SettingsView, keyring: Memory) -> None:
    assert view.key.line.echoMode() == QLineEdit.EchoMode.Password and not view.key.save.isEnabled()
    enter(view.key.line, "sk-secret")
    settle()
    assert list(keyring.kept.values()) == ["sk-secret"] and view.key.line.text() == ""
    assert "is in the keyring" in words(view) and "sk-secret" not in outline(view)


def test_a_choice_is_explained_in_the_words_that_it_is_offered_in(view: SettingsView) -> None:
    mode = view.rows["mode"].field
    assert isinstance(mode, QComboBox) and MODES["risky"][1] in words(view)
    mode.setCurrentIndex(mode.findData("watch"))
    assert MODES["watch"][1] in words(view) and MODES["risky"][1] not in words(view)
    for name, row in view.rows.items():
        if isinstance(row.field, QComboBox):
            offered = [row.field.itemText(at) for at in range(row.field.count())]
            assert all(each[:1].isupper() for each in offered), name
            assert "empty:" not in words(row) and "auto" not in words(row), name


def test_a_key_that_is_not_there_is_neither_tried_nor_removed(view: SettingsView, model: SettingsModel) -> None:
    assert not view.key.trial.isEnabled() and not view.key.remove.isEnabled()
    model.set_key("sk-one")
    settle()
    assert view.key.trial.isEnabled() and view.key.remove.isEnabled()
    model.set("base_url", "http://localhost:11434")
    model.refresh()
    settle()
    assert view.key.trial.isEnabled() and not view.key.remove.isEnabled()  # it may want none


def test_the_whole_form_has_names_and_says_what_each_setting_is_for(
    view: SettingsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = outline(view)
    for name, setting in SETTINGS.items():
        if not isinstance(view.rows[name].field, QComboBox):
            assert setting.about.lower() in told.lower()
    told = told.replace(str(settings_file()), "settings.toml")
    assert told == snapshot("settings", told)
