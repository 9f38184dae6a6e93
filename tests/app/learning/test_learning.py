"""A run learns from its own checks; what was learned does the same task again, and says so."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.brains.brain import Role
from app.brains.plain import PlainBrain
from app.engine import Engine
from app.errors import UserError
from app.events import Answered, Event, Finished, Judged, Observed, Planned
from app.invocations import Returned
from app.learning.keeping import MOST_LIVE, keep_shortcut, keep_tip
from app.learning.remembering import Remembering
from app.proposals import Act, Answer, Invoke, Move, Proposal
from app.roles.operator import Choice
from app.session import Session
from app.tasks import Task
from controllers.actions import SetChecked, SetText, Tap
from controllers.fake import FakeController
from perception.checks import StateIs, TextShown
from perception.locators import described
from perception.screen import Element
from skills.library import Library
from skills.recall import is_live
from skills.shortcuts import Parameter, Shortcut, Tip, Uses
from skills.steps import Do, EachRow
from tests.app.learning.shop import READ_TOTAL, invoked, run, till
from tests.app.scripted import ScriptedBrain
from tests.app.stage import EVERYTHING, OPEN_ORDER, ORDERS, Person, fill, on, play, script, shop, tap
from tests.perception.screens import capture, element, text

GO_ON = 'click "Go on", wait until "Thank you" is shown'
TICK = Act(
    "accept the terms", "shop", (Move("shop", SetChecked(True), on("I accept"), StateIs(on("I accept"), "checked")),)
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db")
    yield library
    library.close()


def ending(events: Iterable[Event]) -> Finished:
    return next(event for event in events if isinstance(event, Finished))


def corrected(library: Library) -> None:
    """A run that presses in vain, finds out why, and presses again."""
    press = Act("go on", "shop", (Move("shop", Tap(), on("Go on"), None),))
    run("show it", library, till(), brain=script([tap("Go on"), TICK, press, Answer("Thank you")]))


def test_the_same_task_is_done_again_by_what_was_learned_without_a_plan(library: Library) -> None:
    first, again = run(READ_TOTAL, library), run(READ_TOTAL, library)
    assert [each.shortcut for each in invoked(again)] == ["read Total as total"] and not invoked(first)
    assert not [event for event in again if isinstance(event, Planned)]
    assert [event.text for event in again if isinstance(event, Answered)] == ["30"]
    assert library.uses(library.shortcuts()[0]) == Uses(worked=1)  # the run that it was learned from


class Waited(FakeController):
    """A page with these elements; it tells how often it was waited until it is quiet."""

    def __init__(self, *elements: Element, loading: bool = False, comes: bool = False) -> None:
        whole = capture(*elements, place=ORDERS)
        super().__init__({"orders": replace(whole, loading=loading), "whole": whole})
        self.waits, self._comes = 0, comes

    def settled(self, within: float) -> bool:
        self.waits += 1
        return super().settled(within)

    def arrived(self, within: float) -> bool:
        """Its document is there as a whole, or will be some time."""
        self.screen = "whole" if self._comes else self.screen
        return self._comes


def waits(library: Library, words: str, page: Waited) -> int:
    """How often it was waited before the first look."""
    session = Session({"shop": page}, {"shop": ORDERS.address})
    engine = Engine(session, PlainBrain(), Person(), memory=Remembering(library))
    with closing(engine.run(Task(words, EVERYTHING))) as events:
        assert any(isinstance(event, Observed) for event in events)
    return page.waits


def test_what_is_known_begins_as_soon_as_what_it_acts_on_is_there(library: Library) -> None:
    read, link = 'read "Total" as total, answer with the total', element("link", "Order 7")
    run(READ_TOTAL, library)
    run(read, library, Waited(text("Total: 30")))
    assert len([each for each in library.shortcuts() if each.task]) == 2
    assert waits(library, READ_TOTAL, Waited(link)) == 0
    assert waits(library, READ_TOTAL, Waited(link, loading=True)) == 1  # may come to show another such link
    assert waits(library, READ_TOTAL, Waited(link, loading=True, comes=True)) == 0
    assert waits(library, READ_TOTAL, Waited(text("Loading"))) == 1
    assert waits(library, GO_ON, Waited(link)) == 1  # not known
    assert waits(library, read, Waited(text("Total: 30"))) == 1  # may still become another sum


def test_what_begins_with_a_change_waits_until_its_page_is_at_rest(library: Library) -> None:
    remind = element("button", "Remind", effect="POST http://shop/remind")
    pages = {"due": capture(remind, place=ORDERS), "told": capture(text("Reminded"), place=ORDERS)}
    words = 'click Remind, wait until "Reminded" is shown'
    run(words, library, FakeController(pages, {("due", "tap", "Remind"): "told"}))
    assert [each.task for each in library.shortcuts()] == [words]
    assert waits(library, words, Waited(remind)) == 1


def test_a_task_with_conditions_is_thought_about_anew(library: Library) -> None:
    words = f'{READ_TOTAL}, never click "Delete"'
    run(READ_TOTAL, library)
    (known,) = library.shortcuts()
    library.save_shortcut(replace(known, task=words))
    assert not invoked(run(words, library))


def test_only_what_a_check_has_borne_out_is_learned(library: Library) -> None:
    run("look at it", library, brain=script([OPEN_ORDER, Answer("The total is 30.", ())]))
    run("press", library, brain=script([tap("Nothing"), Answer("Done.")]))
    assert library.shortcuts() == []


@pytest.mark.parametrize(("besides", "known"), [("", 1), (" unless somebody is there", 0)])
def test_what_depends_on_the_screen_is_not_learned_from_the_one_way_that_was_gone(
    library: Library, besides: str, known: int
) -> None:
    steps: list[Proposal] = [fill("Search", "if"), tap("Delete", TextShown("No orders")), Answer("done")]
    run(f'type "if" in "Search" and click "Delete"{besides}', library, brain=script(steps))
    assert len(library.shortcuts()) == known


def test_a_row_that_the_task_does_not_name_was_a_choice_and_is_not_learned(library: Library) -> None:
    run("type the best name", library, brain=script([fill("Search", "Ada"), Answer("Done.")]))
    assert library.shortcuts() == []


def test_other_values_are_taken_only_after_it_has_worked_with_others(library: Library) -> None:
    words = 'type "{}" in "Search", click "Delete", wait until "No orders" is shown'
    run(words.format("Ada"), library)
    assert not invoked(run(words.format("Bob"), library))
    (third,) = invoked(run(words.format("Cem"), library))
    assert third.arguments == (("search", "Cem"),)


def test_what_does_the_same_is_kept_once(library: Library) -> None:
    step = Do("click Save", Tap(), described("Save", "button"))
    kept = keep_shortcut(library, Shortcut("Save it", (step,), scope="http://shop", origin="learned", trust="trial"))
    assert kept
    again = keep_shortcut(library, replace(kept, name="Save that", steps=(replace(step, words="press Save"),)))
    assert again and (again.name, len(library.shortcuts())) == ("Save it", 1)


def test_what_a_person_has_turned_down_is_not_learned_again(library: Library) -> None:
    learned = Shortcut("Save it", (Do("click Save", Tap(), described("Save")),), scope="http://shop", origin="learned")
    kept = keep_shortcut(library, learned)
    assert kept
    library.trust(kept, "revoked")
    assert keep_shortcut(library, learned) is None
    assert [(each.version, each.trust) for each in library.shortcuts()] == [(1, "revoked")]


def test_one_that_is_called_after_a_failure_is_still_done_only_where_it_is_made_for(
    library: Library,
) -> None:
    library.save_shortcut(Shortcut("Bank", (Do("tap", Tap(), on("Order 7")),), scope="http://bank", trust="trusted"))
    library.save_shortcut(Shortcut("Shop", (Do("tap", Tap(), on("Order 7")),), scope="http://shop", trust="trusted"))
    brain = script([tap("Nothing"), Invoke("Bank"), Invoke("Shop"), Answer("Total")])
    events = run("show it", library, brain=brain)
    assert [event.worked for event in events if isinstance(event, Returned)] == [False, True]


def test_a_model_gives_a_shortcut_no_file_that_the_task_does_not_name(library: Library, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("name\nAda\n")
    steps = (EachRow("each", "rows", (Do("type", SetText("{name}"), on("Search")),)),)
    library.save_shortcut(Shortcut("Fill", steps, (Parameter("rows", type="table"),), trust="trusted"))
    memory, given = Remembering(library), {"rows": str(tmp_path / "rows.csv")}
    with pytest.raises(UserError, match="the task does not name"):
        memory.call("Fill", given, "chosen", "fill the form")
    assert memory.call("Fill", given, "chosen", f"fill the form with {given['rows']}").values


def test_what_goes_wrong_in_learning_leaves_the_run_its_ending(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.engine.lessons", lambda *_: dict[str, str]()["lost"])
    end = ending(run(READ_TOTAL, library))
    assert end.ending == "done" and "KeyError: 'lost'" in end.detail


def test_what_was_learned_never_replaces_what_a_person_made(library: Library) -> None:
    mine = library.save_shortcut(Shortcut("Save it", (), scope="http://shop", origin="recorded", trust="trusted"))
    kept = keep_shortcut(library, Shortcut("Save it", (Do("x", Tap()),), scope="http://shop", origin="learned"))
    assert kept and kept.name == "Save it 2" and library.shortcut("Save it") == mine


def test_a_shortcut_that_fails_before_anything_was_changed_gives_way_to_the_plan(library: Library) -> None:
    run(READ_TOTAL, library)
    (known,) = library.shortcuts()
    gone = Do("click what is gone", Tap(), described("Archive", "button"))
    library.save_shortcut(replace(known, steps=(gone, *known.steps)))
    events = run(READ_TOTAL, library)
    (returned,) = [event for event in events if isinstance(event, Returned)]
    assert not returned.worked and "Archive" in returned.problem
    assert ending(events).ending == "done"


def test_a_shortcut_that_fails_after_something_was_changed_ends_the_run(library: Library) -> None:
    words = 'click "Delete", wait until "No orders" is shown'
    run(words, library)
    (known,) = library.shortcuts()
    library.save_shortcut(replace(known, steps=(*known.steps, Do("click Nothing", Tap(), described("Nothing")))))
    controller = shop()
    events = run(words, library, controller)
    assert ending(events).ending == "failed" and "Something was changed" in ending(events).sentence
    assert [name for action, name in controller.performed if action == Tap()] == ["Delete"]


def test_it_is_called_by_its_name_with_values(library: Library) -> None:
    steps = (Do("type it", fill("Search", "{word}").moves[0].action, described("Search", "textbox")),)
    library.save_shortcut(Shortcut("Look for", steps, (Parameter("word"),), scope="http://shop", trust="trial"))
    for words in ('do "Look for" with word "Ada"', 'run Look for with "Ada"'):
        (call,) = invoked(run(words, library))
        assert (call.arguments, call.why) == ((("word", "Ada"),), "as you said")


def test_what_a_newer_journeyman_wrote_is_told_and_not_written_over(library: Library, tmp_path: Path) -> None:
    learned = Shortcut(
        "Newer", (Do("click Orders", Tap(), described("Orders")),), scope="http://shop", origin="learned"
    )
    library.save_shortcut(replace(learned, task="click Orders", trust="trial"))
    connection = sqlite3.connect(tmp_path / "library.db")
    with connection:
        connection.execute("""UPDATE shortcuts SET json = replace(json, '"kind":"tap"', '"kind":"new"')""")
    connection.close()
    told: list[str] = []
    memory = Remembering(library, told.append)
    for _ in range(2):
        play(Answer("done"), instruction="click Orders", memory=memory)
    assert len(told) == 1 and told[0].startswith('"Newer" cannot be used')
    called = ending(run('do "Newer"', library))
    assert called.ending == "failed" and '"Newer" cannot be used' in called.sentence
    assert (kept := keep_shortcut(library, learned)) and kept.name == "Newer 2"


def test_what_had_to_be_done_first_is_learned_from_a_failure_and_done_first_by_the_plain_brain(
    library: Library,
) -> None:
    assert ending(run(GO_ON, library, till())).ending == "failed"
    corrected(library)
    (tip,) = [tip for tip in library.tips() if tip.guard]
    assert (tip.sort, tip.screen) == ("corrected error", "/pay") and tip.text.startswith('First check "I accept"')
    controller = till()
    assert ending(run(GO_ON, library, controller)).ending == "done"
    assert [action.kind for action, _ in controller.performed if action.kind != "open"] == ["set checked", "tap"]


def test_a_caution_stops_whoever_does_not_heed_it(library: Library) -> None:
    corrected(library)
    (tip,) = [tip for tip in library.tips() if tip.guard]
    assert tip.guard
    library.revise_tip(tip, replace(tip, guard=replace(tip.guard, remedy=())))
    controller = till()
    end = ending(run(GO_ON, library, controller))
    assert end.ending == "failed" and "learned before: First check" in end.sentence
    assert not [name for action, name in controller.performed if action == Tap()]


def test_at_most_twelve_tips_of_a_place_are_told(library: Library) -> None:
    for number in range(MOST_LIVE + 3):
        keep_tip(library, Tip(f"Tip {number}.", "http://shop", f"run {number}"), f"run {number}")
    keep_tip(library, Tip("Tip 14.", "http://shop", "again"), "again")
    live = [tip.text for tip in library.tips() if is_live(tip, "http://shop")]
    assert len(live) == MOST_LIVE and "Tip 14." in live and len(library.tips()) == MOST_LIVE + 3


class Thinking(ScriptedBrain):
    """A scripted brain that counts as a model."""

    def model(self, role: Role, rung: int = 0) -> str:
        return "model"


def test_a_model_may_insist_and_what_it_contradicts_is_retired(library: Library) -> None:
    corrected(library)
    press = Act("go on", "shop", (Move("shop", Tap(), on("Go on"), None),))
    insisting = Thinking({"operator": [Choice(press), Choice(press), Choice(Answer("Thank you"))]})
    events = run("show it", library, till({("open", "tap", "Go on"): "paid"}), brain=insisting)
    judged = [event.outcome.judgement for event in events if isinstance(event, Judged)]
    assert judged == ["refused", "worked"]
    assert [each.trust for each in library.tips() if each.guard] == ["revoked"]
