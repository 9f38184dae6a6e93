"""The manual of a place holds each Tip once, and what a person writes into it is theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.learning.keeping import keep_tip
from app.learning.manual import manual, take
from skills.database import DatabaseProblem
from skills.library import Library
from skills.recall import is_live
from skills.shortcuts import Shortcut, Tip

SLOW = Tip("The list is slow.", "http://shop", "run1", "how it works")
TRAP = Tip("Press Save twice.", "http://shop", "run2", "corrected error")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db")
    for tip in (SLOW, TRAP, Tip("Elsewhere.", "http://bank", "run3")):
        keep_tip(library, tip, tip.evidence)
    library.save_shortcut(Shortcut("Ship", (), scope="http://shop", trust="trial"))
    yield library
    library.close()


def live(library: Library) -> list[str]:
    return [tip.text for tip in library.tips("http://shop") if is_live(tip, "http://shop")]


def test_it_tells_each_tip_once_with_its_evidence(library: Library) -> None:
    library.witness(SLOW, "run9", holds=True)
    told = manual(library, "http://shop")
    assert told.count("- The list is slow. [2 for, 0 against; run run1]") == told.count("The list is slow.") == 1
    assert "Elsewhere" not in told and "- Ship: trial, worked 0 of 0 times" in told


def test_unchanged_it_changes_nothing(library: Library) -> None:
    assert take(library, "http://shop", manual(library, "http://shop")) == ((), ())


def test_what_is_written_into_it_is_a_rule_and_what_is_struck_out_is_told_no_more(library: Library) -> None:
    edited = manual(library, "http://shop").replace("- The list is slow.", "- Never sort the list.\n- ").strip()
    added, dropped = take(library, "http://shop", edited)
    assert [tip.text for tip in added] == ["Never sort the list."] and [tip.text for tip in dropped] == [SLOW.text]
    assert live(library) == [TRAP.text, "Never sort the list."]
    assert "## Your rules\n\n- Never sort the list." in manual(library, "http://shop")


def test_what_is_written_below_the_shortcuts_is_a_rule_too(library: Library) -> None:
    added, dropped = take(library, "http://shop", f"{manual(library, 'http://shop')}- Never ship on Sundays.\n")
    assert ([tip.text for tip in added], dropped) == (["Never ship on Sundays."], ())


def test_rules_are_never_the_ones_that_have_to_go(library: Library) -> None:
    take(library, "http://shop", "# Manual\n- Mine.\n")
    for number in range(14):
        keep_tip(library, Tip(f"Learned {number}.", "http://shop", f"{number}"), f"{number}")
    assert "Mine." in live(library) and len(live(library)) == 12


def test_a_person_may_write_more_rules_than_are_learned(library: Library) -> None:
    rules = [f"Rule {number}." for number in range(13)]
    take(library, "http://shop", "# Manual\n" + "".join(f"- {rule}\n" for rule in rules))
    keep_tip(library, SLOW, "run5")
    assert live(library) == rules


def test_a_rule_in_the_words_of_a_retired_tip_is_told_again(library: Library) -> None:
    take(library, "http://shop", "# Manual\n")
    take(library, "http://shop", f"# Manual\n- {SLOW.text}\n")
    assert live(library) == [SLOW.text]


SPREAD = Tip("First press  A,\nthen B [2 for, 1 against]", "http://shop", "run4")
"""In words that the manual spaces otherwise."""


def test_words_that_are_spaced_otherwise_are_the_same_words(library: Library) -> None:
    keep_tip(library, SPREAD, "run4")
    assert take(library, "http://shop", manual(library, "http://shop")) == ((), ())


def test_a_rule_in_the_words_of_a_retired_tip_takes_its_place_however_it_is_spaced(library: Library) -> None:
    keep_tip(library, Tip("Press  A\nfirst.", "http://shop", "run4"), "run4")
    take(library, "http://shop", "# Manual\n")
    take(library, "http://shop", "# Manual\n- press A first\n")
    assert live(library) == ["press A first"]


def test_what_cannot_be_kept_takes_nothing_away(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(tip: Tip) -> bool:
        raise DatabaseProblem("The disk is full.")

    monkeypatch.setattr(library, "save_tip", full)
    with pytest.raises(DatabaseProblem):
        take(library, "http://shop", "# Manual\n- Mine.\n")
    assert live(library) == [SLOW.text, TRAP.text]
