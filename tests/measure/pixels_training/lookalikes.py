"""What only tells something, in many looks: prose with all its marks, charts, figures, steps, empty places, and legends."""

from collections.abc import Callable

from tests.measure.pixels_training import words
from tests.measure.pixels_training.records import hue
from tests.measure.pixels_training.widgets import Widgets

Mark = Callable[[str], str]


def manual(w: Widgets) -> str:
    """A text with headings, lists, quotes, code and words that stand out, and a few links."""
    parts: tuple[Callable[[], str], ...] = (
        lambda: f"<h{(n := w.rng.randint(1, 4))}>{words.phrase(w.rng)}</h{n}>",
        lambda: f"<p>{_prose(w)}</p>",
        lambda: f"<p>{_prose(w)}</p>",
        lambda: f"<ul>{''.join(f'<li>{_prose(w, 1)}</li>' for _ in range(w.rng.randint(2, 6)))}</ul>",
        lambda: f"<ol>{''.join(f'<li>{_prose(w, 1)}</li>' for _ in range(w.rng.randint(2, 5)))}</ol>",
        lambda: f"<ul>{''.join(f'<li>{w.link()}</li>' for _ in range(w.rng.randint(2, 6)))}</ul>",
        lambda: f"<blockquote style='{_ground(w)}'>{words.sentence(w.rng)}</blockquote>",
        lambda: (
            f"<pre style='{_ground(w)}'>{words.phrase(w.rng).lower()} --{w.rng.choice(words.NOUNS)}\n{words.phrase(w.rng).lower()}</pre>"
        ),
    )
    return "".join(w.rng.choice(parts)() for _ in range(w.rng.randint(3, 8)))


def _ground(w: Widgets) -> str:
    """A ground or an edge of its own, or the kit's."""
    pad = f"padding:{w.rng.choice((4, 8, 14))}px"
    return w.rng.choice(
        (
            "",
            f"background:#8882;{pad}",
            f"border-left:{w.rng.choice((3, 5))}px solid {hue(w.rng, (40, 70))};{pad}",
            f"border:1px solid #8886;{pad}",
        )
    )


def _prose(w: Widgets, most: int = 4) -> str:
    """Sentences; in some a word is a link, in others one merely stands out."""
    made = []
    for _ in range(w.rng.randint(1, most)):
        said = words.sentence(w.rng, 4, 12)
        if w.chance(0.5):
            marked = (
                w.rng.choice(MARKS)(words.phrase(w.rng).lower())
                if w.chance(0.6)
                else w.link(words.phrase(w.rng).lower())
            )
            said = f"{words.sentence(w.rng, 2, 6)[:-1]} {marked} {said.lower()}"
        made.append(said)
    return " ".join(made)


MARKS: tuple[Mark, ...] = (
    "<b>{}</b>".format, "<i>{}</i>".format, "<code>{}</code>".format, "<kbd>{}</kbd>".format, "<mark>{}</mark>".format,
    "“{}”".format, '"{}"'.format, "<span style='color:#b00'>{}</span>".format, "<b style='color:#06c'>{}</b>".format,
    "<span style='background:#8882;padding:1px 5px;border-radius:4px'>{}</span>".format, "<s>{}</s>".format,
    "<kbd style='border:1px solid #8888;border-radius:3px;padding:0 5px'>{}</kbd>".format,
)  # fmt: skip


def diagram(w: Widgets) -> str:
    """Bars, lines, slices or cells that show figures, with a scale and what the colours mean."""
    drawn = w.rng.choice((_bars, _bars, _bars, _curve, _slices, _heat))(w)
    scale = "".join(
        f"<text x='{2 + 40 * i}' y='158' font-size='10' fill='#888'>{w.rng.randint(0, 99)}</text>" for i in range(8)
    )
    head = w.rng.choice((f"<b>{words.phrase(w.rng)}</b>", f"<h3>{words.phrase(w.rng)}</h3>", ""))
    legend = "".join(
        f"<span><i style='display:inline-block;width:11px;height:11px;background:{hue(w.rng, (35, 60))}'></i> {words.phrase(w.rng)}</span> "
        for _ in range(w.rng.randint(0, 4))
    )
    return f"{head}<div><svg width='{w.rng.choice((320, 420, 600))}' height='160'>{drawn}{scale if w.chance(0.5) else ''}</svg></div><div>{legend}</div>"


