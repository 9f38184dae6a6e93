"""Pictures go along where words say too little, where they are asked for, or always."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from app.brains.brain import Prompt, Role
from app.brains.model import Shown
from app.brains.prompting.choosing import proposal
from app.brains.prompting.pages import page
from app.brains.prompting.replies import Unfit
from app.brains.prompting.showing import pictures
from app.brains.prompting.verbs import afforded
from app.events import LookedUp
from app.proposals import LookUp
from perception.geometry import Box
from perception.screen import Observation, Picture
from tests.app.brains.models import action, reply
from tests.app.brains.prompting.situations import VERBS, form, halfway, number, situation
from tests.perception.screens import element, screen, text

BOOK = number("Book", form())


def pictured(seen: Observation) -> Observation:
    image = io.BytesIO()
    Image.new("RGB", (400, 300)).save(image, "JPEG")
    return replace(seen, picture=Picture(image.getvalue(), "d"), size=(400, 300))


FORM, WEAK = pictured(form()), pictured(screen(element("clickable", "canvas")))
BOARD = pictured(screen(*[element("clickable", "", (0, 40 * at)) for at in range(9)], element("button", "Done")))
MIXED = pictured(
    screen(*[element("clickable", "", (0, 40 * at)) for at in range(4)], *[element("link", str(at)) for at in range(5)])
)


def asked(seen: Observation, *looks: LookedUp) -> Prompt:
    return Prompt("operator", situation(seen, halfway(*looks)))


def size(image: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(image)) as opened:
        return opened.size


@pytest.mark.parametrize(
    ("seen", "when", "count"),
    [(FORM, "auto", 0), (FORM, "always", 1), (WEAK, "auto", 1), (WEAK, "never", 0), (form(), "always", 0),
     (replace(FORM, sight="pixels alone"), "auto", 1), (BOARD, "auto", 1), (MIXED, "auto", 0)],
)  # fmt: skip
def test_when_a_picture_goes_along(seen: Observation, when: Shown, count: int) -> None:
    assert len(pictures(asked(seen), when)) == count


def test_what_is_asked_for_is_shown_the_parts_enlarged() -> None:
    everything = LookedUp("the picture of the screen", "it is shown", Box(0, 0, 400, 300))
    part = LookedUp("the picture of 7", "it is shown", Box(10, 10, 40, 20))
    whole, zoom = pictures(asked(FORM, everything, part))
    assert size(whole) == (400, 300) and max(size(zoom)) > 1000
    assert len(pictures(asked(FORM, part))) == 1


@pytest.mark.parametrize(("changed", "count"), [(True, 0), (False, 2)])
def test_the_reflector_compares_pictures_only_where_words_show_no_difference(changed: bool, count: int) -> None:
    before = replace(FORM, elements=FORM.elements[:-3]) if changed else FORM
    told = Prompt("reflector", replace(situation(FORM), before=before))
    assert len(pictures(told)) == count


@pytest.mark.parametrize("role", ["learner", "manager"])
def test_other_roles_see_no_parts(role: Role) -> None:
    part = LookedUp("the picture of 7", "it is shown", Box(10, 10, 40, 20))
    assert pictures(Prompt(role, situation(FORM, halfway(part)))) == ()


def test_only_verbs_that_the_screen_affords_are_told() -> None:
    link = screen(element("link", "Elsewhere"))
    assert not {"check", "uncheck", "set_text", "select", "upload", "look", "swipe"} & set(afforded(VERBS, link))
    assert {"check", "set_text", "select"} <= set(afforded(VERBS, form()))
    assert "look" in afforded(VERBS, FORM) and "switch" in afforded(VERBS, link)


def test_looking_takes_a_picture_and_an_element_that_is_there() -> None:
    assert proposal(reply(action("look")), situation(FORM)) == LookUp(picture=True)
    assert proposal(reply(action("look", BOOK)), situation(FORM)) == LookUp(element=BOOK, picture=True)
    for seen, at, problem in ((form(), 0, "no picture"), (FORM, 999, "has no 999")):
        with pytest.raises(Unfit, match=problem):
            proposal(reply(action("look", at)), situation(seen))


@pytest.mark.parametrize(("role", "whole"), [("notetaker", True), ("operator", False)])
def test_whoever_takes_notes_is_told_long_texts_whole(role: Role, whole: bool) -> None:
    parcel = f"{'The parcel is on its way. ' * 10}Its number is NP-88-1204."
    told = page(Prompt(role, situation(screen(text(parcel, (0, 0)))), "its number"))
    assert ("NP-88-1204" in told.text) is whole
