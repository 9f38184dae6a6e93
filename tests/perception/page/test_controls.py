"""What controls hold, how they stand, and what they say they will do."""

from collections.abc import Iterable

from perception.geometry import Box, Point
from perception.page.nodes import Located
from tests.perception.page.conftest import Walked

STATES = {
    "<input type=checkbox checked aria-label=Target>": {"checked"},
    "<input type=radio aria-label=Target>": {"unchecked"},
    "<div role=checkbox aria-checked=mixed>Target</div>": {"mixed"},
    "<button disabled>Target</button>": {"disabled"},
    "<fieldset disabled><input aria-label=Target></fieldset>": {"disabled"},
    "<button aria-disabled=true>Target</button>": {"disabled"},
    "<button aria-expanded=false>Target</button>": {"collapsed"},
    "<button popovertarget=p>Target</button><div popover id=p>x</div>": {"collapsed"},
    "<button aria-expanded=true aria-haspopup=menu>Target</button>": {"expanded"},
    "<button aria-haspopup=true>Target</button>": {"opens-menu"},
    "<button aria-haspopup=dialog>Target</button>": {"opens-dialog"},
    "<button aria-haspopup=false>Target</button>": set(),
    "<button aria-haspopup='menu (disabled)'>Target</button>": set(),
    "<button aria-pressed=true>Target</button>": {"pressed"},
    "<details open><summary>Target</summary></details>": {"expanded"},
    "<div role=tab aria-selected=true>Target</div>": {"selected"},
    "<input required readonly aria-label=Target>": {"required", "readonly"},
    "<input aria-invalid=true aria-label=Target>": {"invalid"},
    "<input type=password aria-label=Target>": {"password"},
    "<input autocomplete='billing cc-csc' aria-label=Target>": {"card"},
    "<input autocomplete=cc-name aria-label=Target>": set(),
    "<input type=color aria-label=Target>": {"color"},
    "<textarea aria-label=Target></textarea>": {"multiline"},
    "<input autofocus aria-label=Target>": {"focused"},
    "<button style='pointer-events:none'>Target</button>": {"disabled"},
    "<div contenteditable=plaintext-only aria-label=Target>x</div>": {"multiline"},
}


def numbered(bodies: Iterable[str]) -> str:
    """All of them on one page, their targets called by number."""
    return "".join(body.replace("Target", f"Target{n}") for n, body in enumerate(bodies))


def test_states(web: Walked) -> None:
    web.show(numbered(STATES))
    found = {e.name: e.states for e in web.elements() if e.interactive}
    assert found == {f"Target{n}": states for n, states in enumerate(STATES.values())}


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
    "<a href='/x?y#z'>Target</a>": "GET {origin}/x?y#z",
    "<a href='/x' data-method=delete>Target</a>": "DELETE {origin}/x",
    "<a href='javascript:void 0'>Target</a>": "",
    "<form action=/find><button>Target</button></form>": "GET {origin}/find",
    "<form action=/pay method=post><button>Target</button></form>": "POST {origin}/pay",
    "<form action=/pay method=post><input name=action><input type=submit value=Target></form>": "POST {origin}/pay",
    "<form method=post><button formaction=/other>Target</button></form>": "POST {origin}/other",
    "<form method=post><button formmethod=get>Target</button></form>": "GET {origin}/",
    "<form id=f method=post action=/far></form><button form=f>Target</button>": "POST {origin}/far",
    "<form method=post><button type=button>Target</button></form>": "",
    "<form method=dialog><button>Target</button></form>": "",
    "<button>Target</button>": "",
}


