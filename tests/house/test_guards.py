"""The watch over every test (tests/conftest.py) sees what it is there for."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).parents[1] / "conftest.py"
LEAKS_A_THREAD = """
import threading

never = threading.Event()

def test_leaks():
    threading.Thread(target=never.wait, name="forgotten", daemon=True).start()
"""
LEAKS_A_PROCESS = """
import subprocess

leaked = []

def test_leaks():  # cat ends with us, when its pipe is closed
    leaked.append(subprocess.Popen(["cat"], stdin=subprocess.PIPE))
"""
LEAKS_AN_ORPHAN = """
import os
import subprocess

reading, writing = os.pipe()

def test_leaks():
    subprocess.run(["sh", "-c", "exec 3<&0; cat <&3 &"], stdin=reading)
"""
KEEPS_FOR_THE_SESSION = """
import threading
import pytest

@pytest.fixture(scope="session")
def shared():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    yield
    done.set()
    thread.join()

def test_before(): ...

def test_uses(shared): ...
"""
READS_THE_PERSONS_SETTINGS = """
import os

def test_environment(tmp_path):
    assert "JOURNEYMAN_MODE" not in os.environ
    assert os.environ["JOURNEYMAN_HOME"].startswith(str(tmp_path.parent))
    assert os.environ["JOURNEYMAN_BROWSER"] == "mine"
"""


def outcome(folder: Path, **modules: str) -> subprocess.CompletedProcess[str]:
    """A pytest run of these modules under the project's conftest, with little patience."""
    folder.joinpath("conftest.py").write_text(CONFTEST.read_text().replace("PATIENCE = 20.0", "PATIENCE = 0.1"))
    for name, source in modules.items():
        folder.joinpath(f"test_{name}.py").write_text(source)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    environment = {"PATH": str(Path(shutil.which("sh") or "sh").parent)}
    environment |= {"JOURNEYMAN_MODE": "all", "JOURNEYMAN_BROWSER": "mine", "PYTHONPATH": str(CONFTEST.parents[1])}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=30)


def test_modules_that_leave_something_running_fail(tmp_path: Path) -> None:
    done = outcome(tmp_path, thread=LEAKS_A_THREAD, process=LEAKS_A_PROCESS, orphan=LEAKS_AN_ORPHAN)
    told = re.findall(r"AssertionError: left running by this module: (.*)", done.stdout)
    assert done.returncode == 1
    assert sorted(re.sub(r"\d+", "N", line) for line in told) == [
        "process N (cat)", "process N (cat)", "thread forgotten",
    ]  # fmt: skip


def test_clean_modules_pass(tmp_path: Path) -> None:
    done = outcome(tmp_path, session=KEEPS_FOR_THE_SESSION, environment=READS_THE_PERSONS_SETTINGS)
    assert done.returncode == 0, done.stdout
