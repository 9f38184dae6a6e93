"""Pages of known sizes for measurements: a form, a shop of some 900 elements, tables of 5,000 and 20,000."""

import random
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

STYLE = """body{font:14px/1.4 sans-serif;margin:12px}nav a{margin-right:10px}
.card{border:1px solid #ccc;padding:8px;margin:4px;width:210px;display:inline-block;vertical-align:top}
table{border-collapse:collapse}td,th{border:1px solid #ddd;padding:3px 6px}.sr{position:absolute;left:-9999px}
.hidden{display:none}.modal{position:fixed;inset:80px;background:#fff;border:2px solid #333}"""

SIMPLE = """<header><h1>Acme account</h1><nav><a href="#home">Home</a><a href="#help">Help</a></nav></header>
<main><form onsubmit="event.preventDefault();document.getElementById('out').textContent='Saved'">
<p><label for=name>Full name</label> <input id=name name=name required placeholder="Jane Doe"></p>
<p><label for=mail>E-mail</label> <input id=mail type=email name=mail></p>
<p><label for=pw>Password</label> <input id=pw type=password name=pw></p>
<p><label for=country>Country</label> <select id=country>
<option>France<option>Germany<option>Japan<option>Spain<option>USA</select></p>
<fieldset><legend>Plan</legend><label><input type=radio name=plan value=f checked> Free</label>
<label><input type=radio name=plan value=p> Pro</label></fieldset>
<p><label><input type=checkbox id=terms> I accept the terms</label></p>
<p><label for=bio>About you</label><br><textarea id=bio rows=3></textarea></p>
<p><label for=cv>CV</label> <input id=cv type=file></p>
<button type=submit>Create account</button> <button type=button disabled>Delete account</button>
</form><p id=out role=status></p></main>"""

CARD = """<article class="card css-{style:06x}" data-sku="SKU{sku}"><a href="#p{number}">
<svg width=40 height=40 aria-hidden=true><rect width=40 height=40 fill="#9ab"/></svg><h3>{name}</h3></a>
<div><span class=price>${price}.99</span> <span aria-label="{stars} out of 5 stars">★★★★</span></div>
<p>{name} with two-year warranty and free returns within 30 days.</p>
<button class="btn add" onclick="this.textContent='Added'">Add to cart</button>
<button class="btn wish" aria-label="Save {name} for later">♡</button></article>"""

SHOP = """<header><a class=sr href="#main">Skip to content</a><h1>Acme shop</h1>
<form role=search><input type=search aria-label="Search products" placeholder="Search"><button>Search</button></form>
<nav aria-label=Main><ul>{links}</ul></nav></header>
<aside aria-label=Filters><h2>Brand</h2><ul>{brands}</ul>
<label>Sort by <select><option>Relevance<option>Price up<option>Price down<option>Rating</select></label>
<label>Max price <input type=range min=0 max=400></label></aside>
<main id=main><h2>60 products</h2><section>{cards}</section>
<section><h2>Recent orders</h2><table><thead><tr><th>Order<th>Date<th>State<th>Action</tr></thead>
<tbody>{orders}</tbody></table></section>
<iframe title="Newsletter" width=320 height=120
 srcdoc="<form><label>E-mail <input name=nl></label><button>Subscribe</button></form>"></iframe>
<x-chat></x-chat></main>
<div class="modal hidden" role=dialog aria-label="Size guide"><p>Size guide</p><button>Close</button></div>
<footer><ul>{footer}</ul></footer>
<script>customElements.define('x-chat', class extends HTMLElement {{ connectedCallback() {{
this.attachShadow({{ mode: 'open' }}).innerHTML =
'<div><button>Open chat</button><input aria-label="Chat message"></div>'; }} }})</script>"""

USER = """<tr id=r{number}><td><input type=checkbox aria-label="Select row {place}"></td>
<td><a href="#u{number}">{name}</a></td><td>{mail}{number}@example.org</td>
<td>{state}</td><td>{day:02d}/0{month}/2026</td><td><button>Edit</button></td></tr>"""

LINKS = "Deals New Home Kitchen Office Outdoor Audio Photo Clothing Gifts Support Stores".split()
BRANDS = "Aster Birch Cobalt Delta Ember Fjord Gamma Helix Iris Juno Kite Lumen".split()
KINDS = "Compact Classic Urban Trail Studio Nordic Solar Quiet Rapid Vintage".split()
GOODS = "lamp backpack kettle headphones desk chair tent camera speaker jacket".split()
FIRST = "Ana Bo Cy Di Eli Fay Gus Hal Ivy Jo".split()
LAST = "Stone Reed Marsh Field Brook Dale Ford Hill Lake Wood".split()


def page(title: str, body: str) -> str:
    head = f"<meta charset=utf-8><title>{title}</title><style>{STYLE}</style>"
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"


def simple() -> str:
    """A form of ten controls."""
    return page("Sign in - Acme", SIMPLE)


def shop() -> str:
    """About 900 elements: cards, filters, a table, a frame and a shadow root."""
    chance = random.Random(7)
    brands = (
        f"<li><label><input type=checkbox name=b{n}> {brand} <span>({chance.randint(2, 40)})</span></label></li>"
        for n, brand in enumerate(BRANDS)
    )
    return page(
        "Shop - Acme",
        SHOP.format(
            links=_joined(f'<li><a href="#c{n}">{link}</a></li>' for n, link in enumerate(LINKS)),
            brands=_joined(brands),
            cards=_joined(_card(number, chance) for number in range(60)),
            orders=_joined(_order(number, chance) for number in range(12)),
            footer=_joined(f'<li><a href="#f{n}">Footer link {n + 1}</a></li>' for n in range(24)),
        ),
    )


def users(rows: int) -> str:
    """A table of so many rows of ten elements each."""
    chance = random.Random(11)
    head = "<tr><th></th><th>Name</th><th>E-mail</th><th>State</th><th>Since</th><th></th></tr>"
    body = _joined(_user(number, chance) for number in range(rows))
    return page(
        "Users - Admin",
        f"<h1>Users ({rows})</h1><p><input aria-label='Filter users'><button>Export CSV</button></p>"
        f"<table><thead>{head}</thead><tbody>{body}</tbody></table>",
    )


PAGES: Mapping[str, Callable[[], str]] = {
    "form": simple,
    "shop-900": shop,
    "table-5000": lambda: users(500),
    "table-20000": lambda: users(2000),
}


def write(folder: Path) -> None:
    """Every page as a file of its name."""
    for name, make in PAGES.items():
        (folder / f"{name}.html").write_text(make(), encoding="utf-8")


def _joined(parts: Iterable[str]) -> str:
    return "".join(parts)


def _card(number: int, chance: random.Random) -> str:
    name = f"{chance.choice(KINDS)} {chance.choice(GOODS)} {number + 1}"
    return CARD.format(
        style=chance.randrange(16**6),
        sku=1000 + number,
        number=number,
        name=name,
        price=chance.randint(9, 399),
        stars=chance.randint(2, 5),
    )


def _order(number: int, chance: random.Random) -> str:
    date = f"2026-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
    state = chance.choice(["Shipped", "Paid", "Cancelled"])
    return (
        f"<tr><td>#{9000 + number}</td><td>{date}</td><td>{state}</td><td><a href='#o{number}'>View order</a></td></tr>"
    )


def _user(number: int, chance: random.Random) -> str:
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    return USER.format(
        number=number,
        place=number + 1,
        name=name,
        mail=name.lower().replace(" ", "."),
        state=chance.choice(["Active", "Invited", "Suspended"]),
        day=chance.randint(1, 28),
        month=chance.randint(1, 9),
    )
