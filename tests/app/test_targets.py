"""Targets as the command line names them."""

import pytest

from app.errors import UserError
from app.providers.browser import browsing
from app.settings import Settings
from app.target_names import kind, named
from app.targets import opened
from controllers.browser.chromium import Chromium


def test_targets_have_names() -> None:
    assert named(["http://x/?a=b", "shop=http://y", "z.test"]) == {
        "page": "http://x/?a=b",
        "shop": "http://y",
        "page3": "z.test",
    }
    assert named(["android:R58", "http://x"]) == {"phone": "android:R58", "page2": "http://x"}


def test_an_address_says_what_kind_of_target_it_means() -> None:
    meant = ["http://android/", "localhost:80", "android", "android:127.0.0.1:5555", "desktop"]
    assert list(map(kind, meant)) == ["browser", "browser", "android", "android", "desktop"]


def test_a_profile_cannot_lie_outside_its_folder() -> None:
    with pytest.raises(UserError, match="cannot name a profile"), browsing(Settings(profile="../me")):
        pass


def test_no_browser_is_started_where_no_page_is_named() -> None:
    def launch(settings: Settings) -> Chromium:
        raise AssertionError("a browser was started")

    with pytest.raises(UserError, match="cannot be worked yet"), opened(["desktop"], Settings(), launch):
        pass
