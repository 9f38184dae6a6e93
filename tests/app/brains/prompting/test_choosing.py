"""From replies of the Operator's model to proposals."""

from typing import Any

import pytest

from app.brains.prompting.acting import MOST_PRESSES
from app.brains.prompting.choosing import proposal
from app.brains.prompting.replies import Unfit
from app.brains.prompting.verbs import LONGEST_WAIT
from app.proposals import Act, Answer, Ask, HandOver, Move, Wanted
from app.tasks import Task
from controllers.actions import (
    Action,
    Drag,
    Open,
    Press,
    Scroll,
    Select,
    SetChecked,
    SetText,
    Tap,
    TypeText,
    Upload,
    Wait,
)
from perception.checks import AllOf, Changed, PlaceIs, StateIs, TextGone, TextShown, ValueIs
from tests.app.brains.prompting.situations import form, number, situation
from tests.perception.screens import element, screen

SEEN = form()
NAME, BOAT, JACKETS, PIN, BOOK = (number(name, SEEN) for name in ("Name", "Boat", "Life jackets", "PIN", "Book"))


def reply(*actions: tuple[Any, ...], **fields: Any) -> dict[str, Any]:
    """A reply with these actions, each as verb, element, text, expect, expected."""
    names = ("verb", "element", "text", "expect", "expected")
    empty = {"verb": "tap", "element": 0, "text": "", "expect": "none", "expected": ""}
    listed = [{**empty, **dict(zip(names, action, strict=False))} for action in actions]
    ledger = {"conditions": [], "met": [], "reached": 0}
    return {**ledger, "thought": "", "notes": [], "kind": "act",
            "say": "book", "on": "club", "actions": listed, "answer": "", "danger": "",
            "candidates": [], "claims": [], **fields}  # fmt: skip


def act(*actions: tuple[Any, ...], **fields: Any) -> Act:
    found = proposal(reply(*actions, **fields), situation(SEEN))
    assert isinstance(found, Act)
    return found


def move(*action: Any) -> Move:
    (found,) = act(action).moves
    return found


@pytest.mark.parametrize(
    ("action", "made"),
    [
        (("tap", BOOK), Tap()),
        (("set_text", NAME, "Ada"), SetText("Ada")),
        (("type_text", 0, "Ada"), TypeText("Ada")),
        (("check", JACKETS), SetChecked(True)),
        (("uncheck", JACKETS), SetChecked(False)),
        (("select", BOAT, "small  BOAT"), Select("Small boat")),
        (("set_text", BOAT, "Big boat"), Select("Big boat")),
        (("press", 0, "Enter"), Press("Enter")),
        (("scroll",), Scroll("down")),
        (("scroll", 0, "Up"), Scroll("up")),
        (("drag", BOOK, "120, -5"), Drag(120, -5)),
        (("upload", BOOK, "/a/b.txt\n/a/c.txt"), Upload(("/a/b.txt", "/a/c.txt"))),
        (("open", 3, "http://club/"), Open("http://club/")),
        (("wait", 0, "5 s"), Wait(5)),
        (("wait", 0, "900"), Wait(LONGEST_WAIT)),
    ],
)
def test_verbs_become_actions(action: tuple[Any, ...], made: Action) -> None:
    assert move(*action).action == made


def test_a_form_is_one_act_that_ends_at_its_button() -> None:
    found = act(("set_text", NAME, "Ada"), ("check", JACKETS), ("tap", BOOK, "", "text_shown", "booked"))
    assert [m.aim for m in found.moves] == [NAME, JACKETS, BOOK]
    assert (found.words, found.on, found.risk) == ("book", "club", 0)


def test_fields_are_expected_to_hold_what_was_put_there() -> None:
    name, boat, jackets = (
        move("set_text", NAME, "Ada").expect,
        move("select", BOAT, "Big boat").expect,
        move("check", JACKETS).expect,
    )
    assert isinstance(name, ValueIs) and name.value == "Ada" and name.target.key
    assert isinstance(boat, ValueIs) and boat.value == "Big boat"
    assert isinstance(jackets, StateIs) and (jackets.state, jackets.on) == ("checked", True)


def test_a_password_is_never_read_back() -> None:
    assert move("set_text", PIN, "1234").expect is None


