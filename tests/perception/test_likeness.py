"""Which names mean the same: enough to be named by, or only enough to look closer."""

import pytest

from perception.likeness import SAME, says_the_same, similar


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Save", "save"),
        ("Save", "Store"),
        ("Search", "Suchen"),
        ("Log in", "Login"),
        ("Yes", "Ja"),
        ("Search all orders", "Find all orders"),
    ],
)
def test_other_words_for_the_same(told: str, said: str) -> None:
    assert says_the_same(told, said) and similar(told, said) >= SAME


@pytest.mark.parametrize(("told", "said"), [("Address", "Email"), ("Name", "Title"), ("OK", "Yes"), ("Done", "OK")])
def test_words_that_only_may_stand_for_each_other(told: str, said: str) -> None:
    assert not says_the_same(told, said) and similar(told, said) < SAME


def test_who_says_more_is_alike_but_not_the_same() -> None:
    assert similar("Save", "Save and close account") >= SAME
    assert not says_the_same("Save", "Save and close account")
    assert not says_the_same("", "Save")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Mail moved from Inbox to Archive", "Mail moved from Archive to Inbox"),
        ("Card charged", "Card changed"),
        ("Reset", "Resent"),
        ("Uploaded", "Unloaded"),
        ("Show contacts", "Show contracts"),
        ("Previous order", "Return order"),
        ("Save job", "Apply job"),
        ("Keep draft", "Update draft"),
        ("Change user", "Edit user"),
        ("Phone", "Mobile"),
        ("Row 1 2", "Row 12"),
    ],
)
def test_other_deeds_and_other_things_are_not_the_same(told: str, said: str) -> None:
    assert not says_the_same(told, said) and similar(told, said) < SAME
