"""Parts of a page: forms, tables, lists, cards, articles, toolbars, conversations, calendars, settings."""

from collections.abc import Callable

from tests.measure.pixels_training import words
from tests.measure.pixels_training.lookalikes import (
    diagram,
    footing,
    manual,
    masthead,
    status,
    steps,
    totals,
    vacant,
)
from tests.measure.pixels_training.records import records
from tests.measure.pixels_training.telling import (
    chart,
    dense,
    facts,
    frames,
    notice,
    pills,
    task,
    tiles,
    title,
    worded_tabs,
)
from tests.measure.pixels_training.wares import basket, wares
from tests.measure.pixels_training.widgets import Widgets

Block = Callable[[Widgets], str]


def heading(w: Widgets) -> str:
    level = w.rng.choice((1, 2, 2, 3, 4))
    return f"<h{level}>{words.phrase(w.rng)}</h{level}>"


def form(w: Widgets) -> str:
    fields = [w.field() for _ in range(w.rng.randint(2, 8))]
    ticks = [w.tick() for _ in range(w.rng.randint(0, 4))]
    buttons = "".join(w.button() for _ in range(w.rng.randint(1, 3)))
    two = "two_" if w.chance(0.3) else ""
    return f'<form class="form_ {two}">{"".join(fields + ticks)}<div class="row_">{buttons}</div></form>'


