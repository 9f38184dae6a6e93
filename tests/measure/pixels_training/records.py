"""Records of made-up kinds: rows or cards with the same parts each, some of which can be pressed and most of which tell.

The parts of a column, its look and the look of the whole are drawn by chance, so that a state and a button, a price and
a link, a picture and an icon button occur in every company, and only what repeats, varies and is said tells them apart.
"""

from collections.abc import Callable, Sequence
from random import Random

from tests.measure.pixels_training import words
from tests.measure.pixels_training.widgets import Widgets

Cell = Callable[[], str]
Column = Callable[[Widgets], Cell]
"""Draws how a column looks; what it returns makes one cell of it after the other."""


def records(w: Widgets) -> str:
    """Several records, as a table, as lines or as cards."""
    columns = [w.rng.choice(TELLING)(w) for _ in range(w.rng.randint(1, 4))]
    columns += [w.rng.choice(ACTING)(w) for _ in range(w.rng.choice((0, 1, 1, 1, 2)))]
    w.rng.shuffle(columns)
    columns.insert(0, w.rng.choice(NAMING)(w))
    lay = w.rng.choice((_as_table, _as_table, _as_lines, _as_lines, _as_cards))
    return lay(w, [[column() for column in columns] for _ in range(w.rng.randint(2, 9))])


def _as_table(w: Widgets, rows: Sequence[Sequence[str]]) -> str:
    rule = w.rng.choice(
        ("border:0", "border:1px solid #8886", "border-bottom:1px solid #8884", "border:1px solid #000")
    )
    pad, size = w.rng.choice(("1px 3px", "3px 6px", "6px 10px", "10px 14px")), w.rng.choice(("1em", "1em", ".85em"))
    striped = "tr:nth-child(even) td" if w.chance(0.3) else "none"
    head_look = w.rng.choice(
        ("", "background:#8882", "background:#333;color:#fff", "color:#888;text-transform:uppercase")
    )
    head = (
        "".join(f"<th style='{head_look}'>{w.rng.choice(words.FIELDS)}</th>" for _ in rows[0]) if w.chance(0.7) else ""
    )
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    name = f"t{w.rng.randint(0, 10**6)}"
    return (
        f"<style>.{name} td, .{name} th {{ {rule}; padding: {pad}; text-align: left }} .{name} {striped} {{ background: #8881 }}</style>"
        f'<table class="{name}" style="border-collapse:collapse;font-size:{size};width:{w.rng.choice(("auto", "auto", "100%"))}"><tr>{head}</tr>{body}</table>'
    )


def _as_lines(w: Widgets, rows: Sequence[Sequence[str]]) -> str:
    rule = w.rng.choice(
        ("border:0", "border-bottom:1px solid #8884", "border:1px solid #8886;margin:4px 0;border-radius:6px")
    )
    between = w.rng.choice((" ", " · ", "&nbsp; "))
    flow = w.rng.choice(("", "display:flex;gap:10px;align-items:center", "display:flex;justify-content:space-between"))
    pad = w.rng.choice((2, 5, 9, 14))
    joined = between if not flow else ""
    parts = [joined.join(f"<span>{cell}</span>" for cell in row) for row in rows]
    return "".join(f'<div style="{rule};{flow};padding:{pad}px">{part}</div>' for part in parts)


def _as_cards(w: Widgets, rows: Sequence[Sequence[str]]) -> str:
    edge = w.rng.choice(("border:1px solid #8885", "box-shadow:0 1px 5px #0004", "background:#8881", ""))
    look = f"{edge};border-radius:{w.rng.choice((0, 4, 10))}px;padding:{w.rng.choice((4, 10, 16))}px;text-align:{w.rng.choice(('left', 'left', 'center'))}"
    tops = [_picture(w)() if w.chance(0.6) else "" for _ in rows] if w.chance(0.6) else [""] * len(rows)
    made = "".join(
        f'<div style="{look}">{top}{"".join(f"<div style=margin:4px>{cell}</div>" for cell in row)}</div>'
        for top, row in zip(tops, rows, strict=True)
    )
    return f'<div style="display:grid;grid-template-columns:repeat({w.rng.randint(2, 5)}, 1fr);gap:{w.rng.choice((6, 12, 20))}px">{made}</div>'


