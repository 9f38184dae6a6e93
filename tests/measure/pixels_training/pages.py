"""Whole pages, made from a seed: bars, menus and blocks put together, on a desktop or on a phone."""

from dataclasses import dataclass, replace
from random import Random

from tests.measure.pixels_training import kits, styles, words
from tests.measure.pixels_training.blocks import BLOCKS, form, heading
from tests.measure.pixels_training.phones import phone
from tests.measure.pixels_training.programs import program
from tests.measure.pixels_training.small import SIZES as SMALL
from tests.measure.pixels_training.small import small
from tests.measure.pixels_training.widgets import Widgets
from tests.measure.pixels_training.windows import window

SIZES = (
    (1280, 800),
    (1280, 800),
    (1280, 800),
    (1024, 768),
    (1440, 900),
    (1600, 900),
    (900, 700),
    (640, 480),
    (500, 320),
)
PHONES = ((360, 740), (390, 844), (412, 915))


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the screen it is shown on: viewport in CSS pixels, and device pixels per CSS pixel."""

    html: str
    size: tuple[int, int]
    scale: float


def page(seed: int) -> Page:
    """The page of that seed; always the same."""
    rng = Random(seed)
    widgets = Widgets(kits.pick(rng), rng, rng.choice(list(kits.icons())))
    kind = rng.choices(("page", "phone page", "program", "window", "phone", "small"), (42, 7, 11, 11, 10, 19))[0]
    size, scale = _screen(rng, kind)
    bare = replace(widgets, kit=kits.NATIVE)
    html = {
        "page": lambda: _document(widgets, _desktop(widgets)),
        "phone page": lambda: _document(widgets, _phone(widgets)),
        "program": lambda: _bare(program(bare) + _own_ticks(bare)),
        "window": lambda: _bare(window(bare) + _own_ticks(bare)),
        "phone": lambda: _bare(phone(bare)),
        "small": lambda: _bare(small(bare) + _own_ticks(bare)),
    }[kind]()
    return Page(html, size, scale)


def _screen(rng: Random, kind: str) -> tuple[tuple[int, int], float]:
    if kind in ("phone page", "phone"):
        return rng.choice(PHONES), rng.choice((2.0, 2.625, 2.625))
    if kind == "small":
        return rng.choice(SMALL), rng.choice((1.0, 1.0, 1.0, 1.0, 1.5))
    return rng.choice(SIZES), rng.choice((1.0, 1.0, 1.0, 1.0, 1.0, 1.25, 1.5))


def _bare(body: str) -> str:
    return f"<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'><body>{body}</body>"


def _own_ticks(w: Widgets) -> str:
    return f"<style>{styles.ticks_alone(w.rng)}</style>" if w.chance(0.35) else ""


def _document(w: Widgets, body: str) -> str:
    sheet = w.rng.choice(w.kit.sheets)
    link = f'<link rel="stylesheet" href="/{sheet}">' if sheet else ""
    own = styles.made_up(w.rng) if w.kit is kits.STYLED else ""
    own += styles.ticks_alone(w.rng) if w.chance(0.2) else ""
    dark = ' data-bs-theme="dark" data-theme="dark"' if w.chance(0.3) else ' data-theme="light"'
    return f"<!doctype html><html{dark}><meta charset=utf-8>{link}<style>{styles.base(w.rng)}{own}</style><body>{body}</body></html>"


def _blocks(w: Widgets, count: int) -> str:
    return "".join(f'<div class="block_">{w.rng.choice(BLOCKS)(w)}</div>' for _ in range(count))


def _desktop(w: Widgets) -> str:
    top = _top(w) if w.chance(0.75) else ""
    side = _side(w) if w.chance(0.5) else ""
    main = (heading(w) if w.chance(0.7) else "") + _blocks(w, w.rng.randint(2, 6))
    over = _modal(w) if w.chance(0.1) else _menu(w) if w.chance(0.15) else ""
    return f'{top}<div class="page_">{side}<main class="main_">{main}</main></div>{over}'


def _top(w: Widgets) -> str:
    brand = f"<b>{words.phrase(w.rng)}</b>"
    links = "".join(w.link() for _ in range(w.rng.randint(0, 6)))
    search = f'<input type="search" placeholder="Search" class="{w.kit.of("input", w.rng)}">' if w.chance(0.4) else ""
    deeds = "".join(w.rng.choice((w.icon_button, w.button))() for _ in range(w.rng.randint(0, 4)))
    return f'<nav class="top_ row_ spread_ {w.kit.of("bar", w.rng)}"><div class="row_">{brand}{links}</div>{search}<div class="row_">{deeds}</div></nav>'


def _side(w: Widgets) -> str:
    icon = w.chance(0.6)
    names = w.rng.sample(words.PLACES, w.rng.randint(4, 12))
    made = "".join(
        f'<a href="#x" class="{w.kit.of("item", w.rng)} {"current_ active" if i == 1 else ""}">{w.icon() if icon else ""} {name} {w.badge() if w.chance(0.15) else ""}</a>'
        for i, name in enumerate(names)
    )
    return f'<aside class="side_"><p>{words.phrase(w.rng)}</p><nav class="{w.kit.of("list", w.rng)}" style="display:block">{made}</nav></aside>'


def _modal(w: Widgets) -> str:
    inside = form(w) if w.chance(0.4) else f"<p>{words.paragraph(w.rng, 2)}</p>"
    close = w.icon_button() if w.chance(0.6) else ""
    return (
        f'<div class="modal_"><div role="dialog" class="card_" style="min-width:340px;background:canvas;color:canvastext;padding:20px">'
        f'<div class="row_ spread_">{heading(w)}{close}</div>{inside}<div class="row_">{w.button("Cancel")}{w.button()}</div></div></div>'
    )


def _menu(w: Widgets) -> str:
    left, top = w.rng.randint(20, 500), w.rng.randint(20, 260)
    made = "".join(
        f'<div role="menuitem" tabindex="0" onclick="1">{w.icon() if w.chance(0.4) else ""} {w.rng.choice(words.ACTIONS)}</div>'
        for _ in range(w.rng.randint(3, 9))
    )
    return f'<div role="menu" class="menu_" style="left:{left}px;top:{top}px;background:canvas;color:canvastext">{made}</div>'


def _phone(w: Widgets) -> str:
    bar = f'<div class="top_ row_ spread_ {w.kit.of("bar", w.rng)}">{w.icon_button()}<b>{words.phrase(w.rng)}</b><div class="row_">{w.icon_button()}</div></div>'
    names = w.rng.sample(words.PLACES, w.rng.randint(3, 5))
    bottom = f'<div class="bottom_">{"".join(f"<a href=#x>{w.icon()}<span>{name}</span></a>" for name in names)}</div>'
    floating = f'<div style="position:fixed;right:18px;bottom:74px">{w.icon_button()}</div>' if w.chance(0.3) else ""
    main = _blocks(w, w.rng.randint(2, 4))
    return f'{bar if w.chance(0.8) else ""}<main class="main_" style="padding:12px">{main}</main>{bottom if w.chance(0.6) else ""}{floating}'
