"""Screens as phones have them: rows from edge to edge, switches, fields with their label inside, tabs, app icons."""

from random import Random

from tests.measure.pixels_training import words
from tests.measure.pixels_training.widgets import Widgets


def phone(w: Widgets) -> str:
    """A whole screen of an app, or a home screen, with its own styles."""
    main = w.rng.choice((_settings, _settings, _messages, _messages, _form, _shelf, _home, _thread))(w)
    top = _top(w) if w.chance(0.9) else ""
    under = _tabs(w) if w.chance(0.4) else ""
    more = f'<button class="fab_">{w.icon() if w.chance(0.7) else "+"}</button>' if w.chance(0.25) else ""
    return f"<style>{_styles(w.rng)}</style>{top}{main}{under}{more}"


def _styles(rng: Random) -> str:
    dark = rng.random() < 0.3
    ground, raised, ink = rng.choice((("#000", "#1c1c1e", "#fff"), ("#121212", "#1e1e1e", "#e0e0e0"))) if dark else rng.choice(
        (("#fff", "#f7f7f8", "#111"), ("#f2f2f7", "#fff", "#000"), ("#fef7ff", "#f3edf7", "#1d1b20")))  # fmt: skip
    faint, accent = (
        f"color-mix(in srgb, {ink} {rng.choice((50, 60, 70))}%, {ground})",
        f"hsl({rng.randint(0, 359)} {rng.randint(50, 95)}% {rng.randint(58, 70) if dark else rng.randint(35, 52)}%)",
    )
    line, size = f"color-mix(in srgb, {ink} {rng.choice((8, 14, 20))}%, {ground})", rng.choice((14, 15, 16, 17))
    rule = rng.choice(("border: 0", f"border-bottom: 1px solid {line}", f"box-shadow: inset 0 -1px {line}"))
    box = rng.choice((f"border: 1px solid {faint}; border-radius: {rng.choice((4, 8, 14))}px", f"border: 0; border-bottom: 1px solid {faint}; background: {raised}",
                      f"border: 0; border-bottom: 1px solid {line}", f"border: 0; background: {raised}; border-radius: 10px"))  # fmt: skip
    deed = rng.choice(
        (
            f"background: {accent}; color: {ground}; border: 0",
            f"background: none; border: 1px solid {accent}; color: {accent}",
            f"background: none; border: 0; color: {accent}",
        )
    )
    picked = rng.choice(
        (
            f"border-bottom: 2px solid {accent}; color: {accent}",
            f"background: {ground}; border-radius: 8px",
            f"background: {accent}; color: {ground}; border-radius: 99px",
        )
    )
    bar = rng.choice((raised, ground, accent))
    return f"""body {{ margin: 0; background: {ground}; color: {ink}; font: {size}px {rng.choice(("Roboto", "Inter", "Open Sans", "sans-serif", "Cantarell"))} }} button {{ font: inherit; color: inherit }}
        .bar_ {{ display: flex; align-items: center; gap: 12px; padding: {rng.choice((8, 12, 16))}px; background: {bar}; color: {ground if bar == accent else ink}; {rule} }} .bar_ b {{ flex: 1; text-align: {rng.choice(("left", "center"))}; font-size: 1.15em }}
        .bar_ button {{ background: none; border: 0; padding: 6px; color: {ground if bar == accent else rng.choice((accent, ink))} }} .big_ {{ font-size: 1.9em; font-weight: 700; padding: 10px 16px }}
        .row2_ {{ display: flex; gap: 14px; align-items: center; padding: {rng.choice((8, 11, 15))}px 16px; {rule} }} .row2_ > div {{ flex: 1; min-width: 0 }} .row2_ small, .faint_ {{ color: {faint}; font-size: .85em; display: block }}
        .group_ {{ {rng.choice(("", "", f"margin: 12px; border-radius: 12px; background: {raised}; overflow: hidden"))} }} .face_ {{ width: 40px; height: 40px; border-radius: 50%; background: {accent}; color: {ground}; display: grid; place-items: center }}
        .switch2_ {{ appearance: none; flex: none; width: 46px; height: {rng.choice((22, 26, 28))}px; border-radius: 14px; background: {line}; position: relative; margin: 0; border: {rng.choice((0, 1, 2))}px solid {faint} }} .switch2_:checked {{ background: {accent} }}
        .switch2_::after {{ content: ''; position: absolute; top: 2px; bottom: 2px; left: 2px; aspect-ratio: 1; border-radius: 50%; background: {rng.choice(("#fff", faint))} }} .switch2_:checked::after {{ left: auto; right: 2px }}
        .entry_ {{ margin: 12px 16px; position: relative }} .entry_ input, .entry_ select, .entry_ textarea {{ width: 100%; box-sizing: border-box; {box}; padding: {rng.choice(("20px 12px 6px", "14px 12px", "22px 8px 8px"))}; font: inherit; color: inherit; background-color: transparent }}
        .entry_ label {{ position: absolute; left: 12px; top: 5px; font-size: .75em; color: {faint} }} .deed_ {{ {deed}; padding: 12px 18px; border-radius: {rng.choice((4, 10, 99))}px; display: {rng.choice(("block", "inline-block"))}; margin: 10px 16px; {"width: calc(100% - 32px)" if rng.random() < 0.5 else ""} }}
        .under_ {{ position: fixed; left: 0; right: 0; bottom: 0; display: flex; background: {raised}; border-top: 1px solid {line} }} .under_ > * {{ flex: 1; text-align: center; padding: 8px 0; font-size: .75em; color: {faint}; border: 0; background: none }} .under_ .on_ {{ color: {accent} }}
        .parts_ {{ display: flex; background: {raised}; padding: 3px }} .parts_ > * {{ flex: 1; text-align: center; padding: 9px 0 }} .parts_ [aria-selected=true] {{ {picked} }} .fab_ {{ position: fixed; right: 18px; bottom: 76px; width: 56px; height: 56px; border-radius: {rng.choice((16, 28))}px; border: 0; background: {accent}; color: {ground}; font-size: 1.5em }}
        .search_ {{ margin: 10px 14px; width: calc(100% - 28px); box-sizing: border-box; padding: 10px 14px; border-radius: {rng.choice((8, 99))}px; border: 0; background: {line}; color: inherit; font: inherit }} .chip_ {{ border-radius: 99px; border: 1px solid {line}; background: {raised}; padding: 6px 12px; margin: 3px }}
        .shelf_ {{ display: grid; grid-template-columns: repeat({rng.choice((1, 2, 2))}, 1fr); gap: 10px; padding: 10px }} .piece_ {{ background: {raised}; border-radius: {rng.choice((0, 8, 16))}px; overflow: hidden; padding: 10px; {rng.choice(("box-shadow: 0 1px 4px #0004", ""))} }}
        .apps_ {{ display: grid; grid-template-columns: repeat(4, 1fr); gap: 22px 6px; padding: 26px 14px; text-align: center; font-size: .75em }} .app_ span {{ display: grid; place-items: center; width: 54px; height: 54px; margin: 0 auto 5px; border-radius: {rng.choice((12, 16, 27))}px; color: #fff }}
        .said_ {{ max-width: 70%; padding: 9px 13px; margin: 6px 12px; border-radius: 16px; background: {raised} }} svg.icon_ {{ width: 1.4em; height: 1.4em; fill: currentColor; vertical-align: -.3em }} svg.icon_.lucide {{ fill: none }}"""


