"""What is looked into while an element is looked for: only what certainly opens something and does nothing else."""

from dataclasses import replace

import pytest

from perception.screen import Place
from tests.app.macros.test_moved import DONE, Replay, bar, inside, step
from tests.app.stage import ORDERS, Person
from tests.perception.screens import capture, element


@pytest.mark.parametrize("name", ["Menu", "⋯", "More options", "More actions", "Actions for Ada"])
def test_what_only_bears_the_name_of_a_menu_is_opened_on_the_persons_word_only(name: str) -> None:
    page, item = inside("Tools", element("button", name)), element("button", "Print", (400, 60))
    screens = {"page": capture(*page, place=ORDERS), "open": capture(*page, item, place=ORDERS), **DONE}
    recorded, ways = [step(bar("Print"), "Print")], {("page", "tap", name): "open", ("open", "tap", "Print"): "after"}
    assert Replay(recorded, screens, ways).done == []
    told = Replay(recorded, screens, ways, person=Person(answers=[f'"{name}" button']))
    assert (told.ending, told.done) == ("done", [name, "Print"])
    phone = Place("app:com.shop", "app:com.shop/.Main")
    there = {each: replace(screen, place=phone) for each, screen in screens.items()}
    assert Replay(recorded, there, ways, scope=phone.scope).done == [name, "Print"]
