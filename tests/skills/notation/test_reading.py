"""What is wrong with a text is said in one sentence with its line, and nothing hostile gets any further."""

import re
import time
from pathlib import Path

import pytest

from perception.atspi import roles as atspi
from perception.hierarchy.roles import role
from perception.hierarchy.tree import Node
from perception.locators import Described
from perception.pixels.classifier import KINDS
from perception.roles import ROLE_WORDS, ROLES
from skills.notation.nodes import Misread
from skills.notation.reading import shortcut
from skills.plain_words.nouns import CONTROLS, STRUCTURES, locator

HEAD = "format: 1\nname: Order\nsteps:\n"
TAP = "- do: x\n  action: tap\n  target:\n  - "
SAVE = "- do: save\n  action: tap\n  target:\n  - named: {role: button, name: Save}\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The text is empty."),
        ("- a", "Line 1: a Shortcut begins with format, name and steps"),
        ("name: x", "Line 1: the first line must be: format: 1"),
        ("format: 2\nname: x\nsteps: []", "Line 1: this was written by a newer Journeyman (format 2, this one knows 1"),
        ("format: ²\nname: x", "Line 1: the first line must be"),
        ("format: 1\nname: x", "Line 1: steps must be said here."),
        ("format: 1\nname: ' '\nsteps: []", "Line 1: a Shortcut needs a name."),
        (HEAD + "- jump: high", "Line 4: 'jump' is not known here; it may be do, wait for"),
        (HEAD + "- do: save\n  action: tapp", "Line 5: 'tapp' is not known here; did you mean 'tap'?"),
        (HEAD + "- do: save\n  action: click", "Line 5: 'click' is not known here; did you mean 'tap'?"),
        (HEAD + "- do: save\n  action: {type: x}", "Line 5: 'type' is not known here; did you mean 'set text'?"),
        (HEAD + "- wait: x\n  check: changed", "Line 4: 'wait' is not known here; did you mean 'wait for'?"),
        (HEAD + "- do: save\n  acton: tap", "Line 5: 'acton' is not known here; did you mean 'action'?"),
        (HEAD + "- do: save", "Line 4: action must be said here."),
        (HEAD + "- do: [save]\n  action: tap", "Line 4: here should stand a single value"),
        (HEAD + "- do: save\n  words: x\n  action: tap", "Line 4: a step's words stand behind 'do'."),
        (HEAD + "- []", "Line 4: here should stand one of do, wait for"),
        (HEAD + "- do: save\n  action: {tap: {}, back: {}}", "Line 5: only 'tap' can stand here"),
        (HEAD + SAVE + "  optional: yes", "Line 8: here should stand true or false, not 'yes'."),
        (HEAD + SAVE + "  check:\n    value is: {target: it, valu: x}", "Line 9: 'valu' is not known here; did you"),
        (HEAD + "- wait for: it\n  check: {element shown: it}", "Line 5: 'it' stands for the target of the same step"),
        (HEAD + "- each row: x\n  table: city\n  steps: []", "Line 5: 'city' must be a parameter of type table."),
        (HEAD + "- do: x\n  action: tap\n  target: Save", "Line 6: here should stand a list"),
        (HEAD + "- do: x\n  action: tap\n  target:\n  - described: {in: {name: A}, below: {name: B}}", "Line 7: an"),
        (HEAD + "- do: x\n  action: tap\n  target:\n  - looks: {pattern: xyz}", "Line 7: a look is a row of"),
        (HEAD + "- wait for: x\n  check: changed\n  seconds: long", "Line 6: here should stand a number, not 'long'."),
        (HEAD + "- wait for: x\n  check: changed\n  seconds: .inf", "Line 6: here should stand a number"),
        (HEAD + "- do: x\n  action: {scroll: sideways}", "Line 5: 'sideways' is not known here; it may be up, down"),
        ("format: 1\nname: x\nparameters:\n- name: a b\nsteps: []", "Line 4: 'a b' cannot be a name"),
        ("format: 1\nname: x\nname: y\nsteps: []", "Line 3: 'name' is here twice."),
        ("format: 1\nname: [x\nsteps: []", "Line 3: a comma or a closing bracket is missing"),
        ("format: 1\nname: x\n\tsteps: []", "Line 3: there is a tab; indent with spaces."),
        ("format: 1\nname: @x\nsteps: []", "Line 2: a text that begins with such a sign goes in quotes."),
        ("format: 1\nname x\nsteps: []", "Line 3: here or on the line above, the colon behind a name is missing."),
        (HEAD + "- do: x\n    action: tap", "Line 5: this is indented otherwise than what it belongs to, or a"),
        (HEAD + "- do: x\n action: tap", "Line 5: this is indented otherwise than what it belongs to, or text follows"),
        (HEAD + TAP + "{named: {role: buton, name: Add}}", "Line 7: there is no role 'buton'; did you mean 'button'?"),
        (HEAD + TAP + "{named: {role: Link, name: Add}}", "Line 7: there is no role 'Link'; did you mean 'link'?"),
        (HEAD + TAP + "{named: {role: field, name: Add}}", "Line 7: there is no role 'field'; "),  # a word for many
        (HEAD + TAP + "{described: {in: {role: dialg}}}", "Line 7: there is no role 'dialg'; did you mean 'dialog'?"),
        (HEAD + TAP + "{named: {role: wizard, name: A}}", "Line 7: there is no role 'wizard'; there are such as"),
        ("format: 1\nname: x\x00y\nsteps: []", "special characters are not allowed"),
        ("format: 1\nname: x\nsteps: []\n---\nformat: 1", "Line 4: there is a second document"),
        ("format: 1\nname: x\nsteps: []\ntrust: trusted", "Line 4: 'trust' is not known here"),
        ("format: 1\nname: x\nstepz:\n- do: save", "Line 3: 'stepz' is not known here; did you mean 'steps'?"),
        ("format: 1\n? [a]\n: b", "Line 2: a list or mapping cannot be a key."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(Misread) as caught:
        shortcut(text)
    assert sentence in str(caught.value), str(caught.value)


BOMB = "a: &a [x,x]\n" + "".join(f"{c}: &{c} [*{p},*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "format: 1\nname: !!python/object/apply:os.system [id]\nsteps: []",
        "format: 1\nname: !x y\nsteps: []",
        "format: 1\n<<: {name: x}\nsteps: []",
        "[" * 100_000,
        "{a: " * 50_000,
        "- " * 100_000,
        "- x\n" * 30_000,
        "format: 1\nname: " + "x" * 300_000,
        "? " * 100_000,
        '"' + "\\u0041" * 40_000,
        "&" * 200_000,
    ],
    ids=[
        "aliases",
        "object",
        "tag",
        "merge",
        "lists",
        "mappings",
        "blocks",
        "many",
        "large",
        "keys",
        "open",
        "anchors",
    ],
)
def test_a_hostile_text_is_refused_at_once(text: str) -> None:
    """In processor time, not by the clock: what grows with a power of the text's length takes minutes."""
    began = time.process_time()
    with pytest.raises(Misread):
        shortcut(text)
    assert time.process_time() - began < 5.0


