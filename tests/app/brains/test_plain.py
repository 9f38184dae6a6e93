"""The plain brain: what it proposes, when it asks, and that an answer helps it on."""

from dataclasses import replace

import pytest

from app.brains.brain import Prompt, Situation
from app.brains.plain import PlainBrain
from app.episode import Attempt, Episode
from app.errors import MalformedReply
from app.proposals import Act, Answer, Ask, Move, Note, Outcome, Proposal
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from app.tasks import Task
from controllers.actions import Back, Open, Press, Select, SetChecked, SetText, Tap, Wait
from perception.checks import Changed, StateIs, TextShown, ValueIs
from perception.screen import Element, Observation, Place
from skills.flow import Frame
from tests.skills.screens import element, screen, table

ORDERS = screen(*table("Orders", ["Name", "Total"], [["Ada", "30"], ["Bob", "40"]]))
SAVE = element("button", "Save", y=10)
NAME = element("textbox", "Name", y=40, label="Name")


def situation(instruction: str, *elements: Element, seen: Observation | None = None, **episode: object) -> Situation:
    """A run of that instruction on one target, as far as `episode` says."""
    run = Episode(task=Task(instruction), on="web", **episode)  # type: ignore[arg-type]
    return Situation(run, "web", seen or screen(*elements), ("web", "office"))


def proposed(at: Situation, brain: PlainBrain | None = None) -> Proposal:
    return (brain or PlainBrain()).ask(Prompt("operator", at), Choice).value.proposal


def target(proposal: Proposal, at: Situation) -> tuple[str, str]:
    """Role and name of the element that the proposal's only move is aimed at."""
    assert isinstance(proposal, Act)
    (move,) = proposal.moves
    assert isinstance(move.aim, int)
    found = at.screen.element(move.aim)
    assert found is not None
    return found.role, found.name


def only(proposal: Proposal) -> Move:
    assert isinstance(proposal, Act) and len(proposal.moves) == 1
    return proposal.moves[0]


def test_the_plan_is_the_person_s_own_steps() -> None:
    at = situation("open https://a.org, then click Save")
    plan = PlainBrain().ask(Prompt("manager", at), Plan).value
    assert plan.subgoals == ("open https://a.org", "click Save")


def test_a_step_becomes_a_move_on_the_element_with_its_expectation() -> None:
    at = situation("type Ada in Name and click Save", SAVE, NAME)
    act = proposed(at)
    assert target(act, at) == ("textbox", "Name") and isinstance(act, Act)
    move = only(act)
    assert move.action == SetText("Ada") and move.on == "web"
    assert isinstance(move.expect, ValueIs) and move.expect.target.key == NAME.key
    assert act.cursor == (Frame(1),) and act.words == "type Ada in Name"
    at.episode.cursor = act.cursor
    assert target(proposed(at), at) == ("button", "Save")


def test_the_same_step_is_proposed_again_while_the_cursor_stands() -> None:
    at = situation("click Save and reload", SAVE)
    assert proposed(at) == proposed(at)


def test_moves_without_an_element_waits_and_targets() -> None:
    assert only(proposed(situation("open https://a.org"))).action == Open("https://a.org")
    assert only(proposed(situation("press Enter"))).action == Press("Enter")
    wait = only(proposed(situation('wait for "Saved"')))
    assert (wait.action, wait.expect) == (Wait(10.0), TextShown("Saved"))
    use = proposed(situation("on office, click Save"))
    assert isinstance(use, Act) and (use.on, use.moves, use.cursor) == ("office", (), (Frame(1),))


def test_reading_wants_the_cell_of_that_column_in_that_row() -> None:
    at = situation("read the Total in the row of Bob as sum", seen=ORDERS)
    act = proposed(at)
    assert isinstance(act, Act) and act.moves == ()
    (wanted,) = act.wanted
    assert wanted.name == "sum" and isinstance(wanted.aim, int)
    found = ORDERS.element(wanted.aim)
    assert found is not None and found.name == "40"


