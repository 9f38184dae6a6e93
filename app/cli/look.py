"""`journeyman look`: what Journeyman sees on a target."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from PIL import Image

from app.cli import options
from app.cli.opening import opened
from app.errors import UserError
from app.settings import load_settings
from app.wire import screen_to_json
from perception.marks import mark
from perception.numbering import observe
from perception.rendering import render

PICTURES = (".png", ".jpg", ".jpeg")


def look(
    on: Annotated[str, typer.Option(metavar="WHERE", help="What to look at: a URL, android[:SERIAL] or desktop.")],
    image: Annotated[Path | None, typer.Option(help="Also write a picture with numbered marks (.png or .jpg).")] = None,
    as_json: options.Json = False,
    eyes: options.EyesName = None,
    headed: options.Headed = None,
    profile: options.Profile = None,
) -> None:
    """Print the numbered elements of a page, a phone's screen or the desktop, as a model would read them."""
    if image and image.suffix.lower() not in PICTURES:
        raise UserError(f"{image} must end in .png or .jpg: these are the pictures that are written.")
    settings = load_settings(eyes=eyes, headed=headed, profile=profile)
    with opened([on], settings) as session:
        session.open()
        target = session.target(session.names[0])
        target.settled(settings.patience)
        screen = observe(target.capture(picture=image is not None))
    print(screen_to_json(replace(screen, picture=None)) if as_json else render(screen))
    if image and screen.picture:
        _write(image, mark(screen.picture, [e for e in screen.shown if e.interactive]).image)


def _write(path: Path, image: bytes) -> None:
    """The picture in the format that the file's name asks for. Raises UserError."""
    try:
        Image.open(io.BytesIO(image)).save(path)
    except (OSError, ValueError) as problem:
        raise UserError(f"{path} could not be written ({problem}); choose another place.") from None