def test_words_that_yaml_takes_for_something_else_stay_words() -> None:
    read = shortcut("format: 1\nname: yes\ndescription: 1.0\nsteps:\n- reply: null\n  text: ~\n")
    assert (read.name, read.description, read.steps[0].words) == ("yes", "1.0", "null")


def test_every_role_that_a_page_a_phone_or_a_program_shows_is_known() -> None:
    page = Path("perception/page/roles.js").read_text(encoding="utf-8")
    sets, tags = page.split("// By tag", 1)
    shown = {*" ".join(re.findall(r"'([a-z ]+)'", sets)).split(), *re.findall(r"(?<=: ')[a-z]+(?=')", tags)}
    shown |= {*atspi.ROLES.values(), *(kind.split()[0] for kind in KINDS)} - {"nothing"}
    shown |= {role(Node(kind, flags=frozenset({"checkable"}))) for kind in ("Switch", "Spinner", "SeekBar", "EditText")}
    assert "navigation" in shown and not shown - ROLES


@pytest.mark.parametrize("word", re.sub(r"\(\?:|\)|-?\?", "", f"{CONTROLS}|{STRUCTURES}").split("|"))
def test_every_word_for_a_role_is_known(word: str) -> None:
    (part,) = locator(f"the {word}").parts
    assert isinstance(part, Described) and part.description.role in ROLE_WORDS
