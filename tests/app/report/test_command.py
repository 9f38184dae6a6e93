"""`journeyman show EPISODE --html FILE`."""

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from app.cli.episodes import PictureCount
from app.cli.main import main
from app.records import Records
from tests.app.report.reading import Read
from tests.app.report.runs import everything


def show(monkeypatch: pytest.MonkeyPatch, *words: str) -> object:
    """Run the command on a home with one run in it; its exit code."""
    with Records.open() as records:
        if not records.journal.episodes():
            list(records.kept(iter(everything())))
    monkeypatch.setattr(sys, "argv", ["journeyman", "show", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return end.value.code or 0


def test_writes_the_report_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("app.cli.episodes.time.monotonic", lambda: 0.0)  # nothing takes long
    assert show(monkeypatch, "abc", "--html", "report.html") == 0
    assert capsys.readouterr() == (f"Written: {tmp_path / 'report.html'}\n", "")
    read = Read((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert "Harbour Lane 4" in read.text
    assert read.count("image") == 2


def test_a_place_that_cannot_be_written_is_one_sentence_and_exit_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert show(monkeypatch, "abc", "--html", str(tmp_path / "missing" / "report.html")) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "could not be written" in err


def test_what_takes_long_is_told_once_a_second_and_to_its_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock: Iterator[float] = (half / 2 for half in count())
    monkeypatch.setattr("app.cli.episodes.time.monotonic", lambda: next(clock))
    progress = PictureCount()
    for done in range(1, 6):
        progress(done, 5)
    assert capsys.readouterr().err == "2 of 5 pictures\n4 of 5 pictures\n5 of 5 pictures\n"
