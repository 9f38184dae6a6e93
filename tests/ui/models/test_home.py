"""The form: what is asked for, what speaks against it, and tasks that are filled in again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.home import settings_file
from app.serving.orders import Begin
from app.tasks import Limits, Permissions, Task
from tests.app.keyrings import Memory, installed
from tests.ui.models.stores import keep, run, settle
from ui.models.home import HomeModel


@pytest.fixture(autouse=True)
def keyring() -> Iterator[Memory]:
    found = Memory()
    with installed(found):
        yield found


@pytest.fixture
def model(qapp: object) -> Iterator[HomeModel]:
    made = HomeModel()
    yield made
    made.close()


@pytest.fixture
def begun(model: HomeModel) -> list[Begin]:
    orders: list[Begin] = []
    model.asked.connect(orders.append)
    return orders


def settings(text: str) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(text, encoding="utf-8")


def test_a_whole_form_becomes_an_order(model: HomeModel, begun: list[Begin]) -> None:
    settings('max_steps = 7\nmax_seconds = 60\nattach = "http://127.0.0.1:9222"\n')
    model.refresh()
    model.write("  open Orders\n")
    model.targets.add("localhost:8000")
    model.write_address("mail=https://mail.example.org")
    model.choose(mode="scope", effects=frozenset({"send"}), headed=True, profile="work", dollars=0.5, lead=2.0)
    model.start()
    task = Task("open Orders", Permissions("scope", frozenset({"send"})), Limits(steps=7, seconds=60, dollars=0.5))
    places = ("page=localhost:8000", "mail=https://mail.example.org")
    assert begun == [Begin(task, places, "plain", True, "work", "http://127.0.0.1:9222", lead=2.0)]
    assert model.problems == {}


def test_effects_are_permitted_in_a_scope_only(model: HomeModel, begun: list[Begin]) -> None:
    model.write("open Orders")
    model.targets.add("localhost")
    model.choose(mode="risky", effects=frozenset({"pay"}))
    model.start()
    assert begun[0].task.permissions == Permissions("risky")


def test_an_empty_form_is_complained_about_only_after_trying(model: HomeModel, begun: list[Begin]) -> None:
    model.refresh()
    assert model.problems == {}
    model.start()
    assert set(model.problems) == {"task", "targets"} and not begun
    model.write("open Orders")
    model.targets.add("localhost")
    assert model.problems == {}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "two words", "http://", "http://a:99999"])
def test_a_bad_address_is_told_and_starts_nothing(model: HomeModel, begun: list[Begin], address: str) -> None:
    model.write("open Orders")
    model.targets.add("localhost")
    model.write_address(address)
    model.start()
    assert "is not an address" in model.problems["address"] and not begun
    model.write_address("")
    model.start()
    assert len(begun) == 1


def test_words_that_the_plain_brain_cannot_read_are_told(model: HomeModel, begun: list[Begin]) -> None:
    model.targets.add("localhost")
    model.write("open Orders\ndance wildly")
    model.start()
    assert 'I do not understand "dance wildly"' in model.problems["task"] and not begun
    model.choose(brain="claude")
    assert "task" not in model.problems


def test_claude_without_a_key_is_told_at_once_and_a_key_helps(model: HomeModel, keyring: Memory) -> None:
    model.choose(brain="claude")
    settle()
    assert model.problems["brain"] == "Claude needs a key: add one in Settings, or choose Plain words."
    keyring.kept["journeyman", "anthropic"] = "sk-one"
    model.refresh()
    settle()
    assert "brain" not in model.problems


def test_a_server_of_ones_own_may_need_no_key(model: HomeModel) -> None:
    settings('brain = "claude"\nbase_url = "http://localhost:11434"\n')
    model.refresh()
    settle()
    assert model.choices.brain == "claude" and model.problems == {}


def test_a_profile_must_be_a_plain_name(model: HomeModel, begun: list[Begin]) -> None:
    model.write("open Orders")
    model.targets.add("localhost")
    model.choose(profile="../other")
    model.start()
    assert model.problems["profile"] == "Use letters, digits, - and _ only." and not begun


def test_what_was_chosen_outlives_a_change_of_the_settings(model: HomeModel) -> None:
    settings('mode = "all"\nmax_dollars = 5\n')
    model.refresh()
    model.choose(mode="watch")
    settings('mode = "scope"\nmax_dollars = 6\n')
    model.refresh()
    assert (model.choices.mode, model.choices.dollars) == ("watch", 6)


def test_settings_that_cannot_be_used_are_told(model: HomeModel, begun: list[Begin]) -> None:
    settings("max_steps = 0\n")
    model.refresh()
    assert "max_steps must be a whole number above 0" in model.problems["settings"]
    model.write("open Orders")
    model.targets.add("localhost")
    model.start()
    assert not begun


def test_recent_tasks_are_filled_in_again(model: HomeModel, begun: list[Begin], qtbot: QtBot) -> None:
    keep(*(run(f"run{number}", number, f"open page {number}") for number in range(9)))
    model.refresh()
    settle()
    assert [recent.id for recent in model.recent] == [f"run{number}" for number in range(8, 2, -1)]
    assert model.addresses == ("http://127.0.0.1:8000/orders",)
    with qtbot.waitSignal(model.filled):
        model.again("run5")
    assert model.instruction == "open page 5"
    model.start()
    assert begun[0].on == ("shop=http://127.0.0.1:8000/orders",)
    assert begun[0].task.permissions == Permissions("scope", frozenset({"send"}))
    assert begun[0].task.limits.dollars == 0.5


def test_a_recent_replay_is_its_macro_again_not_a_task_of_words(model: HomeModel, qtbot: QtBot) -> None:
    keep(run("a", 0, 'replay "Change a street"\nopen Customers', brain="macro"))
    with qtbot.waitSignal(model.replayed) as replayed, qtbot.assertNotEmitted(model.filled):
        model.again("a")
    assert replayed.args == ["Change a street", {}] and model.instruction == ""


def test_a_journal_that_cannot_be_read_is_told_and_the_form_lives(model: HomeModel, journeyman_home: Path) -> None:
    journeyman_home.mkdir()
    (journeyman_home / "journal.db").write_text("no database" * 100)
    model.refresh()
    settle()
    assert "is not a database" in model.trouble
    model.start()
    assert "task" in model.problems


def test_the_demo_shop_starts_and_brings_its_task(model: HomeModel, begun: list[Begin], qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.filled, timeout=20_000):
        model.try_demo()
        assert model.starting_demo
    assert not model.starting_demo and "Write message" in model.instruction
    model.start()
    assert begun[0].brain == "plain" and begun[0].on[0].startswith("shop=http://127.0.0.1:")
    assert begun[0].task.permissions == Permissions("scope", frozenset({"submit", "send"}))
    with qtbot.waitSignal(model.asked):  # the shop that is running already
        model.try_demo(start=True)
    assert replace(begun[1], task=begun[0].task) == begun[0]


def test_targets_get_names_of_their_own(model: HomeModel) -> None:
    for text in ("https://www.shop.example.org/cart?a=b", "shop.example.org", "127.0.0.1:80", "localhost", "me=a.org"):
        assert model.targets.add(text) == ""
    assert [target.name for target in model.targets.all] == ["shop", "shop2", "page", "page2", "me"]
    assert "There is a target called shop already" in model.targets.add("shop=localhost")
    assert model.targets.edit(0, "shop=localhost") == ""
    model.targets.remove(1)
    assert [str(target) for target in model.targets.all][:2] == ["shop=localhost", "page=127.0.0.1:80"]


def test_a_phone_and_the_desktop_are_places_too(model: HomeModel, begun: list[Begin]) -> None:
    for text in ("android:127.0.0.1:4001", "android", "desktop", "mine=android:R58M"):
        assert model.targets.add(text) == ""
    assert [(target.name, target.kind) for target in model.targets.all] == [
        ("phone", "android"), ("phone2", "android"), ("desktop", "desktop"), ("mine", "android")
    ]  # fmt: skip
    for wrong in ("android:", "android:R58M R59", "desktop:2"):
        assert "names none" in model.targets.add(wrong)
    model.targets.have("android:R58M")
    assert len(model.targets.all) == 4
    model.write("go home")
    model.start()
    assert begun[0].on[0] == "phone=android:127.0.0.1:4001"


def test_a_place_to_work_on_is_added_to_a_new_task_and_alone_in_the_next_one(
    model: HomeModel, begun: list[Begin]
) -> None:
    model.write("open Orders")
    model.targets.add("localhost")
    model.work_on("android:R58M")
    assert [target.name for target in model.targets.all] == ["page", "phone"] and model.instruction == "open Orders"
    model.start()
    assert len(begun) == 1
    model.work_on("android:R59")
    assert [target.address for target in model.targets.all] == ["android:R59"] and model.instruction == ""


def test_without_adb_only_the_desktop_is_offered(model: HomeModel) -> None:
    model.refresh()
    settle()
    assert [offer.target for offer in model.offers.all] == ["desktop"]
