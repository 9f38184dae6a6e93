"""Where another one that looks the same may be out of sight, or what looks the same is one of many, nothing is it."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from app.macros.healing import Broken, Healing
from app.macros.lookalikes import Lookalikes
from controllers.actions import Tap
from perception.geometry import Box
from perception.locators import Around, Locator, Patch
from perception.numbering import observe
from perception.patches import of_element
from perception.screen import Beyond, Capture, Picture, Place
from skills.steps import Do
from tests.perception.screens import element

ICON = replace(element("link", ""), box=Box(20, 20, 24, 20), key="icon")
ROW = replace(element("row", ""), box=Box(0, 10, 200, 40), key="row", text="Ada")
STEP = Do("press it", Tap(), Locator((Around(), Patch("f" * 32, "link", 32, 30, 24, 20, 200, 100))))


def drawn(x: int = 20) -> Picture:
    image = Image.new("RGB", (200, 100), "white")
    ImageDraw.Draw(image).polygon([(x + 12, 22), (x + 22, 38), (x + 2, 38)], fill="#a30")
    out = io.BytesIO()
    image.save(out, "PNG")
    return Picture(out.getvalue(), hashlib.sha256(out.getvalue()).hexdigest(), 1.0, "png")


SEEN = Capture(Place("http://shop", "http://shop"), (ICON,), (200, 100), drawn())


def stands_in(seen: Capture, now: Capture | None = None) -> bool:
    """Whether the icon stands in on the screen that was decided on, where the target shows the other by then."""
    recorded: Callable[[str], bytes] = lambda name: of_element(ICON, observe(SEEN, None))  # noqa: E731
    alike = Lookalikes(Healing(None, False, recorded, lambda on: now or seen))
    return alike.found(Broken(STEP, STEP, {}, observe(seen, None)), "page", "step 1") is not None


def test_the_only_one_stands_in() -> None:
    assert stands_in(SEEN)


@pytest.mark.parametrize(
    "seen",
    [
        replace(SEEN, nodes=(ROW, replace(ICON, within=("row",)))),
        replace(SEEN, nodes=(ICON, replace(ICON, key="far", box=Box(20, 900, 24, 20), visibility="offscreen"))),
        replace(SEEN, nodes=(ICON, replace(ICON, key="under", visibility="covered"))),
        replace(SEEN, nodes=(replace(ROW, role="list", states=frozenset({"scrollable"})),
                             replace(ICON, within=("row",)))),
        replace(SEEN, beyond=(Beyond("", 0, 0, 40),)),
        replace(SEEN, nodes=(replace(ICON, role="tab"),)),
    ],
    ids=["in a row", "one below", "one covered", "in what can be scrolled", "more that was only counted", "no link"],
)  # fmt: skip
def test_nothing_stands_in(seen: Capture) -> None:
    assert not stands_in(seen)


def test_nothing_stands_in_that_is_elsewhere_by_the_time_of_the_picture() -> None:
    moved = replace(ICON, box=Box(60, 20, 24, 20))
    assert not stands_in(SEEN, replace(SEEN, nodes=(moved,), picture=drawn(60)))
    assert not stands_in(SEEN, replace(SEEN, nodes=()))
