"""What may be opened and what may be pressed."""

import pytest

from controllers.browser.addresses import checked, origin, unreachable
from controllers.browser.keys import chord
from controllers.errors import ControllerError


@pytest.mark.parametrize(
    ("given", "full", "scope"),
    [
        ("example.org", "https://example.org", "https://example.org"),
        (" example.org/a?b ", "https://example.org/a?b", "https://example.org"),
        ("localhost:8000/x", "http://localhost:8000/x", "http://localhost:8000"),
        ("127.0.0.1", "http://127.0.0.1", "http://127.0.0.1"),
        ("https://ada:pw@example.org:8443/", "https://ada:pw@example.org:8443/", "https://example.org:8443"),
        ("file:///a/b.html", "file:///a/b.html", "file:"),
        ("about:blank", "about:blank", "about:"),
    ],
)
def test_addresses_are_completed(given: str, full: str, scope: str) -> None:
    assert checked(given) == full
    assert origin(full) == scope


@pytest.mark.parametrize(
    "address",
    [
        "",
        "two words",
        "javascript:alert(1)",
        "data:text/html,x",
        "chrome://settings",
        "http://",
        "http://a:99999",
        "[abc",
    ],
)
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(ControllerError, match="is not an address"):
        checked(address)


def test_the_reason_is_told_in_words() -> None:
    error = unreachable("http://a/", "Page.goto: net::ERR_NAME_NOT_RESOLVED at http://a/\nCall log:")
    assert str(error) == "http://a/ could not be reached: no such host; check the address and that the site is running."


@pytest.mark.parametrize(
    ("given", "full"),
    [
        ("enter", "Enter"),
        ("Ctrl+A", "Control+a"),
        ("control+shift+t", "Control+Shift+t"),
        ("up", "ArrowUp"),
        ("+", "+"),
        ("Control++", "Control++"),
        ("A", "A"),
    ],
)
def test_names_of_keys(given: str, full: str) -> None:
    assert chord(given) == full


@pytest.mark.parametrize("keys", ["", "Entr", "Hyper+A", "Control", "Enter+A"])
def test_wrong_names_of_keys_are_refused(keys: str) -> None:
    with pytest.raises(ControllerError, match="is no key"):
        chord(keys)
