"""Which browser is driven: the order of looking, and what is said when there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from controllers.browser.finding import find_browser, install_browser, version
from controllers.errors import ControllerError


def program(path: Path, answer: str = "Stand-in 1.0", code: int = 0) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{answer}'\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser: commands in bin/, Playwright's downloads in downloads/."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "downloads"))
    monkeypatch.delenv("JOURNEYMAN_BROWSER", raising=False)
    return tmp_path


def test_takes_the_setting_before_everything(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(machine / "downloads/chromium-1200/chrome-linux64/chrome")
    mine, flagged = program(machine / "mine"), program(machine / "flagged")
    monkeypatch.setenv("JOURNEYMAN_BROWSER", mine)
    assert find_browser() == mine
    assert find_browser(flagged) == flagged


def test_a_setting_may_be_a_command_name(machine: Path) -> None:
    assert find_browser(Path(program(machine / "bin/brave")).name) == str(machine / "bin/brave")


def test_a_setting_that_names_nothing_is_said_and_not_replaced(machine: Path) -> None:
    program(machine / "bin/chromium")
    with pytest.raises(ControllerError, match=r"JOURNEYMAN_BROWSER names '/no/such'.*correct it"):
        find_browser("/no/such")


def test_prefers_the_newest_download_to_what_is_installed(machine: Path) -> None:
    program(machine / "bin/google-chrome")
    program(machine / "downloads/chromium-999/chrome-linux/chrome")
    newest = program(machine / "downloads/chromium-1200/chrome-linux64/chrome")
    program(machine / "downloads/chromium_headless_shell-1300/chrome-linux64/chrome")
    assert find_browser() == newest


def test_passes_over_a_download_that_cannot_be_run(machine: Path) -> None:
    Path(program(machine / "downloads/chromium-1200/chrome-linux64/chrome")).chmod(0o644)
    installed = program(machine / "bin/chromium")
    assert find_browser() == installed


def test_takes_chrome_before_edge_before_chromium(machine: Path) -> None:
    for command in ("chromium", "microsoft-edge", "google-chrome"):
        latest = program(machine / "bin" / command)
        assert find_browser() == latest


def test_says_what_to_do_when_there_is_none(machine: Path) -> None:
    with pytest.raises(ControllerError, match="No browser was found: install Chrome, Edge or Chromium"):
        find_browser()


def test_the_real_browser_says_its_version() -> None:
    assert any(character.isdigit() for character in version(find_browser()))


def test_a_browser_that_does_not_start_is_told_apart(machine: Path) -> None:
    with pytest.raises(ControllerError, match="does not start"):
        version(program(machine / "bin/chromium", code=127))


def finding(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "controllers.browser.finding", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=30)


def test_on_the_command_line_prints_the_path_or_one_sentence(machine: Path) -> None:
    lacking = finding()
    assert (lacking.returncode, lacking.stdout) == (1, "")
    assert lacking.stderr.startswith("No browser was found") and lacking.stderr.count("\n") == 1
    path = program(machine / "bin/chromium")
    assert (finding().returncode, finding().stdout) == (0, path + "\n")


def test_install_leaves_a_browser_that_starts_alone(machine: Path) -> None:
    path = program(machine / "bin/chromium")
    done = finding("--install")
    assert (done.returncode, done.stdout, done.stderr) == (0, path + "\n", "")


@pytest.fixture
def without_downloads(machine: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Playwright's download fails, and apt-get is a stand-in that puts a browser down and tells its arguments."""
    monkeypatch.setattr(sys, "executable", program(machine / "python", code=1))
    browser = machine / "bin/chromium"
    apt = program(machine / "bin/apt-get")
    put_down = f"printf '#!/bin/sh\n' > {browser}; /bin/chmod +x {browser}"
    Path(apt).write_text(f'#!/bin/sh\necho "apt-get $*" >&2\n[ "$1" = update ] || {{ {put_down}; }}\n')
    return browser


def test_install_goes_on_to_apt_when_there_is_no_download(
    without_downloads: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert install_browser() == str(without_downloads)
    assert "apt-get install -y --no-install-recommends chromium" in capfd.readouterr().err


def test_install_leaves_apt_to_those_who_may(without_downloads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(ControllerError, match=r"No browser could be installed.*install Chrome"):
        install_browser()
    assert not without_downloads.exists()
