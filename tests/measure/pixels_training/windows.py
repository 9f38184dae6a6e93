"""Windows of newer desktop programs: a bar of buttons as title, rows in rounded lists, steppers, trees and tables."""

from collections.abc import Callable
from random import Random

from tests.measure.pixels_training import words
from tests.measure.pixels_training.telling import frames, worded_tabs
from tests.measure.pixels_training.widgets import Widgets


def window(w: Widgets) -> str:
    """A whole window, with its own styles."""
    body = w.rng.choice((_preferences, _preferences, _sheet, _form, _browser))(w)
    return f"<style>{_styles(w.rng)}</style><div class=win_>{_bar(w) if w.chance(0.8) else ''}{body}</div>"


def _styles(rng: Random) -> str:
    ground, raised, ink = rng.choice((("#f6f5f4", "#fff", "#2e3436"), ("#fafafa", "#fff", "#1e1e1e"), ("#242424", "#303030", "#eee"), ("#efefef", "#fcfcfc", "#232629"), ("#31363b", "#232629", "#eff0f1")))  # fmt: skip
    line, size = f"color-mix(in srgb, {ink} {rng.choice((15, 25))}%, {ground})", rng.choice((12, 13, 14, 15))
    deed = rng.choice((f"background: linear-gradient({raised}, {ground}); border: 1px solid {line}", f"background: color-mix(in srgb, {ink} 10%, {ground}); border: 0", f"background: {raised}; border: 1px solid {line}"))  # fmt: skip
    flat, corner = rng.random() < 0.5, rng.choice((2, 3, 5, 6, 9))
    accent = f"hsl({rng.randint(190, 230)} 70% {rng.randint(42, 55)}%)"
    return f"""body {{ margin: 0; background: {ground}; color: {ink}; font: {size}px {rng.choice(("Cantarell", "Noto Sans", "Open Sans", "DejaVu Sans", "Inter", "sans-serif"))} }}
        .win_ button, .win_ select {{ {deed}; border-radius: {corner}px; padding: {rng.choice((3, 5, 7))}px {rng.choice((8, 12, 16))}px; font: inherit; color: inherit }}
        .titled_ {{ display: flex; gap: 6px; align-items: center; padding: {rng.choice((4, 6, 8))}px; border-bottom: 1px solid {line}; background: {rng.choice((ground, raised, f"linear-gradient({raised}, {ground})"))} }}
        .titled_ b {{ flex: 1; text-align: center }} .titled_ button {{ {"border: 0; background: none" if flat else ""}; padding: 5px {rng.choice((5, 8))}px }}
        .list_ {{ margin: {rng.choice((8, 14, 24))}px; background: {raised}; border: 1px solid {line}; border-radius: {rng.choice((0, 6, 12))}px }} .list_ > * {{ display: flex; align-items: center; gap: 10px; padding: {rng.choice((6, 10, 13))}px 12px; border-bottom: 1px solid {line} }} .list_ > * > :first-child {{ flex: 1 }}
        .win_ input:not([type=checkbox], [type=radio], [type=range]), .win_ textarea {{ background: {raised}; border: 1px solid {line}; border-radius: {corner}px; padding: {rng.choice((3, 5, 7))}px 8px; font: inherit; color: inherit }} .faint_ {{ color: color-mix(in srgb, {ink} 55%, {ground}); font-size: .88em }}
        .step_ {{ display: inline-flex; border: 1px solid {line}; border-radius: {corner}px; overflow: hidden }} .step_ input {{ width: 60px; border: 0 !important; border-radius: 0 !important }} .step_ button {{ border: 0; border-left: 1px solid {line}; border-radius: 0; padding: 0 {rng.choice((6, 10))}px }}
        .knob_ {{ appearance: none; width: {rng.choice((40, 46, 52))}px; height: {rng.choice((20, 24, 26))}px; border-radius: 14px; background: color-mix(in srgb, {ink} 20%, {ground}); position: relative; margin: 0 }} .knob_:checked {{ background: {accent} }} .knob_::after {{ content: ''; position: absolute; inset: 2px auto 2px 2px; aspect-ratio: 1; border-radius: 50%; background: #fff; box-shadow: 0 1px 2px #0006 }} .knob_:checked::after {{ left: auto; right: 2px }}
        .grid2_ {{ display: grid; grid-template-columns: auto 1fr; gap: {rng.choice((5, 8, 12))}px 12px; padding: 14px; align-items: center }} .sheet2_ {{ border-collapse: collapse; width: 100%; background: {raised} }} .sheet2_ th {{ background: {ground}; border: 1px solid {line}; font-weight: {rng.choice((400, 600))}; padding: {rng.choice((2, 4))}px 6px; text-align: {rng.choice(("left", "center"))} }}
        .sheet2_ td {{ padding: {rng.choice((2, 4, 6))}px 6px; {rng.choice((f"border: 1px solid {line}", "border: 0"))} }} .ends2_ {{ display: flex; gap: 8px; padding: 10px; justify-content: {rng.choice(("flex-end", "space-between", "flex-start"))} }} input {{ accent-color: {accent} }}
        .side2_ {{ width: {rng.choice((160, 210))}px; border-right: 1px solid {line} }} .side2_ > * {{ padding: {rng.choice((2, 5, 9))}px 10px }} .side2_ > [aria-selected=true] {{ background: {accent}; color: #fff }} svg.icon_ {{ width: 16px; height: 16px; fill: currentColor; vertical-align: -3px }}
        .pages2_ {{ border-bottom: 1px solid {line}; padding: 0 8px; display: flex }} .pages2_ > * {{ padding: {rng.choice((5, 8))}px 14px }} .pages2_ > [aria-selected=true] {{ {rng.choice((f"box-shadow: inset 0 -3px {accent}", f"background: {raised}; border: 1px solid {line}; border-bottom: 0"))} }}"""