def _bars(w: Widgets) -> str:
    """Upright or lying bars, of one colour or of several, far apart or close."""
    wide, gap, lying = w.rng.choice((8, 16, 24, 42)), w.rng.choice((2, 6, 18)), w.chance(0.3)
    one, round_ = hue(w.rng, (30, 65)), w.rng.choice((0, 0, 4))
    made = ""
    for at in range(w.rng.randint(3, 14)):
        long, fill = w.rng.randint(8, 140), one if w.chance(0.8) else hue(w.rng, (30, 65))
        place = (
            f"x='30' y='{at * (wide + gap) // 2}' width='{2 * long}' height='{wide // 2 + 2}'"
            if lying
            else f"x='{10 + at * (wide + gap)}' y='{145 - long}' width='{wide}' height='{long}'"
        )
        made += f"<rect {place} rx='{round_}' fill='{fill}' />"
    return made


def _curve(w: Widgets) -> str:
    points = " ".join(f"{20 * i},{w.rng.randint(10, 140)}" for i in range(16))
    dots = (
        "".join(
            f"<circle cx='{20 * i}' cy='{w.rng.randint(10, 140)}' r='4' fill='{hue(w.rng, (30, 60))}' />"
            for i in range(16)
        )
        if w.chance(0.4)
        else ""
    )
    return f"<polyline points='{points}' fill='none' stroke='{hue(w.rng, (30, 60))}' stroke-width='{w.rng.choice((1, 2, 4))}' />{dots}"


def _slices(w: Widgets) -> str:
    around = 2 * 3.14159 * 50
    made, spent = "", 0.0
    for _ in range(w.rng.randint(2, 6)):
        part = w.rng.uniform(0.1, 0.4) * around
        made += f"<circle cx='80' cy='78' r='50' fill='none' stroke='{hue(w.rng, (30, 65))}' stroke-width='{w.rng.choice((18, 40))}' stroke-dasharray='{part} {around}' stroke-dashoffset='-{spent}' />"
        spent += part
    return made


