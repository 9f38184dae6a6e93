"""A report shows everything of a run, and nothing of it can do anything there."""

import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from app.errors import UserError
from app.events import Finished, Proposed
from app.pictures import Pictures
from app.proposals import Act
from app.report import page
from tests.app.report.reading import reported
from tests.app.report.runs import DONE, FORM, KEY, everything, spent, ticking

HOSTILE = """</script></style></pre><script>window.hurt = 1</script><img src=x onerror="window.hurt = 2">"' {{ 7*7 }}"""
FIXED = {"kind", "verdict", "judgement", "ending", "mode", "trust", "origin", "sort", "digest", "picture", "format"}
FIXED |= {"visibility", "source"}


def poisoned(value: Any, name: str = "") -> Any:
    """The value with markup in every text that a page, a model or a person could have written."""
    if isinstance(value, str):
        return value if name in FIXED else f"{value}{HOSTILE}"
    if isinstance(value, tuple | frozenset):
        return type(value)(poisoned(item, name) for item in value)
    if is_dataclass(value):
        known = {f.name: poisoned(getattr(value, f.name), f.name) for f in fields(value) if f.name not in FIXED}
        return replace(value, **known)  # type: ignore[type-var]
    return value


def test_shows_everything_that_happened(tmp_path: Path) -> None:
    text = reported(everything(), tmp_path).text
    for words in (
        "Give Ada a new street and tell me which.", "Find Ada → She is customer 7.", "goes on with abc122",
        "✓ Done Harbour Lane 4", "43.0 s", "of at most $2.00", "$0.04", "6,000 in, 180 out", "75% of what went in",
        "claude-test-1", "till http://till", "permitted: submit",
        "Thinking operator 1.0 s 2%", "Waiting for the person 7.0 s 16%", "Together 43.0 s 100%",
        "approved by person", "rejected by person: too dear", "R3 pay", "street carries the answer",
        "Step 1 change the street", "The form is open.", "Plan, at the start: 2 parts Ada is known. new: x",
        "the street (to look up)", "The task says: only the street", "Reached: change the street",
        "$0.02 · 2 calls · at the start",
        "Kept to: only the street: street: Harbour Lane 4", "Carried by what was read: street ( Harbour Lane 4 )",
        'type "Harbour Lane 4" in "Street" textbox ✓ worked', "R1 reversible reversible and in scope", "in 750 ms",
        'tap "Save" button ✕ no change', "R2 submit changes something; it posts a form", "a dialog said: Sure?",
        "Nothing shows it", 'came: status "Ada saved."', 'Read street : Harbour Lane 4',
        "Question 1 Which Ada?", "Ada Berg", "You said: 2", "You said: use the second Ada",
        "Over to you 1 log in, please", '"Save" button by the person', "You handed back. 1 click, 3 keys",
        "Paused: you asked for it", "Went on.", "Answer 1 Harbour Lane 4", "Learned: Save says so.",
        '1 textbox "Street" = "Harbour Lane 4"', "The model was overloaded; asked again after 2 s.",
        '"words": "save it",', "The picture was the same afterwards.",
    ):  # fmt: skip
        assert words in text, words


def test_a_picture_lies_in_it_once_and_is_shown_wherever_it_belongs(tmp_path: Path) -> None:
    read = reported(everything(), tmp_path)
    assert read.count("image") == 2
    assert read.count("image", width="640.0", height="400.0") == 2
    assert read.count("use", href="#photo-1") == 3  # before each of the moves, and cut out for the note
    assert read.count("rect", _class="aim", x="36", y="196", width="128", height="40") == 3
    assert read.count("rect", _class="news", x="40", y="20") == 1


def test_pages_models_and_people_can_only_be_read(tmp_path: Path) -> None:
    read = reported([poisoned(event) for event in everything()], tmp_path)
    clean = reported(everything(), tmp_path)
    assert read.text.count("window.hurt = 1") > 60
    for tag in ("script", "style", "img", "input", "meta", "image"):
        assert read.count(tag) == clean.count(tag), tag
    assert not [name for _, held in read.tags for name in held if name.startswith("on") or name == "style"]
    addresses = [held[name] for _, held in read.tags for name in ("href", "src", "xlink:href") if name in held]
    assert {re.match("#|data:image/jpeg;base64,", address) is not None for address in addresses} == {True}
    assert "{{ 7*7 }}" in read.text


def test_what_cannot_be_shown_is_replaced_and_what_is_endless_is_cut(tmp_path: Path) -> None:
    odd = replace(spent("operator"), asked="x" * 1_000_000, said="a\ud800b \u202egpj.exe\x00 \u05e9")
    run = ticking([*everything()[:-1], odd, Finished("done", "")])
    read = reported(run, tmp_path)
    assert "(900,000 more characters)" in read.text
    assert "a\ufffdb \ufffdgpj.exe\ufffd \u05e9" in read.text
    assert len(read.source) < 400_000


@pytest.mark.parametrize("key", [KEY, "ghp_" + "a1" * 18, "AKIA" + "ABCD" * 4, "Bearer " + "t0" * 12])
def test_keys_are_masked_wherever_they_turn_up(key: str, tmp_path: Path) -> None:
    act = Proposed(Act(f"send {key}", "shop", thought=f"the key is {key}"))
    run = [everything()[0], replace(spent("operator"), said=f'{{"k": "{key}"}}'), act, Finished("failed", f"bad {key}")]
    read = reported(ticking(run), tmp_path)
    assert key.split()[-1] not in read.source
    assert read.text.count("•••") >= 6


def test_pictures_that_are_gone_are_told_as_gone(tmp_path: Path) -> None:
    read = reported(everything(), tmp_path, pictures=False)
    assert "The picture is no longer kept" in read.text
    assert read.count("image") == 0


def test_a_picture_that_is_broken_counts_as_gone(tmp_path: Path) -> None:
    store = Pictures(tmp_path / "pictures")
    for shot in (FORM, DONE):
        store.save(replace(shot, image=b"no picture"))
    read = reported(everything(), tmp_path)
    assert "The picture is no longer kept" in read.text


def test_a_run_without_an_end_is_told_as_interrupted(tmp_path: Path) -> None:
    read = reported(everything()[:11], tmp_path)
    assert "… Interrupted This run has no end in the journal" in read.text
    assert "not finished" in read.text


def test_a_run_may_be_cut_off_anywhere(tmp_path: Path) -> None:
    for length in range(1, len(everything())):
        assert "Interrupted" in reported(everything()[:length], tmp_path, pictures=False).text


def test_a_crash_is_told_with_its_trace(tmp_path: Path) -> None:
    run = [*everything()[:3], Finished("crashed", "A mistake.", "Traceback: line 7")]
    text = reported(ticking(run), tmp_path).text
    assert "Crashed A mistake." in text and "Traceback: line 7" in text


def test_a_run_without_a_beginning_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no beginning"):
        page.write([], Pictures(tmp_path), tmp_path / "report.html")


@pytest.mark.parametrize(("place", "why"), [("missing/report.html", "No such file"), (".", "directory")])
def test_a_place_that_cannot_be_written_is_one_sentence(place: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=f"could not be written: .*{why}.*; choose another place"):
        page.write(everything(), Pictures(tmp_path), tmp_path / place)


def test_a_report_that_is_cut_off_leaves_the_old_one_and_no_part(tmp_path: Path) -> None:
    reported(everything(), tmp_path)
    written = (tmp_path / "report.html").read_text(encoding="utf-8")

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        page.write(everything()[:5], Pictures(tmp_path / "pictures"), tmp_path / "report.html", interrupt)
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == written
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"report.html"}