def test_a_loop_acts_in_its_own_row_even_where_the_words_do_not_say_so() -> None:
    at = situation("for each row in the Orders table, click Approve", seen=ORDERS)
    rows = []
    for _ in range(2):
        act = proposed(at)
        assert isinstance(act, Act) and isinstance(only(act).aim, int)
        found = ORDERS.element(only(act).aim)  # type: ignore[arg-type]
        assert found is not None
        rows.append(found.box.y)
        at.episode.cursor = act.cursor
    assert rows[0] < rows[1]
    assert proposed(at) == Answer("Done.")


def test_several_fits_are_asked_about_and_a_number_or_words_settle_it() -> None:
    at = situation("click Approve", seen=ORDERS)
    ask = proposed(at)
    assert isinstance(ask, Ask)
    assert len(ask.candidates) == 2 and "Ada" in ask.candidates[0] and "Bob" in ask.candidates[1]
    buttons = [e.number for e in ORDERS.elements if e.name == "Approve" and e.role == "button"]
    for told in ("2", ask.candidates[1], "the Approve button in the row of Bob"):
        at.episode.reply = told
        assert only(proposed(at)).aim == buttons[1], told
    for told in ("9", "the purple one", "it", '"'):
        at.episode.reply = told
        assert isinstance(proposed(at), Ask), told


def test_what_is_not_there_is_asked_about_with_what_is_alike() -> None:
    at = situation("click Save all. go back", SAVE, element("button", "Search", y=40))
    ask = proposed(at)
    assert isinstance(ask, Ask) and "Save all" in ask.question and "Save" in ask.candidates[0]
    for told in ("Save", "1", "the button above Search"):
        at.episode.reply = told
        assert target(proposed(at), at) == ("button", "Save")
    at.episode.reply = "skip it"
    assert only(proposed(at)).action == Back()


@pytest.mark.parametrize(("scope", "check"), [("http://shop", Changed()), ("app:notes", None), ("gedit", None)])
def test_enter_on_a_page_that_says_of_no_effect_must_change_something(scope: str, check: Changed | None) -> None:
    place = Place(scope, scope)
    at = situation("press Enter in the Name field", seen=replace(screen(NAME), place=place))
    assert only(proposed(at)).expect == check


def test_an_optional_step_is_skipped_only_where_nothing_fits() -> None:
    twice = (element("button", "Close", y=70), element("button", "Close", y=100))
    words = "click Close if it is there, then click Save"
    assert target(proposed(at := situation(words, SAVE)), at) == ("button", "Save")
    assert target(proposed(at := situation(words, SAVE, twice[0])), at) == ("button", "Close")
    assert isinstance(proposed(situation(words, SAVE, *twice)), Ask)


@pytest.mark.parametrize(("words", "name"), [("click Delete", "Delete all"), ("click Remove", "Remove account"),
                                             ("click Order", "Place order"), ("click Sned", "Send")])  # fmt: skip
def test_nothing_irreversible_is_touched_under_another_name(words: str, name: str) -> None:
    at = situation(words, element("button", name))
    ask = proposed(at)
    assert isinstance(ask, Ask)
    assert name in ask.candidates[0]
    at.episode.reply = "yes"
    assert target(proposed(at), at) == ("button", name)
    assert isinstance(proposed(situation(f'click "{name}"', element("button", name))), Act)


def test_an_action_takes_the_form_that_the_element_needs() -> None:
    country = element("combobox", "Country", options=("Germany", "France"))
    assert only(proposed(situation("set Country to France", country))).action == Select("France")
    radio = only(proposed(situation("click Express", element("radio", "Express"))))
    assert radio.action == SetChecked(True) and isinstance(radio.expect, StateIs)
    label, box = element("text", "Email"), element("textbox", "Email", y=30)
    assert target(proposed(at := situation("type x in Email", label, box)), at) == ("textbox", "Email")


def blocked(closing: str, failures: int = 1, effect: str = "") -> Situation:
    """A page with a dialog in front, after the button behind it was tried."""
    dialog = element("dialog", "News", y=200)
    inside = element("button", closing, y=220, within=(dialog.key,), effect=effect)
    at = situation("click Save", SAVE, dialog, inside, failures=failures)
    if failures:
        at.episode.attempts = [Attempt("click Save", Move("web", Tap(), 1), '"Save" button', Outcome("no change"))]
    return at


