"""The policy decides from facts of the engine, never from what a brain says."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.policy.deciding import Context, decide
from app.policy.risk import assess
from app.proposals import Move
from app.tasks import Permissions, Task
from controllers.actions import (
    Open,
    Press,
    Scroll,
    Select,
    SetText,
    Tap,
    TypeText,
    Upload,
)
from perception.screen import Element, Observation, Place
from tests.app.policy.verdicts import HERE, element, verdict


def test_modes() -> None:
    save = element("button", "Save", effect=f"POST {HERE}/save")
    tab = element("tab", "Orders")
    watch, everything = Permissions("watch"), Permissions("all")
    assert verdict(Scroll(), permissions=watch)[0] == "allow"
    assert verdict(Tap(), tab, permissions=watch)[0] == "deny"
    assert verdict(Tap(), tab, permissions=watch, address="http://else.test")[0] == "deny"
    assert verdict(Tap(), tab, permissions=everything)[0] == "ask"
    assert verdict(Tap(), tab)[0] == "allow"
    assert verdict(Tap(), save, said="tidy up")[0] == "ask"
    assert verdict(Tap(), save, said='press "Save"')[0] == "allow"
    assert verdict(Tap(), save, said="saved searches")[0] == "ask"


def test_irreversible_is_always_asked_unless_the_run_declared_it() -> None:
    delete = element("button", "Delete", effect=f"POST {HERE}/delete")
    assert verdict(Tap(), delete, said="press Delete")[0] == "ask"
    assert verdict(Tap(), delete, permissions=Permissions("risky", frozenset({"delete"})))[0] == "ask"
    assert verdict(Tap(), delete, permissions=Permissions("scope", frozenset({"delete"})))[0] == "allow"
    assert verdict(Tap(), delete, permissions=Permissions("scope", frozenset({"submit"})))[0] == "ask"


def test_dialog_that_asks_about_deleting_makes_its_yes_irreversible() -> None:
    dialog = replace(element("dialog", "Delete Ada Lovelace?"), key="0:9")
    yes, no = (element("button", name, within=("0:9",)) for name in ("OK", "Cancel"))
    assert verdict(Tap(), yes, around=(dialog,)) == ("ask", 3, "delete")
    assert verdict(Tap(), no, around=(dialog,)) == ("allow", 1, "")
    assert assess(Tap(), replace(yes, name="Delete customer"), Observation(Place("s", "a"), (yes, dialog))).fact == (
        'its words are "Delete customer", in the dialog "Delete Ada Lovelace?"'
    )
    assert verdict(Tap(), replace(yes, name="Yes, close"), around=(dialog,)) == ("ask", 3, "delete")


@pytest.mark.parametrize(
    ("path", "said", "expected"),
    [
        ("/files/report.pdf", 'upload "/files/report.pdf" to Report', "allow"),
        ("/files/report.pdf", "upload /files/report.pdf to Report.", "allow"),
        ("/files/my report.pdf", 'upload "/files/my report.pdf" to Report', "allow"),
        (str(Path.cwd() / "report.pdf"), 'upload "report.pdf" to Report', "allow"),
        (str(Path.home() / "report.pdf"), "upload ~/report.pdf to Report", "allow"),
        ("/elsewhere/report.pdf", 'upload "report.pdf" to Report', "ask"),
        ("/elsewhere/report.pdf", "upload /files/report.pdf to Report", "ask"),
        ("/private/.kube/config", "open config, upload the report to Report", "ask"),
    ],
)
def test_only_a_file_that_the_person_named_is_given_without_asking(path: str, said: str, expected: str) -> None:
    assert verdict(Upload((path,)), element("file", "Report"), said=said)[0] == expected


def test_enter_in_a_field_is_as_risky_as_its_form() -> None:
    form = replace(element("form", "Pay"), key="0:7")
    pay = replace(element("button", "Pay now", effect=f"POST {HERE}/pay", within=("0:7",)), key="0:8")
    field = element("textbox", "Card", within=("0:7",), states=frozenset({"focused"}))
    assert verdict(Press("Enter"), field, around=(form, pay)) == ("ask", 3, "pay")
    assert verdict(Press("Tab"), field, around=(form, pay))[:2] == ("allow", 1)
    for entering in (Press("Shift+Enter"), Press(" Return"), TypeText("4111\n")):
        assert verdict(entering, field, around=(form, pay)) == ("ask", 3, "pay")


def test_enter_sends_a_form_that_a_script_sends_as_well() -> None:
    form = replace(element("form", ""), key="0:7")
    send = replace(element("button", "Send", effect=f"GET {HERE}/", within=("0:7",)), key="0:8")
    field = element("textbox", "Message", within=("0:7",), states=frozenset({"focused"}))
    assert verdict(Press("Enter"), field, around=(form, send)) == ("ask", 3, "send")
    assert verdict(Press("Enter"), field, around=(form, replace(send, effect=""))) == ("ask", 3, "send")


def test_enter_answers_the_dialog_that_is_open() -> None:
    dialog = replace(element("dialog", "Delete all files?"), key="dialog")
    ok = replace(element("button", "OK", within=("dialog",)), key="dialog:ok")
    assert verdict(Press("Enter"), around=(dialog, ok)) == ("ask", 3, "delete")
    assert verdict(Press("Escape"), around=(dialog, ok)) == ("allow", 1, "")


def test_a_new_line_is_enter_where_it_is_keyed() -> None:
    dialog = replace(element("dialog", "Replace the file?"), key="dialog")
    field = element("textbox", "Name", within=("dialog",))
    replacing = replace(element("button", "Replace it", within=("dialog",)), key="dialog:ok")
    around = (dialog, replacing)
    assert verdict(TypeText("a.txt\n"), field, around=around) == ("ask", 3, "delete")
    assert verdict(SetText("a.txt\n"), field, around=around) == ("allow", 1, "")  # a page's field is set at once
    assert verdict(SetText("a.txt\n"), field, around=around, address="Notes")[1:] == (3, "delete")
    seen = replace(field, source="vision")
    assert verdict(SetText("a.txt\n"), seen, around=around)[1:] == (2, "unknown")


def test_what_is_no_choice_or_field_is_clicked_first() -> None:
    for action in (Select("Paid"), SetText("Paid"), TypeText("Paid")):
        assert verdict(action, element("button", "Pay now")) == ("ask", 3, "pay")


@pytest.mark.parametrize(
    ("said", "decided"),
    [("press Enter", "allow"), ("hit the enter key", "allow"), ("Enter a lunch in the calendar", "ask")],
)
def test_a_key_is_named_only_where_it_is_to_be_pressed(said: str, decided: str) -> None:
    field = element("textbox", "Title", effect=f"POST {HERE}/save")
    assert verdict(Press("Enter"), field, said=said)[0] == decided


NUMBER = element("textbox", "Card number", states=frozenset({"card"}))


@pytest.mark.parametrize(
    ("said", "field", "decided"),
    [
        ("Pay with 4111-1111-1111-1111.", NUMBER, ("allow", 1, "")),
        ("Pay with 4111-1111-1111-11112.", NUMBER, ("ask", 2, "secret")),
        ("Type the number that the mail tells in Card number.", NUMBER, ("ask", 2, "secret")),
        ("Pay with 4111111111111111.", replace(NUMBER, effect="POST http://other.test/pay"), ("ask", 1, "")),
        ("Pay with 4111111111111111.", replace(NUMBER, states=frozenset({"card", "password"})), ("ask", 2, "secret")),
        ("Pay by invoice.", replace(NUMBER, states=frozenset()), ("allow", 1, "")),
    ],
)
def test_a_card_is_typed_as_the_person_gave_it_where_the_run_may_act(
    said: str, field: Element, decided: tuple[str, int, str]
) -> None:
    assert verdict(SetText("4111 1111 1111 1111"), field, said=said) == decided


def test_a_card_that_the_person_told_when_asked_or_permitted_is_typed() -> None:
    screen = Observation(Place(HERE, HERE), (replace(NUMBER, states=frozenset({"card", "focused"})),))
    typing = Move("page", TypeText("123"))
    asked = Context(Task("pay"), screen, frozenset({HERE}))
    assert decide(typing, asked).verdict == "ask"
    assert decide(typing, replace(asked, heard=("the code is 123",))).verdict == "allow"
    assert decide(Move("page", SetText("")), asked).verdict == "allow"
    permitted = Permissions("scope", frozenset({"secret"}))
    assert verdict(SetText("123"), NUMBER, permissions=permitted) == ("allow", 2, "secret")


def test_what_is_typed_at_the_caret_may_be_a_password() -> None:
    field = element("textbox", "Password", states=frozenset({"password", "focused"}))
    assert verdict(TypeText("x"), around=(field,))[1:] == (2, "secret")


def test_leaving_the_scope_is_asked() -> None:
    link = element("link", "Orders")
    assert verdict(Tap(), link, address="http://shop.test:8001")[0] == "ask"
    assert verdict(Open("http://shop.test:8000@evil.test/"))[0] == "ask"
    assert verdict(Open("https://shop.test:8000/"))[0] == "ask"
    assert verdict(Open("evil.test/"))[0] == "ask"
    assert verdict(Tap(), element("link", "Next", effect="GET https://evil.test/"))[0] == "ask"
    assert verdict(Tap(), element("link", "Next", effect=f"GET {HERE}/next"))[0] == "allow"


def test_a_brain_may_raise_the_risk_but_not_lower_it() -> None:
    tab, delete = element("tab", "Orders"), element("button", "Delete")
    assert verdict(Tap(), tab, raised=3)[:2] == ("ask", 3)
    assert verdict(Tap(), delete, raised=0)[1] == 3


def test_a_frame_of_another_origin_is_outside_the_scope() -> None:
    frame = replace(element("frame", "Pay"), key="0:5", value="http://elsewhere.test/pay")
    inside = element("link", "More", within=("0:5",))
    assert verdict(Tap(), inside, around=(frame,))[0] == "ask"
    assert verdict(Tap(), inside, around=(replace(frame, value=f"{HERE}/pay"),))[0] == "allow"
    assert verdict(Tap(), inside, around=(replace(frame, value="about:srcdoc"),))[0] == "allow"


def test_keys_go_into_the_frame_that_has_the_focus() -> None:
    frame = replace(element("frame", "Pay"), key="0:5", value="http://elsewhere.test/pay")
    inside = element("textbox", "Card", within=("0:5",), states=frozenset({"focused"}))
    for action in (Press("Enter"), TypeText("4111")):
        assert verdict(action, around=(frame, inside))[0] == "ask"
        assert verdict(action, around=(replace(frame, value=f"{HERE}/pay"), inside))[0] == "allow"
    leading = element("link", "Next", effect="GET https://evil.test/", states=frozenset({"focused"}))
    assert verdict(Press("Enter"), around=(leading,))[0] == "ask"
    assert verdict(Press("Tab"), around=(leading,))[0] == "allow"


def test_a_name_that_is_empty_permits_no_site() -> None:
    nameless = Permissions(apps=frozenset({""}))
    assert verdict(Tap(), element("tab", "Orders"), permissions=nameless, address="http://else.test")[0] == "ask"


def test_enter_counts_the_button_that_stands_outside_its_form() -> None:
    field = element("textbox", "Card", effect=f"POST {HERE}/pay")
    pay = replace(element("button", "Pay now", effect=f"POST {HERE}/pay"), key="0:8")
    assert verdict(Press("Enter"), field, around=(pay,)) == ("ask", 3, "pay")


def test_a_question_in_a_picture_is_answered_by_any_button_of_it() -> None:
    asked = element("text", "Delete order 7?", source="vision")
    assert verdict(Tap(), element("button", "OK", source="vision"), around=(asked,))[1:] == (3, "delete")


def test_what_only_its_looks_tell_is_asked_about_whatever_the_task_says() -> None:
    assert verdict(Tap(), element("button", "", source="vision"), said="press it")[0] == "ask"
