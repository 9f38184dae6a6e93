"""An episode is a fold: the journal's events give back what the engine knew."""

from dataclasses import replace

from app.episode import Episode
from app.proposals import Answer, Ask, Wanted
from app.wire import event_from_json, to_json
from skills.flow import Frame
from tests.app.stage import OPEN_ORDER, Person, fill, on, play, tap

READ = replace(OPEN_ORDER, moves=(), wanted=(Wanted("total", on("Total")),), cursor=(Frame(2),))


def test_rebuilt_from_its_events_it_is_the_same() -> None:
    stage = play(
        fill("Search", "x"), OPEN_ORDER, READ, Ask("Sure?"), Answer("30", ("total",)), person=Person(answers=["yes"])
    )
    rebuilt = Episode()
    for event in stage.events:
        rebuilt.apply(event_from_json(to_json(event)))
    assert rebuilt == stage.engine.episode
    assert (rebuilt.ending, rebuilt.answer, list(rebuilt.values)) == ("done", "30", ["total"])
    assert [attempt.outcome.judgement for attempt in rebuilt.attempts] == ["worked", "worked"]


def test_the_cursor_moves_only_when_a_whole_act_has_worked() -> None:
    half = replace(OPEN_ORDER, moves=(*OPEN_ORDER.moves, *tap("Nothing there").moves), cursor=(Frame(1),))
    stage = play(half, Answer("done"))
    assert stage.done == ["tap Order 7"]
    assert stage.engine.episode.cursor == ()
    assert play(replace(half, moves=OPEN_ORDER.moves), Answer("done")).engine.episode.cursor == (Frame(1),)
