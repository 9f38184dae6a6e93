"""What was healed is live only where that is certain; all else waits for the person's word."""

from dataclasses import replace
from typing import Any

import pytest

from app.errors import UserError
from app.events import Healed, Judged, Observed
from app.macros.healing import SAID, Broken, by_likeness
from app.macros.heals import Heals, accepted, rejected
from app.macros.proven import AGAIN
from app.proposals import Outcome
from controllers.actions import Tap
from perception.checks import TextShown
from perception.locators import Locator
from perception.resolving import chain
from perception.screen import Picture
from skills.library import Library
from skills.mending import How, Mend
from skills.shortcuts import Shortcut
from skills.steps import Read
from tests.app.macros.test_healing import PREVIEW_SAID_OTHERWISE, SAVE, SAVED, Replayed, recorded, with_button
from tests.perception.screens import element, screen, text


def test_what_changes_something_waits_for_the_persons_word(library: Library) -> None:
    old = library.save_shortcut(SAVE)
    replayed = Replayed(with_button("Store"), old)
    assert "waits for your word, as 'tap Save' changes something" in replayed.heals.kept(replayed.macro, library)
    assert library.shortcut("Save it") == old
    proposal = library.proposals.open("save it")
    assert proposal and proposal.proposed.mends[0].before == proposal.proposed.mends[0].after == "ab" * 32
    live = accepted(library, "Save it")
    assert (live.version, live.trust) == (2, "trial")
    assert Replayed(with_button("Store"), live).healed == []


def test_what_is_harmless_is_live_once_its_end_held(library: Library) -> None:
    steps = (recorded("Preview", Tap(), SAVED),)
    harmless = Shortcut("Look", steps, postcondition=SAVED, scope="http://shop", trust="trial")
    old = library.save_shortcut(harmless)
    replayed = Replayed(PREVIEW_SAID_OTHERWISE, old)
    assert "Version 2" in replayed.heals.kept(replayed.macro, library)
    assert (found := library.shortcut("Look")) and found.version == 2


def test_what_held_at_the_end_all_along_proves_nothing(library: Library) -> None:
    old = library.save_shortcut(Shortcut("Look", (recorded("Preview", Tap(), SAVED),), postcondition=TextShown("Total"),
                                         scope="http://shop"))  # fmt: skip
    total = [*PREVIEW_SAID_OTHERWISE, text("Total: 30", (0, 200))]
    replayed = Replayed(total, old, after=(text("Total: 30", (0, 200)),))
    assert (replayed.ending, replayed.done) == ("done", ["Show preview"])
    assert "that did not hold before" in replayed.heals.kept(replayed.macro, library)
    assert (found := library.shortcut("Look")) and found.version == 1


@pytest.mark.parametrize(
    "as_if",
    [
        {"how": "model"},
        {"how": "drawn"},
        {"how": "reworded"},
        {"how": "retyped"},
        {"how": "led on"},
        {"why": SAID},
        {"why": AGAIN},
        {"placed": True},
    ],
)
def test_what_is_only_guessed_waits_for_the_persons_word(as_if: dict[str, Any], library: Library) -> None:
    steps = (recorded("Preview", Tap(), SAVED),)
    old = library.save_shortcut(Shortcut("Look", steps, postcondition=SAVED, scope="http://shop"))
    replayed = Replayed(PREVIEW_SAID_OTHERWISE, old)
    replayed.heals.mends = [replace(mend, **as_if) for mend in replayed.heals.mends]
    assert "done or seen in another way" in replayed.heals.kept(replayed.macro, library)
    assert (found := library.shortcut("Look")) and found.version == 1


def test_what_is_known_by_its_place_alone_is_not_even_read() -> None:
    before, now = ([element("heading", "Ada"), element("link", name, (0, 40))] for name in ("Orders", "Sales"))
    step = Read("read it", chain(before[1], before, lasting=True), "it")
    found = by_likeness(Broken(step, step, {}, screen(*now)))
    assert isinstance(found, str) and "nothing says that it is the same" in found


def test_a_run_that_fails_or_that_nothing_shows_to_have_worked_changes_no_macro(library: Library) -> None:
    old = library.save_shortcut(SAVE)
    failed = Replayed(with_button("Store"), old, leads=False)
    assert failed.ending == "failed"
    failed.heals.kept(failed.macro, library)
    assert library.proposals.of() == []
    endless = Shortcut("Look", (recorded("Preview", Tap(), SAVED),), scope="http://shop")
    kept = library.save_shortcut(endless)
    replayed = Replayed(PREVIEW_SAID_OTHERWISE, kept)
    assert "nothing is said to hold at its end" in replayed.heals.kept(replayed.macro, library)
    assert (found := library.shortcut("Look")) and found.version == 1


def test_a_proposal_does_not_bring_back_what_was_revoked_meanwhile(library: Library) -> None:
    old = library.save_shortcut(SAVE)
    replayed = Replayed(with_button("Store"), old)
    replayed.heals.kept(replayed.macro, library)
    library.trust(old, "revoked")
    with pytest.raises(UserError, match="trusted no more"):
        accepted(library, "Save it")
    assert (found := library.shortcut("Save it")) and (found.version, found.trust) == (1, "revoked")


def test_a_proposal_is_turned_down_or_too_late(library: Library) -> None:
    old = library.save_shortcut(SAVE)
    replayed = Replayed(with_button("Store"), old)
    replayed.heals.kept(replayed.macro, library)
    library.save_shortcut(old)
    with pytest.raises(UserError, match="made for version 1"):
        accepted(library, "Save it")
    rejected(library, "Save it")
    with pytest.raises(UserError, match="Nothing is proposed"):
        accepted(library, "Save it")


@pytest.mark.parametrize(("how", "kept"), [("reworded", ["alike", "reworded"]), ("in the way", ["in the way"])])
def test_what_stood_in_is_kept_with_what_showed_that_it_worked(how: How, kept: list[How]) -> None:
    """Not with what came in between: the step itself was not done then."""
    heals, pictured = Heals(), replace(screen(text("Saved")), picture=Picture(b"", "ab" * 32))
    mend = Mend(SAVE.steps[0], Locator(), "Save", "Store", "alike")
    unseen, worked = Outcome("no change", "nothing", unseen=True), Outcome("worked", "it is shown")
    for event in (Healed("shop", mend), Judged(unseen), Healed("shop", replace(mend, how=how)), Judged(worked)):
        heals.take(event)
    heals.take(Observed("shop", pictured))
    assert [each.how for each in heals.mends] == kept