def table(w: Widgets) -> str:
    columns = w.rng.randint(3, 6)
    picked, deeds, linked = w.chance(0.3), w.rng.choice(("", "buttons", "icons")), w.chance(0.5)
    rows = []
    for _ in range(w.rng.randint(3, 12)):
        cells = [words.cell(w.rng) for _ in range(columns)]
        cells[0] = w.link(cells[0]) if linked else cells[0]
        first = '<td><input type="checkbox" aria-label="Select"></td>' if picked else ""
        last = w.button() if deeds == "buttons" else w.icon_button() * 2 if deeds == "icons" else w.badge()
        rows.append(f"<tr>{first}{''.join(f'<td>{c}</td>' for c in cells)}<td>{last}</td></tr>")
    head = "".join(f"<th>{words.phrase(w.rng)}</th>" for _ in range(columns))
    return (
        f'<table class="{w.kit.of("table", w.rng)}"><thead><tr>{"<th></th>" if picked else ""}{head}<th></th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def rows(w: Widgets) -> str:
    """A list whose entries can be pressed as a whole, or hold a link."""
    whole, icon, two = w.chance(0.5), w.chance(0.5), w.chance(0.6)
    made = []
    for _ in range(w.rng.randint(3, 9)):
        title = words.phrase(w.rng) if w.chance(0.5) else w.rng.choice(words.PEOPLE)
        under = f'<br><small class="faint_">{words.sentence(w.rng, 3, 8)}</small>' if two else ""
        body = f"{w.icon() if icon else ''} <span>{title if whole else w.link(title)}{under}</span>"
        end = w.rng.choice(("", w.badge(), f'<small class="faint_">{words.figure(w.rng)}</small>'))
        attributes = 'onclick="1" style="cursor:pointer"' if whole else ""
        item = w.kit.of("item", w.rng)
        made.append(f'<li class="item_ row_ spread_ {item}" {attributes}><span>{body}</span>{end}</li>')
    return f'<ul class="{w.kit.of("list", w.rng)}" style="list-style:none;padding:0">{"".join(made)}</ul>'


def cards(w: Widgets) -> str:
    deeds: tuple[Block, ...] = (Widgets.button, Widgets.link, lambda w: w.icon_button() * 3, lambda w: "")
    pictured, deed = w.chance(0.6), w.rng.choice(deeds)
    height = w.rng.choice((60, 90, 140))
    made = []
    for _ in range(w.rng.randint(2, 8)):
        last = deed(w)
        photo = w.photo(height) if pictured else ""
        title = w.link(words.phrase(w.rng)) if w.chance(0.4) else f"<b>{words.phrase(w.rng)}</b>"
        made.append(
            f'<div class="card_ {w.kit.of("card", w.rng)}">{photo}{title}<p>{words.sentence(w.rng)}</p>'
            f'<div class="row_">{last}</div></div>'
        )
    return f'<div class="grid_">{"".join(made)}</div>'


def article(w: Widgets) -> str:
    paragraphs = []
    for _ in range(w.rng.randint(1, 4)):
        parts = [words.sentence(w.rng) for _ in range(w.rng.randint(2, 7))]
        if w.chance(0.6):
            spot = w.rng.randrange(len(parts))
            parts[spot] = (
                f"{words.sentence(w.rng, 3, 5)[:-1]} {w.link(words.phrase(w.rng).lower())} {parts[spot].lower()}"
            )
        paragraphs.append(f"<p>{' '.join(parts)}</p>")
    return heading(w) + "".join(paragraphs) + (w.photo(110) if w.chance(0.3) else "")


def toolbar(w: Widgets) -> str:
    made = [
        w.rng.choice((w.icon_button, w.icon_button, w.icon_button, w.button, w.select))()
        for _ in range(w.rng.randint(3, 10))
    ]
    search = f'<input type="search" placeholder="Search" class="{w.kit.of("input", w.rng)}">' if w.chance(0.5) else ""
    return f'<div class="row_ wrap_ {w.kit.of("group", w.rng)}">{"".join(made)}{search}</div>'


def settings(w: Widgets) -> str:
    made = []
    for _ in range(w.rng.randint(3, 8)):
        control = w.rng.choice((w.switch, w.switch, w.select, w.slider, w.button))()
        under = f'<br><small class="faint_">{words.sentence(w.rng, 3, 8)}</small>' if w.chance(0.4) else ""
        made.append(f'<div class="item_ row_ spread_"><span>{w.rng.choice(words.CHOICES)}{under}</span>{control}</div>')
    return "".join(made)


def choices(w: Widgets) -> str:
    kind = w.rng.choice(("checkbox", "radio"))
    across = "row_ wrap_" if w.chance(0.4) else ""
    return f'<p>{words.phrase(w.rng)}</p><div class="{across}">{"".join(w.tick(kind) for _ in range(w.rng.randint(2, 6)))}</div>'


def tabs(w: Widgets) -> str:
    return w.tabs()


def paging(w: Widgets) -> str:
    tag = w.rng.choice(("a href=#x", "button"))
    page = w.kit.of("page", w.rng)
    said = (
        ["‹", *map(str, range(1, w.rng.randint(3, 8))), "›"] if w.chance(0.5) else ["Previous", "1", "2", "3", "Next"]
    )
    return f'<div class="row_">{"".join(f"<{tag} class={page!r}>{each}</{tag.split()[0]}>" for each in said)}</div>'


def trail(w: Widgets) -> str:
    return f'<div class="row_">{" / ".join(w.link() for _ in range(w.rng.randint(2, 4)))} / <span>{words.phrase(w.rng)}</span></div>'


def figures(w: Widgets) -> str:
    made = [
        f'<div class="card_ {w.kit.of("card", w.rng)}"><small class="faint_">{words.phrase(w.rng)}</small>'
        f'<div style="font-size:1.8em">{words.figure(w.rng)}</div></div>'
        for _ in range(w.rng.randint(2, 5))
    ]
    return f'<div class="grid_">{"".join(made)}</div>'


def calendar(w: Widgets) -> str:
    pressed = w.chance(0.7)
    days = [
        f"<button class='icon_button_'>{day}</button>" if pressed else f"<span>{day}</span>" for day in range(1, 29)
    ]
    week = "".join(f"<b>{day}</b>" for day in "Mo Tu We Th Fr Sa Su".split())
    grid = f"display:grid;grid-template-columns:repeat(7, {w.rng.choice((32, 44, 70))}px);gap:2px;text-align:center"
    return f'<div class="row_">{w.icon_button()}<b>May 2026</b>{w.icon_button()}</div><div style="{grid}">{week}{"".join(days)}</div>'


def talk(w: Widgets) -> str:
    made = "".join(
        f'<div class="card_" style="max-width:60%;margin:6px {"0 6px auto" if w.chance(0.5) else "auto 6px 0"}">{words.sentence(w.rng)}</div>'
        for _ in range(w.rng.randint(2, 6))
    )
    return f'{made}<div class="row_"><input class="{w.kit.of("input", w.rng)}" placeholder="Message" style="flex:1">{w.icon_button()}{w.button("Send")}</div>'


def code(w: Widgets) -> str:
    """Text in which nothing can be pressed."""
    lines = "\n".join(
        f"{'  ' * w.rng.randint(0, 3)}{words.sentence(w.rng, 3, 8).lower()[:-1]}();"
        for _ in range(w.rng.randint(3, 12))
    )
    return f"<pre>{lines}</pre>"


def tree(w: Widgets) -> str:
    made = "".join(
        f'<div role="treeitem" tabindex="0" onclick="1" style="padding:{w.rng.choice((2, 3))}px 0 2px {16 * w.rng.randint(0, 3)}px">'
        f"{w.icon()} {words.phrase(w.rng).lower()}</div>"
        for _ in range(w.rng.randint(5, 16))
    )
    return f'<div role="tree" class="card_" style="max-width:300px">{made}</div>'


BLOCKS: tuple[Block, ...] = (
    form, form, table, table, rows, rows, cards, cards, article, article, toolbar, toolbar, settings, settings, choices,
    tabs, paging, trail, figures, calendar, talk, code, tree, heading, pills, pills, title, title, facts, notice, chart, tiles,
    dense, dense, wares, wares, wares, basket, task, frames, worded_tabs, worded_tabs, records, records, records, records,
    records, records, records, records, records, records, manual, manual, manual, manual, diagram, diagram, diagram, totals,
    totals, steps, vacant, vacant, status, status, status, masthead, masthead, footing,
)  # fmt: skip
