"""A file to share has the pictures of its elements behind the text; what is no such picture is not taken in."""

import base64
import io
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from app.macros.editing import exported, imported
from controllers.actions import Tap
from perception.locators import Locator, Named, Patch
from perception.patches import name_of
from skills.library import Library
from skills.notation.nodes import Misread
from skills.notation.pictures import MOST, parted, with_pictures
from skills.notation.reading import shortcut as read
from skills.notation.writing import text
from skills.shortcuts import Shortcut
from skills.steps import Do


def png(colour: str, size: tuple[int, int] = (20, 10)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


RED, BLUE = png("red"), png("blue")


def shortcut(*pictures: bytes) -> Shortcut:
    patches = [Patch(name_of(each), "button", 40, 30, 20, 10, 1280, 800) for each in pictures]
    steps = (Do("press Save", Tap(), Locator((Named("button", "Save", 1), patch))) for patch in patches)
    return Shortcut("Save", tuple(steps), origin="recorded", trust="trial")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.db")


def pictures(*all_: bytes) -> dict[str, bytes]:
    return {name_of(each): each for each in all_}


def test_what_is_exported_comes_back_with_its_pictures_and_is_quarantined(library: Library) -> None:
    with closing(library):
        kept = library.save_shortcut(shortcut(RED, BLUE), pictures(RED, BLUE, png("green")))
        told = exported(library, kept)
        assert library.patches.find(name_of(png("green"))) == b""  # no step speaks of it
    new, found = imported(told)
    assert (new.trust, new.origin, found) == ("quarantined", "imported", pictures(RED, BLUE))
    assert new.steps == kept.steps == read(told).steps  # to others, they are comments


def test_a_text_without_pictures_is_itself() -> None:
    told = text(shortcut(RED))
    assert with_pictures(told, {}) == told and parted(told) == (told, {})
    assert parted(with_pictures(told, pictures(RED))) == (told, pictures(RED))


def test_as_many_as_a_file_may_have_are_in_it() -> None:
    noise = pictures(*(bytes([n]) * 30_000 for n in range(80)))
    told = with_pictures("", noise)
    assert MOST - 50_000 < len(told) <= MOST


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"# picture {name_of(RED)} {base64.b64encode(BLUE).decode()}", "not the one it is called"),
        (f"# picture {name_of(RED)} ???", "this picture is damaged"),
        (f"# picture {name_of(b'no')} {base64.b64encode(b'no').decode()}", "it is no plain PNG"),
        (
            f"# picture {name_of(png('red', (400, 10)))} {base64.b64encode(png('red', (400, 10))).decode()}",
            "larger than 160 x 96",
        ),
    ],
)
def test_what_is_no_picture_of_an_element_is_told_with_its_line(line: str, why: str) -> None:
    told = text(shortcut(RED))
    with pytest.raises(Misread, match=f"Line {len(told.splitlines()) + 1}: .*{why}"):
        imported(f"{told}{line}\n")


def test_a_name_that_leads_elsewhere_is_none(library: Library) -> None:
    told = text(shortcut(RED)).replace(name_of(RED), "../../etc/passwd")
    with pytest.raises(Misread, match="32 hexadecimal digits"):
        imported(told)


def test_pictures_go_with_the_last_skill_that_speaks_of_them(library: Library) -> None:
    with closing(library):
        library.save_shortcut(shortcut(RED, BLUE), pictures(RED, BLUE))
        library.save_shortcut(shortcut(RED))  # the version before still has both
        library.save_shortcut(replace(shortcut(RED), name="Other"))
        assert len(library.patches.of(shortcut(RED, BLUE))) == 2
        library.forget_shortcut("Save")
        assert library.patches.of(shortcut(RED, BLUE)) == pictures(RED)
        library.forget_shortcut("Other")
        assert not library.patches.of(shortcut(RED))
