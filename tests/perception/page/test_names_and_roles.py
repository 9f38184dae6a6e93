"""What the walk calls the things on a page."""

from tests.perception.page.conftest import Walked

NAMED = {
    "<button>Save</button>": ("button", "Save"),
    "<button aria-label=Close>x</button>": ("button", "Close"),
    "<button><img alt=Print src=x width=9 height=9></button>": ("button", "Print"),
    "<button><svg width=9 height=9><title>Search</title></svg></button>": ("button", "Search"),
    "<button><i aria-hidden=true>icon</i> Send</button>": ("button", "Send"),
    "<input type=submit value=Go>": ("button", "Go"),
    "<a href=/x>Home</a>": ("link", "Home"),
    "<a href=/x title=Help><i style='display:inline-block;width:9px;height:9px'></i></a>": ("link", "Help"),
    "<label>Name <input></label>": ("textbox", "Name"),
    "<label for=f>Mail</label><input id=f type=email>": ("textbox", "Mail"),
    "<b id=l>Phone</b><input aria-labelledby=l>": ("textbox", "Phone"),
    "<input placeholder=City>": ("textbox", "City"),
    "<input type=search title=Find>": ("searchbox", "Find"),
    "<input type=number aria-label=Age>": ("spinbutton", "Age"),
    "<input type=range aria-label=Size>": ("slider", "Size"),
    "<input type=file aria-label=Photo>": ("file", "Photo"),
    "<input list=d aria-label=Colour><datalist id=d><option>Red</datalist>": ("combobox", "Colour"),
    "<textarea aria-label=Notes></textarea>": ("textbox", "Notes"),
    "<select aria-label=Size><option>S</select>": ("combobox", "Size"),
    "<select multiple aria-label=Sizes><option>S</select>": ("listbox", "Sizes"),
    "<div contenteditable=true aria-label=Editor>x</div>": ("textbox", "Editor"),
    "<details><summary>More</summary>Hidden</details>": ("button", "More"),
    "<div role=tab>Files</div>": ("tab", "Files"),
    "<div role='nonsense menuitem'>Copy</div>": ("menuitem", "Copy"),
    "<button role=presentation>Real</button>": ("button", "Real"),
    "<h2>Part <em>one</em></h2>": ("heading", "Part one"),
    "<img alt=Logo src=x width=9 height=9>": ("img", "Logo"),
    "<p>Just words</p>": ("text", "Just words"),
    "<nav aria-label=Site>x</nav>": ("navigation", "Site"),
    "<fieldset><legend>Payment</legend>x</fieldset>": ("group", "Payment"),
    "<div role=dialog><h2>Sign in</h2></div>": ("dialog", "Sign in"),
    "<button class='btn icon-trash' style='width:20px;height:20px'></button>": ("button", "trash"),
    "<span onclick='x()' class='star' style='display:block;width:20px;height:20px'></span>": ("clickable", "star"),
    "<a href=/x><img src=/icons/print.svg?v=2 width=16 height=16></a>": ("link", "print"),
    "<button><svg width=9 height=9><use href=#icon-cart></use></svg></button>": ("button", "cart"),
    "<span>Dark mode</span> <button role=switch style='width:30px;height:16px'></button>": ("switch", "Dark mode"),
}


def test_roles_and_names(web: Walked) -> None:
    web.show("".join(f"<section style='margin:200px 0' id=s{n}>{body}</section>" for n, body in enumerate(NAMED)))
    found = {(e.role, e.name) for e in web.elements()}
    assert set(NAMED.values()) - found == set()


def test_what_a_button_shows_is_told_where_it_is_called_otherwise(web: Walked) -> None:
    web.show(
        "<input type=button aria-label=Preview value='Erase all'>"
        "<button aria-label=Look><i aria-hidden=true>Delete</i></button><button>Save</button>"
    )
    assert [e.text for e in web.elements()] == ["Erase all", "Delete", ""]


def test_what_is_told_beside_a_name_is_a_hint(web: Walked) -> None:
    web.show(
        "<p id=d>It is gone then</p><button title=Delete>×</button><button aria-label=More title=More>⋯</button>"
        "<button aria-description='Deletes it'>×</button><button aria-describedby=d>×</button>"
        "<div><span title=Erase><button>×</button></span></div>"
        "<div title=Erase><button>×</button><button>+</button></div>"
        "<div title=Erase><i><button>×</button></i></div>"
        "<button aria-label=Bin><svg width=9 height=9><title>Remove</title></svg></button><input title=Name>"
        "<button data-tooltip=Wipe>×</button><button>×<i role=tooltip style='visibility:hidden'>Drop</i></button>"
    )
    hints = [e.hint for e in web.elements() if e.interactive]
    assert hints[:8] == ["Delete", "", "Deletes it", "It is gone then", "Erase", "", "", "Erase"]
    assert hints[8:] == ["Remove", "", "Wipe", "Drop"]


