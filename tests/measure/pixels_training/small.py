"""Very small pages: a sentence on top and a few unstyled controls, tiny tabs, shapes, lists or dialogs under it."""

from collections.abc import Callable
from random import Random

from tests.measure.pixels_training import words
from tests.measure.pixels_training.lookalikes import manual, status, vacant
from tests.measure.pixels_training.records import records
from tests.measure.pixels_training.telling import task
from tests.measure.pixels_training.widgets import Widgets

SIZES = ((160, 210), (200, 260), (320, 240), (500, 320), (500, 320), (640, 360))
Part = Callable[[Widgets], str]


def small(w: Widgets) -> str:
    """The whole page, with its own few styles; what is around the part that can be worked only tells something."""
    wide, high = w.rng.choice(((150, 200), (160, 210), (200, 220), (260, 240), (300, 300)))
    told = f'<div class="told_">{_told(w)}</div>' if w.chance(0.8) else ""
    parts = "".join(f"<div>{w.rng.choice(PARTS)(w)}</div>" for _ in range(w.rng.choice((1, 1, 1, 2))))
    aside = _facts(w) if w.chance(0.4) else ""
    box = f'<div style="width:{wide}px;height:{high}px;overflow:hidden">{told}<div class="area_">{parts}</div></div>'
    return f'<style>{_styles(w.rng)}</style><div style="display:flex;gap:20px">{box}{aside}</div>'


def _styles(rng: Random) -> str:
    hue, size = rng.randint(0, 359), rng.choice((9, 10, 11, 12, 13, 14))
    ink = rng.choice(("#000", "#222", f"hsl({hue} 40% 20%)"))
    line = rng.choice(("#000", "#bbb", "#ddd", f"hsl({hue} 30% 60%)"))
    strip = rng.choice((f"hsl({hue} {rng.randint(40, 100)}% {rng.randint(70, 92)}%)", "#eee", "none", "#333"))
    control = rng.choice(
        ("", "", f"border: 1px solid {line}; background: #f6f6f6; border-radius: {rng.choice((0, 3, 4))}px")
    )
    return f"""body {{ margin: {rng.choice((0, 0, 4, 8))}px; color: {ink}; background: {rng.choice(("#fff", "#fff", "#fafafa", "#f4f4f4"))};
            font: {size}px {rng.choice(("sans-serif", "serif", "Liberation Sans", "DejaVu Sans", "Liberation Mono"))} }}
        .told_ {{ background: {strip}; color: {"#fff" if strip == "#333" else ink}; padding: {rng.choice((2, 4, 6))}px; min-height: {rng.choice((20, 30, 50))}px }}
        .area_ {{ padding: {rng.choice((2, 4, 8))}px }} button {{ {control} }} button, input, select {{ {rng.choice(("", "", "font: inherit"))} }}
        input:not([type=checkbox], [type=radio]), textarea {{ width: {rng.choice((60, 90, 110, 130))}px }}
        .pages_ > * {{ display: inline-block; padding: 2px {rng.choice((4, 6, 9))}px; border: 1px solid {line}; background: #eee }} .pages_ > .on_ {{ background: #fff; border-bottom-color: #fff }}
        .panel_ {{ border: 1px solid {line}; padding: 4px }} .faint_ {{ color: #888 }} .line_ {{ padding: {rng.choice((1, 3, 5))}px; {rng.choice(("", f"border-bottom: 1px solid {line}"))} }}
        .title_ {{ background: {rng.choice((f"hsl({hue} 60% 40%)", "#ccc", "#e8e8e8"))}; padding: 2px 4px; display: flex; justify-content: space-between; font-weight: 700 }}
        table {{ border-collapse: collapse }} td, th {{ padding: {rng.choice((1, 2, 4))}px; {rng.choice(("", f"border: 1px solid {line}"))}; text-align: {rng.choice(("left", "center"))} }}
        .go_ {{ color: {rng.choice(("#00e", "#0645ad", ink))}; text-decoration: {rng.choice(("underline", "none"))}; cursor: pointer }} svg.icon_ {{ width: {rng.choice((9, 11, 13, 16))}px; height: {rng.choice((9, 11, 13, 16))}px }}"""


