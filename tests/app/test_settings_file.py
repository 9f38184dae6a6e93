"""Changing one setting leaves the rest of the file as the person wrote it."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.home import settings_file
from app.settings import load_settings
from app.settings_file import store

WRITTEN = """# mine
mode = "all"   # careful
max_steps = 7

profile = 'work'
"""


def write(text: str) -> Path:
    file = settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_first_setting_makes_the_file() -> None:
    store("headed", True)
    assert settings_file().read_text() == "headed = true\n" and load_settings().headed


def test_only_the_line_that_is_meant_changes() -> None:
    file = write(WRITTEN)
    store("max_steps", 9)
    store("patience", 2.5)
    assert file.read_text() == WRITTEN.replace("= 7", "= 9") + "patience = 2.5\n"
    store("max_steps", None)
    assert file.read_text() == WRITTEN.replace("max_steps = 7\n", "") + "patience = 2.5\n"
    store("effort", None)
    assert load_settings().profile == "work"


def test_a_file_without_a_last_line_end_is_gone_on_with() -> None:
    file = write('mode = "all"')
    store("headed", False)
    assert file.read_text() == 'mode = "all"\nheaded = false\n'


@pytest.mark.parametrize("text", ['quoted " and \\', "grüße 🚀", "#no comment", "line\nline", "\x7f"])
def test_every_text_comes_back_as_it_was(text: str) -> None:
    store("browser", "earlier")
    store("browser", text)
    assert load_settings().browser == text


def test_what_does_not_fit_is_not_kept() -> None:
    file = write(WRITTEN)
    with pytest.raises(UserError, match="It must be a whole number above 0"):
        store("max_steps", -1)
    assert file.read_text() == WRITTEN


@pytest.mark.parametrize("text", ['browser = """\nmode = "x"\n"""\nmode = "all"\n', 'mode = """all"""\\\n'])
def test_a_file_that_it_does_not_understand_is_left_alone(text: str) -> None:
    file = write(text)
    with pytest.raises(UserError, match=r"in it by hand|is not a TOML file"):
        store("mode", "watch")
    assert file.read_text() == text


def test_a_place_that_cannot_be_written_is_told() -> None:
    settings_file().parent.parent.mkdir(parents=True, exist_ok=True)
    settings_file().parent.write_text("a file where the folder should be")
    with pytest.raises(UserError, match=r"cannot be read|could not be written"):
        store("headed", True)
