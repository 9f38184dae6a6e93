"""For which places there is something like them, to be set back before every trial."""

from dataclasses import replace

import pytest

from app.bench.grounds import KINDS
from app.learning.grounds import kind_for
from controllers.actions import Tap
from perception.locators import Attribute, Locator, Named, Path
from skills.shortcuts import Shortcut
from skills.steps import Do

SHOP, PHONE = KINDS


def on(scope: str, *touched: str) -> Shortcut:
    parts = (Locator((Attribute("resource-id", f"{package}:id/save"), Path(f"{package}/List"))) for package in touched)
    return Shortcut("Save", tuple(Do("tap Save", Tap(), part) for part in parts), scope=scope)


@pytest.mark.parametrize("scope", ["http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000"])
def test_a_shop_on_this_machine(scope: str) -> None:
    assert kind_for(on(scope), KINDS) is SHOP


def test_a_phone_whose_every_app_is_the_virtual_ones() -> None:
    assert kind_for(on("app:home", "com.example.shop", "android"), KINDS) is PHONE
    assert kind_for(on("app:com.example.notes", "com.example.notes"), KINDS) is PHONE


def test_nothing_else() -> None:
    told = Do("tap Save", Tap(), Locator((Named("button", "Save"),)))
    strange = [
        on("https://shop.example"),
        on("app:home", "com.example.shop", "com.bank"),
        replace(on("app:home"), steps=(told,)),
        on("gedit", "com.example.shop"),
    ]
    assert [kind_for(each, KINDS) for each in strange] == [None] * 4