def _bar(w: Widgets) -> str:
    left = "".join(
        f"<button>{w.icon() if w.chance(0.7) else w.rng.choice(words.ACTIONS)}</button>"
        for _ in range(w.rng.randint(0, 4))
    )
    right = "".join(f"<button>{w.icon()}</button>" for _ in range(w.rng.randint(0, 4)))
    under = f'<br><span class="faint_">{words.phrase(w.rng)}</span>' if w.chance(0.2) else ""
    return f'<div class="titled_">{left}<b>{words.phrase(w.rng)}{under}</b>{right}</div>'


def _stepper(w: Widgets) -> str:
    """A number with a button on either of its sides, or with the browser's own."""
    if w.chance(0.4):
        return f'<input type="number" value="{w.rng.randint(0, 99)}">'
    return f'<span class="step_"><input value="{w.rng.randint(0, 999)}"><button>−</button><button>+</button></span>'


def _control(w: Widgets) -> str:
    on = " checked" if w.chance(0.5) else ""
    return w.rng.choice(
        (f'<input role="switch" type="checkbox" class="knob_"{on}>', w.select(), _stepper(w), w.plain_button(),
         '<input type="range">', f'<input type="checkbox"{on}>', f'<input value="{words.phrase(w.rng)}">')
    )  # fmt: skip


def _tabs(w: Widgets) -> str:
    if w.chance(0.2):
        return worded_tabs(w)
    made = "".join(
        f'<span role="tab" tabindex="0" aria-selected="{str(not i).lower()}">{name}</span>'
        for i, name in enumerate(w.rng.sample(words.PLACES, w.rng.randint(2, 5)))
    )
    return f'<div class="pages2_">{made}</div>' if w.chance(0.5) else ""


def _preferences(w: Widgets) -> str:
    lists = ""
    for _ in range(w.rng.randint(1, 3)):
        head = f'<b style="display:block;margin:12px 16px 0">{words.phrase(w.rng)}</b>' if w.chance(0.6) else ""
        rows = ""
        for _ in range(w.rng.randint(2, 6)):
            under = f'<br><span class="faint_">{words.sentence(w.rng, 3, 7)}</span>' if w.chance(0.4) else ""
            rows += f"<div><span>{w.rng.choice(words.CHOICES)}{under}</span>{_control(w)}</div>"
        lists += f'{head}<div class="list_">{rows}</div>'
    return _tabs(w) + lists


def _form(w: Widgets) -> str:
    fields = "".join(
        f"<label>{w.rng.choice(words.FIELDS)}{w.rng.choice(('', ':'))}</label><span>{_control(w)}</span>"
        for _ in range(w.rng.randint(3, 9))
    )
    ticks = "".join(
        f"<div>{w.plain_tick(w.rng.choice(('radio', 'checkbox')))}</div>" for _ in range(w.rng.randint(0, 5))
    )
    return f'{_tabs(w)}<div class="grid2_">{fields}</div><div style="padding:0 14px">{ticks}</div>{_ends(w)}'


def _sheet(w: Widgets) -> str:
    """A table whose heads are pressed to sort by, with numbered rows."""
    columns, numbered = w.rng.randint(3, 7), w.chance(0.5)
    head = "".join(f'<th onclick="1">{w.rng.choice(words.FIELDS)}</th>' for _ in range(columns))
    rows = "".join(
        f"<tr>{f'<th onclick=1>{i + 1}</th>' if numbered else ''}{''.join(f'<td>{words.cell(w.rng)}</td>' for _ in range(columns))}</tr>"
        for i in range(w.rng.randint(4, 18))
    )
    over = f'<div class="ends2_" style="justify-content:start">{w.plain_button()}{w.plain_button()}<input placeholder="{w.rng.choice(words.FIELDS)}">{w.select()}</div>'
    return f'{over}<table class="sheet2_"><tr>{"<th></th>" if numbered else ""}{head}</tr>{rows}</table>{_ends(w)}'


def _browser(w: Widgets) -> str:
    """A list at the side, and text, a form or icons beside it."""
    icon = w.chance(0.5)
    said: Callable[[], str] = w.rng.choice((lambda: words.phrase(w.rng), lambda: words.phrase(w.rng).lower() + ".txt"))
    rows = "".join(
        f'<div role="option" tabindex="0" aria-selected="{str(i == 1).lower()}">{w.icon() if icon else ""} {said()}</div>'
        for i in range(w.rng.randint(4, 16))
    )
    beside = w.rng.choice(
        (
            _form,
            _preferences,
            frames,
            lambda w: f"<textarea style='width:96%;height:300px'>{words.paragraph(w.rng, 5)}</textarea>",
        )
    )(w)
    return f'<div style="display:flex"><div class="side2_" role="listbox">{rows}</div><div style="flex:1">{beside}</div></div>'


def _ends(w: Widgets) -> str:
    return (
        f'<div class="ends2_">{"".join(w.plain_button() for _ in range(w.rng.randint(1, 4)))}</div>'
        if w.chance(0.7)
        else ""
    )
