"""The grammar: what an instruction comes to, and what is said where it cannot be read."""

import random

import pytest

from skills.plain_words.errors import NotUnderstood
from skills.plain_words.parsing import DEEPEST, LONGEST, parse
from tests.skills.outline import outline

TARGETS = ("shop", "office")

CASES = [
    # Places
    ("open https://a.org/x?y=1#z", "open https://a.org/x?y=1#z ! at a.org/x"),
    ("Go to example.com.", "open example.com ! at example.com"),
    ("visit the page localhost:8000/orders", "open localhost:8000/orders ! at localhost:8000/orders"),
    ("open the app Settings", "open Settings"),
    ("go to Orders", 'tap @ "Orders" ! changed'),
    ("open Messages, click Menu", 'tap @ "Messages" ! changed; tap @ ="Menu" | menu ! changed'),
    ("go back, then reload the page", "back; reload"),
    ("switch to the Orders tab", 'switch to "Orders" ! at Orders'),
    ("turn the phone to landscape, rotate the screen upright", "press Landscape; press Portrait"),
    ("open the notification shade, show recent apps", "press Notifications; press Recents"),
    ("open the notifications", 'tap @ "notifications" ! changed'),
    # Clicks and keys
    ("click Save", 'tap @ "Save" ! changed'),
    ("PLEASE CLICK ON THE SAVE BUTTON NOW", 'tap @ "SAVE" button ! changed'),
    ("could you please tap the link Home?", 'tap @ ="link Home" | "Home" link ! changed'),
    ('press "Don\'t save"', 'tap @ ="Don\'t save" ! changed'),
    ("click 'Don't save'", 'tap @ ="Don\'t save" ! changed'),
    ("press Enter", "press Enter"),
    ("press ctrl + shift+a", "press Control+Shift+A"),
    ("hit the down arrow", "press ArrowDown"),
    ("press Delete", 'tap @ "Delete" ! changed'),
    ("press the Delete key", "press Delete"),
    ("press Enter in the Search field", 'press Enter @ "Search" field'),
    ("double-click Report", 'double tap @ "Report" ! changed'),
    ("right-click Report", 'right click @ "Report" ! changed'),
    ("long press the Photo", 'long press @ "Photo" ! changed'),
    ("hover over Prices", 'hover @ "Prices"'),
    ("close the dialog", 'tap @ "Close" in dialog ! changed'),
    # Values
    ("type Ada Lovelace in Name", 'type "Ada Lovelace" @ "Name" ! = Ada Lovelace'),
    ('enter "x, then click y; or z. End" into the Notes field',
     'type "x, then click y; or z. End" @ "Notes" field ! = x, then click y; or z. End'),
    ("fill Name with Ada", 'type "Ada" @ "Name" ! = Ada'),
    ("fill in “Grüße” as Betreff", 'type "Grüße" @ "Betreff" ! = Grüße'),
    ("set Volume to 30", 'type "30" @ "Volume" ! = 30'),
    ("set Wi-Fi to off", 'uncheck @ "Wi-Fi" ! "Wi-Fi" not checked'),
    ("type hunter2 in Password", 'type "hunter2" @ "Password"'),
    ("type hello", 'type "hello"'),
    ("type Ada in First name", 'type "Ada" @ "First name" ! = Ada'),
    ("clear Name", 'clear @ "Name" ! = '),
    ("choose Germany from Country", 'choose "Germany" @ "Country" ! = Germany'),
    ("select 'New York' for the City list", 'choose "New York" @ ="City list" | "City" list ! = New York'),
    ("select the first item in the Results list", 'tap @ first item in "Results" list ! changed'),
    ("check Terms", 'check @ "Terms" ! "Terms" checked'),
    ("untick the second checkbox", "uncheck @ second checkbox ! second checkbox not checked"),
    ("check the box in the row of Ada", 'check @ box in row of "Ada" ! box in row of "Ada" checked'),
    ('upload "/data/a.pdf" and "/data/b.pdf" to Files', 'upload /data/a.pdf, /data/b.pdf @ "Files"'),
    ("search for lamp", 'type "lamp" @ "Search" field ! = lamp; press Enter @ "Search" field'),
    # Several at once, and texts that stand on the screen
    ("select Milk, Eggs and Flour, then click Save",
     'check @ "Milk" ! changed; check @ "Eggs" ! changed; check @ "Flour" ! changed; tap @ "Save" ! changed'),
    ('check "A" and "B"', 'check @ ="A" ! ="A" checked; check @ ="B" ! ="B" checked'),
    ("select Bosnia and Herzegovina", 'check @ "Bosnia and Herzegovina" ! changed'),
    ("select nothing and click Save", 'tap @ "Save" ! changed'),
    ("select File > Save as", 'hover @ "File" ! "Save as" shown; tap @ "Save as" ! changed'),
    ('enter the name "Ada" and the password "x y" into the text fields',
     'type "Ada" @ "name" ! = Ada; type "x y" @ "password"'),
    ('enter the city "Rome"', 'type "Rome" @ "city" ! = Rome'),
    ('enter "Ada" into both text fields',
     'type "Ada" @ first text field ! = Ada; type "Ada" @ second text field ! = Ada'),
    ("enter the value of Total into the text field",
     'read "Total" -> total; type "{total}" @ text field ! = {total}'),
    ("copy the text in the textarea below, paste it into the textbox",
     'read textarea -> textarea; type "{textarea}" @ textbox ! = {textarea}'),
    ("use the textbox to enter Ada", 'type "Ada" @ textbox ! = Ada'),
    ("choose 5 with the slider", 'type "5" @ slider ! = 5'),
    ("focus into the textbox", "tap @ textbox ! textbox focused any textbox gone"),
    # What only says where to look, and names at the end
    ('expand the sections below, to find and click on the link "More"', 'tap @ ="More" link ! changed'),
    ('look through the files. Find and click on the folder or file named "Music"', 'tap @ ="Music" ! changed'),
    ('click the button in the dialog box labeled "OK"',
     'tap @ button in "OK" dialog | ="OK" button in dialog ! changed'),
    ('close the dialog by clicking the "x"', 'tap @ ="x" in dialog ! changed'),
    # Scrolling, waiting, verifying
    ("scroll down 2 times", "scroll down; scroll down"),
    ("scroll to Terms", 'scroll down @ "Terms"'),
    ('wait until "Saved" appears', "wait 10 ! 'Saved' shown"),
    ("wait up to 2 minutes for the dialog to disappear", "wait 120 ! dialog gone"),
    ("wait until the Save button is enabled", 'wait 10 ! "Save" button not disabled'),
    ('make sure the page shows "OK"', "wait 10 ! 'OK' shown"),
    ('check that "A" is shown and Total is "30"', "wait 10 ! 'A' shown all = 30"),
    # Noun phrases
    ("click the second Delete button in the row of Ada Lovelace in the Orders table",
     'tap @ second "Delete" button in row of "Ada Lovelace" in "Orders" table ! changed'),
    ("click Edit in the row containing 'Ada, B.'", 'tap @ "Edit" in row of "Ada, B." ! changed'),
    ("in Ada's row click Edit and click Save", 'tap @ "Edit" in row of "Ada" ! changed; tap @ "Save" ! changed'),
    ("click the last row", "tap @ last row ! changed"),
    ("click the 3rd link", "tap @ third link ! changed"),
    ("click the button next to Phone in the Contact section",
     'tap @ button next to "Phone" in "Contact" section ! changed'),
    ("click Save under the heading Billing", 'tap @ "Save" under heading "Billing" ! changed'),
    ("type 5 in the field to the right of Qty", 'type "5" @ field right of "Qty" ! = 5'),
    ("click Delete below Danger", 'tap @ "Delete" below "Danger" ! changed'),
    ("click OK in the dialog", 'tap @ "OK" in dialog ! changed'),
    ("click Add row", 'tap @ ="Add row" | "Add" row ! changed'),
    ("click Terms of Service", 'tap @ ="Terms of Service" | "Terms" in row of "Service" ! changed'),
    ("click Sign in with Google", 'tap @ "Sign in with Google" ! changed'),
    ("click the cell in the Total column in the row of Ada", 'tap @ "Total" cell in row of "Ada" ! changed'),
    ("click the Delete button for {who}", 'tap @ "Delete" button in row of "{who}" ! changed'),
    # Reading and answering
    ("read the Total in the row of Ada as sum", 'read "Total" in row of "Ada" -> sum'),
    ("note the Price of Ada", 'read ="Price of Ada" | "Price" in row of "Ada" -> price'),
    ("read Total and answer with the total", 'read "Total" -> total; answer {total}'),
    ("answer with the Total in the row of Ada", 'read "Total" in row of "Ada" -> total; answer {total}'),
    ('answer "Total is {total}"', "answer Total is {total}"),
    ('answer with the text below "Thank you"', 'read text below "Thank you" -> text; answer {text}'),
    ("answer with total", 'read "total" -> total; answer {total}'),
    ("read Total, tell me that", 'read "Total" -> total; answer {total}'),
    ("answer done", "answer done"),
    ("answer with 42", "answer 42"),
    ("read Total, type the total in Amount", 'read "Total" -> total; type "{total}" @ "Amount" ! = {total}'),
    ("what is the Total?", 'read "Total" -> total; answer {total}'),
    # Targets
    ("copy Total to Amount on office", 'read "Total" -> total; use office; type "{total}" @ "Amount" ! = {total}'),
    ("on office, click Save. click Cancel on shop",
     'use office; tap @ "Save" ! changed; use shop; tap @ "Cancel" ! changed'),
    ("switch to office", "use office"),
    # Conditions and loops
    ('if "Sale" is shown, click Close, otherwise click Open. click End',
     "if 'Sale' shown [tap @ \"Close\" ! changed] else [tap @ \"Open\" ! changed]; tap @ \"End\" ! changed"),
    ("if the dialog is not shown: click A. Otherwise, click B",
     'if dialog gone [tap @ "A" ! changed] else [tap @ "B" ! changed]'),
    ("unless Terms is checked, check Terms", 'if "Terms" checked [] else [check @ "Terms" ! "Terms" checked]'),
    ("click Close if it is there", 'maybe tap @ "Close" ! changed'),
    ("click Close if the dialog is open", 'if dialog shown [tap @ "Close" ! changed]'),
    ('for each row in the table Orders, click Approve in the row. Answer "done"',
     'each row in "Orders" table -> row [tap @ "Approve" in row of "{row}" ! changed]; answer done'),
    ("click Approve in each row of the Orders table",
     'each row in "Orders" table -> row [tap @ "Approve" in row of "{row}" ! changed]'),
    ("repeat for each item in the list Todo as t: click Done in the row of {t}; end repeat. click Save",
     'each item in "Todo" list -> t [tap @ "Done" in row of "{t}" ! changed]; tap @ "Save" ! changed'),
    ("for each row on shop, copy Total in the row to Amount on office",
     'use shop; each row -> row [read "Total" in row of "{row}" -> total; use office; '
     'type "{total}" @ "Amount" ! = {total}; use shop]'),
]  # fmt: skip