def test_effects(web: Walked) -> None:
    web.show(numbered(EFFECTS))
    found = {e.name: e.effect for e in web.elements() if e.name.startswith("Target")}
    origin = web.site.origins[0]
    assert found == {f"Target{n}": effect.format(origin=origin) for n, effect in enumerate(EFFECTS.values())}


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
        f"<div id=e>{'Long story. ' * 20}</div><table><tr><td id=c>12</td></tr></table>"
        "<canvas id=d width=20 height=20></canvas>"
        "<script>for (const id of 'abcde')"
        " document.getElementById(id).addEventListener('pointerdown', () => 1)</script>"
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


def test_the_places_of_an_image_map_are_links(web: Walked) -> None:
    web.show(
        "<body style='margin:0'><img usemap=#m width=300 height=200 src=x>"
        "<map name=m><area shape=rect coords=0,0,100,90 href=/left alt=Left>"
        "<area shape=circle coords=200,100,50 href=/right alt=Right><area coords=1,1,2,2 alt=Dead></map>"
    )
    left, right = (e for e in web.elements() if e.role == "link")
    assert (left.name, left.box, left.visibility) == ("Left", Box(0, 0, 100, 90), "shown")
    assert (right.name, right.box.centre) == ("Right", Point(200, 100))
    assert right.effect == f"GET {web.site.origins[0]}/right"
    found = web.locate(right)
    assert isinstance(found, Located) and found.element.box.contains(found.point)


def test_what_stands_in_for_an_object_is_walked(web: Walked) -> None:
    web.show("<object><button>Instead</button></object>")
    assert web.one("Instead", "button").visibility == "shown"


def test_a_password_stays_secret_once_it_was_one(web: Walked) -> None:
    web.show(
        "<input id=p type=password aria-label=Kept value=hunter2><textarea aria-label=Dots "
        "style='-webkit-text-security:disc'>hunter2</textarea>"
    )
    assert "hunter2" not in repr(web.elements())
    web.page.evaluate("document.querySelector('#p').type = 'text'")
    assert "hunter2" not in repr(web.elements()) and "password" in web.one("Kept").states


def test_the_bounds_of_what_takes_a_number(web: Walked) -> None:
    web.show(
        "<input type=range aria-label=a><input type=range min=10 max=20 step=0.5 value=12 aria-label=b>"
        "<input type=number min=1 max=9 aria-label=c><input type=number aria-label=d>"
        "<div role=slider aria-valuemin=-5 aria-valuemax=5 aria-valuenow=0 aria-label=e>.</div>"
        "<div role=slider aria-valuemin='<b>' aria-valuemax=5 aria-label=f>.</div>"
    )
    told = {e.name: e.about for e in web.elements() if e.interactive}
    assert told == {"a": "0 to 100", "b": "10 to 20 by 0.5", "c": "1 to 9", "d": "", "e": "-5 to 5", "f": ""}


def test_what_has_no_words_is_told_by_its_look(web: Walked) -> None:
    web.show(
        "<style>i {display: block; cursor: pointer; width: 20px; height: 20px}</style>"
        "<i style='background: #f00; border-radius: 50%'></i><i style='background: #8b4513; width: 60px'></i>"
        "<i style='background: #fff'></i><i style='background: rgb(255 182 193)'></i><i></i>"
        "<i style='background: #0a0'>Go</i>"
        "<svg width=90 height=30><circle cx=10 cy=10 r=8 fill=blue onclick='go()' /><polygon points='30,0 50,0 40,20' "
        "fill=none stroke=purple onclick='go()' /><text x=60 y=20 fill=green onclick='go()'>8</text></svg>"
    )
    looks = [e.about for e in web.elements() if e.role == "clickable"]
    assert looks == [
        "red circle", "brown", "white square", "pink square", "square", "", "blue circle", "dark purple polygon",
        "dark green",
    ]  # fmt: skip


def test_fields_of_every_type_are_told(web: Walked) -> None:
    types = "color date datetime-local email month number password range search tel text time url week".split()
    web.show("".join(f"<input type={each} aria-label={each}>" for each in types))
    assert [e.name for e in web.elements()] == types
    assert "datetime-local" in web.one("datetime-local").states
