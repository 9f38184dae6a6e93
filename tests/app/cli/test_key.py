"""`journeyman key`: kept without being shown, tried against a real server, forgotten."""

import io
import json
import sys
from collections.abc import Callable, Iterator

import pytest

from app.cli.main import main
from tests.app.brains.messages.loopback import Loopback, refused, reply
from tests.app.cli.conftest import Said
from tests.app.keyrings import Memory, Nowhere, installed

SECRET = "sk-kept-to-itself"
Key = Callable[..., Said]


@pytest.fixture
def memory() -> Iterator[Memory]:
    found = Memory()
    with installed(found):
        yield found


@pytest.fixture
def key(memory: Memory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Key:
    """Run `journeyman key`; `typed` is what comes from standard input."""

    def command(*words: str, typed: str = "") -> Said:
        monkeypatch.setattr(sys, "argv", ["journeyman", "key", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        out, err = capsys.readouterr()
        assert SECRET not in out + err
        return Said(int(str(code)), out, err)

    return command


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    with Loopback(reply('{"ready": true}'), refused(401, "authentication_error")) as found:
        monkeypatch.setenv("JOURNEYMAN_BASE_URL", found.url)
        yield found


def test_set_and_remove(key: Key, memory: Memory) -> None:
    said = key("set", typed=f"{SECRET}\n")
    assert (said.code, said.out) == (0, "The key for https://api.anthropic.com is in the keyring.\n")
    assert list(memory.kept.values()) == [SECRET]
    assert key("remove").out == "The key for https://api.anthropic.com is forgotten.\n"
    assert key("remove").out == "There was no key for https://api.anthropic.com in the keyring.\n"


def test_a_key_on_the_command_line_is_not_taken(key: Key, memory: Memory) -> None:
    assert key("set", "sk-on-the-command-line").code == 2
    assert not memory.kept


@pytest.mark.parametrize(
    ("typed", "told"),
    [("", "No key was given"), ("\n", "No key was given"), ("two words\n", "That is not a key")],
)
def test_what_is_no_key_is_refused(key: Key, memory: Memory, typed: str, told: str) -> None:
    said = key("set", typed=typed)
    assert said.code == 2 and said.err.startswith(told) and not memory.kept


def test_set_says_when_the_environment_goes_first(key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", SECRET)
    assert "ANTHROPIC_API_KEY is set, too, and is used instead" in key("set", typed=f"{SECRET}\n").err


def test_without_a_keyring_it_says_what_to_do(key: Key) -> None:
    with installed(Nowhere()):
        said = key("set", typed=f"{SECRET}\n")
    assert said.code == 2 and "set ANTHROPIC_API_KEY instead" in said.err


def test_test_asks_the_server_of_the_settings_with_its_key(key: Key, server: Loopback) -> None:
    key("set", typed=f"{SECRET}\n")
    said = key("test")
    assert said.code == 0 and said.out.startswith(f"claude-sonnet-5-5 at {server.url} answered in ")
    assert server.got[0].headers["authorization"] == f"Bearer {SECRET}"
    said = key("test")
    assert said.code == 1 and said.err.startswith(f"{server.url} does not accept the key: run journeyman key set")


def test_test_asks_the_first_model_of_a_ladder(key: Key, server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYMAN_MODEL", "claude-haiku-5-5, claude-sonnet-5-5")
    key("test")
    assert server.got[0].body["model"] == "claude-haiku-5-5"


def test_test_says_it_in_json(key: Key, server: Loopback) -> None:
    worked = json.loads(key("test", "--json").out)
    assert worked["ok"] and worked["model"] == "claude-sonnet-5-5" and worked["dollars"] > 0 and worked["seconds"] > 0
    failed = key("test", "--json")
    assert failed.code == 1 and not failed.err
    assert json.loads(failed.out)["error"].startswith(f"{server.url} does not accept the key")


def test_test_without_a_key_says_what_to_do(key: Key) -> None:
    said = key("test")
    assert said.code == 1 and said.err.startswith("There is no key for https://api.anthropic.com: run journeyman key")


def test_test_without_the_client_says_what_to_do(key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "app.brains.messages.client", raising=False)
    monkeypatch.setitem(sys.modules, "anthropic", None)
    said = key("test")
    assert said.code == 2 and "make.py setup" in said.err
