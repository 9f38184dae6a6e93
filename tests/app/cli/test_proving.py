"""`journeyman skills test`, `skills verify` and `skills manual`."""

import json
from contextlib import closing
from pathlib import Path

from skills.library import Library
from skills.shortcuts import Case
from tests.app.cli.conftest import MACRO, Journeyman


def test_what_cannot_be_done_any_more_is_told_as_broken(journeyman: Journeyman, library: None) -> None:
    said = journeyman("skills", "test", "--on", "http://127.0.0.1:9", "--json")
    (tested,) = [json.loads(line) for line in said.out.splitlines()]
    assert (said.code, tested["skill"], tested["result"]) == (1, MACRO, "broken")
    assert "could not be reached" in tested["why"]
    assert "worked 0 of 1 times" in journeyman("skills", "list").out


def test_what_a_trial_chose_in_a_place_of_its_own_is_not_looked_for_elsewhere(
    journeyman: Journeyman, library: None, journeyman_home: Path
) -> None:
    with closing(Library(journeyman_home / "library.db")) as kept:
        for street, on_trial in (("Quay 2", False), ("Quay 3", True)):
            kept.keep_case(Case(MACRO, (("street", street),), on_trial=on_trial), 1)
    said = journeyman("skills", "test", "--on", "http://127.0.0.1:9", "--json")
    assert [json.loads(line)["arguments"] for line in said.out.splitlines()] == [{"street": "Quay 2"}]


def test_what_may_not_run_is_not_tried(journeyman: Journeyman, library: None) -> None:
    journeyman("skills", "disable", MACRO)
    said = journeyman("skills", "test", MACRO)
    assert said.code == 0 and "[its own values] ... not tried" in said.out and "is disabled" in said.out


def test_what_cannot_be_tried_in_a_shop_of_its_own_stays_and_says_so(journeyman: Journeyman, library: None) -> None:
    said = journeyman("skills", "verify", "--json")
    (told,) = [json.loads(line) for line in said.out.splitlines()]
    assert (said.code, told["skill"], told["result"]) == (0, MACRO, "not tried")
    assert "cannot be made anew" in told["why"] and "trial" in journeyman("skills", "list").out


def test_the_manual_is_written_edited_and_taken_back_in(journeyman: Journeyman, library: None, tmp_path: Path) -> None:
    assert journeyman("skills", "manual").out == "http://shop\n"
    told = journeyman("skills", "manual", "http://shop").out
    assert told.startswith("# Manual of http://shop\n") and f"- {MACRO}: trial" in told
    edited = tmp_path / "shop.md"
    edited.write_text(told + "\n## Your rules\n\n- Never press Delete.\n")
    said = journeyman("skills", "manual", "http://shop", "--take", str(edited))
    assert said.out == "1 new rules of yours, 0 tips retired.\n"
    assert "- Never press Delete." in journeyman("skills", "manual", "http://shop").out


def test_a_place_where_nothing_was_learned_is_told(journeyman: Journeyman, library: None) -> None:
    said = journeyman("skills", "manual", "http://shpo")
    assert said.err == "Nothing was learned at http://shpo yet; journeyman skills manual lists the places.\n"
    assert journeyman("skills", "manual", "http://shop").err == ""


def test_what_is_no_manual_is_refused(journeyman: Journeyman, library: None, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("- buy milk")
    for name, problem in (("notes.txt", "is no manual"), ("gone.md", "cannot be read")):
        said = journeyman("skills", "manual", "http://shop", "--take", str(tmp_path / name))
        assert (said.code, problem in said.err) == (2, True)
    assert "milk" not in journeyman("skills", "manual", "http://shop").out
