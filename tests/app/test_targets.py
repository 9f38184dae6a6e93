"""Targets as the command line names them."""

import pytest

from app.errors import UserError
from app.providers.browser import browsing
from app.settings import Settings
from app.target_names import kind, named, once
from app.targets import opened
from controllers.browser.chromium import Chromium
from controllers.errors import ControllerError


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


def test_a_target_that_is_called_by_its_kind_is_told_once() -> None:
    told = {
        "desktop desktop": "desktop",
        "phone android, phone2 android, desktop3 desktop": "phone, phone2, desktop3",
        "phone android:R58, crm desktop": "phone android:R58, crm desktop",
        "page http://desktop desktop": "page http://desktop desktop",
        "my-phone android, page http://x": "my-phone android, page http://x",
    }
    assert {targets: once(targets) for targets in told} == told


def test_a_profile_cannot_lie_outside_its_folder() -> None:
    with pytest.raises(UserError, match="cannot name a profile"), browsing(Settings(profile="../me")):
        pass


def test_no_browser_is_started_where_no_page_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)

    def launch(settings: Settings) -> Chromium:
        raise AssertionError("a browser was started")

    with pytest.raises(ControllerError, match="There is no desktop here"), opened(["desktop"], Settings(), launch):
        pass