def _heat(w: Widgets) -> str:
    side, base = w.rng.choice((10, 14, 24)), w.rng.randint(0, 359)
    return "".join(
        f"<rect x='{x * (side + 2)}' y='{y * (side + 2)}' width='{side}' height='{side}' fill='hsl({base} 60% {w.rng.randint(35, 92)}%)' />"
        for x in range(12) for y in range(min(7, 150 // (side + 2)))
    )  # fmt: skip


def totals(w: Widgets) -> str:
    """Big figures with their names, in boxes or beside each other."""
    edge = w.rng.choice(("border:1px solid #8885", "box-shadow:0 1px 4px #0003", "background:#8881", ""))
    big, pad = w.rng.choice((1.3, 1.8, 2.4)), w.rng.choice((4, 10, 18))
    made = "".join(
        f"<div style='{edge};padding:{pad}px;border-radius:{w.rng.choice((0, 6, 12))}px'><small>{words.phrase(w.rng)}</small>"
        f"<div style='font-size:{big}em;font-weight:{w.rng.choice((400, 700))}'>{words.figure(w.rng) if w.chance(0.5) else w.rng.randint(1, 99)}</div>"
        f"<small style='color:{w.rng.choice(('inherit', '#888', '#1a7f37'))}'>{w.rng.choice((words.since(w.rng), words.sentence(w.rng, 2, 4), ''))}</small></div>"
        for _ in range(w.rng.randint(2, 5))
    )
    return f"<div style='display:grid;grid-template-columns:repeat({w.rng.randint(2, 5)}, 1fr);gap:{w.rng.choice((8, 14, 22))}px'>{made}</div>"


def steps(w: Widgets) -> str:
    """How far something has come: numbers in circles, with or without lines between them."""
    on, side = hue(w.rng, (30, 55)), w.rng.choice((18, 24, 32))
    look = f"display:inline-grid;place-items:center;width:{side}px;height:{side}px;border-radius:50%"
    made = "<span style='flex:1;border-top:2px solid #8886'></span>".join(
        f"<span><span style='{look};background:{on if at < 2 else '#8883'};color:{'#fff' if at < 2 else 'inherit'}'>{at + 1}</span> {w.rng.choice(words.PLACES)}</span>"
        for at in range(w.rng.randint(2, 5))
    )
    return f"<div style='display:flex;gap:8px;align-items:center'>{made}</div>"


def vacant(w: Widgets) -> str:
    """Places with nothing in them, or with what will come: panels, pages, groups with a name, pictures not loaded."""
    size = f"height:{w.rng.choice((20, 28, 36, 90, 200))}px;width:{w.rng.choice((80, 180, 320, 600))}px"
    edge = w.rng.choice(
        (
            "border:1px solid #8886",
            "border:1px solid #8883",
            "border:2px dashed #8886",
            "border:1px inset #ddd",
            "background:#8882",
        )
    )
    said = w.rng.choice(("", "", "", "Nothing here yet", words.sentence(w.rng, 3, 5)))
    if w.chance(0.4):
        return f"<fieldset style='{size}'><legend>{words.phrase(w.rng)}</legend>{said}</fieldset>"
    pages = "".join(
        f"<div style='{size};{edge};border-radius:{w.rng.choice((0, 4, 9))}px'>{said}</div>"
        for _ in range(w.rng.randint(1, 3))
    )
    return f"<div style='display:flex;gap:10px'>{pages}</div>"


def status(w: Widgets) -> str:
    """A line that tells how things are: counts, where one is, who wrote it, what was found."""
    said = [w.rng.choice((f"Page {w.rng.randint(1, 9)} of {w.rng.randint(9, 40)}", f"{w.rng.randint(2, 900)} results", f"by {w.rng.choice(words.PEOPLE)}",
                          words.since(w.rng), words.figure(w.rng), words.phrase(w.rng))) for _ in range(w.rng.randint(1, 4))]  # fmt: skip
    ends = w.rng.choice((lambda: f"{w.button('Previous')} ", lambda: "", lambda: ""))()
    after = w.button("Next") if ends else ""
    look = w.rng.choice(
        ("", "color:#888", "font-size:.85em", "background:#8882;padding:3px 8px", "border:1px inset #ccc;padding:2px")
    )
    return f"<div style='{look}'>{ends}<span>{w.rng.choice((' · ', ' | ', '&nbsp;&nbsp; ', ', ')).join(said)}</span> {after}</div>"


def masthead(w: Widgets) -> str:
    """A name that only tells where one is, and what can be gone to beside it, now and then with where one is already."""
    name = f"<{(tag := w.rng.choice(('b', 'h1', 'h2', 'strong', 'span')))} style='margin:0'>{words.phrase(w.rng).title()}</{tag}>"
    links = [w.link(place) for place in w.rng.sample(words.PLACES, w.rng.randint(2, 6))]
    here = f" {w.rng.choice(('/', '›', '»'))} ".join([*links[:2], f"<span>{words.phrase(w.rng)}</span>"])
    said = w.rng.choice((" ".join(links), here, "&nbsp; ".join(links), f"{' | '.join(links)}"))
    look = w.rng.choice(
        (
            "",
            "background:#8881;padding:8px",
            f"background:{hue(w.rng, (20, 40))};color:#fff;padding:10px",
            "border-bottom:1px solid #8886",
        )
    )
    return f"<header style='display:flex;gap:{w.rng.choice((8, 16, 26))}px;align-items:center;{look}'>{name}<div>{said}</div></header>"


def footing(w: Widgets) -> str:
    """Columns of links under headings, and small print."""
    columns = "".join(
        f"<div><b>{w.rng.choice(words.PLACES)}</b>{''.join(f'<div>{w.link()}</div>' for _ in range(w.rng.randint(2, 5)))}</div>"
        for _ in range(w.rng.randint(2, 4))
    )
    return f"<div style='display:flex;gap:40px;font-size:.9em;background:#8881;padding:12px'>{columns}</div><small>© 2026 {words.phrase(w.rng).title()}</small>"
