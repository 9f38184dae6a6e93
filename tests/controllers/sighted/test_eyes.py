"""Whether the tree is enough is found out for each screen, and said."""

from dataclasses import replace

import pytest

from controllers.errors import ControllerError
from controllers.fake import FakeController
from controllers.sighted import Sighted
from perception.screen import Capture
from tests.controllers.sighted.forms import CANVAS, HERE, WORDS, empty, fake, form, sighted
from tests.perception.screens import element, text


def test_the_screen_says_how_it_was_read() -> None:
    assert sighted(fake()).capture().sight == "pixels alone, so that roles are guesses"
    assert sighted(fake(text("Save", (100, 198))), "auto").capture().sight == ""


def test_a_screen_that_tells_no_size_is_as_big_as_its_picture() -> None:
    picture = replace(form(), scale=2.0)
    assert sighted(FakeController({"bare": Capture(HERE, (), (0, 0), picture)})).capture().size == (400, 250)


def test_a_dialog_that_no_picture_shows_is_told_by_its_tree() -> None:
    asking = Capture(HERE, (element("button", "OK"),), (800, 500), form(), blocked=True)
    target = Sighted(FakeController({"asking": asking}), "pixels")
    assert [e.name for e in target.capture().nodes] == ["OK"]


def test_a_tree_that_tells_nothing_is_helped_by_the_picture() -> None:
    canvas = element("clickable", size=(800, 500))
    seen = sighted(fake(canvas), "auto").capture()
    assert seen.sight == "tree and picture: the tree has 0% of the text"
    assert {e.source for e in seen.nodes} == {"tree", "vision"}


class Drawing(FakeController):
    """Whose first look has the picture of a page that is not in the tree yet."""

    def capture(self, *, picture: bool = True) -> Capture:
        seen = super().capture(picture=picture)
        self.screen = "drawn"
        return seen


def test_what_is_in_the_picture_before_it_is_in_the_tree_is_told_by_the_tree() -> None:
    early, drawn = Capture(HERE, (), (800, 500), form()), Capture(HERE, WORDS, (800, 500), form())
    seen = Sighted(Drawing({"early": early, "drawn": drawn}), "auto").capture()
    assert seen == drawn


def test_a_page_that_has_come_by_the_time_of_its_picture_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controllers.sighted._reader", lambda: pytest.fail("the picture was read"))
    early, drawn = Capture(HERE, (), (800, 500), form()), Capture(HERE, WORDS, (800, 500), form())
    seen = Sighted(Drawing({"early": early, "drawn": drawn}), "auto").capture(picture=False)
    assert seen == replace(drawn, picture=None)


def test_a_dialog_that_comes_up_meanwhile_is_told_by_its_tree() -> None:
    asking = Capture(HERE, (element("button", "OK"),), (800, 500), form(), blocked=True)
    seen = Sighted(Drawing({"early": Capture(HERE, (), (800, 500), form()), "drawn": asking}), "auto").capture()
    assert seen == asking


def test_a_page_that_does_not_answer_is_read_from_its_picture_and_says_why() -> None:
    hanging = Capture(HERE, (), (800, 500), form(), sight="its picture alone, as the page does not answer")
    seen = Sighted(FakeController({"hanging": hanging}), "auto").capture()
    assert seen.sight == hanging.sight and "Save" in [e.name for e in seen.nodes]


def test_a_tree_that_tells_all_is_believed_and_not_compared_again() -> None:
    controller = fake(CANVAS, *WORDS)
    target = sighted(controller, "auto")
    assert target.capture().sight == ""
    controller.screen = "other"  # whose picture says something else, in the same place
    assert target.capture().sight == ""


def test_a_tree_is_compared_again_where_something_else_is_drawn() -> None:
    other = Capture(HERE, (element("canvas", size=(800, 400)), *WORDS), (800, 500), form("Delete"))
    controller = FakeController({"form": Capture(HERE, (CANVAS, *WORDS), (800, 500), form()), "other": other})
    target = sighted(controller, "auto")
    assert target.capture().sight == ""
    controller.screen = "other"
    assert "Delete" in [e.name for e in target.capture().nodes]


def test_what_shows_nothing_yet_is_looked_at_again() -> None:
    blank = Capture(HERE, (element("heading", "Map"), CANVAS), (800, 500), empty())
    controller = FakeController({"blank": blank, "drawn": replace(blank, picture=form())})
    target = sighted(controller, "auto")
    assert target.capture().sight == ""
    controller.screen = "drawn"
    assert "Save" in [e.name for e in target.capture().nodes]


def test_without_a_picture_auto_says_that_it_has_the_tree_alone() -> None:
    target = Sighted(FakeController({"dark": Capture(HERE, ())}), "auto")
    assert target.capture().sight.startswith("the tree alone, which seems poor: This target gives no picture")
    with pytest.raises(ControllerError, match="--eyes tree"):
        Sighted(FakeController({"dark": Capture(HERE, ())}), "pixels").capture()