def _told(w: Widgets) -> str:
    return task(w) if w.chance(0.5) else words.sentence(w.rng)


def _facts(w: Widgets) -> str:
    """Numbers with their labels, none of which can be pressed, however big or coloured they are."""
    value = w.rng.choice(("", "font-weight:700", f"font-weight:700;color:hsl({w.rng.randint(0, 359)} 80% 30%)"))
    lines = "".join(
        f"<div>{w.rng.choice(words.FIELDS)}: <span style='{value}'>{w.rng.choice(('-', words.figure(w.rng)))}</span></div>"
        for _ in range(w.rng.randint(2, 6))
    )
    apart = f"font-size:{w.rng.choice((10, 12, 14, 16, 19))}px;line-height:{w.rng.choice((1.2, 1.4, 1.7))}"
    return f'<div style="{apart}">{lines}</div>'


def _native(w: Widgets) -> str:
    """Unstyled controls one after the other, with words between them."""
    makers: tuple[Callable[[], str], ...] = (
        w.plain_button, w.plain_button, w.link, w.select, lambda: "<input>", lambda: '<input type="password">',
        lambda: f"<p>{words.sentence(w.rng)}</p>", lambda: f"<label>{w.rng.choice(words.FIELDS)}</label> <input>",
        lambda: '<input type="range">', lambda: "<textarea></textarea>", lambda: '<input type="number">',
        lambda: f"<b>{words.phrase(w.rng)}</b>", lambda: f"<span>{words.figure(w.rng)}</span>",
    )  # fmt: skip
    made = [w.rng.choice(makers)() for _ in range(w.rng.randint(2, 8))]
    return w.rng.choice(("<br>", " ", "<br><br>")).join(made)


def _ticks(w: Widgets) -> str:
    kind = w.rng.choice(("checkbox", "radio"))
    gap = w.rng.choice(("<br>", "<br>", " "))
    made = gap.join(
        w.plain_tick(kind) if w.chance(0.7) else f"<input type={kind}>{w.rng.choice(words.CHOICES)}"
        for _ in range(w.rng.randint(2, 9))
    )
    return f"{made}<br>{w.plain_button()}"


def _shapes(w: Widgets) -> str:
    """Shapes and letters drawn in SVG, each of which can be pressed, or none."""
    wide, high = w.rng.choice(((140, 130), (150, 150), (200, 140)))
    press = "onclick=1 style=cursor:pointer" if w.chance(0.8) else ""
    cells = [(x, y) for x in range(8, wide - 20, 34) for y in range(8, high - 20, 34)]
    made = "".join(_shape(w.rng, x, y, press) for x, y in w.rng.sample(cells, w.rng.randint(2, min(9, len(cells)))))
    return f'<svg width="{wide}" height="{high}" style="border:{w.rng.choice((0, 1))}px solid #aaa">{made}</svg>{w.plain_button() if w.chance(0.4) else ""}'


def _shape(rng: Random, x: int, y: int, press: str) -> str:
    fill = rng.choice(("red", "green", "blue", "magenta", "orange", "black", "#999", "none", "cyan"))
    stroke = f'fill="{fill}" stroke="{"black" if fill == "none" else fill}" {press}'
    side = rng.choice((9, 12, 16, 22))
    return rng.choice(
        (
            f'<rect x="{x}" y="{y}" width="{side}" height="{rng.choice((side, side // 2 + 4))}" {stroke} />',
            f'<circle cx="{x + 12}" cy="{y + 12}" r="{side / 2}" {stroke} />',
            f'<polygon points="{x},{y + side} {x + side},{y + side} {x + side / 2},{y}" {stroke} />',
            f'<text x="{x}" y="{y + 16}" font-size="{side + 2}" {press} fill="{"black" if fill == "none" else fill}">{rng.choice("ABCKQXabdk23579")}</text>',
        )
    )


