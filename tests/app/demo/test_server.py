"""The running shop: ports, seeds and what is left behind."""

import tempfile
from pathlib import Path
from urllib.request import urlopen

import pytest

from app.bench.snapshots import snapshot
from app.demo.database import opened
from app.demo.server import DemoSite
from app.demo.story import proof, story
from tests.app.demo.shops import fresh


def contents(seed: int) -> object:
    with DemoSite(seed) as site, opened(site.database) as connection:
        return snapshot(connection)


def test_it_serves_until_closed_and_leaves_nothing() -> None:
    with DemoSite(1) as first, DemoSite(2) as second:
        assert first.url != second.url
        for site in (first, second):
            assert b"Harbour Supplies" in urlopen(site.url, timeout=5).read()
    assert not first.database.parent.exists()


def test_where_its_port_is_taken_it_leaves_nothing_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with DemoSite(1) as site:
        with pytest.raises(SystemExit):
            DemoSite(1, int(site.url.rpartition(":")[2]))
        assert list(tmp_path.iterdir()) == [site.database.parent]


def test_a_seed_gives_the_same_shop_and_another_seed_another() -> None:
    assert contents(5) == contents(5)
    assert contents(5) != contents(6)


def test_every_seed_has_lookalikes_and_namesakes(tmp_path: Path) -> None:
    for seed in range(8):
        with opened(fresh(seed, tmp_path)) as connection:
            names = [row["name"] for row in connection.execute("SELECT name FROM customers")]
        firsts = [name.split()[0] for name in names]
        assert len(set(names)) == len(names)
        assert sorted(firsts.count(first) for first in set(firsts))[-2:] == [2, 2]


def test_the_proof_shows_each_changed_row_and_no_other() -> None:
    with DemoSite(3) as site:
        told = story(site)
        assert proof(told, site) == "Nothing has changed in the shop's database."
        with opened(site.database) as connection:
            number = connection.execute("SELECT number FROM orders WHERE status = 'Packed'").fetchone()[0]
            connection.execute("UPDATE orders SET status = 'Shipped' WHERE number = ?", (number,))
        head, line = proof(told, site).splitlines()
        assert head.split() == ["row", "before", "->", "after"]
        assert line.split() == ["order", str(number), "Packed", "->", "Shipped"]
