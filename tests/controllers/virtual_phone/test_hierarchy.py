"""What a page has is told as Android would tell it; what a person cannot see is left out."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

import pytest

from controllers.virtual_phone.screen import SCALE
from controllers.virtual_phone.uiautomator.hierarchy import Node, Window, to_xml, window_from
from tests.controllers.virtual_phone.bare import BareScreen

PACKAGE = "com.android.chrome"
Looked = Callable[[str], list[Window]]


@pytest.fixture
def look(bare: BareScreen) -> Looked:
    """Shows a body and gives the windows."""

    def looked(body: str) -> list[Window]:
        bare.show(body)
        return [window_from(found, PACKAGE) for found in bare.wait(bare.screen.windows())]

    return looked


def nodes(windows: list[Window]) -> list[Node]:
    """All nodes but the windows' own."""
    return [node for window in windows for node in window.root.walk() if node is not window.root]


def only(windows: list[Window], text: str) -> Node:
    (node,) = (node for node in nodes(windows) if text in (node.text, node.description))
    return node


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<button>Go</button>", "Button"),
        ("<button aria-label=Go></button>", "ImageButton"),
        ("<div role=button>Go</div>", "Button"),
        ("<p>Go</p>", "TextView"),
        ("<a href='#'>Go</a>", "TextView"),
        ("<input value=Go>", "EditText"),
        ("<textarea>Go</textarea>", "EditText"),
        ("<input type=checkbox aria-label=Go>", "CheckBox"),
        ("<input type=radio aria-label=Go>", "RadioButton"),
        ("<input type=range aria-label=Go>", "SeekBar"),
        ("<div role=switch aria-label=Go style='height:20px'></div>", "Switch"),
        ("<img alt=Go width=20 height=20>", "ImageView"),
        ("<select><option>Go</select>", "Spinner"),
        ("<div data-class=android.widget.Chronometer>Go</div>", "Chronometer"),
    ],
)
def test_types(look: Looked, html: str, kind: str) -> None:
    assert only(look(html), "Go").type == f"android.widget.{kind}"


@pytest.mark.parametrize(
    ("html", "flags"),
    [
        ("<p>It</p>", "enabled"),
        ("<button>It</button>", "enabled clickable focusable"),
        ("<button disabled>It</button>", "clickable focusable"),
        ("<button data-long>It</button>", "enabled clickable focusable long-clickable"),
        ("<p style='cursor:pointer'>It</p>", "enabled clickable focusable"),
        ("<input value=It>", "enabled clickable focusable long-clickable"),
        ("<input value=It autofocus>", "enabled clickable focusable focused long-clickable"),
        ("<input type=checkbox checked aria-label=It>", "enabled clickable focusable checkable checked"),
        ("<div role=switch aria-checked=true>It</div>", "enabled clickable focusable checkable checked"),
        ("<div role=tab aria-selected=true>It</div>", "enabled clickable focusable selected"),
        ("<input type=password aria-label=It>", "enabled clickable focusable long-clickable password"),
    ],
)
def test_flags(look: Looked, html: str, flags: str) -> None:
    assert only(look(html), "It").flags == frozenset(flags.split())


def test_boxes_are_in_pixels_of_the_display(look: Looked) -> None:
    box = only(look("<p style='position:absolute;margin:0;left:10px;top:20px;width:40px;height:8px'>It</p>"), "It").box
    assert box == tuple(int(value * SCALE) for value in (10, 20, 50, 28))


def test_a_list_that_scrolls_says_so_and_has_what_shows(look: Looked) -> None:
    rows = "".join(f"<li>Row {number}</li>" for number in range(200))
    found = nodes(look(f"<ul style='height:300px;overflow:auto;margin:0' data-id=com.shop:id/rows>{rows}</ul>"))
    (scrolling,) = (node for node in found if "scrollable" in node.flags)
    shown = [node.text for node in found if node.text.startswith("Row")]
    assert scrolling.id == "com.shop:id/rows"
    assert shown[0] == "Row 0"
    assert 10 < len(shown) < 30