@pytest.mark.parametrize(("words", "steps"), CASES, ids=[words[:50] for words, _ in CASES])
def test_words_come_to_steps(words: str, steps: str) -> None:
    assert outline(parse(words, TARGETS)) == steps


@pytest.mark.parametrize(
    "words",
    [
        "type your answer into Name",
        'enter an item that starts with "A" in Name',
        "type that into Name",
        'type the "A" and the others into Name',
        'enter "A", whatever that is, into Name',
    ],
)
def test_words_that_only_tell_about_a_text_are_never_typed(words: str) -> None:
    with pytest.raises(NotUnderstood, match="in quotes"):
        parse(words)


def test_what_is_to_be_done_with_what_was_found_is_not_searched_for() -> None:
    with pytest.raises(NotUnderstood, match="as a step of its own"):
        parse('search for "rope", add the first one to the cart, answer with the total')


@pytest.mark.parametrize("what", ["his phone number", "whether it is done", "how many are left", "their names", "it"])
def test_words_that_only_tell_about_an_answer_are_none(what: str) -> None:
    with pytest.raises(NotUnderstood, match=f'"{what}" was not read; say it like: read Phone as phone'):
        parse(f"open Customers, tell me {what}")


def test_an_indented_block_ends_where_the_indentation_does() -> None:
    text = """
    1. Repeat for each row in the Orders table as order:
         read the Total in the row of {order}
         if the Total is "30":
           click Approve in this row
         otherwise:
           click Reject in this row
    2. Click Done
    """
    assert outline(parse(text)) == (
        'each row in "Orders" table -> order [read "Total" in row of "{order}" -> total; '
        'if = 30 [tap @ "Approve" in row of "{order}" ! changed] '
        'else [tap @ "Reject" in row of "{order}" ! changed]]; tap @ "Done" ! changed'
    )


