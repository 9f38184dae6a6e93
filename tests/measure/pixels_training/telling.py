"""Blocks that only tell something, though parts of them look as if they could be pressed."""

from tests.measure.pixels_training import words
from tests.measure.pixels_training.widgets import Widgets


def pills(w: Widgets) -> str:
    """A list or table whose states stand in coloured pills."""
    radius, hue = w.rng.choice((2, 4, 10, 99)), w.rng.randint(0, 359)
    states = w.rng.sample(words.CHOICES, 3)
    rows = ""
    for _ in range(w.rng.randint(3, 10)):
        at = w.rng.randrange(len(states))
        fill, ink = w.rng.choice(
            (
                (f"hsl({hue + 80 * at} 70% 88%)", f"hsl({hue + 80 * at} 70% 25%)"),
                (f"hsl({hue + 80 * at} 60% 42%)", "#fff"),
            )
        )
        pill = f'<span style="background:{fill};color:{ink};border-radius:{radius}px;padding:2px {w.rng.choice((6, 10))}px;font-size:.85em">{states[at]}</span>'
        cells = "".join(f"<td>{words.cell(w.rng)}</td>" for _ in range(3))
        rows += f"<tr>{cells}<td>{pill}</td><td>{w.link() if w.chance(0.3) else ''}</td></tr>"
    return f'<table class="{w.kit.of("table", w.rng)}">{rows}</table>'


def title(w: Widgets) -> str:
    """A heading with a line or figure beside it, which stand alone."""
    size, ends = w.rng.choice((1.1, 1.3, 1.7, 2.2)), w.button() if w.chance(0.5) else ""
    side = w.rng.choice((words.figure(w.rng), words.phrase(w.rng), ""))
    return f'<div class="row_ spread_"><div style="font-size:{size}em;font-weight:{w.rng.choice((400, 600, 700))}">{words.phrase(w.rng)}</div><span>{side}</span>{ends}</div>'


def facts(w: Widgets) -> str:
    """Names with what they are, in two columns or in one line each."""
    made = "".join(
        f"<dt class=\"faint_\">{w.rng.choice(words.FIELDS)}</dt><dd style='margin:0'>{words.cell(w.rng)}</dd>"
        for _ in range(w.rng.randint(3, 9))
    )
    across = "display:grid;grid-template-columns:auto 1fr;gap:4px 16px" if w.chance(0.7) else ""
    return f'<dl style="{across}">{made}</dl>'


def notice(w: Widgets) -> str:
    """A coloured bar that says something."""
    hue = w.rng.randint(0, 359)
    close = w.icon_button() if w.chance(0.3) else ""
    icon = w.icon() if w.chance(0.5) else ""
    return f'<div class="row_ spread_" style="background:hsl({hue} 70% 90%);color:hsl({hue} 60% 20%);padding:{w.rng.choice((6, 12))}px;border-radius:6px"><span>{icon} {words.sentence(w.rng)}</span>{close}</div>'


def chart(w: Widgets) -> str:
    """Bars or a progress with their figures and a legend."""
    hue, count = w.rng.randint(0, 359), w.rng.randint(3, 12)
    bars = "".join(
        f'<rect x="{30 * i}" y="{120 - (high := w.rng.randint(10, 110))}" width="22" height="{high}" fill="hsl({hue} 60% 50%)"/><text x="{30 * i}" y="136" font-size="10">{w.rng.randint(1, 99)}</text>'
        for i in range(count)
    )
    legend = " ".join(
        f'<span><i style="display:inline-block;width:10px;height:10px;background:hsl({hue + 60 * i} 60% 50%)"></i> {words.phrase(w.rng)}</span>'
        for i in range(w.rng.randint(1, 3))
    )
    return f'<b>{words.phrase(w.rng)}</b><br><svg width="{30 * count}" height="140">{bars}</svg><div>{legend}</div>'


def tiles(w: Widgets) -> str:
    """Figures in boxes, with an icon each."""
    radius = w.rng.choice((0, 6, 14))
    made = "".join(
        f'<div style="border:1px solid #8884;border-radius:{radius}px;padding:12px;background:{w.rng.choice(("none", "#8881"))}">{w.icon() if w.chance(0.5) else ""} <small class="faint_">{words.phrase(w.rng)}</small><div style="font-size:1.6em">{words.figure(w.rng)}</div></div>'
        for _ in range(w.rng.randint(2, 6))
    )
    return f'<div class="grid_">{made}</div>'


