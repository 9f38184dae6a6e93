"""Programs by their visible names, from .desktop files, and which of them a process runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from controllers.desktop.programs import Program, installed, named, owner
from controllers.errors import ControllerError

ENTRY = "[Desktop Entry]\nType=Application\nName={}\nExec={}\n{}"


@pytest.fixture
def menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folder and a shared one; the folder with the shared entries is given."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("XDG_DATA_DIRS", f"{tmp_path / 'shared'}:{tmp_path / 'missing'}")
    for folder in ("own", "shared"):
        tmp_path.joinpath(folder, "applications").mkdir(parents=True)
    return tmp_path / "shared" / "applications"


def put(folder: Path, file: str, name: str, command: str, rest: str = "") -> None:
    folder.joinpath(file).write_text(ENTRY.format(name, command, rest))


def test_commands_lose_their_field_codes_and_keep_their_quotes(menu: Path) -> None:
    put(menu, "notes.desktop", "Notes", '"/opt/my notes/run" --new %U', "GenericName=Text Editor")
    put(menu, "term.desktop", "Shell", "sh-window", "Categories=System;TerminalEmulator;")
    assert set(installed()) == {
        Program("Notes", ("/opt/my notes/run", "--new"), "Text Editor"),
        Program("Shell", ("sh-window",), terminal=True),
    }


@pytest.mark.parametrize(
    ("locale", "name"), [("de_AT.UTF-8", "Notizen"), ("pt_BR", "Anotações"), ("pt_PT", "Notas"), ("C", "Notes")]
)
def test_names_are_those_of_the_persons_language(
    menu: Path, monkeypatch: pytest.MonkeyPatch, locale: str, name: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    put(menu, "notes.desktop", "Notes", "notes", "Name[de]=Notizen\nName[pt]=Notas\nName[pt_BR]=Anotações")
    assert [program.name for program in installed()] == [name]


@pytest.mark.parametrize("rest", ["NoDisplay=true", "Hidden=true", "Terminal=true", "Type=Link"])
def test_what_a_menu_does_not_list_is_left_out(menu: Path, rest: str) -> None:
    put(menu, "a.desktop", "A", "a", rest)
    assert installed() == ()


@pytest.mark.parametrize("text", ["", "no ini", "[Desktop Entry]\nName=A", "[Desktop Entry]\nExec='a\nName=A", "\xff"])
def test_broken_files_are_passed_over(menu: Path, text: str) -> None:
    menu.joinpath("broken.desktop").write_bytes(text.encode("latin-1"))
    assert installed() == ()


def test_a_persons_own_entry_counts_and_can_hide_the_shared_one(menu: Path) -> None:
    own = menu.parents[1] / "own" / "applications"
    put(menu, "a.desktop", "Shared", "a")
    put(own, "a.desktop", "Own", "a")
    put(menu, "b.desktop", "B", "b")
    put(own, "b.desktop", "B", "b", "Hidden=true")
    assert [program.name for program in installed()] == ["Own"]


NOTES = Program("Notes", ("notes",), "Text Editor")
PROGRAMS = (NOTES, Program("Notes Settings", ("notes", "--settings")), Program("Writer", ("writer",), "Text Editor"))


@pytest.mark.parametrize("words", ["Notes", "notes", " NOTES "])
def test_a_program_is_found_by_its_name(words: str) -> None:
    assert named(words, PROGRAMS) is NOTES


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Text Editor", 'Several programs are called "Text Editor": "Notes", "Writer"'),
        ("Nots", "did you mean Notes"),
        ("Chess", "say its name as the menu shows it"),
    ],
)
def test_what_is_not_one_program_is_asked_about(words: str, said: str) -> None:
    with pytest.raises(ControllerError, match=said):
        named(words, PROGRAMS)


def test_a_process_is_known_by_its_executable_and_by_the_script_of_an_interpreter(tmp_path: Path) -> None:
    script = tmp_path / "writer"
    script.write_text("print(flush=True); input()")
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, str(script)], stdin=pipe, stdout=pipe) as process:
        assert process.stdout and process.stdout.readline()
        assert owner(process.pid, PROGRAMS) is PROGRAMS[2]
        process.communicate(b"\n")
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as process:
        assert owner(process.pid, PROGRAMS) == Program("cat", ("cat",))
    assert owner(process.pid, PROGRAMS) is None
    assert owner(os.getpid(), ()) is not None
