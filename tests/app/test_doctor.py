"""The doctor sees what a run would trip over, and says what to do."""

from pathlib import Path

import pytest

from app import doctor
from app.errors import UserError
from app.settings import Settings
from skills.database import DatabaseProblem
from tests.app.keyrings import Locked, Memory, installed


def result(name: str) -> doctor.CheckResult:
    """The one of that name; what comes after it is not looked at."""
    return next(result for result in doctor.checks() if result.name == name)


def test_everything_is_looked_at_and_the_real_browser_starts() -> None:
    found = {result.name: result for result in doctor.checks()}
    assert list(found) == [
        "Python",
        "packages",
        "settings",
        "browser",
        "data",
        "records",
        "model",
        "eyes",
        "display",
        "desktop",
        "disk",
    ]
    assert all(result.sentence for result in found.values())
    assert found["browser"].ok and found["records"].ok, found


def test_what_reads_pictures_and_in_which_scripts_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perception.pixels.tesseract.languages", lambda: ("eng", "heb"))
    assert "PP-OCRv6" in doctor.eyes().sentence and "Tesseract reads heb" in doctor.eyes().sentence
    monkeypatch.setattr("perception.pixels.tesseract.languages", lambda: ())
    assert "install Tesseract's languages" in doctor.eyes().sentence


def test_a_lacking_browser_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYMAN_BROWSER", "/no/such/browser")
    browser = result("browser")
    assert not browser.ok
    assert "/no/such/browser" in browser.sentence


def test_with_wrong_settings_it_goes_on_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYMAN_MODE", "reckless")
    monkeypatch.setenv("JOURNEYMAN_BROWSER", "/no/such/browser")
    settings = result("settings")
    assert not settings.ok and "reckless" in settings.sentence
    assert result("records").ok


def test_a_data_folder_that_cannot_be_made_is_told(journeyman_home: Path) -> None:
    journeyman_home.write_text("a file stands where the folder should be")
    with pytest.raises(UserError, match="JOURNEYMAN_HOME"):
        doctor.data_folder()


def test_a_damaged_journal_is_told(journeyman_home: Path) -> None:
    journeyman_home.mkdir()
    (journeyman_home / "journal.db").write_text("no database at all, but long enough to be taken for one" * 20)
    with pytest.raises(DatabaseProblem, match=r"journal\.db"):
        doctor.records()


def test_a_missing_key_matters_only_to_who_wants_a_model_that_needs_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with installed(Memory()):
        assert doctor.model(Settings()).ok
        assert doctor.model(Settings(brain="claude", base_url="http://localhost:11434")).ok
        lacking = doctor.model(Settings(brain="claude"))
        assert not lacking.ok and "https://api.anthropic.com" in lacking.sentence and "key set" in lacking.remedy
        monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-secret")
        there = doctor.model(Settings(brain="claude"))
        assert there.ok and there.sentence == "There is a key for https://api.anthropic.com."


def test_a_locked_keyring_and_a_wrong_address_are_told() -> None:
    with installed(Locked()):
        locked, astray = (doctor.model(Settings(brain="claude", base_url=url)) for url in ("", "localhost"))
    assert not locked.ok and "unlock it" in locked.sentence
    assert not astray.ok and "is not an address" in astray.sentence


def test_without_the_client_there_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_is_installed", lambda name: False)
    lacking = doctor.model(Settings(brain="claude"))
    assert not lacking.ok and "anthropic" in lacking.sentence and "make.py setup" in lacking.remedy
    assert doctor.model(Settings()).ok


def test_a_missing_display_matters_only_to_who_wants_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert doctor.display(headed=False).ok
    assert not doctor.display(headed=True).ok
    monkeypatch.setenv("DISPLAY", ":1")
    assert doctor.display(headed=True).ok


def test_an_old_python_and_missing_packages_come_with_a_remedy() -> None:
    old, missing = doctor.python((3, 10)), doctor.packages("no-such-distribution")
    assert not old.ok and "3.11" in old.remedy
    assert not missing.ok and "make.py setup" in missing.remedy


def test_a_full_disk_comes_with_a_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert doctor.room(tmp_path / "not" / "made" / "yet").ok
    monkeypatch.setattr(doctor, "ROOM", 1 << 62)
    assert "JOURNEYMAN_HOME" in doctor.room(tmp_path).remedy
