"""File, environment, flags: the later wins, and a mistake is told with its place."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.home import ensure_home, home, settings_file
from app.settings import SETTINGS, Settings, load_settings
from app.tasks import Limits


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for setting in SETTINGS.values():
        monkeypatch.delenv(setting.variable, raising=False)
    monkeypatch.setenv("JOURNEYMAN_HOME", str(tmp_path))
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "settings.toml").write_text(text, encoding="utf-8")


def test_nothing_needs_to_be_set() -> None:
    assert load_settings() == Settings()
    assert (Settings().max_steps, Settings().max_seconds) == (Limits().steps, Limits().seconds)


def test_the_later_source_wins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, 'mode = "all"\nmax_steps = 7\nheaded = true\npatience = 2\npace = 3\n')
    monkeypatch.setenv("JOURNEYMAN_MODE", "watch")
    monkeypatch.setenv("JOURNEYMAN_HEADED", "off")
    monkeypatch.setenv("JOURNEYMAN_MAX_STEPS", "")
    found = load_settings(mode="scope", max_steps=None, pace=0.0)
    assert found == Settings(mode="scope", max_steps=7, headed=False, patience=2)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            'brain = "plain"\nmodes = "all"',
            "line 2: there is no setting modes; did you mean mode?.*brain, mode, browser",
        ),
        ("\n[mode]\nx = 1", "line 2: mode must be one of watch, all, risky, scope, not {'x': 1}"),
        ('mode = "bold"', "line 1: mode must be one of watch, all, risky, scope, not 'bold'"),
        ("max_steps = 2.5", "max_steps must be a whole number above 0, not 2.5"),
        ("max_steps = true", "max_steps must be a whole number above 0, not True"),
        ("max_steps = 0", "above 0, not 0"),
        ("pace = -1", "pace must be a number from 0 up, not -1"),
        ("patience = inf", "patience must be a number above 0, not inf"),
        ('headed = "yes"', "headed must be true or false, not 'yes'"),
        ("browser = 3", "browser must be text, not 3"),
        ('effort = "some"', "effort must be one of nothing, low, medium, high, xhigh, max, not 'some'"),
        ("mode = \n", r"settings.toml is not a TOML file \(Invalid value \(at line 1, column 8\)\): correct it"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(folder: Path, text: str, sentence: str) -> None:
    write(folder, text)
    with pytest.raises(UserError, match=sentence):
        load_settings()


@pytest.mark.parametrize(
    ("variable", "text", "sentence"),
    [
        ("JOURNEYMAN_MAX_STEPS", "many", "JOURNEYMAN_MAX_STEPS: max_steps must be a whole number above 0, not 'many'"),
        ("JOURNEYMAN_HEADED", "maybe", "JOURNEYMAN_HEADED: headed must be true or false"),
        ("JOURNEYMAN_MOD", "all", "JOURNEYMAN_MOD: there is no setting mod; did you mean mode"),
    ],
)
def test_a_mistake_in_the_environment_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, text: str, sentence: str
) -> None:
    monkeypatch.setenv(variable, text)
    with pytest.raises(UserError, match=sentence):
        load_settings()


def test_a_choice_may_be_left_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, 'effort = ""')
    assert load_settings().effort == ""
    monkeypatch.setenv("JOURNEYMAN_EFFORT", "low")
    assert load_settings().effort == "low"


def test_a_mistake_in_a_flag_names_the_flag() -> None:
    with pytest.raises(UserError, match="--max-steps: max_steps must be a whole number above 0, not -1"):
        load_settings(max_steps=-1)


def test_a_file_that_is_not_text_is_told(folder: Path) -> None:
    (folder / "settings.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UserError, match="is not a TOML file"):
        load_settings()


def test_a_file_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "settings.toml").mkdir()
    with pytest.raises(UserError, match="cannot be read"):
        load_settings()


def test_every_setting_is_described() -> None:
    for setting in SETTINGS.values():
        assert setting.about and setting.wanted
    assert SETTINGS["max_steps"].variable == "JOURNEYMAN_MAX_STEPS"
    assert SETTINGS["max_steps"].flag == "--max-steps"


def test_without_a_home_the_platforms_folders_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JOURNEYMAN_HOME")
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")
    assert home() == tmp_path / "data"
    assert settings_file() == tmp_path / "config" / "settings.toml"


def test_the_home_is_made_and_is_private(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYMAN_HOME", str(folder / "new" / "home"))
    assert ensure_home() == folder / "new" / "home"
    assert ensure_home().stat().st_mode & 0o077 == 0


def test_a_home_that_cannot_be_made_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").touch()
    monkeypatch.setenv("JOURNEYMAN_HOME", str(folder / "file" / "home"))
    with pytest.raises(UserError, match=r"cannot keep its data in .*: set JOURNEYMAN_HOME to a folder"):
        ensure_home()


def test_a_read_only_home_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # the superuser may write anywhere, so no folder can show it
    with pytest.raises(UserError, match="it is read-only"):
        ensure_home()
