"""Targets as the command line names them."""

import pytest

from app.errors import UserError
from app.settings import Settings
from app.targets import browsing, named


def test_targets_have_names() -> None:
    assert named(["http://x/?a=b", "shop=http://y", "z.test"]) == {
        "page": "http://x/?a=b",
        "shop": "http://y",
        "page3": "z.test",
    }


def test_a_profile_cannot_lie_outside_its_folder() -> None:
    with pytest.raises(UserError, match="cannot name a profile"), browsing(Settings(profile="../me")):
        pass
