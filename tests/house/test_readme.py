"""The README, with the guides that it leads to, names everything that a person can type or set."""

import re
from pathlib import Path

import pytest
import typer

import make
from app.cli.exits import EXIT_CODES, MISUSED
from app.cli.main import COMMANDS as NAMES
from app.cli.main import gathered
from app.home import VARIABLE
from app.settings import SETTINGS, Setting
from tests.house.tree import ROOT, text

START = text(Path("README.md"))
GUIDES = sorted(set(re.findall(r"\]\(([\w/]+\.md)\)", START)))
README = "\n".join((START, *(text(Path(guide)) for guide in GUIDES)))
COMMANDS = typer.main.get_command(gathered(NAMES)).commands  # type: ignore[attr-defined]


def says(words: str) -> bool:
    """Whether it has these words somewhere, and not merely as a part of longer ones."""
    return re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", README) is not None


@pytest.mark.parametrize("command", COMMANDS)
def test_names_the_command_and_its_options(command: str) -> None:
    options = [name for option in COMMANDS[command].params for name in option.opts if name.startswith("--")]
    assert not [words for words in (f"journeyman {command}", *options) if not says(words)]


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda setting: setting.name)
def test_names_the_setting_and_its_variable(setting: Setting) -> None:
    assert not [words for words in (setting.name, setting.variable) if not says(words)]


def test_names_the_variable_of_the_data_folder() -> None:
    assert says(VARIABLE)


@pytest.mark.parametrize("code", sorted({MISUSED, *(code for code, _ in EXIT_CODES.values())}))
def test_has_a_table_row_for_the_exit_code(code: int) -> None:
    assert re.search(rf"^\|\s*`?{code}`?\s*\|", README, re.MULTILINE)


@pytest.mark.parametrize("command", make.COMMANDS)
def test_names_the_command_of_make(command: str) -> None:
    assert says(f"make.py {command}")


@pytest.mark.parametrize("guide", ["README.md", *GUIDES])
def test_what_it_shows_and_leads_to_is_there(guide: str) -> None:
    named = re.findall(r"\]\((?!http)([^)#]+)\)", text(Path(guide)))
    assert not [each for each in named if not (ROOT / guide).parent.joinpath(each).exists()]