def _pages(w: Widgets) -> str:
    """Tabs over a panel."""
    tag = w.rng.choice(("a href=#x", "span onclick=1", "button", "li role=tab tabindex=0"))
    named = [
        w.rng.choice((f"Tab {i + 1}", str(i + 1), words.phrase(w.rng).split()[0])) for i in range(w.rng.randint(2, 4))
    ]
    made = "".join(f"<{tag} class='{'' if i else 'on_'}'>{name}</{tag.split()[0]}>" for i, name in enumerate(named))
    return f'<div class="pages_">{made}</div><div class="panel_">{_prose(w)}</div>'


def _prose(w: Widgets) -> str:
    """Words some of which can be pressed and look like it, or look like the others."""
    parts = [words.sentence(w.rng, 2, 6).rstrip(".!?") for _ in range(w.rng.randint(1, 4))]
    for at in range(len(parts)):
        if w.chance(0.5):
            parts[at] += f' <span class="go_" onclick="1">{words.phrase(w.rng).lower()}</span>'
        elif w.chance(0.2):
            parts[at] += f" <u>{words.phrase(w.rng).lower()}</u>"
    return f"<p>{', '.join(parts)}.</p>"


def _rows(w: Widgets) -> str:
    """A list of people or things, pressed as a whole or by the icons at their ends."""
    whole = w.chance(0.5)
    press = 'onclick="1" style="cursor:pointer"' if whole else ""
    icons = w.rng.randint(0, 4)
    made = ""
    for _ in range(w.rng.randint(2, 6)):
        ends = "".join(f'<span onclick="1" title="x">{w.icon()}</span> ' for _ in range(icons)) if not whole else ""
        under = f'<div class="faint_">{words.sentence(w.rng, 3, 6)}</div>' if w.chance(0.5) else ""
        made += f'<div class="line_" {press}><b>{w.rng.choice(words.PEOPLE)}</b>{under}{ends}</div>'
    return made


def _dialog(w: Widgets) -> str:
    close = f"<button>{w.rng.choice(('x', '×', 'X', w.icon()))}</button>"
    deeds = "".join(w.plain_button() for _ in range(w.rng.randint(0, 2)))
    inside = w.rng.choice((_prose, _native))(w) if w.chance(0.5) else f"<p>{words.sentence(w.rng)}</p>"
    return (
        f'<div class="panel_"><div class="title_"><span>{words.phrase(w.rng)}</span>{close}</div>{inside}{deeds}</div>'
    )


def _cells(w: Widgets) -> str:
    """A table or calendar; its cells can be pressed, or only tell something."""
    columns, press = w.rng.randint(2, 7), "onclick=1 style=cursor:pointer" if w.chance(0.2) else ""
    said: Callable[[], str] = w.rng.choice(
        (lambda: str(w.rng.randint(0, 31)), lambda: words.phrase(w.rng).split()[0], lambda: words.figure(w.rng))
    )
    rows = "".join(
        f"<tr>{''.join(f'<td {press}>{said()}</td>' for _ in range(columns))}</tr>" for _ in range(w.rng.randint(2, 6))
    )
    head = "".join(f"<th>{w.rng.choice(words.FIELDS)[:2]}</th>" for _ in range(columns))
    ends = f"{w.plain_button()} <b>{words.phrase(w.rng)}</b> <a href=#x>&gt;</a>" if w.chance(0.4) else ""
    return f"{ends}<table><tr>{head}</tr>{rows}</table>"


def _days(w: Widgets) -> str:
    """A month whose days can be pressed, and ways to the next and the last one."""
    before, after = w.rng.choice((("&lt;", "&gt;"), ("◂", "▸"), ("Prev", "Next"), ("«", "»")))
    way = w.rng.choice(("span onclick=1", "a href=#x", "button"))
    pressed = w.rng.choice(("td onclick=1", "td", "td onclick=1 class=panel_"))
    inside = "<a href=#x>{}</a>".format if pressed == "td" and w.chance(0.7) else "{}".format
    head = "".join(f"<th>{day}</th>" for day in w.rng.choice(("MTWTFSS", ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))))
    first = w.rng.randint(0, 6)
    cells = [f"<{pressed}>{inside(day)}</td>" if day > 0 else "<td></td>" for day in range(1 - first, 31)]
    weeks = "".join(f"<tr>{''.join(cells[at : at + 7])}</tr>" for at in range(0, len(cells), 7))
    ends = [f"<{way}>{said}</{way.split()[0]}>" for said in (before, after)]
    return f"{ends[0]} <b>{words.phrase(w.rng).split()[0]} 2026</b> {ends[1]}<table><tr>{head}</tr>{weeks}</table>"