def hue(rng: Random, light: tuple[int, int]) -> str:
    """Some colour, so light in percent."""
    return f"hsl({rng.randint(0, 359)} {rng.randint(0, 90)}% {rng.randint(*light)}%)"


def _look(rng: Random) -> str:
    """How a small filled or edged shape with a word in it looks: a state, a tag, or a button."""
    fill = rng.choice((hue(rng, (84, 94)), hue(rng, (30, 55)), "none", "#8882"))
    dark = "#fff" if fill.startswith("hsl") and int(fill.rstrip("%)").split()[-1]) < 60 else hue(rng, (15, 32))
    edge = rng.choice(("0", "0", f"1px solid {hue(rng, (40, 70))}"))
    pad = f"{rng.choice((0, 1, 2, 4, 6))}px {rng.choice((4, 7, 9, 14))}px"
    weight, size = rng.choice((400, 400, 500, 700)), rng.choice((".75em", ".85em", "1em"))
    return f"background:{fill};color:{dark};border:{edge};border-radius:{rng.choice((0, 3, 4, 9, 99))}px;padding:{pad};font-size:{size};font-weight:{weight}"


def _states(w: Widgets) -> Cell:
    """One of a few states, each with its look; none of them can be pressed."""
    said = w.rng.sample(words.STATES, w.rng.randint(2, 5))
    shape = _look(w.rng)
    looks = [f"{shape};background:{hue(w.rng, (80, 94))};color:{hue(w.rng, (15, 30))}" if w.chance(0.5) else
             f"{shape};background:{hue(w.rng, (28, 52))};color:#fff" if w.chance(0.7) else shape for _ in said]  # fmt: skip
    caps = w.rng.choice((str, str, str.lower, str.upper))

    def made() -> str:
        at = w.rng.randrange(len(said))
        return f'<span style="{looks[at]}">{caps(said[at])}</span>'

    return made


def _tags(w: Widgets) -> Cell:
    """None, one or several words about a thing, each in its colour."""
    state = _states(w)
    return lambda: " ".join(state() for _ in range(w.rng.choice((0, 1, 1, 2, 3))))


def _dots(w: Widgets) -> Cell:
    """A coloured dot before a state."""
    side, said = w.rng.choice((7, 9, 12)), w.rng.sample(words.STATES, 3)
    return lambda: (
        f'<i style="display:inline-block;width:{side}px;height:{side}px;border-radius:50%;background:{hue(w.rng, (35, 60))}"></i> {w.rng.choice(said)}'
    )


def _text(w: Widgets) -> Cell:
    look = w.rng.choice(
        (
            "",
            "",
            "color:#888",
            "font-weight:700",
            f"color:{hue(w.rng, (25, 45))}",
            "font-style:italic",
            "font-size:1.3em",
        )
    )
    said: Cell = w.rng.choice(
        (lambda: words.figure(w.rng), lambda: words.figure(w.rng), lambda: words.phrase(w.rng),
         lambda: words.sentence(w.rng, 3, 8), lambda: w.rng.choice(words.PEOPLE), lambda: words.since(w.rng))
    )  # fmt: skip
    return lambda: f'<span style="{look}">{said()}</span>'


def _price(w: Widgets) -> Cell:
    """What a thing costs, now and then with what it cost before."""
    look = f"font-weight:{w.rng.choice((400, 700))};font-size:{w.rng.choice((1, 1.2, 1.5))}em;color:{w.rng.choice(('inherit', hue(w.rng, (28, 48))))}"
    sign, cents, was = (
        w.rng.choice(("€{}", "{} €", "${}", "£{}", "{} kr", "CHF {}", "{}")),
        w.chance(0.8),
        w.chance(0.2),
    )

    def amount() -> str:
        return sign.format(f"{w.rng.randint(1, 999)}{f'.{w.rng.randint(0, 99):02}' if cents else ''}")

    return lambda: f'<span style="{look}">{amount()}</span>' + (f" <s>{amount()}</s>" if was else "")


