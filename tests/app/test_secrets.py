"""A secret goes into its own field at its own place; the keyring alone knows what it is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import secrets
from app.errors import UserError
from app.secrets import Secret
from perception.locators import Attribute, Locator
from perception.numbering import observe
from perception.screen import Element, Observation, Place
from tests.app.keyrings import Locked, Memory, Nowhere, PlaintextKeyring, installed
from tests.perception.screens import capture, element

BANK = "https://bank.test"
PIN = Secret("pin", BANK, "Password")
FIELD = element("textbox", "Password", key="field", states={"password"})


@pytest.fixture(autouse=True)
def memory() -> Iterator[Memory]:
    found = Memory()
    with installed(found):
        yield found


def screen(*elements: Element, scope: str = BANK) -> Observation:
    return observe(capture(*elements, place=Place(scope, f"{scope}/login")))


def test_it_goes_into_its_field_by_its_words_or_its_attribute() -> None:
    secrets.add(PIN, "1234")
    assert secrets.value("pin", FIELD, screen(FIELD)) == "1234"
    named = replace(FIELD, name="Kennwort", label="", locator=Locator((Attribute("name", "Password"),)))
    assert secrets.value("pin", named, screen(named)) == "1234"


@pytest.mark.parametrize(
    ("field", "scope", "sentence"),
    [
        (replace(FIELD, states=frozenset()), BANK, "goes into fields for passwords and cards only"),
        (replace(FIELD, name="Old password"), BANK, "No secret pin is bound to this field"),
        (FIELD, "https://bank.test.evil", "No secret pin is bound to this field"),
        (FIELD, "http://bank.test", "No secret pin is bound to this field"),
        (FIELD, "https://bank.test:8443", "No secret pin is bound to this field"),
    ],
)
def test_it_goes_nowhere_else(field: Element, scope: str, sentence: str) -> None:
    secrets.add(PIN, "1234")
    with pytest.raises(UserError, match=sentence) as refusal:
        secrets.value("pin", field, screen(field, scope=scope))
    assert "1234" not in str(refusal.value)


def test_a_frame_of_another_site_gets_nothing() -> None:
    secrets.add(PIN, "1234")
    frame = element("frame", "", key="frame", value="https://evil.test/login")
    inside = replace(FIELD, within=("frame",))
    with pytest.raises(UserError, match="No secret pin"):
        secrets.value("pin", inside, screen(frame, inside))
    own = replace(frame, value=f"{BANK}/form")
    assert secrets.value("pin", inside, screen(own, inside)) == "1234"


def test_whoever_changes_the_list_does_not_get_it_elsewhere(journeyman_home: Path) -> None:
    secrets.add(PIN, "1234")
    listed = journeyman_home / "secrets.json"
    assert listed.stat().st_mode & 0o077 == 0
    listed.write_text(listed.read_text().replace(BANK, "https://evil.test"))
    with pytest.raises(UserError, match="The keyring has lost pin"):
        secrets.value("pin", FIELD, screen(FIELD, scope="https://evil.test"))


def test_the_same_name_may_be_bound_to_several_places_and_is_forgotten_at_all(memory: Memory) -> None:
    secrets.add(PIN, "1234")
    secrets.add(replace(PIN, place="https://shop.test/login"), "5678")
    secrets.add(PIN, "4321")
    assert [each.place for each in secrets.listed()] == ["https://shop.test", BANK]
    assert secrets.value("pin", FIELD, screen(FIELD)) == "4321"
    assert (secrets.remove("pin"), secrets.listed(), memory.kept) == (2, (), {})


@pytest.mark.parametrize(
    ("wrong", "value", "lacks"),
    [
        (replace(PIN, name="a b"), "1234", "a name of letters and digits"),
        (replace(PIN, place=" "), "1234", "a place"),
        (replace(PIN, field=""), "1234", "the name of its field"),
        (PIN, "", "something to keep"),
        (replace(PIN, place=""), "", "a place and something to keep"),
    ],
)
def test_half_a_secret_is_refused_and_told_what_it_lacks(wrong: Secret, value: str, lacks: str, memory: Memory) -> None:
    with pytest.raises(UserError, match=f"^The secret lacks {lacks}: "):
        secrets.add(wrong, value)
    assert not memory.kept


def test_without_a_keyring_nothing_is_kept_anywhere(journeyman_home: Path) -> None:
    with installed(Nowhere()), pytest.raises(UserError, match="no keyring that takes a secret"):
        secrets.add(PIN, "1234")
    assert secrets.listed() == ()


def test_a_locked_keyring_and_one_of_plain_text_are_told() -> None:
    secrets.add(PIN, "1234")
    with installed(Locked()), pytest.raises(UserError, match="unlock it"):
        secrets.value("pin", FIELD, screen(FIELD))
    with installed(PlaintextKeyring()), pytest.raises(UserError, match="writes plain text"):
        secrets.add(PIN, "1234")


def test_a_list_that_cannot_be_read_is_told(journeyman_home: Path) -> None:
    secrets.add(PIN, "1234")
    (journeyman_home / "secrets.json").write_text("{")
    with pytest.raises(UserError, match="cannot be read"):
        secrets.listed()