def test_a_name_taken_from_text_nearby_is_also_the_label(web: Walked) -> None:
    web.show("<p>Far away</p><div style='height:300px'></div><span>Volume</span> <input type=range>")
    assert web.one("Volume", "slider").label == "Volume"


def test_words_of_a_control_are_not_told_again(web: Walked) -> None:
    web.show("<label>Name <input></label><a href=/x><h3>News</h3> today</a><button><b>Buy</b> now</button>")
    assert [(e.role, e.name) for e in web.elements()] == [
        ("textbox", "Name"),
        ("link", "News today"),
        ("button", "Buy now"),
    ]


def test_inline_text_is_one_line_and_blocks_are_several(web: Walked) -> None:
    web.show("<p>Hello <b>big</b>\n <i>world</i></p><p>Total <a href=/x>net</a> 30<br>done</p>")
    assert [e.name for e in web.elements()] == ["Hello big world", "Total", "net", "30", "done"]


HIDDEN = (
    "<p style='display:none'>secret</p>",
    "<p style='visibility:hidden'>secret</p>",
    "<p style='opacity:0'>secret</p>",
    "<p aria-hidden=true>secret</p>",
    "<div style='opacity:0'><button>secret</button></div>",
    "<button aria-label=secret style='width:0;height:0;padding:0;border:0;overflow:hidden'></button>",
    "<details><summary>x</summary>secret</details>",
    "<script>'secret'</script><template>secret</template>",
)


def test_invisible_things_are_left_out(web: Walked) -> None:
    web.show("".join(HIDDEN) + "<p>shown</p>")
    assert [e.name for e in web.elements() if e.name] == ["x", "shown"]


def test_visible_child_of_a_hidden_parent(web: Walked) -> None:
    web.show("<div style='visibility:hidden'>no<button style='visibility:visible'>Yes</button></div>")
    assert [e.name for e in web.elements()] == ["Yes"]


def test_term_labels_its_description(web: Walked) -> None:
    web.show("<dl><dt>Colour</dt><dd>Red</dd></dl>")
    assert web.one("Red").label == "Colour"


def test_table_cells_know_their_column_and_row(web: Walked) -> None:
    web.show(
        "<table><thead><tr><th>Name<th colspan=2>Contact<th>Notes</tr></thead>"
        "<tr><td rowspan=2>Ada<td>1<td>a@b<td><input></tr><tr><td>2<td>c@d<td>odd</tr></table>"
    )
    assert {e.name: e.label for e in web.elements() if e.role == "cell"} == {
        "Ada": "Name",
        "1": "Contact",
        "a@b": "Contact",
        "2": "Contact",
        "c@d": "Contact",
        "odd": "Notes",
    }
    field = web.one("Notes", "textbox")
    rows = [e for e in web.elements() if e.role == "row"]
    assert field.label == "Notes"
    assert field.within == (web.elements()[0].key, rows[1].key)
    assert rows[2].text == "2 c@d odd"


def test_a_field_without_a_name_in_a_row_goes_by_the_words_before_it_there(web: Walked) -> None:
    web.show(
        "<div>Movie search</div><table><tr><th>Genre</th><td><input></td></tr>"
        "<tr><td>Year</td><td><input></td><td>to</td><td><input></td></tr><tr><td><input></td></tr></table>"
        "<table><tr><th>Fruit<th>Count</tr><tr><td>Figs<td><input></tr></table>"
    )
    fields = [(e.name, e.label) for e in web.elements() if e.role == "textbox"]
    assert fields == [(name, name) for name in ("Genre", "Year", "to", "", "Count")]


def test_containers_outermost_first(web: Walked) -> None:
    web.show("<main><form><ul><li><button>Delete</button></li></ul></form></main>")
    by_key = {e.key: e.role for e in web.elements()}
    assert [by_key[key] for key in web.one("Delete").within] == ["main", "form", "list", "listitem"]


def test_long_names_are_cut(web: Walked) -> None:
    web.show(f"<button>{'word ' * 100}</button><p>{'word ' * 200}</p>")
    assert max(len(e.name) for e in web.elements()) == 200


def test_a_page_may_end_in_bare_text(web: Walked) -> None:
    assert [(e.role, e.name) for e in web.show("<h1>Order</h1>Thank you")] == [
        ("heading", "Order"),
        ("text", "Thank you"),
    ]


def test_words_nearby_name_one_control_and_none_is_named_by_those_of_another(web: Walked) -> None:
    web.show(
        "<style>input, p, span {position: absolute; margin: 0}</style>"
        "<span style='left:10px;top:10px'>Hours</span><input style='left:60px;top:10px;width:30px'>"
        "<input style='left:100px;top:10px;width:30px'>"
        "<p style='left:10px;top:100px'>Far above</p><input style='left:10px;top:190px;width:80px'>"
        "<p style='left:300px;top:100px'>Just above</p><input style='left:300px;top:130px;width:80px'>"
    )
    assert [e.name for e in web.elements() if e.interactive] == ["Hours", "", "", "Just above"]
