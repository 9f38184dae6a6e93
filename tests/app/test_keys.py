"""The key: where it comes from, which server it belongs to, and what is said where it cannot be kept."""

import sys
from collections.abc import Iterator

import keyring
import pytest

from app import keys
from app.errors import UserError
from tests.app.keyrings import Locked, Memory, Nowhere, PlaintextKeyring, installed


@pytest.fixture(autouse=True)
def memory() -> Iterator[Memory]:
    found = Memory()
    with installed(found):
        yield found


def test_a_key_is_kept_and_forgotten(memory: Memory) -> None:
    assert keys.key() is None
    keys.set_key(" sk-one\n")
    assert keys.key() == "sk-one" and memory.kept == {("journeyman", "anthropic"): "sk-one"}
    assert keys.remove_key() and not keys.remove_key() and keys.key() is None


def test_the_environment_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    keys.set_key("sk-kept")
    monkeypatch.setenv("ANTHROPIC_API_KEY", " sk-set ")
    assert keys.key() == "sk-set"
    monkeypatch.setenv("ANTHROPIC_API_KEY", " ")
    assert keys.key() == "sk-kept"
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-one sk-two")
    with pytest.raises(UserError, match="That is not a key"):
        keys.key()


def test_a_key_is_given_to_its_own_server_only() -> None:
    keys.set_key("sk-anthropic")
    assert keys.key("http://localhost:11434") is None
    keys.set_key("sk-local", "http://me:secret@LOCALHOST:11434/v1")
    assert keys.key("http://localhost:11434") == "sk-local"
    assert keys.key("http://localhost:11435") is None
    assert keys.key("https://api.anthropic.com/") == keys.key() == "sk-anthropic"


def test_the_environments_keys_are_each_for_one_kind_of_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-anthropic")
    assert (keys.key(), keys.key("http://localhost:11434")) == ("sk-anthropic", None)
    monkeypatch.setenv("JOURNEYMAN_API_KEY", "sk-local")
    assert (keys.key(), keys.key("http://localhost:11434")) == ("sk-anthropic", "sk-local")


@pytest.mark.parametrize("value", ["", "  ", "sk-one two", "sk-\n-x", "sk-ü", "sk-\x00"])
def test_what_is_no_key_is_not_kept(value: str, memory: Memory) -> None:
    with pytest.raises(UserError, match="That is not a key" if value.strip() else "No key was given") as refusal:
        keys.set_key(value)
    assert not memory.kept and (not value.strip() or value not in str(refusal.value))


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(UserError, match='base_url "localhost" is not an address'):
        keys.key("localhost")


def test_without_a_keyring_there_is_no_key_and_none_can_be_kept() -> None:
    keyring.set_keyring(Nowhere())
    assert keys.key() is None
    with pytest.raises(UserError, match="no keyring that takes the key: set ANTHROPIC_API_KEY instead"):
        keys.set_key("sk-one")
    with pytest.raises(UserError, match="a key can only come from ANTHROPIC_API_KEY"):
        keys.remove_key()


def test_no_key_is_written_as_plain_text_but_one_that_is_can_be_removed() -> None:
    ring = PlaintextKeyring()
    with installed(ring):
        with pytest.raises(UserError, match=r"writes plain text, .*, or set ANTHROPIC_API_KEY"):
            keys.set_key("sk-one")
        ring.set_password(keys.SERVICE, "anthropic", "sk-one")
        assert keys.remove_key()


def test_without_the_package_there_is_no_key_and_none_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert keys.key() is None
    with pytest.raises(UserError, match=r"keyring is not installed: .* or set ANTHROPIC_API_KEY"):
        keys.set_key("sk-one")


def test_a_locked_keyring_is_told() -> None:
    keyring.set_keyring(Locked())
    with pytest.raises(UserError, match="The keyring could not be read: unlock it, or set ANTHROPIC_API_KEY"):
        keys.key()
