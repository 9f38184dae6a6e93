"""Looks that tell only what is not as it was: each must say the very same as a walk of the whole page."""

import pytest

from perception.page.retelling import Look
from tests.perception.page.conftest import Walked

PAGE = "<label>Name <input></label><button>Go</button><ul><li>One<li>Two</ul>"
CHANGES = (
    "0",
    "document.querySelector('input').value = 'Ada'",
    "document.querySelector('button').textContent = 'Went'",
    "document.querySelector('ul').insertAdjacentHTML('afterbegin', '<li>Zero')",
    "document.querySelector('ul').remove()",
    "document.body.style.paddingTop = '50px'",
)


def test_what_changed_is_told_and_the_rest_is_as_it_was(web: Walked) -> None:
    web.show(PAGE)
    look = Look()
    for change in CHANGES:
        web.page.evaluate(change)
        look = look.next("document\n" + web.page.evaluate("have => __journeyman.look(have)", look.number))
        assert look.raw == web.page.evaluate("__journeyman.walk()")


def test_a_column_that_is_as_it_was_is_told_by_its_name_alone(web: Walked) -> None:
    web.show(PAGE)
    first = web.page.evaluate("__journeyman.look(0)")
    again = web.page.evaluate("__journeyman.look(1)")
    assert "paths {" in first and again.endswith("\npaths\nboxes\nseen\ntext")


def test_whoever_has_another_look_is_told_everything(web: Walked) -> None:
    web.show(PAGE)
    for have in (0, 7, 1):
        answer = web.page.evaluate("have => __journeyman.look(have)", have)
        assert answer.partition("\n")[2] == web.page.evaluate("__journeyman.walk()")


@pytest.mark.parametrize("answer", ["", "document", "document\nx\n{}", "document\n2\n{}\nkeys", "other\n2\n{}\nroles"])
def test_a_look_that_cannot_follow_is_refused(answer: str) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        Look("document", 1, "{}\nroles {}").next(answer)
