"""Pages that look like desktop programs: menus, tool bars, lists beside text, tables, dialogs of fields and ticks."""

from collections.abc import Callable
from random import Random

from tests.measure.pixels_training import words
from tests.measure.pixels_training.widgets import Widgets

MENUS = (
    "File Edit View Insert Format Tools Project Search Window Options Bookmarks Help Datei Bearbeiten Ansicht".split()
)
GROUNDS = (("#efefef", "#1a1a1a", "#ffffff"), ("#f6f5f4", "#2e3436", "#ffffff"), ("#d4d0c8", "#000000", "#ffffff"),
           ("#2d2f33", "#e6e6e6", "#1e2023"), ("#383838", "#eeeeec", "#2d2d2d"), ("#f0f0f0", "#000000", "#ffffff"))  # fmt: skip


def program(w: Widgets) -> str:
    """A whole program's window, with its own styles."""
    kind = w.rng.choice((_editor, _editor, _table, _dialog, _dialog, _keypad))
    menus = _menus(w) if w.chance(0.7) else ""
    bar = _tools(w) if w.chance(0.6) else ""
    status = f'<div class="status_">{words.sentence(w.rng, 2, 5)}</div>' if w.chance(0.5) else ""
    return f'<style>{_styles(w.rng)}</style><div class="program_">{menus}{bar}<div class="body_">{kind(w)}</div>{status}</div>'


def _styles(rng: Random) -> str:
    ground, ink, field = rng.choice(GROUNDS)
    line = f"color-mix(in srgb, {ink} {rng.choice((18, 30, 45))}%, {ground})"
    raised = rng.choice(
        (
            f"linear-gradient(color-mix(in srgb, #fff 22%, {ground}), {ground})",
            ground,
            f"color-mix(in srgb, {ink} 8%, {ground})",
        )
    )
    bevel = "border: 2px outset #eee" if ground == "#d4d0c8" else f"border: 1px solid {line}"
    picked = f"hsl({rng.randint(190, 230)} {rng.randint(50, 90)}% {rng.randint(40, 60)}%)"
    size, corner, gap = rng.choice((11, 12, 13, 13, 14, 15)), rng.choice((0, 2, 3, 5, 6)), rng.choice((4, 6, 9, 12))
    flat = rng.random() < 0.5
    return f"""body {{ background: {ground}; color: {ink}; margin: 0; font: {size}px {rng.choice(("DejaVu Sans", "Liberation Sans", "Cantarell", "Noto Sans", "Open Sans", "sans-serif"))} }}
        .program_ {{ display: flex; flex-direction: column; height: 100vh; box-sizing: border-box }} .body_ {{ flex: 1; display: flex; gap: {gap}px; padding: {gap}px; min-height: 0 }}
        .menus_ > * {{ display: inline-block; padding: {rng.choice((2, 4, 6))}px {rng.choice((5, 8, 11))}px }}
        .tools_ {{ display: flex; gap: {rng.choice((0, 2, 6))}px; padding: 3px; align-items: center; border-bottom: 1px solid {line} }}
        .tools_ button {{ padding: {rng.choice((3, 5, 8))}px; {"border: 0; background: none" if flat else f"{bevel}; background: {raised}"}; color: inherit; font: inherit }}
        .program_ button:not(.tools_ button), .program_ select {{ {bevel}; background: {raised}; color: inherit; font: inherit; border-radius: {corner}px;
            padding: {rng.choice((2, 4, 6))}px {rng.choice((8, 14, 22))}px; min-width: {rng.choice((0, 60, 80))}px }}
        .program_ input:not([type=checkbox], [type=radio], [type=range]), .program_ textarea {{ border: 1px solid {line}; background: {field}; color: inherit; font: inherit;
            border-radius: {corner}px; padding: {rng.choice((1, 3, 5))}px {rng.choice((2, 4, 7))}px }}
        .listing_ {{ border: 1px solid {line}; background: {field}; overflow: hidden; min-width: 150px; flex: {rng.choice(("0 0 180px", "0 0 240px", "1"))} }}
        .listing_ > * {{ padding: {rng.choice((0, 1, 3, 6))}px {rng.choice((2, 4, 8))}px; white-space: nowrap }} .listing_ > [aria-selected=true] {{ background: {picked}; color: #fff }}
        .program_ textarea {{ flex: 1; resize: none }} .program_ table {{ border-collapse: collapse; flex: 1; background: {field}; align-self: start }}
        .program_ td, .program_ th {{ padding: {rng.choice((1, 3, 6))}px 6px; {rng.choice((f"border: 1px solid {line}", "border: 0"))}; text-align: left }} .program_ th {{ background: {raised}; font-weight: {rng.choice((400, 600))} }}
        fieldset {{ border: 1px solid {line}; margin: 6px 0 }} .dialog_ {{ flex: 1; display: flex; flex-direction: column }} .fields_ {{ display: grid; grid-template-columns: auto 1fr; gap: {gap}px; align-items: center }}
        .sheet_ {{ border: 1px solid {line}; padding: {gap}px }} [role=tab] {{ display: inline-block; padding: {rng.choice((3, 6))}px 12px; border: 1px solid {line}; border-bottom: 0; background: {raised} }} [role=tab][aria-selected=true] {{ background: {field} }}
        .ends_ {{ display: flex; gap: 6px; justify-content: {rng.choice(("flex-end", "flex-end", "space-between", "flex-start"))}; margin-top: auto; padding-top: {gap}px }}
        .keypad_ {{ display: grid; grid-template-columns: repeat({rng.choice((4, 5, 6))}, {rng.choice((40, 56, 76))}px); gap: {rng.choice((0, 2, 4, 8))}px; align-content: start }} .keypad_ button {{ min-width: 0 !important; padding: {rng.choice((6, 10, 14))}px 2px !important }}
        .status_ {{ padding: 3px 6px; border-top: 1px solid {line} }} svg.icon_ {{ width: {rng.choice((14, 16, 20, 24))}px; height: {rng.choice((14, 16, 20, 24))}px; color: {rng.choice((ink, ink, "#2a6fc9", "#b5622a", "#3f7d3f"))} }}"""