@pytest.mark.parametrize(
    ("expected", "check"),
    [
        (("none", ""), None),
        (("changed", ""), Changed()),
        (("text_shown", "booked"), TextShown("booked")),
        (("text_gone", "New booking"), TextGone("New booking")),
        (("address_contains", "/done"), PlaceIs("/done")),
        (("text_shown", ""), None),
        (("text_shown", "New booking"), AllOf((Changed(), TextShown("New booking")))),
        (("address_contains", "bookings"), AllOf((Changed(), PlaceIs("bookings")))),
    ],
)
def test_expectations_become_checks_and_what_is_so_already_proves_nothing(expected: Any, check: Any) -> None:
    assert move("tap", BOOK, "", *expected).expect == check


def test_a_wait_is_for_something() -> None:
    assert move("wait", 0, "5").expect == Changed()
    assert move("wait", 0, "5", "text_shown", "New booking").expect == TextShown("New booking")


def test_scrolling_is_not_expected_to_change_anything() -> None:
    assert move("scroll", 0, "down", "changed").expect is None


@pytest.mark.parametrize(
    ("action", "problem"),
    [
        (("tap", 99), "has no 99"),
        (("tap",), "needs the number"),
        (("tap", 1), "has no 1 to act on"),
        (("tap", BOAT), "use select"),
        (("select", BOAT, "Yacht"), "has no option .* offers Dinghy, Small boat, Big boat"),
        (("select", NAME, "Ada"), "offers no choices"),
        (("set_text", BOOK, "Ada"), "is no field"),
        (("swipe", 0, "down"), "does not understand swipe"),
        (("scroll", 0, "sideways"), "must be one of up"),
        (("press", 0, ""), "text is empty"),
        (("drag", BOOK, "far"), "two numbers"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_moves(action: tuple[Any, ...], problem: str) -> None:
    with pytest.raises(Unfit, match=problem):
        act(("set_text", NAME, "Ada"), action)


def test_danger_raises_the_risk() -> None:
    assert act(("tap", BOOK), danger="this pays").risk == 3


class TestWindows:
    def test_another_window_is_looked_at_first(self) -> None:
        assert act(on="calendar") == Act("book", "calendar")
        with pytest.raises(Unfit, match="not seen the window calendar"):
            act(("tap", BOOK), on="calendar")

    def test_none_named_is_the_present_one(self) -> None:
        assert act(("tap", BOOK), on="").on == "club"

    def test_one_that_does_not_exist(self) -> None:
        with pytest.raises(Unfit, match="the windows are club, calendar"):
            act(("tap", BOOK), on="shop")

    def test_nothing_at_all(self) -> None:
        with pytest.raises(Unfit, match="nothing to do"):
            act()


class TestNotes:
    def test_what_is_read_must_stand_on_the_screen(self) -> None:
        assert act(notes=[{"name": "price", "text": "€ 45.00"}]).wanted == (Wanted("price", None, "price", "€ 45.00"),)
        with pytest.raises(Unfit, match='"price" is not what the present screen says'):
            act(notes=[{"name": "price", "text": "€ 46.00"}])

    def test_without_words_it_is_looked_for_afterwards(self) -> None:
        assert act(("tap", BOOK), notes=[{"name": "number", "text": ""}]).wanted == (Wanted("number", None, "number"),)

    def test_an_answer_has_no_afterwards(self) -> None:
        with pytest.raises(Unfit, match="no `text`"):
            proposal(reply(kind="answer", notes=[{"name": "number", "text": ""}]), situation(SEEN))


def test_a_slider_takes_a_number_and_a_list_of_several_some_of_them() -> None:
    people = element("listbox", "People", (0, 40), options=["Ada", "Bob", "Eve"])
    shown = screen(element("slider", "Volume"), people)
    volume, listed = (each.number for each in shown.elements)
    found = proposal(reply(("set_text", volume, "7"), ("select", listed, "Ada, Eve")), situation(shown))
    assert isinstance(found, Act)
    assert [each.action for each in found.moves] == [SetText("7"), Select("Ada, Eve")]
    assert found.moves[0].expect is None  # this slider does not say where it stands
    telling = screen(element("slider", "Volume", value="3"))
    move = proposal(reply(("set_text", telling.elements[0].number, "7")), situation(telling))
    assert isinstance(move, Act) and isinstance(move.moves[0].expect, ValueIs)
    with pytest.raises(Unfit, match="no option"):
        proposal(reply(("select", listed, "Ada, Dan")), situation(shown))


class TestAnswers:
    def answer(self, say: str, **fields: Any) -> Answer:
        found = proposal(reply(kind="answer", say=say, **fields), situation(SEEN))
        assert isinstance(found, Answer)
        return found

    def test_with_a_note_of_the_run_or_of_this_reply(self) -> None:
        assert self.answer("It costs € 45.00.", claims=["price"]).claims == ("price",)
        seen = self.answer("Dinghy", notes=[{"name": "boat", "text": "Dinghy"}], claims=["boat"])
        assert (seen.claims, [w.text for w in seen.wanted]) == (("boat",), ["Dinghy"])

    def test_with_a_note_that_there_is_not(self) -> None:
        with pytest.raises(Unfit, match='no note "total"; the notes are price'):
            self.answer("90", claims=["total"])

    def test_a_number_from_nowhere_is_refused(self) -> None:
        with pytest.raises(Unfit, match="46 in the answer is carried by no note"):
            self.answer("It costs € 46.")

    def test_a_date_that_was_said_may_be_told_in_other_words(self) -> None:
        seen = situation(SEEN)
        seen.episode.task = Task("Enter 09/10/2012.")
        assert proposal(reply(kind="answer", say="It is 10 September 2012."), seen)

    def test_a_part_of_a_number_that_was_said_is_another_number(self) -> None:
        seen = situation(SEEN)
        seen.episode.task = Task("Book it for 14 July.")
        with pytest.raises(Unfit, match="4 in the answer is carried by no note"):
            proposal(reply(kind="answer", say="It is 4."), seen)

    def test_words_of_the_screen_itself_are_noted_as_they_are(self) -> None:
        found = self.answer("€ 45.00")
        assert (found.claims, found.wanted) == (("answer",), (Wanted("answer", None, "answer", "€ 45.00"),))

    @pytest.mark.parametrize("say", ["Booked for 4 July.", "Done."])
    def test_what_the_person_said_needs_no_note(self, say: str) -> None:
        assert self.answer(say) == Answer(say)


def test_questions_and_handing_over() -> None:
    asked = proposal(reply(kind="ask", say="Which one?", candidates=["a", "b"]), situation(SEEN))
    assert asked == Ask("Which one?", ("a", "b"))
    assert proposal(reply(kind="hand_over", say="Log in, please."), situation(SEEN)) == HandOver("Log in, please.")
    with pytest.raises(Unfit, match="`say` is empty"):
        proposal(reply(kind="ask", say=" "), situation(SEEN))


class TestAnswersAhead:
    """An act may carry the answer that counts once it has worked."""

    def test_it_is_carried_by_what_is_known_now(self) -> None:
        price = {"name": "price", "text": "€ 45.00"}
        done = act(("tap", BOOK), answer="Booked for € 45.00", claims=["price"], notes=[price])
        assert done.answer == Answer("Booked for € 45.00", ("price",))
        assert act(("tap", BOOK), answer="Booked.").answer == Answer("Booked.")
        noted = act(("tap", BOOK), answer="€ 45.00")
        assert noted.answer == Answer("€ 45.00", ("answer",)) and noted.wanted[0].text == "€ 45.00"

    def test_what_nothing_carries_yet_is_left_to_the_next_screen(self) -> None:
        assert act(("tap", BOOK), answer="Booking 311", claims=[]).answer == Answer("Booking 311", ("311",))
        assert act(("tap", BOOK), answer="Booked", claims=["number"]).answer == Answer("Booked", ("number",))
        assert act(("tap", BOOK)).answer is None

    def test_an_answer_with_actions_is_an_act_that_ends_the_task_and_one_without_is_an_answer(self) -> None:
        assert act(("tap", BOOK), kind="answer", say="Booked.").answer == Answer("Booked.")
        for fields in ({"kind": "act", "answer": "Booked."}, {"kind": "answer", "say": "", "answer": "Booked."}):
            assert proposal(reply(**fields), situation(SEEN)) == Answer("Booked.")


def test_a_key_is_pressed_as_often_as_is_said() -> None:
    *others, last = act(("press", 0, "ArrowRight x 7", "text_shown", "7")).moves
    assert len(others) == 6 and {each.expect for each in others} == {None}
    assert last.expect == TextShown("7") and {each.action for each in (*others, last)} == {Press("ArrowRight")}
    assert move("press", 0, "Control+x").action == Press("Control+x")
    for times in (0, MOST_PRESSES + 1):
        with pytest.raises(Unfit, match=f"not {times}"):
            act(("press", 0, f"Tab x {times}"))
