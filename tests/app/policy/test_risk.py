"""What an act may cause is told by what the page shows and declares."""

from dataclasses import replace

import pytest

from controllers.actions import (
    Action,
    Drag,
    Open,
    Press,
    Reload,
    RightClick,
    Scroll,
    Select,
    SetChecked,
    SetText,
    Tap,
    TypeText,
    Upload,
)
from perception.screen import Element
from tests.app.policy.verdicts import HERE, element, verdict

RISKS = [
    (Scroll(), None, 0, ""),
    (Tap(), element("link", "Orders", effect="GET http://shop.test/orders"), 1, ""),
    (Tap(), element("link", "Delete", effect=f"GET {HERE}/delete/3"), 3, "delete"),
    (Tap(), element("link", "How to delete things", effect=f"GET {HERE}/help"), 1, ""),
    (Tap(), element("textbox", "Card", effect=f"POST {HERE}/pay"), 1, ""),
    (Press("Enter"), element("textbox", "Card", effect=f"POST {HERE}/pay"), 2, "submit"),
    (Reload(), None, 1, ""),
    (Tap(), element("link", "Delete"), 3, "delete"),
    (RightClick(), element("link", "Delete"), 1, ""),
    (Tap(), element("checkbox", "Newsletter"), 1, ""),
    (Tap(), element("button", "Show more"), 1, ""),
    (Tap(), element("button", "Search", effect="GET http://shop.test/search"), 1, ""),
    (Tap(), element("button", "Save", effect="POST http://shop.test/save"), 2, "submit"),
    (Tap(), element("button", "Weiter", effect="POST http://shop.test/next"), 2, "submit"),
    (Tap(), element("button", "Save"), 2, "submit"),
    (Tap(), element("button", ""), 2, "unknown"),
    (Tap(), element("button", "Delete", effect="POST http://shop.test/delete"), 3, "delete"),
    (Tap(), element("clickable", "Löschen"), 3, "delete"),
    (Tap(), element("button", "Place order"), 3, "pay"),
    (Tap(), element("button", "Pay € 30.00"), 3, "pay"),
    (Tap(), element("button", "Send message"), 3, "send"),
    (Tap(), element("button", "Cancel order"), 3, "cancel"),
    (Tap(), element("button", "Cancel"), 1, ""),
    *((Tap(), element("button", name), 2, "submit") for name in ("Reject", "Call Ada", "Move", "Cancel ticket")),
    (Tap(), element("button", "Close"), 1, ""),
    (Tap(), element("button", "Close account"), 3, "account"),
    (Tap(), element("button", "Send and go back"), 3, "send"),
    (Tap(), element("button", "Create", effect="GET http://shop.test/new"), 2, "submit"),
    (SetChecked(True), element("checkbox", "Newsletter"), 1, ""),
    (SetChecked(True), element("button", "Delete"), 3, "delete"),
    (TypeText("x"), element("button", "Delete"), 3, "delete"),
    (Drag(0, 0), element("button", "Delete"), 3, "delete"),
    (Upload(("/a",)), element("button", "Delete"), 3, "delete"),
    (Upload(("/a",)), element("button", "Choose a file"), 2, "upload"),
    (Select("Packed"), element("combobox", "Status"), 1, ""),
    (SetText("x"), element("textbox", "Name"), 1, ""),
    (SetText("x"), element("textbox", "Password", states=frozenset({"password"})), 2, "secret"),
    (Upload(("/a",)), element("file", "Picture"), 2, "upload"),
    (Tap(), element("button", "Go", source="vision"), 2, "unknown"),
    (Tap(), element("button", "", source="vision"), 3, "unknown"),
    (Tap(), element("clickable", "", source="vision"), 3, "unknown"),
    (Tap(), element("button", "De1ete", source="vision"), 3, "delete"),
    (Tap(), element("button", "Close", source="vision"), 1, ""),
    (Tap(), element("link", "Orders", source="vision"), 1, ""),
    (Press("Enter"), element("textbox", "Name", source="vision"), 2, "unknown"),
    (Tap(), element("button", "Preview", text="Erase all"), 3, "delete"),
    (Tap(), element("clickable", "Preview", text="Approve"), 2, "submit"),
    (Tap(), element("button", "×", hint="Delete"), 3, "delete"),
    (Tap(), element("button", "More", hint="Deletes order 7 for good"), 3, "delete"),
    (Tap(), element("button", "Close", hint="Delete the draft"), 3, "delete"),
    (Tap(), element("button", "✓", hint="Save"), 2, "submit"),
    (Tap(), element("button", "Close", hint="Close this window"), 1, ""),
    *(
        (Tap(), element("button", "More", hint=hint), risk, effect)
        for hint, risk, effect in [
            ("Deleting the order", 3, "delete"),
            ("Removing it", 3, "delete"),
            ("Wiping all", 3, "delete"),
            ("Cancelling the order", 3, "cancel"),
            ("Publishes it", 3, "send"),
            ("Replies to Ada", 3, "send"),
            ("Löscht die Bestellung", 3, "delete"),
            ("Sendet den Brief", 3, "send"),
            ("Bestellung löschen", 3, "delete"),
            ("Bestellung nicht löschen", 1, ""),
            ("Click here to delete it", 3, "delete"),
            ("This will permanently delete it", 3, "delete"),
            ("Order 7: delete", 3, "delete"),
            ("Order 7 - delete", 3, "delete"),
            ("Moves it to the trash for good", 3, "delete"),
            ("Moves it to the bin", 3, "delete"),
            ("Leaves it for good", 3, "delete"),
            ("Leaves it, which cannot be undone", 3, "delete"),
            ("Leave without saving", 3, "delete"),
            ("Nothing is lost for good", 1, ""),
            ("Opens the trash", 1, ""),
            ("Save and reply later", 2, "submit"),
            ("Speichert den Entwurf", 2, "submit"),
            ("Shows the post", 1, ""),
            ("Nothing will be sent; you can share later", 1, ""),
            ("Does not delete it", 1, ""),
            ("How to save or to send it", 1, ""),
        ]
    ),
    (Tap(), element("link", "Contact", hint="Send us a letter", effect=f"GET {HERE}/contact"), 1, ""),
    (Tap(), element("link", "×", hint="Delete", effect=f"GET {HERE}/x"), 3, "delete"),
    (Tap(), element("button", "Bin", hint="Delete", effect=f"GET {HERE}#"), 3, "delete"),
    (Tap(), element("textbox", "Name", hint="Delete what is wrong"), 1, ""),
    (Tap(), element("button", "Close", text="×"), 1, ""),
    (Tap(), element("link", "Orders", text="How to delete orders", effect=f"GET {HERE}/help"), 1, ""),
    (Tap(), element("link", "How to delete orders", text="Delete order 7", effect=f"GET {HERE}/help"), 3, "delete"),
    *(
        (Tap(), element("link", name, effect=f"GET {HERE}/{path}"), risk, effect)
        for name, path, risk, effect in [
            ("Post details", "posts/7", 1, ""),
            ("Transfer history", "transfers", 1, ""),
            ("Delete log", "delete-log", 3, "delete"),
            ("Pay and tax overview", "pay/overview", 3, "pay"),
            ("Pay tax overview", "overview", 1, ""),
            ("Post details", "posts/7/post", 3, "send"),
            ("Post details", "posts/7?do=post", 3, "send"),
            ("Post details", "post-details", 1, ""),
            ("Delete history", "history", 3, "delete"),
            ("Send details", "details", 3, "send"),
            ("Post details now", "details", 3, "send"),
        ]
    ),
    (Tap(), element("link", "Post details", effect="GET http://post.shop/7"), 1, ""),
    (Tap(), element("tab", "Post details"), 1, ""),
    (Tap(), element("tab", "Post details", effect=f"POST {HERE}/x"), 3, "send"),
    (Tap(), element("tab", "Overview", hint="Post details"), 1, ""),
    (Tap(), element("tab", "Overview", hint="Post details; delete it"), 3, "delete"),
    (Tap(), element("heading", "Post details"), 1, ""),
    (Tap(), element("heading", "Delete"), 3, "delete"),
    (Tap(), element("link", "Post details"), 3, "send"),
    *((Tap(), element(role, "Post details"), 3, "send") for role in ("button", "clickable", "menuitem")),
    (Tap(), element("button", "Post details", effect=f"GET {HERE}/x"), 3, "send"),
    (Tap(), element("button", "Open", hint="Post details"), 3, "send"),
    (Open("javascript:alert(1)"), None, 4, "forbidden address"),
    (Open(f"{HERE}/x"), None, 1, ""),
]


@pytest.mark.parametrize(("action", "on", "risk", "effect"), RISKS)
def test_risk_class_and_effect(action: Action, on: Element | None, risk: int, effect: str) -> None:
    assert verdict(action, on)[1:] == (risk, effect)


def test_what_a_row_of_a_phone_holds_is_not_what_pressing_it_does() -> None:
    row = element("clickable", "Ada", text="Ada Please send me the list")
    assert verdict(Tap(), row, address="app:org.chat")[1] == 1
    assert verdict(Tap(), replace(row, role="button"), address="app:org.chat")[1:] == (3, "send")


def test_no_sign_of_staying_or_declining_outdoes_what_is_shown() -> None:
    dialog = replace(element("dialog", "Delete Ada Lovelace?"), key="0:9")
    stay = element("button", "No thanks", text="Yes", within=("0:9",))
    assert verdict(Tap(), stay, around=(dialog,))[1:] == (3, "delete")
    assert verdict(Tap(), replace(stay, text="×"), around=(dialog,))[1] == 1
    both = element("button", "Accept all")
    assert verdict(Tap(), element("button", "Reject all", text="Save"), around=(both,))[1:] == (2, "submit")
