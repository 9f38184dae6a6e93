"""Which names mean the same: enough to be named by, or only enough to look closer."""

import pytest

from perception.likeness import SAME, says_the_same, similar


@pytest.mark.parametrize(
    ("told", "said"), [("Save", "save"), ("Save", "Store"), ("Search", "Suchen"), ("Log in", "Login"), ("Yes", "Ja")]
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