def test_what_takes_no_typing_is_asked_about() -> None:
    at = situation("type Ada in Name", element("textbox", "Name", states=frozenset({"readonly"})))
    ask = proposed(at)
    assert isinstance(ask, Ask) and "takes no typing" in ask.question


def test_after_a_failure_a_dialog_in_the_way_is_closed_first() -> None:
    at = blocked("No thanks")
    act = proposed(at)
    assert target(act, at) == ("button", "No thanks") and isinstance(act, Act) and act.cursor == ()
    at.episode.attempts.append(Attempt(act.words, only(act), '"No thanks" button', Outcome("no change")))
    assert target(proposed(at), at) == ("button", "Save")
    covered = replace(SAVE, visibility="covered")
    at = blocked("×", failures=0)
    at = replace(at, screen=screen(covered, *at.screen.elements[1:]))
    assert target(proposed(at), at) == ("button", "×")


@pytest.mark.parametrize(
    "at",
    [
        blocked("No thanks", failures=0),
        blocked("Delete"),
        blocked("Close account"),
        blocked("Close", effect="POST https://a.org/close"),
    ],
    ids=["no failure", "no closing word", "more than a closing word", "it sends a form"],
)
def test_a_dialog_is_left_alone_unless_closing_it_is_needed_and_harmless(at: Situation) -> None:
    assert target(proposed(at), at) == ("button", "Save")


def test_the_answer_is_the_reply_or_what_was_read() -> None:
    notes = {"total": Note("total", "30")}
    assert proposed(situation('answer "It is {total}"', notes=notes)) == Answer("It is 30", ("total",))
    done = situation("read the Total", notes=notes, cursor=(Frame(1),))
    assert proposed(done) == Answer("total: 30", ("total",))


def test_a_name_that_nothing_was_read_for_is_asked_about() -> None:
    at = situation('answer "It is {total}"')
    ask = proposed(at)
    assert isinstance(ask, Ask) and "total" in ask.question
    at.episode.reply = "30"
    assert proposed(at) == Answer("It is 30")


def test_a_sentence_that_cannot_be_read_is_asked_about_and_replaced() -> None:
    brain, at = PlainBrain(), situation("frobnicate. click Save", SAVE)
    assert brain.ask(Prompt("manager", at), Plan).value.subgoals == ("frobnicate. click Save",)
    ask = proposed(at, brain)
    assert isinstance(ask, Ask) and '"frobnicate"' in ask.question
    at.episode.reply = "go back"
    assert only(proposed(at, brain)).action == Back()
    at.episode.cursor, at.episode.reply = (Frame(1),), ""
    assert target(proposed(at, brain), at) == ("button", "Save")


def test_it_does_not_judge_and_says_so() -> None:
    at, brain = situation("go back"), PlainBrain()
    assert brain.ask(Prompt("reflector", at), Outcome).value.judgement == "undecided"
    assert brain.ask(Prompt("learner", at), Lessons).value == Lessons()
    with pytest.raises(MalformedReply):
        brain.ask(Prompt("notetaker", at), Note)


def test_words_that_led_to_an_answer_are_a_shortcut_of_the_place() -> None:
    at = situation("click Save", SAVE, answer="Done.")
    (shortcut,) = PlainBrain().ask(Prompt("learner", at), Lessons).value.shortcuts
    assert (shortcut.name, shortcut.scope, shortcut.trust) == ("click Save", at.screen.place.scope, "quarantined")
    assert [step.words for step in shortcut.steps] == ["click Save"]
    assert PlainBrain().ask(Prompt("learner", situation("click Save", SAVE)), Lessons).value == Lessons()
    long = situation(", ".join(["click Save"] * 9), SAVE, answer="Done.")
    (shortcut,) = PlainBrain().ask(Prompt("learner", long), Lessons).value.shortcuts
    assert shortcut.name.endswith("click Save, click S…") and len(shortcut.name) == 80
