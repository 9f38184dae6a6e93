"""Setting up a machine: what make.py decides, and what it says when it cannot go on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import make

ROOT = Path(make.__file__).parent


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what an installation depends on, and an environment that looks installed."""
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text(name)
    for name, path in {"ROOT": "", "VENV": ".venv", "PYTHON": ".venv/bin/python", "STAMP": ".venv/set-up"}.items():
        monkeypatch.setattr(make, name, tmp_path / path)
    make.PYTHON.parent.mkdir(parents=True)
    make.PYTHON.symlink_to(sys.executable)
    make.STAMP.write_text(make.fingerprint())
    return tmp_path


def test_nothing_is_installed_while_nothing_changed(checkout: Path) -> None:
    assert make.is_current(make.fingerprint())


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_installs_again_when_what_to_install_changed(checkout: Path, name: str) -> None:
    (checkout / name).write_text("another")
    assert not make.is_current(make.fingerprint())


def test_installs_again_under_another_python(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", "3.99.0")
    assert not make.is_current(make.fingerprint())


def test_installs_again_in_a_moved_checkout(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = make.fingerprint()
    monkeypatch.setattr(make, "ROOT", checkout / "copy")
    (checkout / "copy").mkdir()
    for name in ("pyproject.toml", "constraints.txt"):
        (checkout / "copy" / name).write_text(name)
    assert make.fingerprint() != before


def test_installs_again_when_the_environments_python_is_gone(checkout: Path) -> None:
    make.PYTHON.unlink()
    make.PYTHON.symlink_to(checkout / "removed")
    assert not make.is_current(make.fingerprint())
    assert not make.is_usable()


def test_a_half_made_environment_is_not_used(checkout: Path) -> None:
    make.PYTHON.unlink()
    make.PYTHON.write_text("#!/bin/sh\necho No module named pip >&2\nexit 1\n")
    make.PYTHON.chmod(0o755)
    assert not make.is_usable()


def test_qt_without_what_its_window_needs_of_the_system_is_no_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be imported all the same: a plugin that cannot be loaded ends the program later."""
    plugin = tmp_path / "PySide6" / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    plugin.parent.mkdir(parents=True)
    for module in ("__init__", "QtWidgets", "QtSvg", "QtNetwork"):
        (tmp_path / "PySide6" / f"{module}.py").touch()
    monkeypatch.setattr(make, "PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert make.has_window()
    plugin.write_text("not a library")
    assert not make.has_window()


def test_falls_back_to_virtualenv_where_ensurepip_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "has_module", lambda name: name != "ensurepip")
    assert make.environment_maker() == "virtualenv"
    monkeypatch.setattr(make, "has_module", lambda name: name == "venv")
    assert make.environment_maker() is None


def test_a_folder_without_files_is_no_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "left_behind").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert not make.has_module("left_behind")
    assert make.has_module("venv")


def test_without_venv_and_without_apt_says_what_to_install(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "environment_maker", lambda: None)
    monkeypatch.setattr(make, "is_root_with_apt", lambda: False)
    with pytest.raises(make.Trouble, match=r"install python3\.\d+-venv .*virtualenv, then run this again"):
        make.create_environment()


def test_fetches_venv_by_apt_where_it_may(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither venv nor virtualenv until apt-get has run; nothing is really made."""
    ran: list[str] = []

    def run(*command: object, quiet: bool = False) -> int:
        ran.append(" ".join(map(str, command)))
        return 0

    monkeypatch.setattr(make, "is_root_with_apt", lambda: True)
    monkeypatch.setattr(make, "environment_maker", lambda: "venv" if ran else None)
    monkeypatch.setattr(make, "run", run)
    make.create_environment()
    assert ran[0] == "apt-get update"
    assert ran[1].startswith("apt-get install") and ran[1].endswith(make.venv_package())
    assert ran[2] == f"{sys.executable} -m venv {make.VENV}"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What make.py would run; nothing is."""
    ran: list[str] = []

    def run(*command: object, quiet: bool = False) -> int:
        ran.append(" ".join(map(str, command)).replace(f"{make.BIN}{os.sep}", ""))
        return 0

    monkeypatch.setattr(make, "run", run)
    return ran


@pytest.mark.parametrize(
    ("display", "qt", "rest", "command"),
    [
        (":0", True, [], "journeyman app --demo"),
        ("", True, [], "journeyman demo"),
        (":0", False, [], "journeyman demo"),
        (":0", True, ["--json"], "journeyman demo --json"),
    ],
)
def test_the_demo_is_shown_in_the_window_where_there_can_be_one(
    started: list[str], monkeypatch: pytest.MonkeyPatch, display: str, qt: bool, rest: list[str], command: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(make, "has_window", lambda: qt)
    make.demo(rest)
    assert started == [command]


def test_what_qt_lacks_is_fetched_where_it_may_be(
    started: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "has_window", lambda: False)
    monkeypatch.setattr(make, "is_root_with_apt", lambda: False)
    make.fetch_window_libraries()
    assert not started and "sudo apt-get install libegl1" in capsys.readouterr().err
    monkeypatch.setattr(make, "is_root_with_apt", lambda: True)
    make.fetch_window_libraries()
    assert [line.partition(" lib")[0] for line in started] == [
        "apt-get update",
        "apt-get install -y --no-install-recommends",
    ]


def test_what_the_desktops_tests_need_is_fetched_where_it_may_be(
    started: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None if name == "Xvfb" else name)
    monkeypatch.setattr(make, "is_root_with_apt", lambda: False)
    make.fetch_test_desktop()
    assert not started and "sudo apt-get install xvfb dbus" in capsys.readouterr().err
    monkeypatch.setattr(make, "is_root_with_apt", lambda: True)
    make.fetch_test_desktop()
    assert started[1].endswith(" ".join(make.TEST_DESKTOP))
    monkeypatch.setattr("shutil.which", str)
    make.fetch_test_desktop()
    assert len(started) == 2


@pytest.mark.parametrize(
    ("told", "remedy"),
    [
        ("OSError: [Errno 28] No space left on device", "make 1.5 GB free"),
        ("Failed to establish a new connection: NewConnectionError(...)", "connect to the network"),
        ("[Errno -3] Temporary failure in name resolution", "connect to the network"),
        ("error: metadata-generation-failed", "mend what pip says above"),
    ],
)
def test_says_why_packages_could_not_be_installed(told: str, remedy: str) -> None:
    assert remedy in make.why_pip_failed(told)


def test_a_full_disk_is_said_before_anything_is_fetched() -> None:
    make.require_room(make.ROOM)
    with pytest.raises(make.Trouble, match=r"The disk is full: make 1\.5 GB free"):
        make.require_room(make.ROOM - 1)


def test_an_old_python_is_told_in_one_sentence() -> None:
    make.require_python((3, 11, 0))
    with pytest.raises(make.Trouble, match=r"needs Python 3\.11 or newer and this is 3\.9\.2: install a newer one"):
        make.require_python((3, 9, 2))


@pytest.mark.parametrize(
    ("ruff", "types", "tests", "code"), [(0, 0, 0, 0), (1, 0, 0, 1), (0, 2, 0, 2), (0, 0, 3, 3), (0, 2, 3, 3)]
)
def test_every_check_is_made_and_the_types_are_heard_of_last_and_only_where_they_fail(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    ruff: int,
    types: int,
    tests: int,
    code: int,
) -> None:
    """The environment's Python is a stand-in that ends as each of the checks would."""
    python = tmp_path / "python"
    python.write_text(
        "#!/bin/sh\n"
        'echo "${2}${3:+ $3} is through$PYTHONDONTWRITEBYTECODE"\n'
        f'case "$2" in ruff) exit {ruff};; mypy) exit {types};; *) exit {tests};; esac\n'
    )
    python.chmod(0o755)
    monkeypatch.setattr(make, "PYTHON", python)
    monkeypatch.setattr("shutil.which", str)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert make.test(["tests/house"]) == code
    out, err = capfd.readouterr()
    assert out == "ruff check is through\nruff format is through\npytest tests/house is through\n"
    assert ("[make] mypy failed with exit code 2:\nmypy is through" in err) is bool(types)


def test_exit_codes_are_passed_on(tmp_path: Path) -> None:
    assert make.run(sys.executable, "-c", "raise SystemExit(3)") == 3
    assert make.run(sys.executable, "-c", "import os; os.kill(os.getpid(), 15)") == 128 + 15
    assert make.first_failure(0, 4, 5) == 4
    assert make.first_failure(0, 0) == 0


def test_help_names_every_command() -> None:
    told = subprocess.run([sys.executable, "make.py", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0
    assert all(f"  {command} " in told.stdout for command in make.COMMANDS)


def test_arguments_after_the_command_are_handed_on() -> None:
    assert make.arguments(["demo", "--headed", "-h"]).rest == ["--headed", "-h"]


@pytest.mark.parametrize(
    ("closing", "code", "expected"),
    [
        ("== 3 passed in 1.00s ==", 0, 0),
        ("== 3 passed, 1 skipped in 1.00s ==", 0, 1),
        ("== 3 passed, 1 xfailed in 1.00s ==", 0, 1),
        ("== no tests ran in 1.00s ==", 0, 1),
        ("== 1 failed, 2 passed in 1.00s ==", 4, 4),
    ],
)
def test_continuous_integration_wants_every_test_to_run(tmp_path: Path, closing: str, code: int, expected: int) -> None:
    """The real script; `python3` is a stand-in that ends as the test run would."""
    (tmp_path / "python3").write_text(f"#!/bin/sh\necho \"$*\"\necho '{closing}'\nexit {code}\n")
    (tmp_path / "python3").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [ROOT / ".ci/run"], cwd=tmp_path, env=os.environ | {"PATH": path}, capture_output=True, text=True
    )
    assert done.returncode == expected, done.stderr
    assert done.stdout.startswith("make.py test\n")
    assert closing in done.stdout.splitlines()[-1]
