"""Single controls as HTML, in the classes of a kit."""

from dataclasses import dataclass
from functools import cache
from html import escape
from random import Random

from tests.measure.pixels_training import words
from tests.measure.pixels_training.fetch import KITS
from tests.measure.pixels_training.kits import Kit, icons


@cache
def _packs() -> dict[str, list[str]]:
    return icons()


@cache
def _svg(path: str) -> str:
    text = (KITS / path).read_text()
    start = text.index("<svg")
    kind = "icon_ lucide" if "lucide" in path else "icon_"
    return (
        text[start:]
        .replace("<svg", f'<svg class="{kind}" aria-hidden="true" focusable="false"', 1)
        .replace('class="lucide', 'data-was="lucide', 1)
    )


@dataclass(frozen=True, slots=True)
class Widgets:
    """Makes controls for one page: one kit, one icon pack, one source of chance."""

    kit: Kit
    rng: Random
    pack: str

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def icon(self) -> str:
        return _svg(f"{self.pack}/{self.rng.choice(_packs()[self.pack])}")

    def button(self, text: str = "") -> str:
        said = escape(text or (self.rng.choice(words.ACTIONS) if self.chance(0.7) else words.phrase(self.rng)))
        icon = self.icon() + " " if self.chance(0.2) else ""
        second = "second_" if self.chance(0.4) else ""
        off = " disabled" if self.chance(0.05) else ""
        return f'<button class="{self.kit.of("button", self.rng)} {second}"{off}>{icon}{said}</button>'

    def plain_button(self) -> str:
        """One that only its surroundings style."""
        return f"<button>{escape(self.rng.choice(words.ACTIONS))}</button>"

    def plain_tick(self, kind: str) -> str:
        """The same of a checkbox or radio button with its words."""
        on = " checked" if self.chance(0.45) else ""
        return f'<label><input type="{kind}"{on}> {self.rng.choice(words.CHOICES)}</label>'

    def icon_button(self) -> str:
        classes = self.kit.of("button", self.rng) if self.chance(0.4) else ""
        name = self.rng.choice(words.ACTIONS)
        if self.chance(0.25):
            return f'<a href="#x" aria-label="{name}">{self.icon()}</a>'
        return f'<button class="icon_button_ {classes}" aria-label="{name}">{self.icon()}</button>'

    def link(self, text: str = "") -> str:
        return f'<a href="#x">{escape(text or (self.rng.choice(words.PLACES) if self.chance(0.6) else words.phrase(self.rng)))}</a>'

    def field(self) -> str:
        """A field with its label, or with a placeholder in its place."""
        label, rng = self.rng.choice(words.FIELDS), self.rng
        kind = rng.choice(("text", "text", "text", "email", "search", "number", "password", "date"))
        value = rng.choice((words.phrase(rng), rng.choice(words.PEOPLE), words.figure(rng)))
        filled = self.chance(0.5) and kind in ("text", "search", "password")
        hint = "" if filled else rng.choice((label, words.phrase(rng) + " …", ""))
        inside = f'value="{value}"' if filled else f'placeholder="{hint}"'
        control = f'<input class="{self.kit.of("input", rng)}" type="{kind}" {inside}>'
        if self.chance(0.12):
            control = f'<textarea class="{self.kit.of("area", rng) or self.kit.of("input", rng)}">{words.sentence(rng) if filled else ""}</textarea>'
        elif self.chance(0.25):
            control = self.select()
        boxed = f'<div class="{self.kit.of("input box", rng)}">{control}</div>'
        way = rng.choice(("over_", "over_", "line_", "bare_"))
        return f'<div class="{way}">{f"<label>{label}</label> " if way != "bare_" else ""}{boxed}</div>'

    def select(self) -> str:
        options = "".join(
            f"<option>{self.rng.choice((words.phrase(self.rng), *words.CHOICES))}</option>" for _ in range(4)
        )
        return f'<div class="{self.kit.of("select box", self.rng)}" style="display:inline-block"><select class="{self.kit.of("select", self.rng)}">{options}</select></div>'

    def tick(self, kind: str = "") -> str:
        kind = kind or self.rng.choice(("checkbox", "radio"))
        on = " checked" if self.chance(0.45) else ""
        box = f'<input type="{kind}" class="{self.kit.of("radio" if kind == "radio" else "tick", self.rng)}"{on}>'
        said = self.rng.choice(words.CHOICES)
        if self.kit.name in ("materialize", "98", "7", "xp"):
            number = self.rng.randint(0, 10**9)
            if self.kit.name == "materialize":
                return f"<p><label>{box}<span>{said}</span></label></p>"
            return f"<div>{box.replace('<input', f'<input id=t{number}')}<label for=t{number}>{said}</label></div>"
        label = f"<label>{box} {said}</label>" if self.chance(0.8) else f"<span>{box} {said}</span>"
        return f"<div>{label}</div>"

    def switch(self) -> str:
        on = " checked" if self.chance(0.5) else ""
        own = "" if self.kit.classes.get("switch box") else "switch_"
        box = f'<input role="switch" type="checkbox" class="{self.kit.of("switch", self.rng)} {own}"{on}>'
        return f'<span class="{self.kit.of("switch box", self.rng)}" style="display:inline-block">{box}</span>'

    def slider(self) -> str:
        return f'<input type="range" class="{self.kit.of("range", self.rng)}" value="{self.rng.randint(0, 100)}">'

    def tabs(self) -> str:
        named = self.rng.sample(words.PLACES, self.rng.randint(2, 5))
        tag = self.rng.choice(("a href=#x", "button"))
        made = [
            f'<{tag} role="tab" class="{self.kit.of("tab", self.rng)} {"active is-active" if i == 0 else ""}" '
            f'aria-selected="{str(i == 0).lower()}">{name}</{tag.split()[0]}>'
            for i, name in enumerate(named)
        ]
        return f'<div role="tablist" class="{self.kit.of("tabs", self.rng)} row_" style="gap:0">{"".join(made)}</div>'

    def badge(self) -> str:
        return f'<span class="badge_ {self.kit.of("badge", self.rng)}">{self.rng.choice((str(self.rng.randint(1, 99)), "New", "Paid", "Open"))}</span>'

    def photo(self, height: int) -> str:
        """A picture with texture, so that not every edge is a control's."""
        rng = self.rng
        shapes = "".join(
            f'<circle cx="{rng.randint(0, 300)}" cy="{rng.randint(0, 200)}" r="{rng.randint(4, 70)}" fill="hsl({rng.randint(0, 359)} 60% {rng.randint(20, 80)}%)"/>'
            f'<path d="M{rng.randint(0, 300)} {rng.randint(0, 200)} l{rng.randint(-90, 90)} {rng.randint(-90, 90)} l40 9" fill="none" stroke="#{rng.randint(0, 0xFFFFFF):06x}" stroke-width="{rng.randint(1, 9)}"/>'
            for _ in range(rng.randint(3, 14))
        )
        ground = f"hsl({rng.randint(0, 359)} 40% {rng.randint(30, 85)}%)"
        return f'<svg class="photo_" viewBox="0 0 300 200" preserveAspectRatio="xMidYMid slice" style="height:{height}px;background:{ground}">{shapes}</svg>'