def _top(w: Widgets) -> str:
    left = (
        f"<button>{w.icon() if w.chance(0.7) else w.rng.choice(('Back', 'Cancel', '‹ Back'))}</button>"
        if w.chance(0.7)
        else ""
    )
    right = "".join(
        f"<button>{w.icon() if w.chance(0.7) else w.rng.choice(words.ACTIONS)}</button>"
        for _ in range(w.rng.randint(0, 3))
    )
    big = f'<div class="big_">{words.phrase(w.rng)}</div>' if w.chance(0.2) else ""
    return f'<div class="bar_">{left}<b>{words.phrase(w.rng)}</b>{right}</div>{big}'


def _settings(w: Widgets) -> str:
    iconed, tailed = w.chance(0.5), w.chance(0.5)
    groups = []
    for _ in range(w.rng.randint(1, 3)):
        head = f'<p class="faint_" style="padding:0 16px">{words.phrase(w.rng)}</p>' if w.chance(0.5) else ""
        rows = "".join(_setting(w, iconed, tailed) for _ in range(w.rng.randint(2, 7)))
        groups.append(f'{head}<div class="group_">{rows}</div>')
    return "".join(groups)


def _setting(w: Widgets, iconed: bool, tailed: bool) -> str:
    icon = w.icon() if iconed else ""
    under = f"<small>{words.sentence(w.rng, 2, 6)[:-1]}</small>" if w.chance(0.4) else ""
    said = f"{icon}<div>{w.rng.choice((words.phrase(w.rng), *words.CHOICES))}{under}</div>"
    if w.chance(0.35):
        on = " checked" if w.chance(0.5) else ""
        tick = w.rng.choice(
            (
                f'<input role="switch" type="checkbox" class="switch2_"{on}>',
                f'<input type="checkbox"{on}>',
                f'<input type="radio"{on}>',
            )
        )
        return (
            f'<label class="row2_">{said}{tick}</label>' if w.chance(0.6) else f'<div class="row2_">{said}{tick}</div>'
        )
    if w.chance(0.08):
        return f'<div class="row2_"><input type="range" style="flex:1" value="{w.rng.randint(0, 100)}"></div>'
    tail = (
        w.rng.choice(("›", f'<span class="faint_">{w.rng.choice(words.CHOICES)} ›</span>', w.icon())) if tailed else ""
    )
    return f'<div class="row2_" onclick="1">{said}{tail}</div>'


