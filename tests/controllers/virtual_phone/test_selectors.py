"""Selectors name what they would name on a phone."""

from typing import Any

import pytest
from uiautomator2._selector import Selector

from controllers.virtual_phone.uiautomator.errors import RpcError
from controllers.virtual_phone.uiautomator.hierarchy import Node, Window
from controllers.virtual_phone.uiautomator.selectors import FIELDS, MASKS, find, find_all


def node(text: str, *children: Node, kind: str = "android.widget.TextView", **more: Any) -> Node:
    return Node(kind, "com.shop", (0, 0, 10, 10), text=text, children=children, **more)


PRICE = node("9.50 €", id="com.shop:id/price", index=1)
ROW = node("", node("Tea", description="a tin"), PRICE, kind="android.view.ViewGroup", flags=frozenset({"clickable"}))
OTHER = node("", node("Tea time"), node("3 €", id="com.shop:id/price"), kind="android.view.ViewGroup", index=1)
SCREEN = [Window("com.shop", True, node("", ROW, OTHER, kind="android.widget.FrameLayout"))]


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ({"text": "Tea"}, ["Tea"]),
        ({"textContains": "tea"}, ["Tea", "Tea time"]),
        ({"textStartsWith": "TEA t"}, ["Tea time"]),
        ({"textMatches": r"\d+ €"}, ["3 €"]),
        ({"description": "a tin"}, ["Tea"]),
        ({"descriptionContains": "tin"}, ["Tea"]),
        ({"resourceId": "com.shop:id/price"}, ["9.50 €", "3 €"]),
        ({"resourceId": "com.shop:id/price", "instance": 1}, ["3 €"]),
        ({"resourceIdMatches": ".*/price", "index": 1}, ["9.50 €"]),
        ({"className": "android.view.ViewGroup", "clickable": True}, [""]),
        ({"className": "android.view.ViewGroup", "clickable": False}, [""]),
        ({"packageName": "com.bank"}, []),
        ({"text": "Tea", "packageNameMatches": r"com\..*"}, ["Tea"]),
    ],
)
def test_fields(selector: dict[str, Any], texts: list[str]) -> None:
    assert [found.text for found in find_all(Selector(**selector), SCREEN)] == texts


def test_children_and_siblings() -> None:
    row = Selector(className="android.view.ViewGroup", clickable=True)
    assert find(row.clone().child(resourceId="com.shop:id/price"), SCREEN) is PRICE
    assert find(Selector(text="Tea").sibling(resourceId="com.shop:id/price"), SCREEN) is PRICE
    assert find_all(Selector(text="Tea").child(text="9.50 €"), SCREEN) == []


def test_masks_are_the_clients() -> None:
    """Each field by itself, as the client of uiautomator2 writes it."""
    assert {name: Selector(**{name: "x"})["mask"] for name in FIELDS} == MASKS


def test_nothing_found_and_nonsense_are_told_as_java_does() -> None:
    with pytest.raises(RpcError, match=r"UiObjectNotFoundException"):
        find(Selector(text="Coffee"), SCREEN)
    with pytest.raises(RpcError, match=r"IllegalArgumentException"):
        find(Selector(textMatches="("), SCREEN)
    with pytest.raises(RpcError, match=r"IllegalArgumentException"):
        find({"mask": 1}, SCREEN)
