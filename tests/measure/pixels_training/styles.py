"""Style sheets made up at random: fonts, themes, and how buttons, fields, tabs, lists and cards look."""

from dataclasses import dataclass
from random import Random

FONTS = (
    "DejaVu Sans|Liberation Sans|Roboto|Lato|Open Sans|Cantarell|Inter|Liberation Serif|DejaVu Serif|Nimbus Sans"
    "|Liberation Mono|sans-serif|serif|URW Gothic"
).split("|")
LIGHT = ("#ffffff", "#fafafa", "#f6f8fa", "#f3f1ec", "#eef2f7", "#f0f0f0", "#e8e6e3")
DARK = ("#0d1117", "#121212", "#1e1e2e", "#18212b", "#202124", "#2b2b2b", "#000000")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a page."""

    ground: str
    raised: str
    ink: str
    faint: str
    line: str
    accent: str
    on_accent: str


def palette(rng: Random) -> Palette:
    """A theme, light or dark."""
    hue, light = rng.randint(0, 359), rng.random() < 0.65
    accent = f"hsl({hue} {rng.randint(45, 95)}% {rng.randint(32, 48) if light else rng.randint(50, 68)}%)"
    if light:
        raised = rng.choice(("#ffffff", "#fdfdfd", "#f7f7f9"))
        return Palette(rng.choice(LIGHT), raised, f"hsl({hue} 15% {rng.randint(8, 26)}%)", f"hsl({hue} 8% {rng.randint(40, 58)}%)",
                       f"hsl({hue} 12% {rng.randint(72, 92)}%)", accent, "#ffffff")  # fmt: skip
    return Palette(rng.choice(DARK), f"hsl({hue} 12% {rng.randint(13, 20)}%)", f"hsl({hue} 10% {rng.randint(80, 96)}%)",
                   f"hsl({hue} 8% {rng.randint(50, 65)}%)", f"hsl({hue} 10% {rng.randint(22, 36)}%)", accent,
                   rng.choice(("#ffffff", "#111111")))  # fmt: skip


def base(rng: Random) -> str:
    """What every page gets: its layout, and now and then a font and size that the kit did not choose."""
    size = rng.choice((13, 13, 14, 14, 15, 16, 16, 17))
    font = f"html, body {{ font-family: '{rng.choice(FONTS)}'; font-size: {size}px }}" if rng.random() < 0.6 else ""
    return (
        font
        + f"""
        body {{ margin: 0 }} .row_ {{ display: flex; gap: {rng.choice((4, 8, 12, 20))}px; align-items: center }}
        .wrap_ {{ flex-wrap: wrap }} .page_ {{ display: flex }} .main_ {{ flex: 1; padding: {rng.choice((8, 16, 24, 32))}px; min-width: 0 }}
        .side_ {{ width: {rng.choice((150, 180, 220, 260))}px; padding: {rng.choice((6, 12, 16))}px }}
        .grid_ {{ display: grid; grid-template-columns: repeat({rng.choice((2, 3, 4))}, 1fr); gap: {rng.choice((8, 16, 24))}px }}
        .form_ {{ display: grid; gap: {rng.choice((6, 10, 16))}px; max-width: {rng.choice((320, 420, 560, 900))}px }}
        .form_.two_ {{ grid-template-columns: 1fr 1fr }} .line_ label {{ display: inline-block; min-width: 110px }}
        .over_ label {{ display: block }} svg.icon_ {{ width: 1.25em; height: 1.25em; vertical-align: -0.25em; fill: currentColor }}
        svg.icon_.lucide {{ fill: none }} .spread_ {{ justify-content: space-between }} .photo_ {{ display: block; width: 100% }}
        .modal_ {{ position: fixed; inset: 0; background: #0008; display: grid; place-items: center; z-index: 50 }}
        .menu_ {{ position: fixed; z-index: 60; padding: 4px 0; min-width: 160px; box-shadow: 0 4px 16px #0005 }}
        .menu_ > * {{ padding: {rng.choice((4, 6, 9))}px 14px }} .block_ {{ margin-bottom: {rng.choice((10, 18, 28))}px }}
        .bottom_ {{ position: fixed; bottom: 0; left: 0; right: 0; display: flex; justify-content: space-around; padding: 8px 0 }}
        .bottom_ > * {{ display: flex; flex-direction: column; align-items: center; font-size: .75em }}
    """
    )


def made_up(rng: Random) -> str:
    """A style sheet for all kinds of control."""
    colours = palette(rng)
    radius = rng.choice((0, 2, 4, 6, 8, 12, 999))
    pad = f"{rng.choice((2, 4, 6, 8, 11))}px {rng.choice((6, 10, 14, 18))}px"
    filled, outlined = (
        f"background: {colours.accent}; color: {colours.on_accent}; border: 0",
        f"background: {colours.raised}; color: {colours.ink}; border: 1px solid {colours.line}",
    )
    flat = f"background: none; border: 0; color: {colours.accent}"
    usual, other = rng.sample((filled, outlined, flat, outlined, filled), 2)
    link = rng.choice((f"color: {colours.accent}", f"color: {colours.accent}; text-decoration: none", "color: inherit"))
    return f"""
        body {{ background: {colours.ground}; color: {colours.ink} }}
        button, .button_ {{ {usual}; padding: {pad}; border-radius: {radius}px; font: inherit; {_caps(rng)} }}
        button.second_ {{ {other} }} button.icon_button_ {{ {rng.choice((flat, outlined, flat))}; padding: 4px; color: {colours.ink} }}
        a {{ {link} }} nav a, .side_ a {{ text-decoration: none; color: {rng.choice((colours.ink, colours.faint))} }}
        .side_ a, .side_ li {{ display: block; padding: {pad}; border-radius: {radius}px; list-style: none }}
        ul {{ padding-left: {rng.choice((0, 20))}px }} .current_ {{ {rng.choice((filled, f"color: {colours.accent}", outlined))} }}
        {_fields(rng, colours, radius)} {_ticks(rng, colours)} {_tabs(rng, colours)} {_surfaces(rng, colours)}
    """


def _caps(rng: Random) -> str:
    return (
        "text-transform: uppercase; letter-spacing: .05em"
        if rng.random() < 0.12
        else f"font-weight: {rng.choice((400, 400, 500, 600, 700))}"
    )


def _fields(rng: Random, colours: Palette, radius: int) -> str:
    height = rng.choice((24, 28, 32, 36, 40, 48))
    look = rng.choice(
        (
            f"border: 1px solid {colours.line}; background: {colours.raised}; border-radius: {min(radius, 20)}px",
            f"border: 0; border-bottom: {rng.choice((1, 2))}px solid {colours.line}; background: none",
            f"border: 0; background: color-mix(in srgb, {colours.ink} 9%, {colours.ground}); border-radius: {min(radius, 20)}px",
            f"border: 2px solid {colours.faint}; background: {colours.ground}; border-radius: {min(radius, 8)}px",
            f"border: 1px solid {colours.faint}; background: {colours.ground}",
        )
    )
    plain = "input:not([type=checkbox], [type=radio], [type=range]), select, textarea"
    own_arrow = "select { appearance: none }" if rng.random() < 0.2 else ""
    return f"""{plain} {{ {look}; padding: 2px {rng.choice((4, 8, 12))}px; height: {height}px; color: inherit; font: inherit; box-sizing: border-box }}
        textarea {{ height: {rng.choice((60, 90, 140))}px }} .form_ input, .form_ select, .form_ textarea {{ max-width: 100% }}
        .over_ {plain.split(",")[0]}, .over_ select, .over_ textarea {{ width: 100% }} {own_arrow}
        ::placeholder {{ color: {colours.faint} }}"""


def _ticks(rng: Random, colours: Palette) -> str:
    size = rng.choice((13, 15, 16, 18, 20, 22))
    own = f"""input[type=checkbox]:not(.switch_), input[type=radio] {{ appearance: none; width: {size}px; height: {size}px; margin: 2px 6px 2px 0;
        vertical-align: -3px; border: {rng.choice((1, 2))}px solid {colours.faint}; border-radius: {rng.choice((0, 2, 4))}px }}
        input[type=radio] {{ border-radius: 50% }} input[type=checkbox]:not(.switch_):checked {{ background: {colours.accent};
        box-shadow: inset 0 0 0 {size // 5}px {rng.choice((colours.accent, colours.raised))} }}
        input[type=radio]:checked {{ box-shadow: inset 0 0 0 {size // 4}px {colours.raised}; background: {colours.accent} }}"""
    width, height = rng.choice(((28, 16), (34, 20), (40, 22), (44, 24), (52, 30)))
    knob = height - rng.choice((4, 6, 8))
    switch = f""".switch_ {{ appearance: none; position: relative; width: {width}px; height: {height}px; border-radius: {height}px; margin: 0 6px 0 0;
        background: {colours.line}; border: {rng.choice((0, 0, 1))}px solid {colours.faint}; vertical-align: middle }}
        .switch_::after {{ content: ''; position: absolute; width: {knob}px; height: {knob}px; border-radius: 50%; top: calc(50% - {knob / 2}px); left: 3px; background: #fff; box-shadow: 0 0 2px #0006 }}
        .switch_:checked {{ background: {colours.accent} }} .switch_:checked::after {{ left: auto; right: 3px }}"""
    tint = f"input {{ accent-color: {colours.accent} }}"
    return switch + (own if rng.random() < 0.5 else tint)


def ticks_alone(rng: Random) -> str:
    """Ticks drawn anew, whatever the kit makes of them: sunken, raised, flat or filled, and marked in several ways."""
    size, mark = rng.choice((11, 12, 13, 14, 16, 18)), rng.choice(("✓", "✔", "✕", "■", "•", "\\2013"))
    edge = rng.choice(
        ("2px inset #ccc", "2px outset #ddd", "1px inset #888", "1px solid #777", "1px solid #bbb", "2px solid #444")
    )
    ground, ink = rng.choice(
        (("#fff", "#000"), ("#e8e8e8", "#a00"), ("#d9d9d9", "#000"), ("#fff", "#0a62c4"), ("#f4f4f4", "#333"))
    )
    place = f"display:inline-grid;place-items:center;width:{size}px;height:{size}px;margin:1px {rng.choice((2, 5, 8))}px 1px 0;vertical-align:-2px"
    turned = "transform:rotate(45deg) scale(.8);" if rng.random() < 0.2 else ""
    return f"""input:is([type=checkbox], [type=radio]):not(.switch_, [role=switch]) {{ appearance:none;{place};border:{edge};background:{ground};color:{ink} }}
        input[type=radio] {{ border-radius:50%;{turned} }}
        input:is([type=checkbox], [type=radio]):checked:not(.switch_, [role=switch])::after {{ content:'{mark}';font:{size - 2}px/1 sans-serif }}"""


def _tabs(rng: Random, colours: Palette) -> str:
    under = f"border-bottom: 2px solid {colours.accent}; color: {colours.accent}"
    boxed = f"background: {colours.raised}; border: 1px solid {colours.line}; border-bottom: 0"
    pill = f"background: {colours.accent}; color: {colours.on_accent}; border-radius: 99px"
    pad = f"{rng.choice((4, 8, 12))}px {rng.choice((8, 14, 20))}px"
    return f"""[role=tab] {{ padding: {pad}; display: inline-block; background: none; border: 0; color: {colours.faint}; border-radius: 0 }}
        [role=tab][aria-selected=true] {{ {rng.choice((under, boxed, pill))} }}"""


def _surfaces(rng: Random, colours: Palette) -> str:
    edge = rng.choice((f"border: 1px solid {colours.line}", "box-shadow: 0 1px 4px #0003", "border: 0"))
    rule = rng.choice((f"border-bottom: 1px solid {colours.line}", "border: 0", f"border: 1px solid {colours.line}"))
    bar = rng.choice((colours.raised, colours.accent, colours.ground, "#222"))
    return f""".card_, .menu_ {{ background: {colours.raised}; {edge}; border-radius: {rng.choice((0, 4, 8, 14))}px; padding: {rng.choice((8, 14, 20))}px }}
        .menu_ {{ padding: 4px 0 }} table {{ border-collapse: collapse; width: 100% }} td, th {{ padding: {rng.choice((3, 6, 10))}px; {rule}; text-align: left }}
        .top_ {{ background: {bar}; padding: {rng.choice((6, 10, 16))}px 16px; {"color: #fff" if bar in (colours.accent, "#222") else ""} }}
        .top_ a {{ color: inherit }} .item_ {{ padding: {rng.choice((6, 10, 14))}px; {rule} }} .side_, .bottom_ {{ background: {rng.choice((colours.raised, colours.ground))}; {edge} }}
        .badge_ {{ background: {colours.line}; border-radius: 99px; padding: 1px 8px; font-size: .8em }} small, .faint_ {{ color: {colours.faint} }}"""
