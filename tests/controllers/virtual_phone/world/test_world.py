"""The served world: what it tells over HTTP, and how it is set back."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from controllers.errors import ControllerError
from controllers.virtual_phone.world.packages import SYSTEM
from controllers.virtual_phone.world.world import World

ORDERS = "/api/content"


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World() as running:
        yield running


def send(world: World, path: str, body: object, caller: str = SYSTEM) -> object:
    headers = {"Content-Type": "application/json", "X-Package": caller}
    with urlopen(Request(world.url + path, json.dumps(body).encode(), headers), timeout=20) as answer:
        return json.load(answer)


def refusal(ask: Callable[[], object]) -> tuple[int, bytes]:
    """The status and the body with which the phone refuses this."""
    with pytest.raises(HTTPError) as refused:
        ask()
    with refused.value as answer:
        return answer.code, answer.read()


def test_it_is_a_monday_morning_on_every_new_phone(world: World) -> None:
    with urlopen(f"{world.url}/api/device", timeout=20) as answer:
        device = json.load(answer)
    assert device["now"].startswith("2026-05-18T09:4") and device["settings"]["language"] == "en"


def test_ten_apps_with_lists_of_two_hundred() -> None:
    with World(seed=3) as other:
        assert len(other.packages()) == 10
        assert len(other.query()["contacts"]) == 200


def test_all_orders_of_a_call_happen_or_none(world: World) -> None:
    before = world.query()["notes"]
    note = {"title": "T", "body": "", "edited_at": ""}
    orders = [{"add": "notes", "row": note}, {"add": "notes", "row": {"colour": 1}}]
    code, body = refusal(lambda: send(world, ORDERS, {"orders": orders}))
    assert code == 400 and json.loads(body)["why"]
    assert world.query()["notes"] == before


@pytest.mark.parametrize("body", [[], {}, {"orders": "x"}, {"orders": [1]}, "text", None])
def test_what_is_no_order_is_refused(world: World, body: object) -> None:
    assert refusal(lambda: send(world, ORDERS, body))[0] == 400


def test_a_missing_permission_is_named(world: World) -> None:
    revoke = {"change": "grants", "key": 1, "row": {"granted": 0}}
    send(world, ORDERS, {"orders": [revoke]})
    request = Request(f"{world.url}/api/content/contacts", headers={"X-Package": "com.example.messages"})
    code, body = refusal(lambda: urlopen(request, timeout=20))
    assert (code, json.loads(body)["permission"]) == (403, "android.permission.READ_CONTACTS")


@pytest.mark.parametrize("path", ["/apps/notes/../../../pyproject.toml", "/kit/%2e%2e/%2e%2e/%2e%2e/pyproject.toml"])
def test_pages_outside_the_phone_are_not_served(world: World, path: str) -> None:
    assert refusal(lambda: urlopen(world.url + path, timeout=20))[0] == 404


def test_the_same_seed_is_the_same_phone_and_another_is_not() -> None:
    with World(seed=5) as one, World(seed=5) as same, World(seed=6) as other:
        assert one.query() == same.query()
        assert all(
            one.query()[table] != other.query()[table] for table in ("contacts", "places", "products", "articles")
        )


def test_a_snapshot_brings_everything_back(tmp_path: Path) -> None:
    with World() as world:
        before = world.query()
        world.snapshot(tmp_path / "then.db")
        send(world, ORDERS, {"orders": [{"remove": "contacts", "key": 1}]})
        assert world.query() != before
        world.restore(tmp_path / "then.db")
        assert world.query() == before
        world.advance(3600)
        world.reset(9)
        assert world.query() != before and world.now().startswith("2026-05-18T09:41")


def test_a_named_state_outlives_the_world(tmp_path: Path) -> None:
    state = tmp_path / "phone.db"
    with World(state) as world:
        send(world, ORDERS, {"orders": [{"remove": "contacts", "key": 1}]})
    with World(state, seed=7) as again:
        assert len(again.query()["contacts"]) == 199


def app(folder: Path, name: str, schema: str) -> None:
    manifest = {
        "package": f"org.example.{name}",
        "label": name,
        "version": "1",
        "activities": [{"name": ".A", "route": "/"}],
    }
    (folder / name).mkdir(parents=True)
    (folder / name / "manifest.json").write_text(json.dumps(manifest))
    (folder / name / "schema.sql").write_text(schema)


def test_an_app_that_comes_later_finds_its_tables(tmp_path: Path) -> None:
    state = tmp_path / "phone.db"
    with World(state) as world:
        send(world, ORDERS, {"orders": [{"remove": "contacts", "key": 1}]})
    app(tmp_path / "apps", "bells", "CREATE TABLE bells (id INTEGER PRIMARY KEY, tone TEXT);")
    with World(state, tmp_path / "apps") as world:
        send(world, ORDERS, {"orders": [{"add": "bells", "row": {"tone": "C"}}]}, "org.example.bells")
        assert world.query()["bells"] == [{"id": 1, "tone": "C"}] and len(world.query()["contacts"]) == 199


@pytest.mark.parametrize(
    "schema", ["CREATE TABLE (", "CREATE TABLE contacts (id INTEGER); CREATE TABLE more (id INTEGER);"]
)
def test_tables_that_cannot_be_made_are_one_sentence(schema: str, tmp_path: Path) -> None:
    app(tmp_path, "bells", schema)
    with pytest.raises(ControllerError, match="mend that file"):
        World(None, tmp_path)
