"""The model that the settings name is read from its folder alone; what is wrong with it is told, and words go on."""

import socket
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from model2vec import StaticModel

from app.brains.brain import Role, Situation
from app.brains.plain import PlainBrain
from app.brains.prompting.shortcuts import invoke, offered
from app.doctor import checks, embedding
from app.engine import Engine
from app.episode import Episode
from app.invocations import Recalled
from app.learning.embedding import ONLY_WORDS, lazy_embedding, no_embedding
from app.learning.remembering import Remembering
from app.proposals import Answer, Invoke
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from app.session import Session
from app.tasks import Task
from perception.screen import Observation
from skills.embedding import LARGEST, Embedding
from skills.library import Library
from skills.shortcuts import Shortcut
from tests.app.learning.shop import invoked
from tests.app.stage import EVERYTHING, ORDERS, Person, play, shop
from tests.app.test_thinking import Thinking
from tests.perception.screens import screen
from tests.skills.static_models import model

SHIP = Shortcut("Ship an order", (), scope=ORDERS.scope, trust="trusted", task="ship an order")
OTHER_WORDS = "dispatch that purchase"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library.db")) as kept:
        kept.save_shortcut(SHIP)
        yield kept


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr("model2vec.persistence.persistence.huggingface_hub.snapshot_download", refuse)


def here() -> Observation:
    return replace(screen(), place=ORDERS)


def told_of(folder: Path | str) -> list[str]:
    """What is told of a folder that is no model, asked twice."""
    told: list[str] = []
    with lazy_embedding(str(folder), told.append) as embedding:
        assert embedding() is None and embedding() is None
    return told


@pytest.mark.usefixtures("no_network")
def test_the_model_in_the_folder_is_read_and_nothing_is_told(tmp_path: Path, library: Library) -> None:
    told: list[str] = []
    with lazy_embedding(str(model(tmp_path / "static")), told.append) as embedding:
        found = Remembering(library, told.append, embedding).recall(OTHER_WORDS, here())
        assert isinstance(embedding(), Embedding)
    assert [(offer.shortcut.name, offer.by_meaning) for offer in found.shortcuts] == [(SHIP.name, True)]
    assert told == []


def test_the_home_folder_may_be_named_for_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    model(tmp_path / "static")
    with lazy_embedding("~/static", pytest.fail) as embedding:
        assert embedding()


@pytest.mark.usefixtures("no_network")
def test_what_is_no_folder_is_told_once_and_never_looked_for_elsewhere(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (sentence,) = told_of("minishlab/potion-base-8M")
    assert sentence == (
        "The setting embedding names minishlab/potion-base-8M, and there is no such folder: "
        f"name the folder of a model2vec model in the setting embedding, or leave it empty. {ONLY_WORDS}"
    )
    told: list[str] = []
    with lazy_embedding("minishlab/potion-base-8M", told.append) as embedding:
        memory = Remembering(library, told.append, embedding)
        assert memory.recall("ship an order", here()).shortcuts and not memory.recall(OTHER_WORDS, here()).shortcuts
    assert told == [sentence]


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("spoilt", ["", "model.safetensors", "tokenizer.json", "config.json"])
def test_a_folder_that_holds_no_whole_model_is_told(tmp_path: Path, spoilt: str) -> None:
    if spoilt:
        (model(tmp_path) / spoilt).write_text("{}")
        (tmp_path / spoilt).write_text("{} spoilt")
    (sentence,) = told_of(tmp_path)
    assert sentence.startswith(f"The model in {tmp_path} cannot be read (") and "\n" not in sentence


def test_vectors_that_are_too_long_are_told(tmp_path: Path) -> None:
    read = StaticModel.from_pretrained(model(tmp_path))
    read.embedding = np.zeros((len(read.tokens), LARGEST + 1), np.float32)
    read.save_pretrained(tmp_path)
    (sentence,) = told_of(tmp_path)
    assert f"{LARGEST + 1} numbers" in sentence


def test_numbers_that_are_none_are_near_to_nothing(tmp_path: Path) -> None:
    read = StaticModel.from_pretrained(model(tmp_path))
    read.embedding[:] = np.nan
    read.save_pretrained(tmp_path)
    found = Embedding(tmp_path)
    assert found.likeness("ship", found.read(found.written(["ship", "order"]))) == [0.0, 0.0]


def test_without_the_extra_it_is_told_which_one_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "model2vec", None)
    monkeypatch.delitem(sys.modules, "skills.embedding")
    (sentence,) = told_of(model(tmp_path))
    assert sentence.startswith("The setting embedding needs the package model2vec: install Journeyman's extra")


def test_where_no_model_is_named_nothing_of_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "skills.embedding")
    with lazy_embedding("", pytest.fail) as embedding:
        assert embedding is no_embedding and embedding() is None
    assert "skills.embedding" not in sys.modules


def test_what_is_found_by_meaning_is_offered_with_a_word_of_caution(tmp_path: Path, library: Library) -> None:
    with lazy_embedding(str(model(tmp_path / "static")), pytest.fail) as embedding:
        memory = Remembering(library, embedding=embedding)
        found, usual = (memory.recall(words, here()) for words in (OTHER_WORDS, "ship an order"))
    (line,) = offered(found)
    assert "found by its meaning, so see that it fits" in line and "meaning" not in next(offered(usual))
    said = [{"verb": "run_shortcut", "text": SHIP.name}]
    assert invoke(said, Situation(Episode(), "shop", here(), ("shop",), recalled=found)) == Invoke(SHIP.name)


def test_by_itself_nothing_runs_that_was_found_by_meaning(tmp_path: Path, library: Library) -> None:
    with lazy_embedding(str(model(tmp_path / "static")), pytest.fail) as embedding:
        memory = Remembering(library, embedding=embedding)
        assert memory.recall(OTHER_WORDS, here()).shortcuts and memory.same(OTHER_WORDS, ORDERS.scope) is None
        session = Session({"shop": shop()}, {"shop": ORDERS.address})
        plain = list(Engine(session, PlainBrain(), Person(), memory=memory).run(Task(OTHER_WORDS, EVERYTHING)))
        replies: dict[Role, Iterable[object]] = {
            "manager": [Plan(("do it",))], "operator": [Choice(Answer("done"))], "learner": [Lessons()],
        }  # fmt: skip
        thinking = play(brain=Thinking(replies), memory=memory, instruction=OTHER_WORDS)
    assert not invoked(plain) and plain[-1].kind == "finished" and plain[-1].ending != "done"
    assert not invoked(thinking.events) and thinking.of(Recalled)[0].shortcuts == (SHIP.name,)


def test_the_doctor_looks_at_the_model_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = embedding(str(model(tmp_path / "static"))), embedding(str(tmp_path / "none"))
    assert good.ok and not bad.ok and "no such folder" in bad.sentence
    monkeypatch.setenv("JOURNEYMAN_EMBEDDING", str(tmp_path / "none"))
    monkeypatch.setenv("JOURNEYMAN_BROWSER", "/no/such/browser")
    assert bad in list(checks())
