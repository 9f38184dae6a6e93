"""Replies on record: what is kept, and what is played."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.brains.brain import Usage
from app.brains.cassette import Player, Recorder
from app.brains.model import Model, Request
from app.brains.prompting.schemas import SCHEMAS
from app.errors import BrainError, UserError
from tests.app.brains.models import Canned, action, reply


def request(text: str, context: str = "the task", **rest: str) -> Request:
    return Request("operator", "m", rest.get("system", "system"), context, text, {})


@pytest.fixture
def tape(tmp_path: Path) -> Path:
    return tmp_path / "tapes" / "run.jsonl"


@pytest.fixture
def record(tape: Path) -> Callable[..., None]:
    """Record answers to requests."""

    def recorded(answers: list[str], *requests: Request) -> None:
        recorder: Model = Recorder(Canned(list(answers), Usage(7, 3, 0.5, 2.0, "m-1", 5)), tape)
        for each in requests:
            recorder.complete(each)
        recorder.close()

    return recorded


def test_the_same_calls_get_the_same_replies(record: Callable[..., None], tape: Path) -> None:
    record(["one", "two"], request("a"), request("b"))
    player = Player(tape)
    first, second = player.complete(request("a")), player.complete(request("b"))
    assert (first.text, second.text) == ("one", "two")
    assert first.usage == Usage(7, 3, 0.0, 0.0, "m-1", 5)  # playing costs nothing


def test_roles_are_counted_apart(record: Callable[..., None], tape: Path) -> None:
    planning = Request("manager", "m", "", "", "plan", {})
    record(["one", "plan", "two"], request("a"), planning, request("b"))
    player = Player(tape)
    assert [player.complete(each).text for each in (planning, request("a"), request("b"))] == ["plan", "one", "two"]


@pytest.mark.parametrize("now", [request("A"), request("a", context="another"), request("a", system="new")])
def test_a_changed_prompt_is_answered_and_reported(record: Callable[..., None], tape: Path, now: Request) -> None:
    record(["one"], request("a"))
    told: list[str] = []
    completion = Player(tape, told.append).complete(now)
    assert completion.text == "one"
    assert told == list(completion.usage.troubles)
    assert told == ["The operator's prompt 1 has changed since run.jsonl was recorded."]


def test_a_call_that_was_never_made_is_named(record: Callable[..., None], tape: Path) -> None:
    record(["one"], request("a"))
    player = Player(tape)
    player.complete(request("a"))
    with pytest.raises(BrainError, match=r"run\.jsonl has no reply to call 2 of the operator: record it again"):
        player.complete(request("b"))


def test_ports_and_folders_of_one_run_are_those_of_the_next(record: Callable[..., None], tape: Path) -> None:
    def asked(port: int, folder: str) -> Request:
        return request(f"at http://127.0.0.1:{port}/orders", f"upload {folder}/contract.txt from localhost:{port}")

    record(['open http://127.0.0.1:4711/a, upload "/srv/x-1/contract.txt"'], asked(4711, "/srv/x-1"))
    kept = tape.read_text("utf-8")
    assert "4711" not in kept and "/srv" not in kept
    completion = Player(tape).complete(asked(80, "/var/deep/y"))
    assert completion.text == 'open http://127.0.0.1:80/a, upload "/var/deep/y/contract.txt"'
    assert completion.usage.troubles == ()


def test_short_names_and_longer_ones_are_told_apart(record: Callable[..., None], tape: Path) -> None:
    now = request("at http://127.0.0.1:80 and http://127.0.0.1:8000", "upload /a/x.txt, then open /about/us")
    record(['open "http://127.0.0.1:8000/about", upload "/a/x.txt"'], now)
    assert Player(tape).complete(now).text == 'open "http://127.0.0.1:8000/about", upload "/a/x.txt"'
    assert "server2.example/about" in tape.read_text("utf-8")


def log_in(password: str) -> Request:
    task = f'=== task ===\nLog in as "ada" with "{password}".'
    return Request("operator", "m", "", task, "screen", SCHEMAS["operator"], passwords=frozenset({4}))


def typed(password: str, element: int = 4) -> str:
    said = reply(action("set_text", element, password), action("tap", 5), thought=f"I type {password}.")
    return json.dumps(said, ensure_ascii=False)


def test_a_password_is_kept_nowhere_and_put_back(record: Callable[..., None], tape: Path) -> None:
    record([typed("gehöim ✓")], log_in("gehöim ✓"))
    kept = json.loads(tape.read_text("utf-8"))["text"]
    assert "gehöim" not in tape.read_text("utf-8") and "geh" not in kept
    assert json.loads(Player(tape).complete(log_in("an\\other")).text) == json.loads(typed("an\\other"))


@pytest.mark.parametrize("task", ["Pay with 4111 1111 1111 1111, code 123.", "Code 123! Card: 4111 1111 1111 1111?"])
def test_a_card_of_several_words_at_the_end_of_a_sentence_is_one_too(
    task: str, record: Callable[..., None], tape: Path
) -> None:
    now = replace(log_in(""), context=task, passwords=frozenset({4, 5}))
    said = json.dumps(reply(action("set_text", 4, "4111 1111 1111 1111"), action("set_text", 5, "123")))
    record([said], now)
    kept = json.loads(tape.read_text("utf-8"))["text"]
    assert "1111" not in kept and "123" not in kept
    assert json.loads(Player(tape).complete(now).text) == json.loads(said)


def test_a_password_is_in_no_other_reply_either(record: Callable[..., None], tape: Path) -> None:
    plan = Request("manager", "m", "", log_in("hidden").context, "plan", SCHEMAS["manager"])
    planned = json.dumps({"thought": "", "subgoals": ["log in with hidden"]})
    later = json.dumps(reply(kind="answer", say="Logged in with hidden."))
    record([planned, typed("hidden"), later], plan, log_in("hidden"), replace(log_in("hidden"), passwords=frozenset()))
    assert "hidden" not in tape.read_text("utf-8")
    assert json.loads(Player(tape).complete(plan).text)["subgoals"] == ["log in with hidden"]


def test_what_is_typed_elsewhere_is_kept(record: Callable[..., None], tape: Path) -> None:
    record([typed("visible", element=3)], log_in("hidden"))
    assert "visible" in tape.read_text("utf-8")


@pytest.mark.parametrize("said", ['I type "hidden" now', "{"])
def test_nothing_is_kept_of_a_reply_that_may_hold_a_password_anywhere(
    said: str, record: Callable[..., None], tape: Path
) -> None:
    record([said], log_in("hidden"))
    assert json.loads(tape.read_text("utf-8"))["text"] == ""


def test_a_password_that_was_told_in_mid_run_cannot_be_played(record: Callable[..., None], tape: Path) -> None:
    record([typed("7")], log_in("hidden"))
    assert "7" not in json.loads(json.loads(tape.read_text("utf-8"))["text"])["actions"][0]["text"]
    with pytest.raises(BrainError, match="A password told in mid-run"):
        Player(tape).complete(log_in("hidden"))


def test_what_was_recorded_before_is_kept_until_the_first_reply(record: Callable[..., None], tape: Path) -> None:
    record(["one"], request("a"))
    record([])
    assert Player(tape).complete(request("a")).text == "one"
    record(["two"], request("a"))
    assert len(tape.read_text("utf-8").splitlines()) == 1


def test_replies_are_kept_as_they_come(tape: Path) -> None:
    recorder = Recorder(Canned(["one"]), tape)
    recorder.complete(request("a"))
    assert json.loads(tape.read_text("utf-8"))["text"] == "one"
    recorder.close()


@pytest.mark.parametrize("password", ["", "hunter2"])
def test_whenever_it_is_killed_what_was_there_is_whole(tape: Path, password: str) -> None:
    """Whoever holds the file open sees it grow or stay as it was, never emptied and written anew."""
    recorder = Recorder(Canned(["one", typed(password) if password else "two"]), tape)
    recorder.complete(request("a"))
    with tape.open(encoding="utf-8") as before_the_next:
        recorder.complete(log_in("b") if password else request("b"))
        assert json.loads(before_the_next.readline())["text"] == "one"
        assert bool(before_the_next.readline()) == (not password)
    assert len(tape.read_text("utf-8").splitlines()) == 2
    recorder.close()


def test_a_reply_may_hold_what_ends_a_line_elsewhere(record: Callable[..., None], tape: Path) -> None:
    record(["a\u2028b\x85c"], request("a"))
    assert Player(tape).complete(request("a")).text == "a\u2028b\x85c"


def test_closing_a_recorder_closes_its_model(tape: Path) -> None:
    model = Canned([])
    Recorder(model, tape).close()
    assert model.closed


@pytest.mark.parametrize("text", ["not json\n", "[1]\n", '{"role": "operator"}\n'])
def test_what_is_no_cassette(tmp_path: Path, text: str) -> None:
    tape = tmp_path / "x.jsonl"
    tape.write_text(text)
    with pytest.raises(UserError, match="no cassette"):
        Player(tape)
    with pytest.raises(UserError, match="cannot be read"):
        Player(tmp_path / "none.jsonl")
