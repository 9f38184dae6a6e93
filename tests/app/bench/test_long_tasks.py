"""Tasks too long to be their own plan: the Manager makes one, and a model's replies on record still do them."""

from pathlib import Path
from typing import get_args

import pytest

from app.bench.playing import Browsers
from app.brains.brain import Role
from app.brains.cassette import Player as Cassette
from app.brains.claude import ClaudeBrain
from app.demo.database import opened
from app.demo.server import DemoSite
from app.engine import Engine
from app.events import Planned
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Permissions, Task
from controllers.browser.chromium import Chromium

CASSETTES = Path(__file__).parents[1] / "brains" / "cassettes" / "long"

BALANCE = (
    "I have three things to be done in the shop before I leave, and I need all of them, one after the other. First "
    "look up what the customer with the highest balance is called and how much it is. Then write a message to Cillian "
    'Novák with the subject "Balance" whose text says only the name of that customer and the balance as the shop shows '
    "it. At last set the reorder level of the product Wool jumper to 7, but do not touch its price. Tell me at the end "
    "the name, the balance, and the reorder level that the product had before."
)
CART = (
    "Please prepare an order for a friend: put two of Sailing gloves and one of Mooring line 16 mm into the cart, "
    "whatever else is in there should be taken out first. Do not pay and do not place the order yet. Then find out "
    "what the total with shipping is and whether it stays below 150 euros; only if it does, put a second Mooring line "
    "16 mm in as well. Tell me the final total with shipping, and how many pieces are in the cart all told."
)
STREET = (
    "Look up the phone numbers of Sven García and of Lucía Nowak, and change the street of Sven García to Harbour Lane "
    "12, leaving everything else as it is. After it is saved, open the customer again and check that the street is "
    "really there; then tell me both phone numbers, who of the two has the higher balance, and how many customers "
    "there are in the shop altogether, as the shop itself counts them."
)


@pytest.mark.parametrize(
    ("name", "words", "told", "query", "rows"),
    [
        ("balance-and-message", BALANCE, ("Sven García", "7,821.45", "5"),
         "SELECT body, (SELECT reorder_level FROM products WHERE name = 'Wool jumper') FROM messages "
         "WHERE subject = 'Balance'", [("Sven García €7,821.45", 7)]),
        ("cart-within-limit", CART, ("165.50", "3"), "SELECT quantity FROM cart ORDER BY quantity", [(1,), (2,)]),
        ("phones-and-street", STREET, ("+47 697 513223", "+31 345 883796", "47"),
         "SELECT street FROM customers WHERE name = 'Sven García'", [("Harbour Lane 12",)]),
    ],
)  # fmt: skip
def test_a_long_task_is_planned_once_and_done(
    chromium: Chromium, name: str, words: str, told: tuple[str, ...], query: str, rows: list[tuple[object, ...]]
) -> None:
    brain = ClaudeBrain(Cassette(CASSETTES / f"{name}-7.jsonl"), dict.fromkeys(get_args(Role), ("recorded",)))
    with DemoSite(7) as shop, Browsers([chromium])({"page": shop.url}) as targets:
        session = Session(targets, {"page": shop.url})
        engine = Engine(session, brain, Nobody())
        task = Task(words, Permissions("scope", frozenset({"submit", "send"})))
        events = list(engine.run(task))
        session.close()
        assert engine.episode.ending == "done", engine.episode.sentence
        with opened(shop.database) as connection:
            assert [tuple(row) for row in connection.execute(query)] == rows
    assert all(part in engine.episode.answer for part in told)
    assert len([event for event in events if isinstance(event, Planned)]) == 1
