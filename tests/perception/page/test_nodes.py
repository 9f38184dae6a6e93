"""Reading answers: of a page that tampers, and of frames that changed meanwhile."""

import json

import pytest

from perception.geometry import Box, Point
from perception.page.nodes import FrameWalk, assemble, frame_facts, frame_hosts, frame_place, located
from perception.page.script import SCRIPT
from tests.perception.page.conftest import Walked

FACTS = '{"url": "u", "title": "t", "size": [9, 9], "ready": "complete", "frames": []}'
NODE = [1, 0, "button", "Go", [1, 2, 3, 4], 0, "body>button", {}]


def walk_of(*rows: object) -> FrameWalk:
    return FrameWalk("0", FACTS + "\n" + json.dumps(rows))


def changed(place: int, value: object) -> list[object]:
    return [*NODE[:place], value, *NODE[place + 1 :]]


@pytest.mark.parametrize(
    "rows",
    [
        [None],
        [[]],
        [NODE, NODE],
        [changed(0, "1")],
        [changed(1, 7)],
        [changed(3, 5)],
        [changed(4, [1, 2, 3])],
        [changed(4, [1, 2, 3, float("nan")])],
        [changed(4, [1, 2, 3, "4"])],
        [changed(5, 3)],
        [changed(7, [])],
        [changed(7, {"value": {"deep": 1}})],
        [changed(7, {"states": "checked"})],
        [changed(7, {"marks": [["id"]]})],
        [changed(7, {"label": ["x"]})],
        [changed(7, {"marks": [["id", {}]]})],
    ],
)
def test_a_tampered_walk_is_refused(rows: list[object]) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        assemble([walk_of(*rows)])


@pytest.mark.parametrize("raw", ["", "null", "{}", "[1]", "\n", FACTS, "[" * 100_000, '{"why": "no", "cover": ""}'])
def test_nonsense_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        assemble([FrameWalk("0", raw)])
    with pytest.raises(ValueError, match="cannot be read"):
        located(FrameWalk("0", ""), raw)
    with pytest.raises(ValueError, match="cannot be read"):
        frame_place(raw)


def test_a_page_that_lies_about_its_frame_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        frame_facts('{"url": 1}')
    with pytest.raises(ValueError, match="cannot be read"):
        frame_hosts(FrameWalk("0", '{"frames": [{"key": 1}]}'))


def test_long_answers_are_cut() -> None:
    details = {"value": "v" * 999, "text": "t" * 999, "options": ["o" * 999] * 999}
    (element,) = assemble([walk_of(changed(7, details))])
    assert (len(element.value), len(element.text), len(element.options), len(element.options[0])) == (
        500,
        500,
        200,
        200,
    )


def test_a_frame_without_its_host_comes_last() -> None:
    late = FrameWalk("1", walk_of(NODE).raw, Point(10, 20), Box(0, 0, 5, 5), "#gone", "0:77")
    first, last = assemble([late, walk_of(NODE)])
    assert (first.key, last.key) == ("0:1", "1:1")
    assert last.box == Box(11, 22, 3, 4)
    assert last.visibility == "offscreen"


def test_what_a_frame_says_of_itself(web: Walked) -> None:
    web.show("<p>x</p>", head="<title>Shop</title>")
    facts = frame_facts(web.walks()[0].raw)
    assert (facts.address, facts.title, facts.size) == (web.site.origins[0] + "/", "Shop", (1280, 800))
    assert not facts.loading


def test_the_script_is_installed_once_and_hidden(web: Walked) -> None:
    web.show("<button>Go</button>")
    key = web.one("Go").key
    web.page.evaluate(SCRIPT)
    assert web.one("Go").key == key
    assert not web.page.evaluate("Object.keys(globalThis).includes('__journeyman')")
