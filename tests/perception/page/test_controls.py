"""What controls hold, how they stand, and what they say they will do."""

import pytest

from tests.perception.page.conftest import Walked

STATES = {
    "<input type=checkbox checked aria-label=it>": {"checked"},
    "<input type=radio aria-label=it>": {"unchecked"},
    "<div role=checkbox aria-checked=mixed>it</div>": {"mixed"},
    "<button disabled>it</button>": {"disabled"},
    "<fieldset disabled><input aria-label=it></fieldset>": {"disabled"},
    "<button aria-disabled=true>it</button>": {"disabled"},
    "<button aria-expanded=false>it</button>": {"collapsed"},
    "<button aria-pressed=true>it</button>": {"pressed"},
    "<details open><summary>it</summary></details>": {"expanded"},
    "<div role=tab aria-selected=true>it</div>": {"selected"},
    "<input required readonly aria-label=it>": {"required", "readonly"},
    "<input aria-invalid=true aria-label=it>": {"invalid"},
    "<input type=password aria-label=it>": {"password"},
    "<textarea aria-label=it></textarea>": {"multiline"},
    "<input autofocus aria-label=it>": {"focused"},
}


@pytest.mark.parametrize("body", STATES)
def test_states(web: Walked, body: str) -> None:
    web.show(body)
    assert web.one("it").states == STATES[body]


def test_values(web: Walked) -> None:
    web.show(
        "<input aria-label=text value=Ada><select aria-label=list><option>One<option selected>Two</select>"
        "<div contenteditable=true aria-label=edit>Some <b>words</b></div>"
        "<div role=slider aria-label=slide aria-valuenow=7>.</div><input type=checkbox aria-label=tick value=on>"
    )
    assert {e.name: e.value for e in web.elements()} == {
        "text": "Ada",
        "list": "Two",
        "edit": "Some words",
        "slide": "7",
        "tick": "",
    }
    assert web.one("list").options == ("One", "Two")


def test_passwords_never_leave_the_page(web: Walked) -> None:
    web.show(
        "<input type=password id=p name=p aria-label=a value=hunter2><input id=t aria-label=b type=password>"
        "<input autocomplete='section-x current-password' aria-label=c value=hunter2>"
        "<input style='-webkit-text-security:disc' aria-label=d value=hunter2>"
        "<button aria-labelledby=p>e</button>"
    )
    web.page.fill("#t", "")
    web.page.type("#t", "hunter2")
    web.page.evaluate("document.getElementById('t').type = 'text'")
    assert [e.name for e in web.elements() if "password" in e.states] == ["a", "b", "c", "d"]
    assert "hunter2" not in web.walks()[0].raw
    assert "hunter2" not in web.page.evaluate("__journeyman.locate(__journeyman.key(document.getElementById('t')))")


EFFECTS = {
    "<a href='/x?y#z'>it</a>": "GET {origin}/x?y#z",
    "<a href='/x' data-method=delete>it</a>": "DELETE {origin}/x",
    "<a href='javascript:void 0'>it</a>": "",
    "<form action=/find><button>it</button></form>": "GET {origin}/find",
    "<form action=/pay method=post><button>it</button></form>": "POST {origin}/pay",
    "<form action=/pay method=post><input name=action><input type=submit value=it></form>": "POST {origin}/pay",
    "<form method=post><button formaction=/other>it</button></form>": "POST {origin}/other",
    "<form method=post><button formmethod=get>it</button></form>": "GET {origin}/",
    "<form id=f method=post action=/far></form><button form=f>it</button>": "POST {origin}/far",
    "<form method=post><button type=button>it</button></form>": "",
    "<form method=dialog><button>it</button></form>": "",
    "<button>it</button>": "",
}


@pytest.mark.parametrize("body", EFFECTS)
def test_effects(web: Walked, body: str) -> None:
    web.show(body)
    assert web.one("it").effect == EFFECTS[body].format(origin=web.site.origins[0])


def test_messages_of_invalid_fields_only(web: Walked) -> None:
    web.show(
        "<p id=m>Too short</p><input aria-label=a aria-invalid=true aria-describedby=m>"
        "<input aria-label=b aria-describedby=m><form><input aria-label=c required><button>Go</button></form>"
    )
    assert web.one("c").message == ""
    web.page.click("button")
    assert web.one("a").message == "Too short"
    assert web.one("b").message == ""
    assert "invalid" in web.one("c").states
    assert "fill" in web.one("c").message


def test_targets_known_only_by_their_listeners(web: Walked) -> None:
    web.show(
        "<div id=a>Listened</div><div onclick='1'>Written</div><div style='cursor:pointer'>Pointed <b>at</b></div>"
        "<div>Plain</div><div id=b><p>Region</p><button>Inner</button></div><li onclick='1'>Item</li>"
        "<table><tr><td id=c>12</td></tr></table><canvas id=d width=20 height=20></canvas>"
        "<script>for (const id of 'abcd') document.getElementById(id).addEventListener('pointerdown', () => 1)</script>"
    )
    targets = [e.name for e in web.elements() if e.role == "clickable"]
    assert targets == ["Listened", "Written", "Pointed at", "Item", "12", ""]
    assert web.one("Region").role == "text"


def test_custom_check_boxes_stand_where_their_label_is(web: Walked) -> None:
    web.show(
        "<input type=checkbox id=a style='display:none' checked><label for=a>Accept</label>"
        "<label><input type=radio style='position:absolute;opacity:0;width:0;height:0'><span>Card</span></label>"
        "<div style='position:relative;width:30px;height:30px'>"
        "<input type=checkbox aria-label=Drawn style='opacity:0;width:30px;height:30px;margin:0'></div>"
    )
    ticks = {e.name: e for e in web.elements()}
    assert list(ticks) == ["Accept", "Card", "Drawn"]
    assert ticks["Accept"].states == {"checked"}
    assert ticks["Accept"].box.width > 20
    assert ticks["Drawn"].box.width == 30
    found = web.locate(ticks["Accept"])
    web.page.mouse.click(found.point.x, found.point.y)  # type: ignore[union-attr]
    assert web.one("Accept").states == {"unchecked"}
