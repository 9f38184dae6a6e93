"""That something is being opened is told at a terminal, and nowhere else."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

import pytest

from app import targets
from app.cli.opening import opened
from app.settings import Settings


@pytest.mark.parametrize(("terminal", "told"), [(True, "opening http://a, desktop ...\n"), (False, "")])
def test_opening(
    terminal: bool, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nothing(specs: Sequence[str], settings: Settings) -> AbstractContextManager[None]:
        return nullcontext()

    monkeypatch.setattr(targets, "opened", nothing)
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    with opened(["http://a", "desktop"], Settings()):
        assert capsys.readouterr() == ("", told)
