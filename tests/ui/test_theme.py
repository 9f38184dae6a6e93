"""Both themes can be read, are put on live, and every icon takes their colours."""

import re
from collections.abc import Iterator
from dataclasses import asdict, fields

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme import palette
from ui.theme.colours import THEMES, Colours
from ui.theme.icons import FOLDER, icon
from ui.theme.palette import ASSETS, apply, colours

BACKGROUNDS = ("window", "surface", "raised")
WORDS = ("text", "dim", "accent", "good", "warning", "danger", "risk_0", "risk_1", "risk_2", "risk_3")
PAIRS = [
    *((words, background) for words in WORDS for background in BACKGROUNDS),
    *((f"on_{filling}", filling) for filling in ("accent", "danger")),
    *((f"on_{filling}", f"{filling}_strong") for filling in ("accent", "danger")),
    *((words, f"{words}_soft") for words in ("accent", "good", "warning", "danger")),
    *(("text", f"{notice}_soft") for notice in ("accent", "good", "warning", "danger")),
]


@pytest.fixture(autouse=True)
def as_the_system(qapp: QApplication) -> Iterator[None]:
    apply(qapp, "light")
    yield
    apply(qapp, "light")


def luminance(colour: str) -> float:
    made = QColor(colour)
    red, green, blue = map(linear, (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_web_guidelines_have_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_whatever_is_written_can_be_read(theme: str) -> None:
    of = asdict(THEMES[theme])
    faint = {pair: ratio for pair in PAIRS if (ratio := contrast(of[pair[0]], of[pair[1]])) < 4.5}
    assert not faint


def test_the_style_sheet_uses_colours_by_name_only() -> None:
    sheet = (ASSETS / "theme" / "style.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|:\s*(?:black|white|gray|grey)\b", sheet)


def test_every_colour_is_a_colour() -> None:
    names = [field.name for field in fields(Colours)]
    assert not [name for of in THEMES.values() for name in names if not QColor.isValidColorName(getattr(of, name))]


def test_a_theme_is_put_on_what_is_shown_already(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Save")
    button.setProperty("kind", "primary")
    qtbot.addWidget(button)
    button.resize(120, 36)
    corner = QPoint(8, 18)
    assert button.grab().toImage().pixelColor(corner).name() == THEMES["light"].accent
    apply(qapp, "dark")
    assert button.grab().toImage().pixelColor(corner).name() == THEMES["dark"].accent
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == colours().surface == THEMES["dark"].surface


def test_the_systems_choice_is_followed_until_another_is_made(qapp: QApplication) -> None:
    system = qapp.styleHints().colorSchemeChanged
    apply(qapp, "system")
    system.emit(Qt.ColorScheme.Dark)
    assert colours() == THEMES["dark"]
    system.emit(Qt.ColorScheme.Light)
    assert colours() == THEMES["light"]
    apply(qapp, "dark")
    system.emit(Qt.ColorScheme.Light)
    assert colours() == THEMES["dark"]


def test_small_system_fonts_are_not_followed_below_what_can_be_read(qapp: QApplication) -> None:
    assert qapp.font().pointSizeF() >= palette.SMALLEST


def inks(picture: QIcon, size: int, scale: float = 1.0, mode: QIcon.Mode = QIcon.Mode.Normal) -> dict[str, int]:
    """Opaque colours and how many pixels have them."""
    image = picture.pixmap(QSize(size, size), scale, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    found: dict[str, int] = {}
    for pixel in pixels:
        if pixel.alpha() == 255:
            found[pixel.name()] = found.get(pixel.name(), 0) + 1
    return found


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.svg")))
def test_an_icon_is_drawn_in_the_colour_of_the_theme(qapp: QApplication, name: str) -> None:
    made = icon(name)
    assert set(inks(made, 48)) == {THEMES["light"].text}
    apply(qapp, "dark")
    assert set(inks(made, 48)) == {THEMES["dark"].text}


def test_icons_take_a_named_or_a_given_colour_and_that_of_dim_text_when_they_are_off() -> None:
    assert set(inks(icon("stop", "danger"), 24)) == {THEMES["light"].danger}
    assert set(inks(icon("stop", "#123456"), 24)) == {"#123456"}
    assert set(inks(icon("stop", "on_accent"), 24, mode=QIcon.Mode.Disabled)) == {THEMES["light"].dim}


def test_icons_are_drawn_with_all_the_pixels_there_are() -> None:
    assert icon("home").pixmap(QSize(24, 24), 2.0).size() == QSize(48, 48)
    assert sum(inks(icon("stop"), 24, 2.0).values()) > 2 * sum(inks(icon("stop"), 24).values())


def test_there_is_no_icon_of_that_name() -> None:
    with pytest.raises(KeyError, match="there is no icon zebra"):
        icon("zebra")