@pytest.mark.parametrize(
    "style",
    ["display:none", "visibility:hidden", "opacity:0", "position:absolute;left:-999px", "height:0;overflow:hidden"],
)
def test_what_is_hidden_is_left_out(look: Looked, style: str) -> None:
    assert "Hidden" not in {node.text for node in nodes(look(f"<p>Shown</p><div style='{style}'><p>Hidden</p></div>"))}


def test_what_is_covered_is_left_out(look: Looked) -> None:
    cover = "<div style='position:fixed;inset:0;background:white' aria-label=Cover role=dialog></div>"
    found = {node.text or node.description for node in nodes(look(f"<button>Under</button>{cover}"))}
    assert found == {"Cover"}


def test_what_is_inert_or_for_the_eye_only_is_left_out(look: Looked) -> None:
    found = look("<div inert><button>Behind</button></div><i aria-hidden=true>Star</i><img alt='' width=9><p>Shown</p>")
    assert [node.text for node in nodes(found) if node.text] == ["Shown"]


def test_a_row_keeps_its_lines_and_a_button_takes_its_word(look: Looked) -> None:
    found = look("<button id=row><b>Ada</b><br><i>Hello</i></button><button id=save><span>Save</span></button>")
    row, first, second, save = (node for node in nodes(found) if node.id or node.text)
    assert (row.type, row.text, row.children) == ("android.view.ViewGroup", "", (first, second))
    assert (save.type, save.text, save.children) == ("android.widget.Button", "Save", ())


def test_an_empty_field_shows_its_hint_and_a_secret_its_length(look: Looked) -> None:
    empty, secret = nodes(look("<input placeholder=Name><input type=password value=abc>"))[-2:]
    assert (empty.text, empty.hint) == ("Name", "Name")
    assert secret.text == "•••"


def test_windows_have_packages_of_their_own_and_frames_belong_to_theirs(look: Looked) -> None:
    frame = "<iframe data-window=com.shop style='border:0;margin:50px' srcdoc='<button id=buy>Buy</button>'></iframe>"
    windows = look(f"<header data-window=com.android.systemui><b>12:30</b></header>{frame}<p>Nobody's</p>")
    assert [window.package for window in windows] == ["com.android.systemui", "com.shop"]
    buy = only(windows, "Buy")
    assert (buy.package, buy.id) == ("com.shop", "com.shop:id/buy")
    assert buy.box[0] > 50 * SCALE
    assert "Nobody's" not in {node.text for node in nodes(windows)}


def test_the_active_window_is_the_one_in_the_middle(look: Looked) -> None:
    dialog = "<div data-window=com.asks style='position:fixed;inset:0;background:white'><button>Allow</button></div>"
    windows = look(f"<main data-window=com.shop style='height:900px'><button>Buy</button></main>{dialog}")
    assert [(window.package, window.active) for window in windows] == [("com.asks", True)]


def test_the_xml_is_uiautomators() -> None:
    child = Node("a.B", "com.shop", (0, 1, 2, 3), text='"<Ä>"\x01\n', flags=frozenset({"clickable", "enabled"}))
    bare = Node("a.C", "com.shop", (0, 0, 9, 9), flags=frozenset({"clickable", "enabled"}), index=1)
    xml = to_xml([Node("a.A", "com.shop", (0, 0, 9, 9), children=(child, bare))], rotation=1)
    root = ElementTree.fromstring(xml.encode())
    _, first, second = root.iter("node")
    assert root.get("rotation") == "1"
    assert first.get("text") == '"<Ä>".\n'
    assert (first.get("bounds"), first.get("clickable"), first.get("checked")) == ("[0,1][2,3]", "true", "false")
    assert (first.get("NAF"), second.get("NAF")) == (None, "true")


def test_a_dump_of_nothing_is_what_uiautomator_writes() -> None:
    assert to_xml([]).endswith('<hierarchy rotation="0" />')


def test_deep_nodes_are_left_out_of_a_shallow_dump() -> None:
    tree = Node("a.A", "p", (0, 0, 1, 1), children=(Node("a.B", "p", (0, 0, 1, 1), text="deep"),))
    assert ("deep" in to_xml([tree], depth=1), "deep" in to_xml([tree], depth=0)) == (True, False)
