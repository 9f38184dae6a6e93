"""The pictures of a report are JPEGs that take no more room together than they may."""

import hashlib
import io
import random
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image

from app.pictures import Pictures
from app.report import album
from app.report.album import Album
from app.report.story import Look
from perception.screen import Picture
from tests.app.report.runs import DONE, EDITING, FORM, SIZE

Kind = Literal["jpeg", "png"]


def noise(seed: int, kind: Kind) -> Picture:
    """A picture that hardly gets smaller; a PNG is wider than a report's pictures may be."""
    width = 1400 if kind == "png" else 1200
    pixels = Image.frombytes("RGB", (width, 200), random.Random(seed).randbytes(width * 200 * 3))
    file = io.BytesIO()
    pixels.save(file, kind, quality=95)
    return Picture(file.getvalue(), hashlib.sha256(file.getvalue()).hexdigest(), 1.0, kind)


def looks(*pictures: Picture) -> list[Look]:
    return [Look("shop", replace(EDITING, picture=picture)) for picture in pictures]


def developed(pictures: list[Picture], folder: Path) -> list[bytes]:
    store = Pictures(folder)
    for picture in pictures:
        store.save(picture)
    addresses = [address for _, address in Album(looks(*pictures), store).developed()]
    assert all(address.startswith("data:image/jpeg;base64,") for address in addresses)
    return [b64decode(address.partition(",")[2]) for address in addresses]


def test_each_is_there_once_and_as_it_was(tmp_path: Path) -> None:
    assert developed([FORM, DONE, FORM], tmp_path) == [FORM.image, DONE.image]


def test_sizes_are_in_css_pixels(tmp_path: Path) -> None:
    store = Pictures(tmp_path)
    store.save(FORM)
    photo = Album(looks(FORM), store).find(FORM.digest)
    assert photo and (photo.width, photo.height) == SIZE


def test_wide_pictures_and_pngs_become_jpegs_of_at_most_1280_pixels(tmp_path: Path) -> None:
    (image,) = developed([noise(1, "png")], tmp_path)
    with Image.open(io.BytesIO(image)) as small:
        assert (small.format, small.size) == ("JPEG", (1280, 183))


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_the_more_there_are_the_smaller_they_get(
    kind: Literal["jpeg", "png"], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(album, "ROOM", 500_000)
    images = developed([noise(seed, kind) for seed in range(5)], tmp_path)
    assert len(images) == 5
    assert sum(map(len, images)) <= 500_000


def test_a_picture_cut_short_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = noise(1, "png")
    cut = replace(whole, image=whole.image[: len(whole.image) // 2])
    store = Pictures(tmp_path)
    store.save(cut)
    ((_, address),) = Album(looks(cut), store).developed()
    assert b64decode(address.partition(",")[2]) == cut.image
