"""Reading answers: of a page that tampers, and of frames that changed meanwhile."""

import json

import pytest

from perception.geometry import Box, Point
from perception.locators import Named, Path
from perception.page.frames import FrameWalk, frame_facts, frame_hosts, frame_place
from perception.page.nodes import assemble, located
from perception.page.script import SCRIPT
from tests.perception.page.conftest import Walked

FACTS = '{"url": "u", "title": "t", "size": [9, 9], "ready": "complete", "frames": []}'
NODES = {
    "keys": [1, 2],
    "parents": [0, 1],
    "roles": {"pool": ["form", "button"], "at": [0, 1]},
    "names": {"pool": ["", "Go"], "at": [0, 1]},
    "labels": {"pool": [""], "at": [0, 0]},
    "paths": {"pool": ["body>form", ">button"], "at": [0, 1]},
    "boxes": [10, 20, 30, 40, 10, 20, 30, 40],
    "seen": [0, 0],
    "value": {"at": [1], "of": ["on"]},
}


def walk_of(**changes: object) -> FrameWalk:
    columns = [f"{name} {json.dumps(column)}" for name, column in (NODES | changes).items()]
    return FrameWalk("0", "\n".join([FACTS, *columns]))


def detail(field: str, value: object) -> dict[str, object]:
    return {field: {"at": [1], "of": [value]}}


def test_columns_become_elements() -> None:
    form, button = assemble([walk_of()])
    assert (form.role, form.key, form.within, form.value) == ("form", "0:1", (), "")
    assert (button.role, button.name, button.key, button.within, button.value) == (
        "button",
        "Go",
        "0:2",
        ("0:1",),
        "on",
    )
    assert button.box == Box(1, 2, 3, 4)
    assert button.locator.parts == (Named("button", "Go", 1), Path("body>form>button", 1))


def test_a_page_that_is_as_it_was_is_put_together_once() -> None:
    before = assemble([walk_of()])
    assert assemble([walk_of()]) is before
    (*_, button) = assemble([walk_of(value={"at": [1], "of": ["off"]})])
    assert button.value == "off"


def test_of_a_page_that_has_changed_only_what_did_is_made_anew() -> None:
    form, button = assemble([walk_of()])
    again, off = assemble([walk_of(value={"at": [1], "of": ["off"]})])
    assert again is form and off is not button
    more = NODES | {"keys": [1, 2, 3], "parents": [0, 1, 1], "boxes": [*[10, 20, 30, 40] * 3], "seen": [0, 0, 0]}
    more |= {name: {**NODES[name], "at": [0, 1, 1]} for name in ("roles", "names", "paths")}  # type: ignore[dict-item]
    (_, one, _) = assemble([walk_of(**more | {"labels": {"pool": [""], "at": [0, 0, 0]}})])
    assert one.locator.parts[0] == Named("button", "Go", 2)


@pytest.mark.parametrize(
    "changes",
    [
        {"keys": None},
        {"keys": [1, "2"]},
        {"keys": [1, True]},
        {"keys": [1, 1]},
        {"keys": [0, 1]},
        {"keys": [1, 2, 3]},
        {"parents": [0, 7]},
        {"parents": [2, 0]},
        {"parents": [0]},
        {"roles": ["form", "button"]},
        {"roles": {"pool": ["form"], "at": [0, 1]}},
        {"roles": {"pool": ["form"], "at": [0]}},
        {"roles": {"pool": ["form", "x\n12 button"], "at": [0, 1]}},
        {"names": {"pool": ["", 5], "at": [0, 1]}},
        {"labels": {"pool": [["x"]], "at": [0, 0]}},
        {"paths": {"pool": ["body"], "at": [0]}},
        {"boxes": [10, 20, 30, 40]},
        {"boxes": [10, 20, 30, 40, 10, 20, 30]},
        {"boxes": [10, 20, 30, 40, 10, 20, 30, float("nan")]},
        {"boxes": [10, 20, 30, 40, 10, 20, 30, 1.5]},
        {"boxes": [10, 20, 30, 40, 10, 20, 30, 10**400]},
        {"seen": [0, 3]},
        {"seen": [0]},
        {"value": []},
        {"value": {"at": [1], "of": []}},
        detail("value", {"deep": 1}),
        detail("states", "checked"),
        detail("states", ["checked) 12 button"]),
        detail("marks", [["id"]]),
        detail("marks", [["id", {}]]),
    ],
)
def test_a_tampered_walk_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        assemble([walk_of(**changes)])


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
    long = {"value": "v" * 999, "text": "t" * 999, "options": ["o" * 999] * 999}
    details = {field: {"at": [1], "of": [value]} for field, value in long.items()}
    _, element = assemble([walk_of(**details)])
    assert (len(element.value), len(element.text), len(element.options), len(element.options[0])) == (
        500,
        500,
        200,
        200,
    )


def test_parts_that_are_alike_are_counted_over_all_frames() -> None:
    inner = FrameWalk("1", walk_of().raw, host="0:77")
    elements = assemble([walk_of(), inner])
    assert [e.locator.parts[0] for e in elements if e.role == "button"] == [Named("button", "Go", 2)] * 2


def test_a_frame_without_its_host_comes_last() -> None:
    late = FrameWalk("1", walk_of().raw, Point(10, 20), Box(0, 0, 5, 5), "#gone", "0:77")
    first, *_, last = assemble([late, walk_of()])
    assert (first.key, last.key) == ("0:1", "1:2")
    assert last.box == Box(11, 22, 3, 4)
    assert last.visibility == "offscreen"
    assert last.locator.parts[-1] == Path("#gone >> body>form>button", 1)


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
