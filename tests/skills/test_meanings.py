"""With a model, what says the same in other words is recalled as well; nothing that words find is lost for it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from perception.screen import Place
from skills.database import open_database, transaction
from skills.embedding import Embedding
from skills.library import Library
from skills.recall import MOST_BY_MEANING, Offer, recalled, same_task
from skills.schema import MIGRATIONS
from skills.shortcuts import Shortcut, Tip
from tests.skills.static_models import SENSES, model

SHOP = Place("http://shop:80", "http://shop:80/orders", "Orders")
SHIP = Shortcut("Ship an order", (), scope=SHOP.scope, trust="trial", task="ship an order")
WATER = replace(SHIP, name="Water plants", task="")
OTHER_WORDS = "dispatch that purchase"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library.db")) as kept:
        yield kept


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return model(tmp_path_factory.mktemp("static"))


@pytest.fixture(scope="module")
def embedding(folder: Path) -> Embedding:
    return Embedding(folder)


def offers(library: Library, embedding: Embedding | None, task: str = OTHER_WORDS) -> tuple[Offer, ...]:
    return recalled(library, task, SHOP, embedding=embedding).shortcuts


def names(library: Library, embedding: Embedding | None, task: str = OTHER_WORDS) -> list[str]:
    return [offer.shortcut.name for offer in offers(library, embedding, task)]


def kept(library: Path) -> list[tuple[int, str, str]]:
    """Row, text and model of all that is kept of meanings."""
    with closing(sqlite3.connect(library)) as connection:
        return connection.execute("SELECT row, text, model FROM meanings ORDER BY row").fetchall()


def test_what_means_the_same_is_found_without_a_word_in_common(library: Library, embedding: Embedding) -> None:
    for shortcut in (SHIP, WATER):
        library.save_shortcut(shortcut)
    assert names(library, None) == []
    (found,) = offers(library, embedding)
    assert (found.shortcut.name, found.by_meaning) == ("Ship an order", True)


def test_the_place_comes_before_the_meaning(library: Library, embedding: Embedding) -> None:
    library.save_shortcut(replace(SHIP, scope="http://shop:8080"))
    library.save_shortcut(replace(SHIP, name="Ship anywhere", scope=""))
    assert names(library, embedding) == ["Ship anywhere"]


def test_what_words_find_fits_no_less_with_a_meaning_besides(library: Library, embedding: Embedding) -> None:
    for name in ("Ship an order", "Water the order list", "Note an order"):
        library.save_shortcut(replace(SHIP, name=name, task=""))
    task = "note an order"
    before = {offer.shortcut.name: offer.fit for offer in offers(library, None, task)}
    after = {offer.shortcut.name: offer for offer in offers(library, embedding, task)}
    assert len(before) == 3 and all(after[name].fit >= fit for name, fit in before.items())
    assert not any(offer.by_meaning for offer in after.values())


def test_what_is_hardly_near_counts_for_nothing(library: Library, embedding: Embedding) -> None:
    library.save_shortcut(replace(SHIP, name="Dispatch", task="ship water water plants plants"))
    assert [offer.fit for offer in offers(library, embedding)] == [offer.fit for offer in offers(library, None)] != []


def test_what_is_not_near_enough_or_may_not_run_is_not_found(library: Library, embedding: Embedding) -> None:
    library.save_shortcut(WATER)
    library.save_shortcut(replace(SHIP, trust="quarantined"))
    off = library.save_shortcut(replace(SHIP, name="Send orders"))
    library.set_disabled(off.name.upper(), True)
    failing = library.save_shortcut(replace(SHIP, name="Ship it"))
    for _ in range(4):
        library.record_use(failing, worked=False)
    assert names(library, embedding) == []


def test_of_what_is_found_by_meaning_alone_few_are_offered(library: Library, embedding: Embedding) -> None:
    for number in range(9):
        library.save_shortcut(replace(SHIP, name=f"Ship an order {number}"))
        library.save_shortcut(replace(SHIP, name=f"Revoked {number}", task="ship an order", trust="revoked"))
    assert len(names(library, embedding)) == MOST_BY_MEANING


def test_how_it_has_done_counts_for_what_is_found_by_meaning(library: Library, embedding: Embedding) -> None:
    library.save_shortcut(SHIP)
    good = library.save_shortcut(replace(SHIP, name="Send a parcel", task=""))
    for _ in range(3):
        library.record_use(good, worked=True)
    assert names(library, embedding) == ["Send a parcel", "Ship an order"]


def test_what_is_found_by_meaning_is_never_the_same_task(library: Library, embedding: Embedding) -> None:
    library.save_shortcut(replace(SHIP, trust="trusted"))
    assert names(library, embedding) and same_task(library, OTHER_WORDS, SHOP.scope) is None


def test_tips_come_in_the_order_of_their_meaning(library: Library, embedding: Embedding) -> None:
    tips = [Tip(text, SHOP.scope, "1") for text in ("Moisten flowers daily.", "Purchases: dispatch by noon.")]
    for tip in tips:
        library.save_tip(tip)
    task = "water those plants"
    assert recalled(library, task, SHOP, embedding=embedding).tips[0] == tips[0]
    assert recalled(library, "ship that order", SHOP, embedding=embedding).tips[0] == tips[1]


def test_what_has_changed_is_read_anew(library: Library, embedding: Embedding, tmp_path: Path) -> None:
    library.save_shortcut(SHIP)
    tip = Tip("Ship it.", SHOP.scope, "1")
    library.save_tip(tip)
    assert names(library, embedding) == ["Ship an order"]
    library.save_shortcut(replace(SHIP, task="", description="water flowers"))
    library.revise_tip(tip, replace(tip, text="Water it."))
    near = library.meanings.near(embedding, "moisten plants", SHOP.scope)
    assert sorted(round(each, 1) for each in near.values()) == [0.7, 0.7]
    assert len(kept(tmp_path / "library.db")) == 2


def test_what_others_have_written_meanwhile_is_found(library: Library, embedding: Embedding, tmp_path: Path) -> None:
    assert names(library, embedding) == []
    with closing(Library(tmp_path / "library.db")) as other:
        other.save_shortcut(SHIP)
    assert names(library, embedding) == ["Ship an order"]


def test_another_model_reads_anew(library: Library, embedding: Embedding, tmp_path: Path) -> None:
    library.save_shortcut(SHIP)
    other = Embedding(model(tmp_path / "other", (*SENSES[1:], ("dispatch", "flowers"), ("ship",))))
    assert other.digest != embedding.digest == Embedding(model(tmp_path / "again")).digest
    assert offers(library, embedding)[0].fit > offers(library, other)[0].fit
    assert [each for *_, each in kept(tmp_path / "library.db")] == [other.digest]


def test_what_is_forgotten_leaves_no_meaning(library: Library, embedding: Embedding, tmp_path: Path) -> None:
    for _ in range(3):
        library.save_shortcut(SHIP)
    assert len(kept(tmp_path / "library.db")) == 1
    library.forget_shortcut(SHIP.name)
    assert kept(tmp_path / "library.db") == []


def test_of_very_many_some_are_read_at_a_time(
    library: Library, embedding: Embedding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skills.meanings.AT_ONCE", 2)
    monkeypatch.setattr("skills.recall.MOST_BY_MEANING", 5)
    for number in range(5):
        library.save_shortcut(replace(SHIP, name=f"Ship order {number}"))
    assert [len(names(library, embedding)) for _ in range(4)] == [2, 4, 5, 5]


def test_what_others_change_while_it_is_read_is_read_again(
    library: Library, embedding: Embedding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tip = Tip("Ship it.", SHOP.scope, "1")
    library.save_tip(tip)
    written = embedding.written

    def meanwhile(texts: list[str]) -> list[bytes]:
        monkeypatch.undo()
        with closing(Library(tmp_path / "library.db")) as other:
            other.revise_tip(tip, replace(tip, text="Water it."))
        return written(texts)

    monkeypatch.setattr(embedding, "written", meanwhile)
    near = [library.meanings.near(embedding, "moisten", SHOP.scope) for _ in range(2)]
    assert [list(each.values()) for each in near] == [[], [1.0]]


def test_few_places_are_held_at_a_time(library: Library, embedding: Embedding, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skills.meanings.MOST_PLACES", 2)
    library.save_shortcut(replace(SHIP, scope=""))
    for number in range(5):
        assert library.meanings.near(embedding, "ship", f"http://shop:{number}")
    assert len(library.meanings._held) <= 2


def test_what_is_kept_is_asked_for_once(library: Library, embedding: Embedding) -> None:
    library.save_shortcut(SHIP)
    asked: list[str] = []
    names(library, embedding)
    library._connection.set_trace_callback(asked.append)
    assert names(library, embedding) == ["Ship an order"]
    assert not [query for query in asked if "vector" in query]


def test_a_long_text_is_cut_and_one_without_a_known_word_is_near_to_nothing(
    library: Library, embedding: Embedding, tmp_path: Path
) -> None:
    library.save_shortcut(replace(SHIP, task="x" * 1000))
    library.save_shortcut(replace(SHIP, name="Nothing known", task=""))
    assert sorted(library.meanings.near(embedding, OTHER_WORDS, SHOP.scope).values())[0] == 0.0
    assert max(len(text) for _, text, _ in kept(tmp_path / "library.db")) == 500


def test_an_older_library_is_found_by_meaning_as_a_new_one_is(embedding: Embedding, tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    connection = open_database(path, MIGRATIONS[:5])
    with transaction(connection):
        row = "INSERT INTO shortcuts (name, version, scope, json, saved) VALUES (?, ?, ?, ?, 1.0)"
        told = '{"name":"Ship an order","steps":[],"trust":"trial","scope":"http://shop:80","task":"ship an order"}'
        connection.execute(row, ("Ship an order", 1, SHOP.scope, "{}"))
        connection.execute(row, ("Ship an order", 2, SHOP.scope, told))
        connection.execute(row, ("Broken", 1, "", "{"))
        row = "INSERT INTO tips (sense, scope, json, saved) VALUES ('a', '', ?, 1.0)"
        connection.execute(row, ('{"text":"Ship it.","scope":"","evidence":"1"}',))
    connection.close()
    with closing(Library(path)) as library:
        assert names(library, embedding) == ["Ship an order"]
        before = {text for _, text, _ in kept(path)}
        library.save_shortcut(SHIP)
        assert before == {text for _, text, _ in kept(path)} == {"ship an order", "Ship it."}
