"""The settings as a form: where values come from, what is refused, and the key."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.home import settings_file
from app.settings import SETTINGS, load_settings
from tests.app.keyrings import Memory, Nowhere, installed
from tests.ui.models.stores import settle
from ui.models.settings import SettingsModel


@pytest.fixture(autouse=True)
def keyring() -> Iterator[Memory]:
    found = Memory()
    with installed(found):
        yield found


@pytest.fixture
def model(qapp: object) -> Iterator[SettingsModel]:
    made = SettingsModel()
    yield made
    made.close()


def write(text: str) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(text, encoding="utf-8")


def test_every_setting_has_one_place_in_the_form(model: SettingsModel) -> None:
    names = [name for names in model.groups.values() for name in names]
    assert sorted(names) == sorted(SETTINGS)


def test_what_is_set_is_kept_and_can_be_taken_back(model: SettingsModel) -> None:
    write("# mine\n")
    model.set("max_steps", " 7 ")
    model.set("headed", True)
    model.set("brain", "claude")
    settings = load_settings()
    assert (settings.max_steps, settings.headed, settings.brain) == (7, True, "claude")
    assert model.fields["max_steps"].source == "file" and settings_file().read_text().startswith("# mine\n")
    model.reset("max_steps")
    assert (model.fields["max_steps"].source, model.fields["max_steps"].value) == ("default", 100)


def test_emptying_a_text_takes_it_out_of_the_file(model: SettingsModel) -> None:
    model.set("profile", "work")
    model.set("profile", "")
    assert settings_file().read_text() == ""


@pytest.mark.parametrize("text", ["lots", "0", "-1", "2.5", ""])
def test_what_does_not_fit_is_told_beside_the_field_and_not_kept(model: SettingsModel, text: str) -> None:
    model.set("max_steps", "7")
    model.set("max_steps", text)
    field = model.fields["max_steps"]
    assert (field.value, field.problem) == (text, "It must be a whole number above 0.")
    assert load_settings().max_steps == 7
    model.set("max_steps", "8")
    assert model.fields["max_steps"].problem == ""


def test_the_environment_wins_and_is_locked(model: SettingsModel, monkeypatch: pytest.MonkeyPatch) -> None:
    write('mode = "all"\n')
    monkeypatch.setenv("JOURNEYMAN_MODE", "watch")
    monkeypatch.setenv("JOURNEYMAN_MAX_STEPS", "many")
    model.refresh()
    assert model.fields["mode"].locked and model.fields["mode"].value == "watch"
    assert model.fields["max_steps"].problem == "It must be a whole number above 0."
    assert not model.fields["brain"].locked


def test_wrong_lines_of_the_file_are_told_at_their_field_and_can_be_mended(model: SettingsModel) -> None:
    write("max_steps = 99999999999999999999999\npatience = 'slow'\n")
    model.refresh()
    assert model.fields["max_steps"].value == 99999999999999999999999
    assert model.fields["patience"].problem == "It must be a number above 0."
    model.set("patience", "3")
    assert load_settings().patience == 3


@pytest.mark.parametrize("text", ["stepz = 3\n", "mode = \n"])
def test_what_is_wrong_with_the_whole_file_is_told_on_top(model: SettingsModel, text: str) -> None:
    write(text)
    model.refresh()
    assert "there is no setting stepz" in model.problem or "is not a TOML file" in model.problem
    model.set("headed", True)
    assert settings_file().read_text().startswith(text)


def test_a_theme_is_told_as_soon_as_it_is_chosen(model: SettingsModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.theme_changed) as chosen:
        model.set("theme", "dark")
    with qtbot.waitSignal(model.theme_changed) as reset:
        model.reset("theme")
    assert (chosen.args, reset.args) == (["dark"], ["system"])


def test_a_key_is_kept_told_and_forgotten_but_never_shown(model: SettingsModel, keyring: Memory) -> None:
    model.refresh()
    settle()
    assert model.key == "There is no key for https://api.anthropic.com."
    model.set_key("sk-secret")
    settle()
    assert list(keyring.kept.values()) == ["sk-secret"]
    assert model.key == "A key for https://api.anthropic.com is in the keyring."
    model.remove_key()
    settle()
    assert not keyring.kept and model.key == "There is no key for https://api.anthropic.com."
    model.set_key("not a key")
    settle()
    assert "That is not a key" in model.key and model.key_works is False


def test_a_key_belongs_to_the_server_that_is_set(model: SettingsModel, keyring: Memory) -> None:
    model.set("base_url", "http://localhost:11434")
    model.set_key("sk-local")
    settle()
    assert keyring.kept == {("journeyman", "http://localhost:11434"): "sk-local"}


def test_a_machine_without_a_keyring_says_what_to_do(model: SettingsModel, monkeypatch: pytest.MonkeyPatch) -> None:
    with installed(Nowhere()):
        model.set_key("sk-one")
        settle()
    assert "set ANTHROPIC_API_KEY instead" in model.key
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-one")
    model.refresh()
    settle()
    assert "comes from ANTHROPIC_API_KEY in the environment" in model.key


def test_trying_a_key_says_what_came_of_it(model: SettingsModel, qtbot: QtBot) -> None:
    """The process that tries it has no keyring here, so it says what is missing."""
    model.try_key()
    assert model.trying_key and model.key == "Asking the model…"
    qtbot.waitUntil(lambda: not model.trying_key and model.key_works is False, timeout=50_000)
    assert "journeyman key set" in model.key and "Traceback" not in model.key