def _menus(w: Widgets) -> str:
    named = w.rng.sample(MENUS, w.rng.randint(3, 8))
    return f'<div class="menus_" role="menubar">{"".join(f"<span role=menuitem tabindex=0 onclick=1>{name}</span>" for name in named)}</div>'


def _tools(w: Widgets) -> str:
    worded = w.chance(0.2)
    made = [
        f"<button>{w.icon()}{f' {w.rng.choice(words.ACTIONS)}' if worded else ''}</button>"
        for _ in range(w.rng.randint(3, 12))
    ]
    search = '<input type="search" placeholder="Search" style="flex:1">' if w.chance(0.4) else ""
    return f'<div class="tools_">{"".join(made)}{search}</div>'


def _listing(w: Widgets) -> str:
    said: Callable[[], str] = w.rng.choice(
        (lambda: words.phrase(w.rng).lower() + w.rng.choice((".txt", ".md", "", ".py")), lambda: words.phrase(w.rng))
    )
    icon, picked = w.chance(0.3), w.rng.randint(-1, 5)
    rows = "".join(
        f'<div role="option" tabindex="0" aria-selected="{str(i == picked).lower()}">{w.icon() if icon else ""} {said()}</div>'
        for i in range(w.rng.randint(3, 18))
    )
    return f'<div class="listing_" role="listbox">{rows}</div>'


def _editor(w: Widgets) -> str:
    text = "\n".join(words.sentence(w.rng) for _ in range(w.rng.randint(0, 25)))
    return (_listing(w) if w.chance(0.7) else "") + f"<textarea>{text}</textarea>"


def _table(w: Widgets) -> str:
    columns = w.rng.randint(3, 6)
    head = "".join(f"<th>{words.phrase(w.rng)}</th>" for _ in range(columns))
    rows = "".join(
        f"<tr>{''.join(f'<td>{words.cell(w.rng)}</td>' for _ in range(columns))}</tr>"
        for _ in range(w.rng.randint(3, 16))
    )
    over = f'<div class="tools_">{"".join(w.plain_button() for _ in range(w.rng.randint(1, 4)))}<input placeholder="Filter"></div>'
    return f'<div class="dialog_">{over}<table><tr>{head}</tr>{rows}</table>{_ends(w)}</div>'


def _dialog(w: Widgets) -> str:
    tabs = "".join(
        f'<span role="tab" tabindex="0" aria-selected="{str(not i).lower()}">{name}</span>'
        for i, name in enumerate(w.rng.sample(words.PLACES, w.rng.randint(2, 5)))
    ) if w.chance(0.5) else ""  # fmt: skip
    fields = "".join(
        f"<label>{w.rng.choice(words.FIELDS)}{w.rng.choice(('', ':'))}</label>{_entry(w)}"
        for _ in range(w.rng.randint(2, 7))
    )
    kind = w.rng.choice(("checkbox", "radio"))
    ticks = "".join(f"<div>{w.plain_tick(kind)}</div>" for _ in range(w.rng.randint(1, 5)))
    group = f"<fieldset><legend>{words.phrase(w.rng)}</legend>{ticks}</fieldset>" if w.chance(0.7) else ticks
    return f'<div class="dialog_"><div>{tabs}</div><div class="sheet_"><div class="fields_">{fields}</div>{group}</div>{_ends(w)}</div>'


def _entry(w: Widgets) -> str:
    value = w.rng.choice(("", words.phrase(w.rng), w.rng.choice(words.PEOPLE)))
    return w.rng.choice(
        (f'<input value="{value}">', f'<input value="{value}">', f'<input type="number" value="{w.rng.randint(0, 99)}">',
         f'<input placeholder="{words.phrase(w.rng)}">', f"<select>{''.join(f'<option>{words.phrase(w.rng)}' for _ in range(3))}</select>",
         f'<input type="range" value="{w.rng.randint(0, 100)}">')
    )  # fmt: skip


def _keypad(w: Widgets) -> str:
    signs = w.rng.sample(
        list("0123456789") + "+ - * / = ( ) . % C AC MS MR M+ sqrt sin cos log ln x² π ← ± EXP".split(),
        w.rng.randint(16, 34),
    )
    shown = f'<input value="{words.figure(w.rng)}" style="text-align:right">' if w.chance(0.7) else ""
    return f'<div class="dialog_" style="flex:0 0 auto">{shown}<div class="keypad_">{"".join(f"<button>{sign}</button>" for sign in signs)}</div></div>'


def _ends(w: Widgets) -> str:
    tick = w.plain_tick("checkbox") if w.chance(0.3) else ""
    return f'<div class="ends_">{tick}{"".join(w.plain_button() for _ in range(w.rng.randint(1, 4)))}</div>'
