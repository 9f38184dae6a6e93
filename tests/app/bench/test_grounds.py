"""In which kind of place a Shortcut is tried, and what such a place tells of itself."""

import pytest

from app.bench.grounds import KINDS, Stored
from app.demo.database import opened
from app.demo.server import DemoSite
from app.learning.grounds import kind_for, seed_of
from skills.shortcuts import Shortcut

SHOP, PHONE = KINDS


@pytest.mark.parametrize(("ground", "kind"), [("shop 12", SHOP), ("phone 1", PHONE), ("", None), ("shopping 1", None)])
def test_only_what_was_started_as_such_counts(ground: str, kind: object) -> None:
    assert kind_for(Shortcut("Save", (), scope="http://127.0.0.1:8000", ground=ground), KINDS) is kind
    assert not ground or seed_of(Shortcut("Save", (), ground=ground)) in (1, 12)


def test_a_shop_tells_what_it_keeps_and_what_has_become_other() -> None:
    with DemoSite(1) as site:
        place = Stored(site.url, lambda: opened(site.database))
        assert place.address("http://127.0.0.1:8000/orders?page=2") == f"{site.url}/orders?page=2"
        assert place.changes() == frozenset()
        product = place.rows()["products"][0]
        with opened(site.database) as connection:
            connection.execute("UPDATE products SET stock = 7000 WHERE id = ?", (product["id"],))
        assert place.changes() == {f"products {product['id']}: stock {product['stock']} -> 7000"}