def dense(w: Widgets) -> str:
    """A close table, sorted by its heads, with tiny buttons or icons at the ends of its rows."""
    columns, sorted_by = w.rng.randint(4, 9), w.chance(0.5)
    press = "onclick=1 style=cursor:pointer" if sorted_by else ""
    head = "".join(
        f"<th {press}>{w.rng.choice(words.FIELDS)}{' ▾' if sorted_by and not i else ''}</th>" for i in range(columns)
    )
    deed = w.rng.choice((w.icon_button, lambda: f'<a href="#x">{w.rng.choice(words.ACTIONS)}</a>', lambda: ""))
    rows = "".join(
        f"<tr>{''.join(f'<td>{words.cell(w.rng)}</td>' for _ in range(columns - 1))}<td>{deed()}</td></tr>"
        for _ in range(w.rng.randint(8, 22))
    )
    return f'<table style="font-size:{w.rng.choice((11, 12, 13))}px" class="{w.kit.of("table", w.rng)}"><tr>{head}</tr>{rows}</table>'


def task(w: Widgets) -> str:
    """What is to be done, in words some of which stand in bold, in quotes or in colour, and none can be pressed."""
    marks = w.rng.choice(
        (("<b>", "</b>"), ("<i>", "</i>"), ('"', '"'), ("<em><b>", "</b></em>"), ("“", "”"), ("<code>", "</code>"))
    )
    colour = w.rng.choice(("inherit", "inherit", "#b00020", "#0a58ca"))

    def marked(said: str) -> str:
        return f'<span style="color:{colour}">{marks[0]}{said}{marks[1]}</span>'

    deeds = (
        lambda: f"Click on the {marked(w.rng.choice(words.ACTIONS))} button",
        lambda: f"Enter {marked(words.phrase(w.rng))} in the field",
        lambda: f"Find the {w.rng.choice(words.NOUNS)} by {marked(w.rng.choice(words.PEOPLE))}",
        lambda: f"Select {marked(w.rng.choice(words.CHOICES))} and press {marked(w.rng.choice(words.ACTIONS))}",
        lambda: f"{words.sentence(w.rng, 2, 5)[:-1]} {marked(words.phrase(w.rng).lower())}",
    )
    return f"<p>{'. '.join(w.rng.choice(deeds)() for _ in range(w.rng.randint(1, 3)))}.</p>"


def frames(w: Widgets) -> str:
    """Empty panels, pages and previews with an edge or a ground of their own."""
    edge, radius = w.rng.choice(("1px solid #8886", "1px solid #8883", "2px inset #ddd", "0")), w.rng.choice((0, 3, 8))
    ground = w.rng.choice(("none", "#8882", "#fff", "#0001"))
    made = ""
    for _ in range(w.rng.randint(1, 4)):
        said = w.rng.choice((words.phrase(w.rng), "No items yet", words.sentence(w.rng, 3, 6), "", ""))
        size = f"height:{w.rng.choice((24, 30, 40, 80, 140, 220))}px;width:{w.rng.choice((60, 140, 220, 340))}px"
        place = w.rng.choice(("center", "start"))
        made += f'<div style="{size};border:{edge};border-radius:{radius}px;background:{ground};display:grid;place-items:{place};padding:4px">{said}</div>'
    head = f"<div>{words.phrase(w.rng)}</div>" if w.chance(0.4) else ""
    return f'{head}<div class="row_">{made}</div>'


def worded_tabs(w: Widgets) -> str:
    """Tabs that are mere words, one of them underlined or in another colour, over text."""
    hue, gap, tag = (
        w.rng.randint(0, 359),
        w.rng.choice((10, 18, 30)),
        w.rng.choice(("button", "span tabindex=0", "div tabindex=0")),
    )
    on = w.rng.choice(
        (
            f"border-bottom:{w.rng.choice((2, 3))}px solid hsl({hue} 70% 45%)",
            f"color:hsl({hue} 70% 45%)",
            "font-weight:700",
            f"box-shadow:inset 0 -2px hsl({hue} 70% 45%)",
        )
    )
    bare = f"background:none;border:0;color:inherit;font:inherit;padding:{w.rng.choice((4, 8))}px 4px"
    named = w.rng.sample(words.PLACES, w.rng.randint(2, 6))
    made = "".join(
        f'<{tag} role="tab" style="{bare};{on if not i else "opacity:" + w.rng.choice(("1", ".7"))}">{name}</{tag.split()[0]}>'
        for i, name in enumerate(named)
    )
    place = w.rng.choice(("start", "center", "space-around"))
    line = w.rng.choice(("0", "1px solid #8885"))
    return f'<div role="tablist" style="display:flex;gap:{gap}px;justify-content:{place};border-bottom:{line}">{made}</div><p>{words.paragraph(w.rng, 2)}</p>'
