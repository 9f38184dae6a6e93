"""Dates and times are the same however a field writes them; other things are not."""

import pytest

from perception.moments import same_moment


@pytest.mark.parametrize(
    ("held", "said", "same"),
    [
        ("2012-09-10", "09/10/2012", True),
        ("2012-09-10", "10.9.2012", True),
        ("2012-09-10", "09/11/2012", False),
        ("2012-09-10", "9.10.2012", False),
        ("2012-09-10", "10 September 2012", True),
        ("2012-99-10", "", False),
        ("16:00", "4 pm", True),
        ("2012-09-10", "", False),
        ("02:37", "2:37 AM", True),
        ("14:37", "2:37 p.m.", True),
        ("14:37", "2:37", False),
        ("00:05", "12:05 AM", True),
        ("12:05", "12:05 am", False),
        ("", "2:37 AM", False),
        ("Ada", "Bob", False),
        ("12", "12", False),
    ],
)
def test_a_field_may_write_it_in_its_own_way(held: str, said: str, same: bool) -> None:
    assert same_moment(held, said) is same
