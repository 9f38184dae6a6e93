"""The theme in use: applied to the whole application, switched live, followed when the system's changes."""

from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QDir, QObject, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.colours import THEMES, Colours

Choice = Literal["system", "light", "dark"]
CHOICES: tuple[Choice, ...] = ("system", "light", "dark")
ASSETS = Path(__file__).resolve().parents[2] / "assets"
SMALLEST = 10.0
"""Points below which the system's font is not followed."""
SIZES = {"title": 1.75, "heading": 1.2, "body": 1.0, "small": 0.9}
"""Of text, as multiples of the font's."""

# Qt's roles and the colours that stand for them; the style sheet says the rest.
ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "dim",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
}


class _Theme(QObject):
    """Which theme is chosen and which one is on; lives as long as its application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._choice: Choice = "system"
        self._system = app.styleHints().colorScheme()
        self._on = ""
        self._font = QFont(app.font())
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._hear)

    def choose(self, choice: Choice) -> None:
        self._choice = choice
        self._follow()

    @Slot(Qt.ColorScheme)
    def _hear(self, scheme: Qt.ColorScheme) -> None:
        self._system = scheme
        self._follow()

    def _follow(self) -> None:
        system = "dark" if self._system == Qt.ColorScheme.Dark else "light"
        name = system if self._choice == "system" else self._choice
        if name != self._on:
            self._on = name
            self._put_on(name)

    def _put_on(self, name: str) -> None:
        global _colours
        _colours = THEMES[name]
        font = QFont(self._font)
        font.setPointSizeF(max(font.pointSizeF(), SMALLEST))
        QDir.setSearchPaths("theme", [str(ASSETS / "theme")])
        self._app.setFont(font)
        self._app.setPalette(_palette(_colours))
        self._app.setStyleSheet(_style(name, font.pointSizeF()))


_colours = THEMES["light"]


def colours() -> Colours:
    """The colours in use. Widgets that paint themselves ask anew in each paint event."""
    return _colours


def apply(app: QApplication, choice: Choice) -> None:
    """Put a theme on the application; "system" follows the system's from now on. Every widget is repainted."""
    theme = app.findChild(_Theme, "theme") or _Theme(app)
    theme.choose(choice)


def _palette(of: Colours) -> QPalette:
    palette = QPalette()
    for role, name in ROLES.items():
        palette.setColor(role, QColor(getattr(of, name)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(of.dim))
    return palette


def _style(name: str, points: float) -> str:
    """The style sheet in this theme's colours, with sizes taken from the font's."""
    sizes = {f"pt_{step}": f"{points * factor:.1f}pt" for step, factor in SIZES.items()}
    mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    sheet = Template((ASSETS / "theme" / "style.qss").read_text(encoding="utf-8"))
    return sheet.substitute(asdict(THEMES[name]), **sizes, mono=mono, theme=name)
