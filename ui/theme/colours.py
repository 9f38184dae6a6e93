"""The two hand-made themes: every colour of the window by its purpose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as `#rrggbb`. What is written in `text`, `dim` or a signal colour is readable on each background.

    window: behind everything; surface: cards and fields; raised: what the mouse is over; border: of cards;
    edge: of what can be typed into. `*_soft` is the background of a notice in that colour, `on_*` what is
    written on a filling of it. risk_0..risk_3: the risk classes of an action, calm to severe.
    """

    window: str
    surface: str
    raised: str
    border: str
    edge: str
    text: str
    dim: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_strong: str
    danger_soft: str
    on_danger: str
    risk_0: str
    risk_1: str
    risk_2: str
    risk_3: str


LIGHT = Colours(
    window="#f4f5f8",
    surface="#ffffff",
    raised="#eaedf3",
    border="#dfe3ea",
    edge="#b7bfcc",
    text="#1a1e28",
    dim="#586170",
    accent="#3a53d6",
    accent_strong="#2c42b8",
    accent_soft="#e8ecfd",
    on_accent="#ffffff",
    good="#14713d",
    good_soft="#e1f4e9",
    warning="#835400",
    warning_soft="#fdf0d5",
    danger="#b8242b",
    danger_strong="#98181f",
    danger_soft="#fde9e8",
    on_danger="#ffffff",
    risk_0="#586170",
    risk_1="#2758bd",
    risk_2="#835400",
    risk_3="#b8242b",
)
DARK = Colours(
    window="#13151a",
    surface="#1b1e25",
    raised="#272b35",
    border="#2d323d",
    edge="#4b5364",
    text="#e9ebf1",
    dim="#a4acbb",
    accent="#93a8ff",
    accent_strong="#b3c2ff",
    accent_soft="#232b49",
    on_accent="#0c1228",
    good="#74d6a0",
    good_soft="#153224",
    warning="#f2bd62",
    warning_soft="#382b12",
    danger="#ff9590",
    danger_strong="#ffb4b0",
    danger_soft="#401d20",
    on_danger="#2b0708",
    risk_0="#a4acbb",
    risk_1="#8fb4ff",
    risk_2="#f2bd62",
    risk_3="#ff9590",
)
THEMES = {"light": LIGHT, "dark": DARK}