def _messages(w: Widgets) -> str:
    search = '<input class="search_" placeholder="Search">' if w.chance(0.5) else ""
    faced, timed = w.chance(0.6), w.chance(0.8)
    rows = ""
    for _ in range(w.rng.randint(3, 11)):
        who = w.rng.choice((*words.PEOPLE, words.phrase(w.rng)))
        face = f'<span class="face_">{who[0]}</span>' if faced else ""
        under = f"<small>{words.sentence(w.rng, 3, 9)}</small>" if w.chance(0.85) else ""
        tail = f'<span class="faint_">{w.rng.randint(0, 23)}:{w.rng.randint(10, 59)}</span>' if timed else ""
        rows += f'<div class="row2_" onclick="1">{face}<div>{who}{under}</div>{tail}</div>'
    return f"{search}{_parts(w) if w.chance(0.35) else ''}{rows}"


def _parts(w: Widgets) -> str:
    named = w.rng.sample(words.PLACES, w.rng.randint(2, 4))
    return f'<div class="parts_">{"".join(f"<span role=tab tabindex=0 onclick=1 aria-selected={str(not i).lower()}>{name}</span>" for i, name in enumerate(named))}</div>'


def _form(w: Widgets) -> str:
    made = []
    for _ in range(w.rng.randint(2, 7)):
        label = w.rng.choice(words.FIELDS)
        value = w.rng.choice(("", w.rng.choice(words.PEOPLE), words.phrase(w.rng)))
        field = w.rng.choice((f'<input value="{value}">', f'<input value="{value}">', f'<input placeholder="{label}">',
                              f"<select><option>{w.rng.choice(words.CHOICES)}</select>", f"<textarea>{value}</textarea>"))  # fmt: skip
        over = "" if "placeholder" in field else f"<label>{label}</label>"
        made.append(f'<div class="entry_">{over}{field}</div>')
    deeds = "".join(f'<button class="deed_">{w.rng.choice(words.ACTIONS)}</button>' for _ in range(w.rng.randint(1, 3)))
    return "".join(made) + deeds


def _shelf(w: Widgets) -> str:
    whole, pictured = w.chance(0.5), w.chance(0.7)
    chips = (
        f'<div style="padding:8px">{"".join(f"<button class=chip_>{w.rng.choice(words.CHOICES)}</button>" for _ in range(3))}</div>'
        if w.chance(0.4)
        else ""
    )
    made = "".join(
        f'<div class="piece_" {"onclick=1" if whole else ""}>{w.photo(90) if pictured else ""}<b>{words.phrase(w.rng)}</b><div class="faint_">{words.figure(w.rng)}</div>'
        f"{'' if whole else f'<button class=chip_>{w.rng.choice(words.ACTIONS)}</button>'}</div>"
        for _ in range(w.rng.randint(2, 6))
    )
    return f'{chips}<div class="shelf_">{made}</div>'


def _home(w: Widgets) -> str:
    made = "".join(
        f'<div class="app_" onclick="1"><span style="background:hsl({w.rng.randint(0, 359)} {w.rng.randint(40, 90)}% {w.rng.randint(30, 60)}%)">{w.icon()}</span>{w.rng.choice(words.PLACES)}</div>'
        for _ in range(w.rng.randint(6, 20))
    )
    search = '<input class="search_" placeholder="Search">' if w.chance(0.4) else ""
    return f'{search}<div class="apps_">{made}</div>'


def _thread(w: Widgets) -> str:
    said = "".join(
        f'<div class="said_" style="margin-left:{w.rng.choice(("12px", "28%"))}">{words.sentence(w.rng)}</div>'
        for _ in range(w.rng.randint(3, 8))
    )
    return f'{said}<div class="bar_" style="position:fixed;bottom:0;left:0;right:0"><input class="search_" style="margin:0" placeholder="Message"><button>{w.icon()}</button></div>'


def _tabs(w: Widgets) -> str:
    named = w.rng.sample(words.PLACES, w.rng.randint(3, 5))
    looks = ("on_", *[""] * len(named))
    made = "".join(f'<button class="{looks[i]}">{w.icon()}<br>{name}</button>' for i, name in enumerate(named))
    return f'<div class="under_">{made}</div>'
