"""Words are compared as people compare them."""

import pytest

from perception.wording import covers, cut_off, misread, mistyped, says, words


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Save…", "save"),
        ("  First \n NAME: * ", "first name"),
        ("Don't", "dont"),
        ("Straße", "STRASSE"),
        ("Müller", "mu\u0308ller"),
        ("$30", "$ 30"),
    ],
)
def test_case_blanks_and_punctuation_do_not_count(text: str, same: str) -> None:
    assert words(text) == words(same)


@pytest.mark.parametrize(
    ("one", "other"), [("30.50", "30 50"), ("-5", "5"), ("30%", "30"), ("+", "-"), ("Äpfel", "Apfel")]
)
def test_what_tells_things_apart_is_kept(one: str, other: str) -> None:
    assert words(one) != words(other)


@pytest.mark.parametrize(
    ("text", "phrase", "said"),
    [
        ("Order #7 was deleted.", "order 7", True),
        ("Order 17", "order 7", False),
        ("Total: 30.50", "30", False),
        ("unsaved", "saved", False),
        ("anything", "", False),
    ],
)
def test_a_phrase_is_said_in_whole_words(text: str, phrase: str, said: bool) -> None:
    assert says(text, phrase) is said


@pytest.mark.parametrize(
    ("text", "phrase", "covered"),
    [
        ("Delete the order 7", "order delete", True),
        ("Name (not shown)", "name", True),
        ("Don't save", "save", False),
        ("Don't save", "don't save", True),
        ("Saved", "save", False),
    ],
)
def test_a_name_covers_a_phrase_unless_it_denies_it(text: str, phrase: str, covered: bool) -> None:
    assert covers(text, phrase) is covered


@pytest.mark.parametrize(
    ("text", "phrase", "slip"),
    [
        ("Settings", "Setings", True),
        ("Log in", "login", True),
        ("E-Mail", "Email", True),
        ("Einstellungen", "Einstelungen", True),
        ("Delete order 7", "Delete order 8", False),
        ("Delete Anja Schmidt", "Delete Anna Schmidt", False),
        ("Unsubscribe", "Subscribe", False),
        ("", "Save", False),
        ("I do not agree to the terms", "I do agree to the terms", False),
        ("Saved", "Save", False),
        ("Followed", "Follow", False),
    ],
)
def test_only_a_slip_of_the_pen_is_forgiven(text: str, phrase: str, slip: bool) -> None:
    assert mistyped(text, phrase) is slip


@pytest.mark.parametrize(
    ("text", "phrase", "said"),
    [
        ("Order 7 was savcd today.", "order 7 was saved", True),
        ("Firstname", "First name", True),
        ("Set tings saved", "Settings saved", True),
        ("Inactive", "Active", False),
        ("Disconnected", "connected", False),
        ("Payment unsuccessful", "Payment successful", False),
        ("Unpaid invoice", "Paid invoice", False),
        ("Order 8 was saved", "order 7 was saved", False),
        ("Cat", "Car", False),
        ("", "", False),
    ],
)
def test_letters_may_be_misread_but_not_words(text: str, phrase: str, said: bool) -> None:
    assert misread(text, phrase) is said


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Mannerheimintie 12, 00100 Hels", True),
        ("rheimintie 12, 00100 Helsinki", True),
        ("Mannerheimintic 12, 00100 Hels", True),
        ("Mannerheimintie 17, 00100 Hels", False),
        ("heimintie 12, 00100 Hels", False),
        ("", False),
    ],
)
def test_a_long_text_is_known_by_its_beginning_or_end(text: str, cut: bool) -> None:
    assert cut_off(text, "Mannerheimintie 12, 00100 Helsinki") is cut
