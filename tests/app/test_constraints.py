"""What a task's words bind its doing to, and what shows that a constraint is met."""

import pytest

from app.constraints import Limit, banned, broken, evidence, forbidden, kept, limit, stated
from app.ledger import Constraint, Ledger
from tests.app.brains.prompting.situations import form, halfway


@pytest.mark.parametrize(
    ("task", "found"),
    [
        ("Book a room under € 100 for Ada.", ("under € 100",)),
        ("Buy at most 3 lamps, cheaper than 20 euros, and never click Delete.",
         ("at most 3", "cheaper than 20 euros", "never click Delete")),
        ('Do not open "Archive". Tell the total.', ('Do not open "Archive"',)),
        ("Change the phone, but don't delete \"Bob Stone\".", ("don't delete \"Bob Stone\"",)),
        ("Click the button below 3 Items and scroll up to 5.", ()),
        ("Find out whether it stays below 150 euros; only if it costs less than 90 euros, buy two.", ()),
        ("Find out whether Bob is a customer\nBook a room under € 100", ("under € 100",)),
        ("See if it is red and costs less than 20 euros", ("less than 20 euros",)),
        ("Buy it as long as it costs less than € 50", ("less than € 50",)),
        ("If there are several, take one under 20 euros.", ("under 20 euros",)),
        ("Don't forget to click Save.", ()),
        ("Do not send it before you have read it.", ()),
    ],
)  # fmt: skip
def test_only_what_can_be_decided_is_read_from_the_words(task: str, found: tuple[str, ...]) -> None:
    assert stated(task) == found


@pytest.mark.parametrize(
    ("constraint", "bound"),
    [
        ("under € 100", Limit(100, True, True)),
        ("at most 1,250.50 euros", Limit(1250.5, True, False)),
        ("no less than 3 stars", Limit(3, False, False)),
        ("more than $ 2.000,00", Limit(2000, False, True)),
        ("only the street", None),
        ("at least 3 and at most 5", None),
    ],
)
def test_limits(constraint: str, bound: Limit | None) -> None:
    assert limit(constraint) == bound


@pytest.mark.parametrize(
    ("by", "holds"),
    [("€ 99.50", True), ("Room 12, € 120", False), ("€ 100", False), ("room 12 for 99", True), ("cheap", False)],
)
def test_evidence_is_held_against_a_limit(by: str, holds: bool) -> None:
    assert (broken("under € 100", by) == "") is holds
    assert broken("only the street", by) == ""


def test_what_must_not_be_touched() -> None:
    assert banned('never click "Delete all"') == "Delete all"
    assert forbidden(("never click Delete",), 'tap "Delete" button') == "never click Delete"
    assert forbidden(("never click Delete", "under € 100"), 'tap "Save" button') == ""


@pytest.mark.parametrize(
    ("constraint", "shown"),
    [
        ("Do not pay and do not order anything yet", True),
        ("do not touch its price", True),
        ("Never book it", False),
        ("do not change the name", False),
        ("do not change anything else", False),
        ("only the street", False),
        ("do not spend more than 50 euros", False),
        ("do not subscribe to the newsletter", False),
    ],
)
def test_a_ban_in_any_words_is_kept_where_no_move_says_any_of_them(constraint: str, shown: bool) -> None:
    assert bool(kept(constraint, halfway())) is shown


def test_a_ban_is_not_known_to_be_kept_once_anything_had_an_effect() -> None:
    episode = halfway()
    episode.spending.effect()
    assert not kept("Do not pay", episode)


@pytest.mark.parametrize(
    ("by", "shown"),
    [
        ("price", "price: € 45.00"),
        ("Small boat", "Small boat"),
        ("type Ines Moreau", 'type "Ines Moreau" in "Name" textbox ... it holds that'),
        ("the younger", 'you said "the younger"'),
        ("Small boat | € 45.00", "Small boat | € 45.00"),
        ("Life jackets (checked)", "Life jackets (checked)"),
        ("Dinghy; € 45.00", "Dinghy; € 45.00"),
        ("Ines Moreau € 45.00", ""),
        ("Imprint Rules", ""),
        ("the sun shines", ""),
        ("done", ""),
        ("verdict", ""),
        ("tap", ""),
        ('tap "Book"', ""),
        ("", ""),
    ],
)
def test_evidence_comes_from_notes_the_screen_what_worked_or_the_person(by: str, shown: str) -> None:
    """The tap on Book did not work, so it shows nothing. Proof stands together and is no mere "done"."""
    assert evidence(by, halfway(), form(), {"price": "€ 45.00", "verdict": "Done!"}) == shown


def test_a_ledger_tells_each_constraint_once_and_keeps_what_is_met() -> None:
    ledger = Ledger().bound(["under € 100"], final=False)
    assert not ledger.told and ledger.open == ((1, "under € 100"),)
    ledger = ledger.met(1, "€ 90").bound(["a room under € 100", "by noon"])
    assert ledger.told and ledger.constraints == (Constraint("under € 100", "€ 90"), Constraint("by noon"))
    assert ledger.open == ((2, "by noon"),) and ledger.met(9, "x") == ledger
