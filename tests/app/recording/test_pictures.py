"""Each recorded step keeps what its element looked like and where it was; nothing that was typed is in a picture."""

import io
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from controllers.browser.chromium import Chromium
from perception.locators import Patch
from perception.patches import HIDDEN, problem_with
from skills.library import Library
from skills.patches import patch_of
from tests.app.recording.person import Person
from tests.app.recording.replays import kept, steps
from tests.controllers.site import Site

PAGE = """<!doctype html><title>Order</title><style>* { font: 16px sans-serif; margin: 0 }
button { background: #c00; color: #fff; border: 0; width: 80px; height: 30px }
button { position: absolute; top: 200px; left: 40px }
#card { position: absolute; top: 300px; left: 40px; width: 300px; height: 60px; background: #0c0; cursor: pointer }
</style><label>Name <input id=name></label> <label>Password <input type=password id=secret></label>
<label>City <input id=city value="Bonn"></label>
<button onclick="said.textContent += ' Saved'">Save</button>
<div id=card tabindex=0 role=button aria-label=Card><input id=inner aria-label=Code
  style="width: 120px; height: 40px; margin: 10px; background: #fff"></div>
<p role=status id=said style="position: absolute; top: 400px"></p>
<script>card.onclick = (event) => { if (event.target === card) said.textContent += ' Card'; };</script>"""


def shown(browser: Chromium, site: Site, home: Path, *does: tuple[str, str]) -> tuple[list[Patch | None], Library]:
    """The patch of each step of what a person does: clicks (role, name), or types the words into what has the focus."""
    site.pages["/"] = PAGE
    target = browser.open(f"{site.address}/")
    person = Person(target)
    for role, words in does:
        person.type(words) if role == "type" else person.click(words, role)
    end = person.shows("Order", home, f"{site.address}/")[-1]
    target.close()
    assert getattr(end, "ending", "") == "done", end
    return [patch_of(step) for step in steps(kept(home, "Order"))], Library(home / "library.db")


def test_what_is_pressed_is_kept_as_it_looked_and_where_it_was(
    browser: Chromium, site: Site, journeyman_home: Path
) -> None:
    (patch,), library = shown(browser, site, journeyman_home, ("button", "Save"))
    with closing(library):
        assert patch
        png = library.patches.find(patch.picture)
    assert (patch.x, patch.y, patch.width, patch.height) == (80, 215, 80, 30) and patch.across > 700
    assert not problem_with(png)
    with Image.open(io.BytesIO(png)) as image:
        red = image.convert("RGB").getpixel((4, 4))
    assert image.size == (80, 30) and isinstance(red, tuple) and red[0] > 180 and max(red[1:]) < 40


def test_a_field_is_kept_as_it_was_before_it_held_anything_and_no_password_at_all(
    browser: Chromium, site: Site, journeyman_home: Path
) -> None:
    does = [("textbox", "Name"), ("type", "Ada"), ("textbox", "Password"), ("type", "hush"), ("textbox", "City"),
            ("type", "x"), ("button", "Save"), ("textbox", "Name"), ("type", "Bob"), ("button", "Save")]  # fmt: skip
    patches, library = shown(browser, site, journeyman_home, *does)
    with closing(library):
        assert all(patches) and len(patches) == 6
        kept = [bool(each and library.patches.find(each.picture)) for each in patches]
        name, again = patches[0], patches[4]
        assert name and again and name.picture == again.picture
        field = Image.open(io.BytesIO(library.patches.find(name.picture))).convert("L")
    assert kept == [True, False, False, True, True, True]
    darkest, _ = field.crop((12, 4, field.width - 4, field.height - 4)).getextrema()
    assert isinstance(darkest, int) and darkest > 200  # nothing is written in it


def test_what_was_typed_is_hidden_in_the_picture_of_what_it_stands_in(
    browser: Chromium, site: Site, journeyman_home: Path
) -> None:
    does = [("textbox", "Code"), ("type", "4711"), ("button", "Card")]
    patches, library = shown(browser, site, journeyman_home, *does)
    with closing(library):
        assert patches[1]
        image = Image.open(io.BytesIO(library.patches.find(patches[1].picture))).convert("RGB")
    assert image.getpixel((30, 15)) == pytest.approx(HIDDEN, abs=2)
