"""Several options of a native list, of which some have commas."""

import pytest

from controllers.actions import Select
from controllers.errors import ControllerError
from tests.controllers.conftest import Shown


def test_several_options_are_chosen_where_the_list_takes_several(show: Shown) -> None:
    page = show("<label>Who <select id=who multiple><option>Ada<option>Bob<option>Cy</select></label>")
    page.do(Select("Ada, Cy"), "Who")
    assert page.one("Who").value == "Ada, Cy"
    page.do(Select("Bob"), "Who")
    assert page.one("Who").value == "Bob"
    with pytest.raises(ControllerError, match='no option "Dan"'):
        page.do(Select("Ada, Dan"), "Who")


@pytest.mark.parametrize(
    ("chosen", "held"),
    [
        ('Rome, "Bern, Switzerland"', '"Bern, Switzerland", Rome'),
        ("Bern, Switzerland", "Bern, Switzerland"),
        ("Rome, Italy", "Rome, Italy"),
        ('"Rome", "Italy"', '"Rome", "Italy"'),
        ('Rome, "5"" wide"', 'Rome, 5" wide'),
        ('Rome, 5" wide', 'Rome, 5" wide'),
        ('"Ur"', '"Ur"'),
        ('Rome, """Ur"""', 'Rome, """Ur"""'),
        ('Rome, "Ur"', 'Rome, """Ur"""'),
        ("", ""),
    ],
)
def test_what_has_a_comma_is_chosen_with_others_in_quotes(show: Shown, chosen: str, held: str) -> None:
    named = ("Bern, Switzerland", "Rome, Italy", "Rome", "Italy", '5" wide', '"Ur"')
    page = show(f"<label>Where <select multiple>{''.join(f'<option>{each}' for each in named)}</select></label>")
    page.do(Select(chosen), "Where")
    assert page.one("Where").value == held
