"""The command line as a whole."""

import subprocess
import sys

LOADED = "import sys; from app.cli.main import gathered; gathered([{!r}]); print('playwright' in sys.modules)"


def test_a_command_does_not_wait_for_the_imports_of_others() -> None:
    commands = ("episodes", "run")
    asked = [[sys.executable, "-c", LOADED.format(name)] for name in commands]
    assert [subprocess.check_output(words, text=True).strip() for words in asked] == ["False", "True"]