def _picture(w: Widgets) -> Cell:
    """A picture of a thing or person, or the letters of a name in its place."""
    side, round_ = w.rng.choice((24, 36, 48, 90, 130)), w.rng.choice(("0", "6px", "50%"))
    shape = (
        f"display:inline-grid;place-items:center;overflow:hidden;width:{side}px;height:{side}px;border-radius:{round_}"
    )
    drawn: Cell = w.rng.choice(
        (
            lambda: w.photo(side),
            w.icon,
            lambda: "".join(part[0] for part in w.rng.choice(words.PEOPLE).split()),
            lambda: "",
        )
    )
    return lambda: f'<span style="{shape};background:{hue(w.rng, (30, 90))};color:#fff">{drawn()}</span>'


def _amount(w: Widgets) -> Cell:
    """How much of something: a bar, stars, or a number in a circle."""
    colour, wide, high = hue(w.rng, (35, 60)), w.rng.choice((50, 90, 160)), w.rng.choice((4, 8, 14))
    bar: Cell = lambda: (  # noqa: E731
        f'<div style="display:inline-block;width:{wide}px;height:{high}px;background:#8883;border-radius:{high}px"><div style="width:{w.rng.randint(5, 100)}%;height:100%;background:{colour};border-radius:{high}px"></div></div>'
    )
    stars: Cell = lambda: f'<span style="color:{colour}">{"★" * (n := w.rng.randint(1, 5))}{"☆" * (5 - n)}</span>'  # noqa: E731
    count: Cell = lambda: (  # noqa: E731
        f'<span style="background:{colour};color:#fff;border-radius:99px;padding:1px 7px;font-size:.8em">{w.rng.randint(1, 99)}</span>'
    )
    return w.rng.choice((bar, stars, count))


def _title(w: Widgets) -> Cell:
    """What a thing is called, which can be pressed or not."""
    linked, look = (
        w.chance(0.55),
        w.rng.choice(("", "", "font-weight:700", "font-size:1.15em", "color:inherit;text-decoration:none")),
    )
    if linked:
        return lambda: f'<a href="#x" style="{look}">{words.phrase(w.rng)}</a>'
    return lambda: f'<span style="{look}">{words.phrase(w.rng)}</span>'


def _ticked(w: Widgets) -> Cell:
    return lambda: f'<input type="checkbox"{" checked" if w.chance(0.3) else ""}> {words.phrase(w.rng)}'


def _deed(w: Widgets) -> Cell:
    """The same button in each record, in the look of the page or of a state."""
    said = w.rng.choice((*words.ACTIONS, words.phrase(w.rng)))
    own = f' style="{_look(w.rng)}"' if w.chance(0.4) else ""
    button = f'<button class="{w.kit.of("button", w.rng)}"{own}>{said}</button>'
    return lambda: button


def _icons(w: Widgets) -> Cell:
    """The same few icons in each record, with or without an edge."""
    drawn = [w.icon() for _ in range(w.rng.randint(1, 4))]
    tag = w.rng.choice(("button style='background:none;border:0;padding:2px'", "button", "a href=#x", "span onclick=1"))
    made = " ".join(f"<{tag}>{icon}</{tag.split()[0]}>" for icon in drawn)
    return lambda: made


def _linked(w: Widgets) -> Cell:
    said = w.rng.choice((*words.ACTIONS, "Details", "Open", "more"))
    return lambda: f'<a href="#x">{said}</a>'


def _field(w: Widgets) -> Cell:
    made: Sequence[Cell] = (
        lambda: f'<input type="number" value="{w.rng.randint(1, 20)}" style="width:60px">',
        w.select,
        w.switch,
    )
    return w.rng.choice(made)


TELLING: tuple[Column, ...] = (
    _states, _states, _tags, _tags, _dots, _text, _text, _text, _price, _price, _picture, _amount,
)  # fmt: skip
ACTING: tuple[Column, ...] = (_deed, _deed, _icons, _linked, _field)
NAMING: tuple[Column, ...] = (_title, _title, _title, _ticked, _text)