def test_steps_carry_the_person_s_own_words() -> None:
    assert [step.words for step in parse('Please click "Save, now", then reload')] == ['click "Save, now"', "reload"]


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        ("", "", "click Save"),
        (" .;\n ", "", "click Save"),
        ("click Save. Frobnicate the table", "Frobnicate the table", "open https://example.org"),
        ("clik Save", "clik Save", "click Save"),
        ("check and uncheck Terms", "check and uncheck Terms", "check Terms"),
        ("if the moon is full, click Save", "if the moon is full, click Save", "the dialog is shown"),
        ("if the dialog is shown", "if the dialog is shown", "click Close"),
        ("for each row in Orders", "for each row in Orders", "click Approve"),
        ("click it", "click it", "by its name"),
        ('type "Ada in Name', 'type "Ada in Name', "not closed"),
        ("copy Total to Amount on mars", "copy Total to Amount on mars", "mars"),
        ("click \ue000x\ue001", "click \ue000x\ue001", "no meaning"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_hint(text: str, sentence: str, hint: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse(text, TARGETS)
    assert caught.value.sentence == sentence
    assert hint in caught.value.hint


def test_depth_and_length_have_limits() -> None:
    deep = "if the dialog is shown, " * (DEEPEST + 2) + "click Save"
    joined = "if " + "a is shown and " * 500 + "b is shown, click Save"
    for text in (deep, joined, "click Save. " * LONGEST, "click " + "a next to " * 9 + "b", "click " + "a" * 600):
        with pytest.raises(NotUnderstood):
            parse(text)


def test_word_salad_is_read_or_refused_and_never_breaks() -> None:
    words = " ".join(text for text, _ in CASES).split()
    words += "\" ' “ { } , ; : . ( [ \\ * http://[ if otherwise unless end the 😀 \x00 ٣ ſ".split(" ")
    words += ["\n", "\n    ", "for each row,", "end repeat", "in the row of"]
    salad = random.Random(7)
    read = 0
    for _ in range(500):
        text = " ".join(salad.choices(words, k=salad.randint(1, 14)))
        try:
            read += bool(parse(text, TARGETS))
        except NotUnderstood as problem:
            assert problem.hint
    assert 0 < read < 500
