"""Things for sale: pictures, prices and stocks that only tell something, beside what can be pressed."""

from collections.abc import Callable

from tests.measure.pixels_training import words
from tests.measure.pixels_training.widgets import Widgets

STOCKS = "In stock|Out of stock|Few left|New|Sale|-20 %|Sold out|Ships today|Backorder|Popular".split("|")


def wares(w: Widgets) -> str:
    """A grid of goods; of each its name, its picture, its button or all of it can be pressed, and never its price."""
    linked, whole, deed = w.chance(0.6), w.chance(0.2), _deed(w)
    shown, price, stock = _picture(w), _price(w), _stock(w)
    made = ""
    for _ in range(w.rng.randint(3, 9)):
        name = words.phrase(w.rng)
        said = w.link(name) if linked and not whole else f"<b>{name}</b>" if w.chance(0.5) else f"<span>{name}</span>"
        parts = [f"<div>{said}</div>", f'<div class="row_ spread_">{price()}{stock()}</div>']
        about = f'<p class="faint_">{words.sentence(w.rng, 3, 9)}</p>' if w.chance(0.4) else ""
        press = 'onclick="1" style="cursor:pointer"' if whole else ""
        made += f'<div class="card_ {w.kit.of("card", w.rng)}" {press}>{shown()}{"".join(parts)}{about}{deed()}</div>'
    return f'<div class="grid_">{made}</div>'


def basket(w: Widgets) -> str:
    """What was chosen, in lines with amounts and sums, and the button to pay."""
    amount: Callable[[], str] = w.rng.choice(
        (lambda: f'<input type="number" value="{w.rng.randint(1, 9)}" style="width:60px">',
         lambda: f"<button>−</button> {w.rng.randint(1, 9)} <button>+</button>",
         lambda: f"<span>{w.rng.randint(1, 9)} ×</span>")
    )  # fmt: skip
    drop: Callable[[], str] = w.rng.choice(
        (w.icon_button, lambda: '<a href="#x">Remove</a>', lambda: w.button("Remove"))
    )
    linked, price = w.chance(0.4), _price(w)
    lines = "".join(
        f"<tr><td>{w.link(words.phrase(w.rng)) if linked else words.phrase(w.rng)}</td><td>{amount()}</td>"
        f"<td>{price()}</td><td>{drop()}</td></tr>"
        for _ in range(w.rng.randint(1, 6))
    )
    total = f'<div class="row_ spread_"><b>Total</b><b style="font-size:1.3em">{_money(w)}</b></div>'
    return f'<table class="{w.kit.of("table", w.rng)}">{lines}</table>{total}{w.button("Check out")}'


def _deed(w: Widgets) -> Callable[[], str]:
    label = w.rng.choice(("Add to cart", "Buy now", "Add", "View details"))
    return w.rng.choice(
        (lambda: w.button(label), lambda: w.button(label) + w.icon_button(), lambda: f'<a href="#x">{label}</a>',
         lambda: "", w.icon_button)
    )  # fmt: skip


def _picture(w: Widgets) -> Callable[[], str]:
    """A photo, a drawing or a letter on coloured ground, which is part of a link now and then."""
    height, radius = w.rng.choice((50, 80, 120, 160)), w.rng.choice((0, 4, 8, 16))
    ground = f"height:{height}px;border-radius:{radius}px;display:grid;place-items:center"
    light = w.rng.choice((88, 92, 40, 25))
    inside: Callable[[], str] = w.rng.choice(
        (w.icon, lambda: w.rng.choice(words.NOUNS)[0].upper(), lambda: words.phrase(w.rng), lambda: "")
    )
    tile: Callable[[], str] = w.rng.choice(
        (lambda: w.photo(height), lambda: f'<div style="background:hsl({w.rng.randint(0, 359)} 60% {light}%);{ground};font-size:{height // 3}px">{inside()}</div>')
    )  # fmt: skip
    linked = w.chance(0.25)
    return lambda: f'<a href="#x" style="display:block">{tile()}</a>' if linked else tile()


def _price(w: Widgets) -> Callable[[], str]:
    """In bold, in colour, large, or with what it was before."""
    colour = w.rng.choice(
        ("inherit", "inherit", f"hsl({w.rng.randint(0, 359)} 70% 40%)", "#1a7f37", "#b00020", "#0a58ca")
    )
    style = f"color:{colour};font-weight:{w.rng.choice((400, 600, 700))};font-size:{w.rng.choice((1, 1, 1.1, 1.3))}em"
    before = w.chance(0.2)
    return lambda: (f"<s class=faint_>{_money(w)}</s> " if before else "") + f'<span style="{style}">{_money(w)}</span>'


def _stock(w: Widgets) -> Callable[[], str]:
    """A pill, some coloured or faint words, or nothing."""
    hue, radius = w.rng.randint(0, 359), w.rng.choice((2, 4, 10, 99))
    pill = w.rng.choice((f"background:hsl({hue} 60% 88%);color:hsl({hue} 60% 25%)", f"background:hsl({hue} 60% 40%);color:#fff", f"border:1px solid hsl({hue} 50% 50%)"))  # fmt: skip
    return w.rng.choice(
        (
            lambda: f'<span style="{pill};border-radius:{radius}px;padding:2px 8px">{w.rng.choice(STOCKS)}</span>',
            lambda: f'<span style="color:hsl({hue} 60% 38%)">{w.rng.choice(STOCKS)}</span>',
            lambda: f'<small class="faint_">{w.rng.choice(STOCKS)}</small>',
            w.badge,
            lambda: "",
        )
    )


def _money(w: Widgets) -> str:
    amount = f"{w.rng.randint(1, 1999)}.{w.rng.choice(('00', '50', '90', '95', '99'))}"
    return w.rng.choice((f"€{amount}", f"${amount}", f"{amount} €", f"£{amount}", f"{amount} kr", amount))
