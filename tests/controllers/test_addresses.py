"""Origins are compared by their parsed parts, so that no look-alike passes for another."""

import pytest

from controllers.browser.addresses import origin


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTP://Example.COM:80/x", "http://example.com"),
        ("https://example.com.evil.test/", "https://example.com.evil.test"),
        ("https://example.com@evil.test/", "https://evil.test"),
        ("https://münchen.de./", "https://xn--mnchen-3ya.de"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
        ("about:blank", "about:"),
        ("http://x:99999999/", ""),
    ],
)
def test_origin_is_compared_by_its_parsed_parts(address: str, expected: str) -> None:
    assert origin(address) == expected
