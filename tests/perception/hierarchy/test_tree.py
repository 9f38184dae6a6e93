"""The XML of a screen: bounded, and mended where phones are known to write it wrongly."""

import time

import pytest

from perception.hierarchy import tree
from perception.hierarchy.tree import parse
from tests.perception.hierarchy.trees import dump, node, shown, window


def test_windows_and_what_is_in_them() -> None:
    roots, rotation = parse(dump(window(node("Button", (0, 0, 10, 10), text="Save", flags="clickable")), rotation=3))
    (button,) = roots[0].children
    assert (button.words, button.bounds, rotation) == ("Save", (0, 0, 10, 10), 3)
    assert button.flags == {"clickable", "enabled"}


def test_letters_that_were_cut_in_halves_are_mended() -> None:
    xml = dump(window(node("TextView", (0, 0, 9, 9), text="HALVES"))).replace("HALVES", "a &#55357;&#56898; b &#55357;")
    assert parse(xml)[0][0].children[0].text == "a \N{SLIGHTLY SMILING FACE} b \ufffd"


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        ("<hierarchy><node", "broken XML"),
        ("", "broken XML"),
        ("not xml", "broken XML"),
        ('<!DOCTYPE h [<!ENTITY a "b">]><hierarchy>&a;</hierarchy>', "definitions of its own"),
        ("<hierarchy>" + "<node>" * 300 + "</node>" * 300 + "</hierarchy>", "100 layers"),
        ("<hierarchy>" + "<node/>" * 20_001 + "</hierarchy>", "20000 parts"),
    ],
)
def test_what_is_no_screen_is_refused(xml: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse(xml)


def test_megabytes_are_not_even_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "BYTES", 1000)
    with pytest.raises(ValueError, match="too much to read"):
        parse(dump(window(node("TextView", (0, 0, 9, 9), text="x" * 1000))))


def test_a_book_in_a_text_is_cut() -> None:
    assert len(parse(dump(window(node("TextView", (0, 0, 9, 9), text="x" * 50_000))))[0][0].children[0].text) == 10_000


def test_five_thousand_parts_in_many_layers_are_read() -> None:
    """In a time that grows as they do: what lies in a control is gone through once for it, not once for each around."""
    rows = "".join(node("TextView", (0, 0, 9, 9), text=f"row {row}") for row in range(5000))
    for layer in range(45):
        rows = node("LinearLayout", (0, 0, 1000, 2000), rows, flags="clickable", desc=f"layer {layer}")
    began = time.process_time()
    screen = shown(window(rows))
    assert len(screen.elements) == 5045
    assert time.process_time() - began < 5