def _keys(w: Widgets) -> str:
    """The keys of a calculator or a remote, and what they brought about."""
    said = w.rng.choice(("789456123", "123456789", "+-*/CE=()", "ABCDEFGHI"))
    made = "".join(
        f"<button>{key}</button>{'<br>' if at % 3 == 2 else w.rng.choice((' ', ''))}" for at, key in enumerate(said)
    )
    shown = f'<div class="panel_" style="text-align:right">{words.figure(w.rng)}</div>' if w.chance(0.6) else ""
    return f"{shown}{made}{w.plain_button() if w.chance(0.5) else ''}"


def _menu(w: Widgets) -> str:
    """An open menu or the choices under a field."""
    field = "<input><br>" if w.chance(0.5) else ""
    made = "".join(
        f'<li role="menuitem" tabindex="0" onclick="1" class="line_">{w.rng.choice((words.phrase(w.rng), w.rng.choice(words.ACTIONS)))}{" ▸" if w.chance(0.2) else ""}</li>'
        for _ in range(w.rng.randint(2, 7))
    )
    wide = w.rng.choice((70, 100, 130))
    return f'{field}<ul class="panel_" style="list-style:none;margin:0;width:{wide}px">{made}</ul>'


def _folds(w: Widgets) -> str:
    made = "".join(
        f'<div class="line_" onclick="1" style="background:#eee">{w.rng.choice(("▸ ", "+ ", ""))}{words.phrase(w.rng)}</div>'
        + (f"<div>{_prose(w)}</div>" if w.chance(0.3) else "")
        for _ in range(w.rng.randint(2, 5))
    )
    return made


def _posts(w: Widgets) -> str:
    """Messages of people, each with a row of tiny icons that can be pressed, with counts or without."""
    size, tint = w.rng.choice((9, 10, 12, 14)), w.rng.choice(("#888", "#aab8c2", "inherit", "#444"))
    icons = [w.icon() for _ in range(w.rng.randint(1, 5))]
    counted, spread = w.chance(0.3), w.rng.choice((4, 14, 30))
    ends = "".join(
        f'<span onclick="1" style="cursor:pointer;margin-right:{spread}px">{icon}</span>{w.rng.randint(0, 99) if counted else ""}'
        for icon in icons
    )
    side = f'<span onclick="1" style="float:right">{w.icon()}</span>' if w.chance(0.3) else ""
    made = ""
    for _ in range(w.rng.randint(2, 5)):
        made += f'<div class="line_">{side}<b>{w.rng.choice(words.PEOPLE)}</b> <span class="faint_">{words.figure(w.rng)}</span><div>{words.sentence(w.rng, 3, 12)}</div><div style="color:{tint}">{ends}</div></div>'
    return f"<style>.area_ svg.icon_ {{ width: {size}px; height: {size}px }}</style>{made}"


def _colours(w: Widgets) -> str:
    """Coloured squares without words."""
    press = "onclick=1" if w.chance(0.7) else ""
    return "".join(
        f'<div {press} style="display:inline-block;width:{w.rng.choice((14, 20, 28))}px;height:20px;margin:{w.rng.choice((1, 3, 6))}px;background:hsl({w.rng.randint(0, 359)} 80% 50%)"></div>'
        for _ in range(w.rng.randint(2, 12))
    )


PARTS: tuple[Part, ...] = (
    _native, _native, _native, _ticks, _shapes, _shapes, _pages, _prose, _rows, _rows, _dialog, _cells, _menu, _folds, _colours, _posts, _posts,
    _days, _days, _keys, records, records, manual, status, vacant,
)  # fmt: skip
