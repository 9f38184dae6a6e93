"""What a learned Shortcut is called."""

from pathlib import Path

import pytest

from app.learning.lessons import _name
from controllers.fake import FakeController
from skills.library import Library
from tests.app.learning.shop import run
from tests.perception.screens import capture, element, text


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ('type "Ada" in Search, read "Total" as total', "type ... in Search, read Total as total (search)"),
        (f'type "Ada" in Search, read "Total" as {"total" * 20}', "read Total as ... (search)"),
    ],
    ids=["a gap for each value", "whole words"],
)
def test_it_is_called_by_its_words_or_its_last_step(tmp_path: Path, words: str, name: str) -> None:
    library = Library(tmp_path / "library.db")
    run(words, library, FakeController({"orders": capture(element("textbox", "Search"), text("Total: 30"))}))
    assert [each.name for each in library.shortcuts() if each.task] == [name]
    library.close()


def test_what_begins_with_a_word_that_is_too_long_is_called_by_the_beginning_of_that() -> None:
    """Else all such tasks would have one name, and be versions of each other."""
    assert _name("x" * 100, ()) == "x" * 79 + "…"
