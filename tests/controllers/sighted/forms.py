"""Small screens of memory with their pictures, and the eyes that look at them."""

import io
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFont

from controllers.controller import Found
from controllers.fake import FakeController
from controllers.sighted import Eyes, Sighted
from perception.locators import described
from perception.screen import Capture, Element, Picture, Place
from tests.perception.screens import element, text

HERE = Place("http://shop", "http://shop/")
WORDS = (text("First name", (60, 80)), text("Save", (100, 198)))
CANVAS = element("canvas", size=(800, 500))


def empty() -> Picture:
    out = io.BytesIO()
    Image.new("RGB", (800, 500), "white").save(out, "PNG")
    return Picture(out.getvalue(), "empty", 1.0, "png")


def form(words: str = "Save") -> Picture:
    """A filled button and a field under its label, on a screen of 800 x 500."""
    image = Image.new("RGB", (800, 500), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(17)
    pen.text((60, 80), "First name", fill="black", font=font)
    pen.rectangle((60, 110, 360, 146), outline="#777777")
    pen.rectangle((60, 190, 180, 226), fill="#1a66cc")
    pen.text((100, 198), words, fill="white", font=font)
    out = io.BytesIO()
    image.save(out, "PNG")
    return Picture(out.getvalue(), words, 1.0, "png")


def fake(*nodes: Element, picture: Picture | None = None) -> FakeController:
    capture = Capture(HERE, nodes, (800, 500), picture or form())
    return FakeController({"form": capture, "other": replace(capture, picture=form("Delete"))})


def sighted(controller: FakeController, eyes: Eyes = "pixels") -> Sighted:
    target = Sighted(controller, eyes)
    target.capture()
    return target


def found(target: Sighted, name: str) -> Found:
    at = target.locate(described(name))
    assert isinstance(at, Found), at
    return at
